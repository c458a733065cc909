import assert from "node:assert/strict";
import {
  abbreviated,
  joinedWords,
  pascalCase,
  titled,
  wrapped,
} from "../../../src/go_template/functions/words.ts";

Deno.test("names are written in other ways", () => {
  for (
    const [text, snake, pascal] of [
      ["FirstName", "first_name", "FirstName"],
      ["HTTPServer", "http_server", "Httpserver"],
      ["first-name x", "first_name_x", "FirstNameX"],
      ["", "", ""],
    ] as const
  ) assert.deepEqual([joinedWords(text, "_"), pascalCase(text)], [snake, pascal]);
  assert.equal(titled("it's a-b c_d"), "It'S A-B C_d");
});

Deno.test("texts are wrapped and shortened", () => {
  assert.equal(wrapped("one two three", 7), "one two\nthree");
  assert.equal(wrapped("abcdefgh", 3, { lineBreak: "|", breaksWords: true }), "abc|def|gh");
  assert.equal(abbreviated("hello world", 0, 5), "he...");
  assert.equal(abbreviated("1234 5678 9123", 5, 10), "...5678...");
});
