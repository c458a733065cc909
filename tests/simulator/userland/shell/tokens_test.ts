import assert from "node:assert/strict";
import { BASH_RULES } from "../../../../src/simulator/userland/shell/parse.ts";
import { Reader } from "../../../../src/simulator/userland/shell/reader.ts";
import { Tokens } from "../../../../src/simulator/userland/shell/tokens.ts";

Deno.test("words, operators, descriptors and assignments come apart", () => {
  const tokens = new Tokens(new Reader("a=1 b 'c d'>>f 2>&1 && x|y #z", BASH_RULES));
  const kinds: string[] = [];
  for (let token = tokens.peek(true); token.kind !== "end"; token = tokens.peek(true)) {
    kinds.push(token.kind === "operator" ? token.text : token.kind);
    tokens.take();
  }
  const expected = "assignment word word >> word descriptor >& word && word | word";
  assert.deepEqual(kinds.join(" "), expected);
});
