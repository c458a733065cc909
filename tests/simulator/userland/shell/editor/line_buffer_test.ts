import assert from "node:assert/strict";
import { LineBuffer } from "../../../../../src/simulator/userland/shell/editor/line_buffer.ts";

function line(text: string, cursor?: number): LineBuffer {
  const made = new LineBuffer();
  made.set(text, cursor);
  return made;
}

const CASES: [
  name: string,
  start: LineBuffer,
  change: (line: LineBuffer) => void,
  text: string,
  cursor: number,
][] = [
  ["insert", line("ac", 1), (it) => it.insert("b"), "abc", 2],
  ["erase before", line("日本"), (it) => it.eraseBefore(1), "日", 1],
  ["erase after", line("abc", 1), (it) => it.eraseAfter(), "ac", 1],
  ["kill to the end", line("abc def", 3), (it) => it.kill(it.length), "abc", 3],
  ["kill a word by blanks", line("ls a/b.c"), (it) => it.kill(it.wordStart(true)), "ls ", 3],
  ["kill a word by letters", line("ls a/b.c"), (it) => it.kill(it.wordStart()), "ls a/b.", 7],
  ["transpose", line("ab"), (it) => it.transpose(), "ba", 2],
  ["upper case", line("ab cd", 0), (it) => it.changeWord((word) => word.toUpperCase()), "AB cd", 2],
];

for (const [name, start, change, text, cursor] of CASES) {
  Deno.test(name, () => {
    change(start);
    assert.deepEqual([start.text, start.cursor], [text, cursor]);
  });
}

Deno.test("what was cut one after the other comes back together", () => {
  const buffer = line("a b c");
  buffer.kill(buffer.wordStart(true));
  buffer.kill(buffer.wordStart(true));
  buffer.yank();
  assert.equal(buffer.text, "a b c");
  buffer.undo();
  assert.equal(buffer.text, "a ");
});
