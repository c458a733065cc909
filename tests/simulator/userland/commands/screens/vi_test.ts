import assert from "node:assert/strict";
import { lastFrame, passTime, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [keys, text, bottom] of [
    ["ihello\x1b:wq\r", "helloone\ntwo\n", undefined],
    ["dd:wq\r", "two\n", undefined],
    ["ddp:x\r", "two\none\n", undefined],
    ["yyp:wq\r", "one\none\ntwo\n", undefined],
    ["onew\x1bZZ", "one\nnew\ntwo\n", undefined],
    ["Onew\x1b:wq\r", "new\none\ntwo\n", undefined],
    ["A!\x1b:wq\r", "one!\ntwo\n", undefined],
    ["3x:wq\r", "\ntwo\n", undefined],
    ["Gx:wq\r", "one\nwo\n", undefined],
    ["/two\rx:wq\r", "one\nwo\n", undefined],
    ["xu:wq\r", "one\ntwo\n", undefined],
    ["J:wq\r", "onetwo\n", undefined],
    ["x:q!\r", "one\ntwo\n", undefined],
    ["x:q\r", "one\ntwo\n", "E37: No write since last change (add ! to override)"],
    [":frob\r", "one\ntwo\n", "E492: Not an editor command: frob"],
    ["/nope\r", "one\ntwo\n", "E486: Pattern not found: nope"],
    [":w /etc/x\r", "one\ntwo\n", '"/etc/x" E212: Can\'t open file for writing'],
    ["x:w\r", "ne\ntwo\n", '"x.txt" 2L, 7B written'],
    ["i", "one\ntwo\n", "-- INSERT --"],
  ] as const
) {
  Deno.test(`vi: ${JSON.stringify(keys)}`, () => {
    const box = ubuntuBox();
    box.machine.files.write("/home/ahab/x.txt", "one\ntwo\n");
    box.machine.files.change("/home/ahab/x.txt", { uid: 1000 });
    const task = startOnTerminal(box, ["vi", "x.txt"]);
    assert.equal(lastFrame(box).at(-1), '"x.txt" 2L, 8B');
    box.terminal.type(keys);
    passTime(box, 10);
    assert.equal(box.machine.files.read("/home/ahab/x.txt"), text);
    assert.equal(task.exit?.code, bottom === undefined ? 0 : undefined);
    if (bottom !== undefined) assert.equal(lastFrame(box).at(-1), bottom);
  });
}
