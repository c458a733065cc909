import assert from "node:assert/strict";
import { expandBraces } from "../../../../src/simulator/userland/shell/braces.ts";

for (
  const [text, words] of [
    ["a{b,c}d", ["abd", "acd"]],
    ["{1..3}", ["1", "2", "3"]],
    ["{03..1}", ["03", "02", "01"]],
    ["{a,b{1,2}}", ["a", "b1", "b2"]],
    ["{a..e..2}", ["a", "c", "e"]],
    ["{x}", ["{x}"]],
    ["{,y}", ["", "y"]],
  ] as const
) {
  Deno.test(`${text} stands for ${words.length} words`, () => {
    const found = expandBraces([{ kind: "text", text, quoted: false }]);
    assert.deepEqual(
      found.map((word) => word.map((part) => part.kind === "text" ? part.text : "").join("")),
      words,
    );
  });
}
