import assert from "node:assert/strict";
import { TextBuffer } from "../../../../../src/simulator/userland/commands/screens/text_buffer.ts";

for (
  const [what, edit, text] of [
    ["insert", (it: TextBuffer) => it.insert("x"), "xone\ntwo\n"],
    ["break a line", (it: TextBuffer) => (it.go(0, 1), it.breakLine()), "o\nne\ntwo\n"],
    ["erase a newline", (it: TextBuffer) => (it.go(1, 0), it.erase()), "onetwo\n"],
    ["erase nothing", (it: TextBuffer) => it.erase(), "one\ntwo\n"],
    ["remove a newline", (it: TextBuffer) => (it.go(0, 9), it.remove()), "onetwo\n"],
    ["cut and paste", (it: TextBuffer) => (it.cutLines(), it.paste(1)), "two\none\n"],
    ["cut all", (it: TextBuffer) => it.cutLines(2), ""],
    ["copy", (it: TextBuffer) => (it.copyLines(2), it.paste(0)), "one\ntwo\none\ntwo\n"],
    ["take back", (it: TextBuffer) => (it.remember(), it.insert("x"), it.undo()), "one\ntwo\n"],
  ] as const
) {
  Deno.test(`text buffer: ${what}`, () => {
    const buffer = new TextBuffer("one\ntwo\n");
    edit(buffer);
    assert.equal(buffer.text, text);
  });
}

Deno.test("text buffer: searches go around, both ways", () => {
  const buffer = new TextBuffer("ab\ncab\n");
  assert.deepEqual([buffer.find("ab"), buffer.cursor], [true, { row: 1, column: 1 }]);
  assert.deepEqual([buffer.find("ab"), buffer.cursor], [true, { row: 0, column: 0 }]);
  assert.deepEqual([buffer.find("ab", { isBackwards: true }), buffer.cursor], [true, { row: 1, column: 1 }]);
  assert.equal(buffer.find("zz"), false);
  buffer.go(0, 0);
  buffer.left();
  buffer.right();
  assert.deepEqual(buffer.cursor, { row: 0, column: 1 });
});
