import assert from "node:assert/strict";
import { editLine, insertText } from "../../src/explorer/line_edit.ts";
import { keyNamed } from "../../src/terminal/key_name.ts";

/** The line with `|` for the cursor, a key, and the line after it. */
const cases: [string, string, string | undefined][] = [
  ["ab|c", "Left", "a|bc"],
  ["|abc", "Left", "|abc"],
  ["ab|c", "Right", "abc|"],
  ["a😀|", "Left", "a|😀"],
  ["a|😀", "Delete", "a|"],
  ["ab|c", "Home", "|abc"],
  ["ab|c", "End", "abc|"],
  ["ab|c", "Ctrl-A", "|abc"],
  ["ab|c", "Ctrl-E", "abc|"],
  ["ab|c", "Backspace", "a|c"],
  ["|abc", "Backspace", "|abc"],
  ["ab|c", "Ctrl-U", "|"],
  ["ab|c", "Ctrl-K", "ab|"],
  ["one two |x", "Ctrl-W", "one |x"],
  ["ab|c", "x", "abx|c"],
  ["ab|c", "F1", undefined],
];

for (const [before, key, after] of cases) {
  Deno.test(`${before} ${key}`, () => {
    const cursor = before.indexOf("|");
    const line = editLine({ text: before.replace("|", ""), cursor }, keyNamed(key));
    assert.equal(line && `${line.text.slice(0, line.cursor)}|${line.text.slice(line.cursor)}`, after);
  });
}

Deno.test("pasted lines become one", () => {
  assert.deepEqual(insertText({ text: "ad", cursor: 1 }, "b\n  c"), { text: "ab cd", cursor: 4 });
});
