import assert from "node:assert/strict";
import { screenText } from "../../src/terminal/screen_text.ts";

const cases: [name: string, sent: string, text: string][] = [
  ["colours", "\x1b[31mred\x1b[0m", "red"],
  ["a line written over", "10%\r100%", "100%"],
  ["a character taken back", "ab\bc", "ac"],
  ["the rest of a line cleared", "abcdef\r\x1b[Kx", "x"],
  ["up and written again", "one\r\ntwo\x1b[A\rONE", "ONE\ntwo"],
  ["a bell", "a\x07b", "ab"],
  ["a window's title", "\x1b]0;title\x07text", "text"],
];

for (const [name, sent, text] of cases) {
  Deno.test(`what a reader sees: ${name}`, () => assert.equal(screenText(sent), text));
}
