import assert from "node:assert/strict";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import type { Termination } from "../../../src/simulator/host/process.ts";
import { RunningProcess } from "../../../src/simulator/host/running_process.ts";
import { ProcessTable } from "../../../src/simulator/host/process_table.ts";

function table(termination: Termination, before = 0) {
  const queue = new EventQueue(0);
  const processes = new ProcessTable(queue);
  const other = {
    process: undefined,
    user: "root",
    command: "first",
    termination: { handler: "default" },
  } as const;
  for (let n = 0; n < before; n++) processes.add(other);
  const ends: number[] = [];
  const pid = processes.add({ process: undefined, user: "root", command: "c", termination });
  const work = (function* () {
    yield { kind: "forever" } as const;
    return 0;
  })();
  processes.attach(pid, new RunningProcess(queue, work, (code) => ends.push(code)).start());
  return { queue, processes, pid, ends };
}

const CASES: [what: string, termination: Termination, before: number, signal: string, ends: number[]][] = [
  ["the first process ignores what it does not handle", { handler: "default" }, 0, "TERM", []],
  ["not even SIGKILL ends it from inside", { handler: "default" }, 0, "KILL", []],
  ["others end", { handler: "default" }, 1, "TERM", [143]],
  ["at once, if need be", { handler: "default" }, 1, "KILL", [137]],
  ["a server ends in its own way", { handler: { exitCode: 0, afterMs: 40 } }, 0, "TERM", [0]],
  ["a signal that ends nothing ends nothing", { handler: "default" }, 1, "USR1", []],
];

for (const [what, termination, before, signal, expected] of CASES) {
  Deno.test(what, () => {
    const { queue, processes, pid, ends } = table(termination, before);
    assert.ok(processes.signal(pid, signal));
    queue.advance(100);
    assert.deepEqual(ends, expected);
  });
}

Deno.test("a trapped signal waits to be looked at", () => {
  const termination: Termination = { handler: "polled", handled: ["TERM"] };
  const { processes, pid } = table(termination);
  processes.signal(pid, "TERM");
  assert.equal(termination.requested, "TERM");
});

Deno.test("numbers are given once, and nobody is behind one that is free", () => {
  const { processes, pid } = table({ handler: "default" }, 1);
  assert.equal(pid, 2);
  processes.remove(pid);
  assert.equal(processes.signal(pid, "TERM"), false);
  assert.deepEqual(processes.rows().map(({ pid }) => pid), [1]);
});
