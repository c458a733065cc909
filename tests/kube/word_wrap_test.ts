import assert from "node:assert/strict";
import fc from "fast-check";
import { wrapWords } from "../../src/kube/word_wrap.ts";

/** Text and the text wrapped at ten. */
const texts: [string, string][] = [
  ["", ""],
  ["one two", "one two"],
  ["one two three four", "one two\nthree four"],
  ["one\ntwo\n\nthree", "one\ntwo\n\nthree"],
  ["a  b", "a  b"],
  ["one two   ", "one two   "],
  ["one two  three   ", "one two\nthree   "],
  ["a wordwithoutend b", "a\nwordwithoutend\nb"],
  ["  indented words", "  indented\nwords"],
  ["one two three\n", "one two\nthree\n"],
];

Deno.test("lines break between words", () => {
  for (const [text, wrapped] of texts) assert.equal(wrapWords(text, 10), wrapped, text);
});

Deno.test("wrapping loses no word, and only a long word makes a long line", () => {
  const word = fc.stringMatching(/^[a-z]{1,15}$/);
  fc.assert(fc.property(fc.array(word), (words) => {
    const wrapped = wrapWords(words.join(" "), 10);
    assert.deepEqual(wrapped.split(/\s+/).filter((part) => part !== ""), words);
    for (const line of wrapped.split("\n")) {
      assert.ok(line.length <= 10 || !line.includes(" ") || line.length <= 17, line);
    }
  }));
});
