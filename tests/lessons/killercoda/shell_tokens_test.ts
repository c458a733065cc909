import assert from "node:assert/strict";
import { shellTokens } from "../../../src/lessons/killercoda/shell_tokens.ts";

const cases: [script: string, texts: string[]][] = [
  ['a \'b c\' "d\\"e" f\\ g', ["a", "b c", 'd"e', "f g"]],
  ["a # no\nb", ["a", "\n", "b"]],
  ["a \\\n  b", ["a", "b"]],
  ["a>/dev/null 2>&1 && b|c", ["a>/dev/null", "&&", "b", "|", "c"]],
  ["a > /dev/null 2>&1; b &>/tmp/x", ["a", ";", "b"]],
  ['x="$(a "b c" | d)"', ['x=$(a "b c" | d)']],
  ["x=$(a $(b) 'c)')", ["x=$(a $(b) 'c)')"]],
  ["`a b`", ["`a b`"]],
  ["'not closed", ["not closed"]],
  ["", []],
];

for (const [script, texts] of cases) {
  Deno.test(`shell words of ${JSON.stringify(script)}`, () => {
    assert.deepEqual(shellTokens(script).map(({ text }) => text), texts);
  });
}

Deno.test("commands within commands end somewhere", () => {
  assert.equal(shellTokens(`a ${"$(".repeat(100_000)}`).length, 2);
});

Deno.test("words know their lines", () => {
  assert.deepEqual(shellTokens("a\n\n'b\nc' \\\n d").map(({ text, line }) => [text, line]), [
    ["a", 1],
    ["\n", 1],
    ["\n", 2],
    ["b\nc", 3],
    ["d", 5],
  ]);
});
