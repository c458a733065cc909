import assert from "node:assert/strict";
import { splitAtSemicolons } from "../../../../src/simulator/userland/shell/token_grammar.ts";

Deno.test("the expressions of for (( )) are cut at their semicolons", () => {
  const words = splitAtSemicolons([{ kind: "text", text: "i=0;i<3;", quoted: true }]);
  assert.deepEqual(words.map((word) => word.length), [1, 1, 0]);
});
