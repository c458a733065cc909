import assert from "node:assert/strict";
import {
  childrenOf,
  clockText,
  isKernelThread,
  listProcesses,
} from "../../../../../src/simulator/userland/commands/procps/process_list.ts";
import { ubuntuBox } from "../ubuntu_box.ts";

Deno.test("process list: names are those of programs, owners those of this machine", () => {
  const rows = listProcesses(ubuntuBox().init.process);
  assert.deepEqual(
    rows.map(({ pid, name, owner, parentPid }) => [pid, name, owner, parentPid]),
    [[1, "init", "root", 0], [2, "nginx", "root", 1], [3, "nginx", "systemd-resolve", 2], [
      4,
      "nginx",
      "systemd-resolve",
      2,
    ], [
      5,
      "cron",
      "root",
      1,
    ]],
  );
  assert.deepEqual(childrenOf(rows).get(1)?.map(({ pid }) => pid), [2, 5]);
  assert.equal(isKernelThread({ ...rows[0]!, command: "[kthreadd]" }), true);
});

for (const [ms, text] of [[0, "00:00:00"], [3_723_000, "01:02:03"], [90_061_000, "1-01:01:01"]] as const) {
  Deno.test(`process list: CPU time of ${ms} ms`, () => assert.equal(clockText(ms), text));
}

Deno.test("process list: CPU time in minutes", () => assert.equal(clockText(3_723_000, false), "62:03"));
