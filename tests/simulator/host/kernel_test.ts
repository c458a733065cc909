import assert from "node:assert/strict";
import { ProgramNotFound } from "../../../src/simulator/host/kernel.ts";
import type { Run } from "../../../src/simulator/host/process.ts";
import { smallMachine } from "./small_machine.ts";

function* forEver(): Run {
  yield { kind: "forever" };
  return 0;
}

Deno.test("a process has a number in its own namespace and in those above", () => {
  const { kernel, start } = smallMachine();
  start(forEver);
  const namespaces = kernel.newNamespaces(["pid", "mnt"]);
  const first = start(forEver, { namespaces });
  const second = start(forEver, { namespaces, parent: first });
  assert.deepEqual([first.pid, second.pid], [1, 2]);
  assert.deepEqual([first, second].map((task) => task.numberIn(kernel.namespaces.pid)), [2, 3]);
  assert.deepEqual(kernel.rowsIn(namespaces.pid).map(({ pid, parentPid }) => [pid, parentPid]), [[1, 0], [
    2,
    1,
  ]]);
  assert.equal([...kernel.tasks].length, 3);
  assert.equal(namespaces.uts, kernel.namespaces.uts, "what is not new is shared");
  assert.notEqual(namespaces.mnt.inode, kernel.namespaces.mnt.inode);
});

Deno.test("with the first process of a namespace all others end", () => {
  const { kernel, start } = smallMachine();
  const namespaces = kernel.newNamespaces(["pid"]);
  const first = start(forEver, { namespaces });
  const second = start(forEver, { namespaces, parent: first });
  first.signal("KILL", true);
  assert.deepEqual(second.exit, { code: 137, signal: "KILL" });
  assert.deepEqual(kernel.rowsIn(namespaces.pid), []);
});

Deno.test("a child whose parent has ended belongs to the first process", () => {
  const { start } = smallMachine();
  const init = start(forEver);
  const parent = start(forEver, { parent: init });
  const child = start(forEver, { parent });
  parent.signal("TERM");
  assert.equal(child.parent, init);
  assert.ok(init.children.has(child));
});

Deno.test("a terminal's keys concern its foreground alone", () => {
  const { queue, kernel, start } = smallMachine();
  start(forEver);
  const terminal = kernel.makeTerminal();
  const shell = start(forEver, { jobGroup: "session", terminal, input: terminal });
  shell.process.termination.ignored = ["INT"];
  const background = start(forEver, { parent: shell, jobGroup: "new" });
  const job = start(forEver, { parent: shell, jobGroup: "new" });
  const partner = start(forEver, { parent: shell, jobGroup: job.jobGroup });
  terminal.foreground = job.jobGroup;
  terminal.type("\x03");
  queue.advance(1);
  assert.deepEqual([shell, background, job, partner].map((task) => task.exit?.signal), [
    undefined,
    undefined,
    "INT",
    "INT",
  ]);
  assert.equal(kernel.rowsIn(kernel.namespaces.pid).find(({ pid }) => pid === shell.pid)?.terminal, "pts/0");
});

Deno.test("terminals are numbered in each mount namespace, and a number is free after its terminal's end", () => {
  const { kernel } = smallMachine();
  const inner = kernel.newNamespaces(["mnt"]);
  const first = kernel.makeTerminal();
  const labels = [first, kernel.makeTerminal(), kernel.makeTerminal(undefined, inner)].map(({ label }) =>
    label
  );
  first.hangUp();
  assert.deepEqual([...labels, kernel.makeTerminal().label, kernel.makeTerminal().label], [
    "/dev/pts/0",
    "/dev/pts/1",
    "/dev/pts/0",
    "/dev/pts/0",
    "/dev/pts/2",
  ]);
});

Deno.test("who leads a session takes the foreground with it when it ends", () => {
  const { kernel, start } = smallMachine();
  start(forEver);
  const terminal = kernel.makeTerminal();
  const shell = start(forEver, { jobGroup: "session", terminal, input: terminal });
  const job = start(forEver, { parent: shell, jobGroup: "new" });
  terminal.foreground = job.jobGroup;
  shell.signal("KILL");
  assert.deepEqual(job.exit, { code: 129, signal: "HUP" });
});

Deno.test("what is not along PATH cannot be started", () => {
  const { kernel, machine } = smallMachine();
  assert.throws(() => kernel.spawn({ machine, argv: ["nope"] }), ProgramNotFound);
});
