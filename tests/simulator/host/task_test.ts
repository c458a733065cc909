import assert from "node:assert/strict";
import {
  Interrupted,
  type Process,
  readLine,
  type Run,
  type Termination,
} from "../../../src/simulator/host/process.ts";
import type { Exit } from "../../../src/simulator/host/task.ts";
import { SystemError } from "../../../src/simulator/host/system_error.ts";
import { smallMachine } from "./small_machine.ts";

function* forEver(): Run {
  yield { kind: "forever" };
  return 0;
}

/** A program that says how it wants its signals. */
function minding(termination: Partial<Termination>) {
  return function* (process: Process): Run {
    Object.assign(process.termination, termination);
    return yield* forEver();
  };
}

/** `others`: so many run before it, so that it is not the first. */
const SIGNALS: [
  what: string,
  termination: Partial<Termination>,
  others: number,
  signal: string,
  exit: Exit | undefined,
][] = [
  ["the first process ignores what it does not handle", {}, 0, "TERM", undefined],
  ["not even SIGKILL ends it from inside", {}, 0, "KILL", undefined],
  ["others end", {}, 1, "TERM", { code: 143, signal: "TERM" }],
  ["others can be killed", {}, 1, "KILL", { code: 137, signal: "KILL" }],
  ["Ctrl-C ends with 130", {}, 1, "INT", { code: 130, signal: "INT" }],
  ["a handler ends it well, the first too", { handler: { exitCode: 0, afterMs: 5 } }, 0, "TERM", { code: 0 }],
  ["what is looked at does not end it", { handled: ["TERM"] }, 1, "TERM", undefined],
  ["what is ignored does nothing", { ignored: ["HUP"] }, 1, "HUP", undefined],
  ["a window that changes is harmless", {}, 1, "WINCH", undefined],
];

for (const [what, termination, others, signal, exit] of SIGNALS) {
  Deno.test(`signals: ${what}`, () => {
    const { queue, start } = smallMachine();
    for (let n = 0; n < others; n++) start(forEver);
    const task = start(minding(termination));
    queue.advance(1);
    task.signal(signal);
    queue.advance(1000);
    assert.deepEqual(task.exit, exit);
  });
}

Deno.test("a kernel above may kill the first process of a namespace", () => {
  const { start } = smallMachine();
  const task = start(forEver);
  task.signal("KILL", true);
  assert.deepEqual(task.exit, { code: 137, signal: "KILL" });
});

Deno.test("a process sleeps on the event queue and ends with its code", () => {
  const { queue, start } = smallMachine();
  const task = start(function* () {
    yield { kind: "sleep", ms: 1500 };
    return 3;
  });
  queue.advance(1499);
  assert.equal(task.state, "S");
  queue.advance(10);
  assert.deepEqual(task.exit, { code: 3 });
});

Deno.test("who takes notice of Ctrl-C goes on", () => {
  const { queue, start, written } = smallMachine();
  start(forEver);
  const task = start(function* (process) {
    try {
      yield { kind: "sleep", ms: 1000 };
    } catch (error) {
      assert.ok(error instanceof Interrupted);
      process.out(`${error.signal}\n`);
    }
    yield { kind: "sleep", ms: 10 };
    return 7;
  }, {});
  queue.advance(1);
  task.signal("INT");
  queue.advance(100);
  assert.equal(written.out, "INT\n");
  assert.deepEqual(task.exit, { code: 7 });
});

Deno.test("a stopped process does nothing until it may go on", () => {
  const { queue, start, written } = smallMachine();
  start(forEver);
  const task = start(function* (process) {
    for (let n = 1; n <= 3; n++) {
      yield { kind: "sleep", ms: 100 };
      process.out(`${n} `);
    }
    return 0;
  });
  queue.advance(150);
  task.signal("TSTP");
  queue.advance(10_000);
  assert.equal(written.out, "1 ");
  assert.equal(task.state, "T");
  task.signal("CONT");
  queue.advance(1000);
  assert.equal(written.out, "1 2 3 ");
  assert.deepEqual(task.exit, { code: 0 });
});

Deno.test("a frozen control group stands still and goes on where it was", () => {
  const { queue, kernel, start, written } = smallMachine();
  const controlGroup = kernel.controlGroups.child("c");
  start(function* (process) {
    for (let n = 1;; n++) {
      yield { kind: "sleep", ms: 100 };
      process.out(`${n} `);
    }
  }, { controlGroup });
  queue.advance(250);
  controlGroup.isFrozen = true;
  queue.advance(10_000);
  assert.equal(written.out, "1 2 ");
  kernel.thaw(controlGroup);
  queue.advance(250);
  assert.equal(written.out, "1 2 3 4 5 ");
});

Deno.test("who reads waits for who writes, and ends with him", () => {
  const { queue, kernel, start, written } = smallMachine();
  start(forEver);
  const pipe = kernel.makePipe();
  start(function* (process) {
    for (const word of ["a\n", "b"]) {
      yield { kind: "sleep", ms: 100 };
      process.out(word);
    }
    return 0;
  }, { descriptors: new Map([[1, pipe.output]]) });
  pipe.output.release();
  const reader = start(function* (process) {
    for (let line = yield* readLine(process); line !== undefined; line = yield* readLine(process)) {
      process.out(`[${line.trim()}] `);
    }
    return 0;
  }, { input: pipe.input });
  queue.advance(100);
  assert.equal(written.out, "[a] ");
  queue.advance(1000);
  assert.equal(written.out, "[a] [b] ");
  assert.equal(reader.exit?.code, 0);
});

Deno.test("who writes to nobody ends with SIGPIPE", () => {
  const { queue, kernel, start } = smallMachine();
  const pipe = kernel.makePipe();
  const writer = start(function* (process) {
    for (;;) {
      process.out("y\n");
      yield { kind: "sleep", ms: 1 };
    }
  }, { descriptors: new Map([[1, pipe.output]]) });
  queue.advance(5);
  assert.equal(writer.exit, undefined);
  pipe.input.release();
  queue.advance(5);
  assert.deepEqual(writer.exit, { code: 141, signal: "PIPE" });
});

Deno.test("who writes faster than is read waits until there is room", () => {
  const { queue, kernel, start } = smallMachine();
  const pipe = kernel.makePipe();
  let rounds = 0;
  start(function* (process) {
    for (;;) {
      process.out("x".repeat(10_000));
      rounds++;
      yield { kind: "busy", ms: 1 };
    }
  }, { descriptors: new Map([[1, pipe.output]]) });
  queue.advance(1000);
  assert.equal(rounds, 7, "the pipe holds 65,536");
  assert.equal(pipe.input.read()!.length, 70_000);
  queue.advance(3);
  assert.ok(rounds > 7);
});

Deno.test("a program that does not look at what a call answered ends on it", () => {
  const { start, written } = smallMachine();
  const task = start(() => {
    throw new SystemError("EROFS");
  });
  assert.deepEqual([task.exit, written.err], [{ code: 1 }, "program: Read-only file system\n"]);
});

/** A process that signals itself in the middle of a step, and what becomes of it. */
const OWN_SIGNALS: [signal: string, exit: Exit | undefined, state: string][] = [
  ["TERM", { code: 143, signal: "TERM" }, "Z"],
  ["KILL", { code: 137, signal: "KILL" }, "Z"],
  ["INT", { code: 130, signal: "INT" }, "Z"],
  ["STOP", undefined, "T"],
  ["WINCH", undefined, "S"],
];

for (const [signal, exit, state] of OWN_SIGNALS) {
  Deno.test(`a process that sends itself ${signal}`, () => {
    const { queue, start, written } = smallMachine();
    start(forEver);
    const steps: string[] = [];
    const task = start(function* (process) {
      try {
        process.task!.signal(signal);
        steps.push("sent");
        yield { kind: "sleep", ms: 100 };
        process.out("went on\n");
        yield* forEver();
        return 0;
      } finally {
        steps.push("left");
      }
    });
    queue.advance(1000);
    assert.deepEqual([task.exit, task.state], [exit, state]);
    assert.deepEqual(steps, exit ? ["sent", "left"] : ["sent"]);
    assert.equal(written.out, signal === "WINCH" ? "went on\n" : "");
  });
}

Deno.test("who takes notice of the Ctrl-C that it has sent itself sleeps undisturbed afterwards", () => {
  const { queue, start, written } = smallMachine();
  start(forEver);
  start(function* (process) {
    try {
      process.task!.signal("INT");
      yield { kind: "sleep", ms: 100 };
    } catch {
      yield { kind: "sleep", ms: 1000 };
      process.out(`${queue.now()}`);
    }
    return 0;
  });
  queue.advance(5000);
  assert.equal(written.out, "1000");
});

Deno.test("a program that answers at once and has killed itself ends by the signal", () => {
  const { start } = smallMachine();
  start(forEver);
  const task = start((process) => {
    process.task!.signal("KILL");
    return 0;
  });
  assert.deepEqual(task.exit, { code: 137, signal: "KILL" });
});

Deno.test("a child that ends the first process of its namespace ends with it", () => {
  const { queue, kernel, start } = smallMachine();
  start(forEver);
  const first = start(forEver, { namespaces: kernel.newNamespaces(["pid"]) });
  const child = start(function* () {
    first.signal("KILL", true);
    return yield* forEver();
  }, { parent: first });
  queue.advance(1);
  assert.deepEqual([first.exit?.code, child.exit?.code], [137, 137]);
});
