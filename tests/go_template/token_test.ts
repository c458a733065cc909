import assert from "node:assert/strict";
import { shownToken } from "../../src/go_template/token.ts";

Deno.test("a token is named in messages as Go names it", () => {
  const shown = (kind: "string" | "keyword" | "end of text" | "error" | "text", text: string) =>
    shownToken({ kind, text, at: 0, line: 1 });
  assert.equal(shown("keyword", "end"), "<end>");
  assert.equal(shown("end of text", ""), "EOF");
  assert.equal(shown("error", "unclosed action"), "unclosed action");
  assert.equal(shown("text", "}"), '"}"');
  assert.equal(shown("text", "a text of more than ten letters"), '"a text of "...');
});
