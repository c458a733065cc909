import assert from "node:assert/strict";
import { parseScript } from "../../../../src/simulator/userland/shell/parse.ts";

Deno.test("a list keeps what joins its pipelines", () => {
  assert.deepEqual(parseScript("a && b || c; d & e").map((pipeline) => pipeline.then), [
    "&&",
    "||",
    ";",
    "&",
    ";",
  ]);
});

for (const script of ["fi", "a )", "while true; done", "; a", "a ;; b"]) {
  Deno.test(`${JSON.stringify(script)} is a syntax error`, () => {
    assert.throws(() => parseScript(script), { name: "ShellSyntaxError", incomplete: false });
  });
}
