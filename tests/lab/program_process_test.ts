import assert from "node:assert/strict";
import { programProcess } from "../../src/lab/program_process.ts";
import { smallLab } from "./small_lab.ts";

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));

Deno.test("Ctrl-C is the program's to answer; one that fails by it has been ended by it", async () => {
  const lab = smallLab();
  const kind = programProcess(async (_, io) => {
    await untilAborted(io.signal).catch(() => {});
    await io.out("bye");
    return 0;
  });
  const rude = programProcess((_, io) => untilAborted(io.signal));
  const tasks = [lab.start(kind), lab.start(rude)];
  lab.queue.advance(10);
  for (const task of tasks) task.signal("INT");
  assert.deepEqual([await lab.end(tasks[0]!), await lab.end(tasks[1]!)], [0, 130]);
  assert.equal(tasks[1]!.exit?.signal, "INT");
  assert.equal(lab.written.out, "bye");
});

Deno.test("a program that does not answer Ctrl-C ends at the second", async () => {
  const lab = smallLab();
  const task = lab.start(programProcess(() => new Promise<never>(() => {})));
  lab.queue.advance(10);
  task.signal("INT");
  lab.queue.advance(10);
  assert.equal(task.hasEnded, false);
  task.signal("INT");
  assert.equal(await lab.end(task), 130);
});

Deno.test("Ctrl-C ends who only reads; who has named an end of reading answers it", async () => {
  const lab = smallLab();
  const [plain, named] = [false, true].map((isNamed) =>
    lab.host.kernel.spawn({
      parent: lab.host.init,
      machine: lab.host.machine,
      argv: ["reads"],
      jobGroup: "session",
      program: programProcess(async (_, io) => {
        for await (const _ of io.input(isNamed ? io.signal : undefined));
        return 7;
      }),
      descriptors: new Map([[0, lab.host.kernel.makePipe().input]]),
    })
  );
  lab.queue.advance(10);
  plain!.signal("INT");
  named!.signal("INT");
  assert.deepEqual([await lab.end(plain!), plain!.exit?.signal], [130, "INT"]);
  await lab.end(named!);
  assert.equal(named!.hasEnded, true);
});

Deno.test("a program that answers the second Ctrl-C, too, ends at the third", async () => {
  const lab = smallLab();
  const asks = programProcess(async (_, io) => {
    await untilAborted(io.forced()).catch(() => io.out("forced"));
    return new Promise<never>(() => {});
  });
  const task = lab.start(asks);
  for (const written of ["", "", "forced"]) {
    lab.queue.advance(10);
    await new Promise<void>((go) => setTimeout(go, 0));
    lab.queue.advance(10);
    assert.deepEqual([task.hasEnded, lab.written.out], [false, written]);
    task.signal("INT");
  }
  assert.equal(await lab.end(task), 130);
});

Deno.test("a program that is stopped writes nothing until it goes on", async () => {
  const lab = smallLab();
  const task = lab.start(programProcess(async (_, io) => {
    await io.wait(100);
    await io.out("later");
    return 0;
  }));
  lab.queue.advance(10);
  task.signal("STOP");
  for (let turn = 0; turn < 20; turn++) {
    await new Promise<void>((go) => setTimeout(go, 0));
    lab.queue.advance(50);
  }
  assert.equal(lab.written.out, "");
  task.signal("CONT");
  assert.equal(await lab.end(task), 0);
  assert.equal(lab.written.out, "later");
});

Deno.test("a programmer's mistake ends its process alone, and a signal ends the work", async () => {
  const lab = smallLab();
  const task = lab.start(programProcess(() => Promise.reject(new TypeError("oops"))), { argv: ["helm"] });
  assert.equal(await lab.end(task), 2);
  assert.match(lab.written.err, /^helm: internal error: TypeError: oops/);
  let isAborted = false;
  const other = lab.start(programProcess((_, io) => {
    io.signal.addEventListener("abort", () => isAborted = true);
    return new Promise<never>(() => {});
  }));
  lab.queue.advance(10);
  other.signal("TERM");
  assert.equal(await lab.end(other), 143);
  assert.equal(isAborted, true);
});
