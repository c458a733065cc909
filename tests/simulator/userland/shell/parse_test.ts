import assert from "node:assert/strict";
import { parseScript } from "../../../../src/simulator/userland/shell/parse.ts";

Deno.test("a list keeps what joins its pipelines", () => {
  const list = parseScript("a && b || c; d & e");
  assert.deepEqual(list.map((chain) => chain.rest.map(({ operator }) => operator)), [["&&", "||"], [], []]);
  assert.deepEqual(list.map((chain) => [chain.background, chain.source]), [[false, "a && b || c"], [
    true,
    "d",
  ], [false, "e"]]);
});

for (const script of ["fi", "a )", "while true; done", "; a", "a ;; b"]) {
  Deno.test(`${JSON.stringify(script)} is a syntax error`, () => {
    assert.throws(() => parseScript(script), { name: "ShellSyntaxError", incomplete: false });
  });
}

for (const script of ["echo 'a", 'echo "a', "echo $(a", "if a", "a &&"]) {
  Deno.test(`${JSON.stringify(script)} asks for more`, () => {
    assert.throws(() => parseScript(script), { name: "ShellSyntaxError", incomplete: true });
  });
}
