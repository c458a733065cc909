import assert from "node:assert/strict";
import { klog } from "../../../src/simulator/images/klog.ts";
import type { Process } from "../../../src/simulator/host/process.ts";

Deno.test("a line has its level, date, time, process and place", () => {
  let text = "";
  const machine = { now: () => Date.UTC(2026, 10, 22, 11, 33, 4, 120) };
  const process = { machine, err: (line: string) => void (text += line) } as unknown as Process;
  klog(process, "server.go:72", '"Starting"');
  klog(process, "server.go:73", "slow", "W");
  assert.equal(
    text,
    'I1122 11:33:04.120000       1 server.go:72] "Starting"\nW1122 11:33:04.120000       1 server.go:73] slow\n',
  );
});
