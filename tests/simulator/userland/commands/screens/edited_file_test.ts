import assert from "node:assert/strict";
import { lastFrame, passTime, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

Deno.test("edited file: the screen follows the cursor down and along a long line", () => {
  const box = ubuntuBox({ files: { "/data/long": "a\n".repeat(50) + "0123456789".repeat(10) + "\n" } });
  startOnTerminal(box, ["vi", "/data/long"]);
  box.terminal.type("G$");
  passTime(box, 10);
  const lines = lastFrame(box);
  assert.equal(
    lines.at(-2),
    "1234567890123456789012345678901234567890123456789012345678901234567890123456789",
  );
  box.terminal.type("gg");
  passTime(box, 10);
  assert.equal(lastFrame(box)[0], "a");
});

Deno.test("edited file: a new one is new, a folder is none, garbage is shown as it can be", () => {
  for (
    const [name, bottom] of [["/tmp/new", '"/tmp/new" [New]'], ["/etc", '"/etc" Is a directory'], [
      "/data/odd",
      '"/data/odd" 1L, 4B',
    ]]
  ) {
    const box = ubuntuBox({ files: { "/data/odd": "\x1b\0\udcff\n" } });
    startOnTerminal(box, ["vi", name!]);
    assert.equal(lastFrame(box).at(-1), bottom);
  }
});
