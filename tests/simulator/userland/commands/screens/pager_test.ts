import assert from "node:assert/strict";
import { lastFrame, passTime, runOnUbuntu, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

const text = Array.from({ length: 60 }, (_, at) => `line ${at + 1}\n`).join("");
for (
  const [keys, top] of [
    [["j"], "line 2"],
    [[" "], "line 24"],
    [["G"], "line 38"],
    [["G", "g"], "line 1"],
    [["/", "i", "n", "e", " ", "3", "1", "\r"], "line 31"],
    [["/", "5", "\r", "n"], "line 15"],
    [["\x1b[6~", "k"], "line 23"],
  ] as const
) {
  Deno.test(`less: ${keys.join("")}`, () => {
    const box = ubuntuBox({ files: { "/data/long": text } });
    const task = startOnTerminal(box, ["less", "/data/long"]);
    assert.equal(lastFrame(box)[0], "line 1");
    for (const key of keys) {
      box.terminal.type(key);
      passTime(box, 10);
    }
    assert.equal(lastFrame(box)[0], top);
    box.terminal.type("q");
    passTime(box, 10);
    assert.equal(task.exit?.code, 0);
    assert.ok(box.screen.endsWith("\x1b[?1049l"));
  });
}

for (
  const [line, out] of [
    ["less /data/long", text],
    ["less /nope", "less: /nope: No such file or directory\n"],
    ["less /etc", "/etc is a directory\n"],
  ] as const
) {
  Deno.test(`less without a terminal: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { files: { "/data/long": text } });
    assert.equal(ran.out + ran.err, out);
  });
}

Deno.test("more: the space key ends it at the end, and what was not found is said", () => {
  const box = ubuntuBox({ files: { "/data/long": text, "/data/odd": "\x1b[31m\udcff\0" } });
  const task = startOnTerminal(box, ["more", "/data/long"]);
  assert.equal(lastFrame(box).at(-1), "--More--(38%)");
  box.terminal.type("/nope\r");
  passTime(box, 10);
  assert.match(box.screen, /Pattern not found/);
  for (let turn = 0; turn < 4; turn++) {
    box.terminal.type(" ");
    passTime(box, 10);
  }
  assert.equal(task.exit?.code, 0);
});
