import assert from "node:assert/strict";
import { tokensOf } from "../../../../src/simulator/images/python/tokens.ts";

Deno.test("a line falls into words, and a comment is none", () => {
  const words = tokensOf("x = f'{a}' + 1_0.5 ** y # note").map(({ kind, text }) => `${kind} ${text}`);
  assert.deepEqual(words, [
    "name x",
    "mark =",
    "text f'{a}'",
    "mark +",
    "number 1_0.5",
    "mark **",
    "name y",
    "end ",
  ]);
  assert.throws(() => tokensOf("a ? b"), /invalid syntax/);
});
