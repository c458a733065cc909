import assert from "node:assert/strict";
import { lastFrame, passTime, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

Deno.test("watch: runs the command again, shows it, and Ctrl-C ends", () => {
  const box = ubuntuBox({ files: { "/data/a": "" } });
  const task = startOnTerminal(box, ["watch", "-n", "5", "-x", "ls", "/data"]);
  assert.match(box.screen, /Every 5\.0s: ls \/data +pequod: Sun Nov 22 11:33:04 2026/);
  assert.deepEqual(lastFrame(box).slice(1), ["", "a"]);
  box.machine.files.write("/data/b", "");
  passTime(box, 4000);
  assert.deepEqual(lastFrame(box).slice(1), ["", "a"]);
  passTime(box, 1100);
  assert.deepEqual(lastFrame(box).slice(1), ["", "a", "b"]);
  box.terminal.type("\x03");
  passTime(box, 10);
  assert.equal(task.exit?.code, 130);
  assert.ok(box.screen.endsWith("\x1b[?1049l"));
});

Deno.test("watch: -g ends when something changes", () => {
  const box = ubuntuBox({ files: { "/data/a": "" } });
  const task = startOnTerminal(box, ["watch", "-g", "-t", "-x", "ls", "/data"]);
  passTime(box, 5000);
  assert.equal(task.hasEnded, false);
  box.machine.files.write("/data/b", "");
  passTime(box, 2100);
  assert.equal(task.exit?.code, 0);
});
