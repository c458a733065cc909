import assert from "node:assert/strict";
import { tokenize } from "../../src/go_template/lexer.ts";
import { TokenReader } from "../../src/go_template/token_reader.ts";

function reader(text: string): TokenReader {
  return new TokenReader("t", tokenize(text, { delimiters: ["{{", "}}"], isFunction: () => true }));
}

Deno.test("words are read past blanks, and the last token comes again and again", () => {
  const tokens = reader("{{ a  b");
  assert.deepEqual([1, 2, 3].map(() => tokens.readWord().text), ["{{", "a", "b"]);
  assert.equal(tokens.readWord().text, "unclosed action");
  assert.equal(tokens.readWord().text, "unclosed action");
});

Deno.test("messages tell the line of the farthest token", () => {
  const tokens = reader("{{ a\n\nb }}");
  for (let count = 0; count < 3; count++) tokens.readWord();
  tokens.back();
  assert.throws(() => tokens.fail("no"), { message: "template: t:3: no" });
});
