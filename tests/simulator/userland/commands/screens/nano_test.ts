import assert from "node:assert/strict";
import { lastFrame, passTime, runOnUbuntu, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [keys, text, code] of [
    ["hello\x0f\r\x18", "helloone\ntwo\n", 0],
    ["\x0b\x0f\r\x18", "two\n", 0],
    ["\x0b\x15\x0f\r\x18", "one\ntwo\n", 0],
    ["x\x18n", "one\ntwo\n", 0],
    ["x\x18y\r", "xone\ntwo\n", 0],
    ["\x17two\rX\x18y\r", "one\nXtwo\n", 0],
    ["\x1b[F\rnew\x18y\r", "one\nnew\ntwo\n", 0],
    ["\x1b[3~\x7f\x18y\r", "ne\ntwo\n", 0],
  ] as const
) {
  Deno.test(`nano: ${JSON.stringify(keys)}`, () => {
    const box = ubuntuBox();
    box.machine.files.write("/home/ahab/x.txt", "one\ntwo\n");
    box.machine.files.change("/home/ahab/x.txt", { uid: 1000 });
    const task = startOnTerminal(box, ["nano", "x.txt"]);
    assert.match(lastFrame(box)[0]!, /^ {2}GNU nano 7\.2 +x\.txt$/);
    assert.match(lastFrame(box).join("\n"), /\[ Read 2 lines \]\n\^G Help/);
    box.terminal.type(keys);
    passTime(box, 10);
    assert.equal(box.machine.files.read("/home/ahab/x.txt"), text);
    assert.equal(task.exit?.code, code);
  });
}

Deno.test("nano: what may not be written is said, and the text is not lost", () => {
  const box = ubuntuBox();
  const task = startOnTerminal(box, ["nano", "/etc/passwd"]);
  box.terminal.type("x\x0f\r");
  passTime(box, 10);
  assert.match(lastFrame(box).join("\n"), /\[ Error writing \/etc\/passwd: Permission denied \]/);
  assert.equal(task.hasEnded, false);
  box.terminal.type("\x18n");
  passTime(box, 10);
  assert.equal(task.exit?.code, 0);
});

Deno.test("nano: without a terminal it says so", () => {
  assert.equal(runOnUbuntu(["nano", "x"]).err, "Standard input is not a terminal\n");
});
