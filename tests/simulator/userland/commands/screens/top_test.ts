import assert from "node:assert/strict";
import { lastFrame, passTime, runOnUbuntu, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

Deno.test("top: in batch mode it prints the summary and every process", () => {
  const { out, code } = runOnUbuntu(["top", "-b", "-n1"]);
  assert.match(out, /^top - 11:33:04 up .*\nTasks: {3}6 total, {3}1 running, {3}5 sleeping/);
  assert.match(out, /\n {4}PID USER {6}PR {2}NI {4}VIRT {4}RES {4}SHR S {2}%CPU {2}%MEM {5}TIME\+ COMMAND\n/);
  assert.match(
    out,
    /\n {6}3 systemd\+ {2}20 {3}0 {4}9668 {3}3223 {3}1934 S {3}0\.0 {3}0\.0 {3}0:00\.00 nginx\n/,
  );
  assert.equal(code, 0);
});

Deno.test("top: -p and -u choose, -n 2 looks twice", () => {
  assert.equal(runOnUbuntu(["top", "-bn2", "-p", "5"]).out.match(/cron\n/g)?.length, 2);
  assert.doesNotMatch(runOnUbuntu(["top", "-bn1", "-u", "root"]).out, /systemd\+/);
});

Deno.test("top: on a terminal it has the screen until q, and sorts as it is told", () => {
  const box = ubuntuBox();
  const task = startOnTerminal(box, ["top"]);
  box.terminal.type("Nc");
  passTime(box, 4000);
  const rows = lastFrame(box).slice(7).map((line) => `${line.slice(0, 7).trim()} ${line.slice(70).trim()}`);
  assert.deepEqual(rows.slice(0, 3), ["6 top", "5 /usr/sbi+", "4 nginx: w+"]);
  box.terminal.type("q");
  passTime(box, 10);
  assert.equal(task.exit?.code, 0);
});
