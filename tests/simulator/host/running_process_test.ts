import assert from "node:assert/strict";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import type { Run } from "../../../src/simulator/host/process.ts";
import { RunningProcess } from "../../../src/simulator/host/running_process.ts";

function start(run: () => Run) {
  const queue = new EventQueue(0);
  const ends: [number, number][] = [];
  const process = new RunningProcess(queue, run(), (code) => ends.push([code, queue.now()])).start();
  return { queue, process, ends };
}

Deno.test("a process sleeps on the event queue and ends with its code", () => {
  const { queue, ends } = start(function* () {
    yield { kind: "sleep", ms: 1500 };
    return 3;
  });
  queue.advance(1499);
  assert.deepEqual(ends, []);
  queue.advance(10);
  assert.deepEqual(ends, [[3, 1500]]);
});

Deno.test("a process reads what is typed, ahead or later, to the end of input", () => {
  const seen: (string | undefined)[] = [];
  const { queue, process, ends } = start(function* () {
    for (;;) {
      const line = yield { kind: "line" };
      seen.push(line);
      if (line === undefined) return 0;
    }
  });
  process.type("a\n");
  process.type("b\n");
  queue.advance(1);
  process.endInput();
  queue.advance(1);
  assert.deepEqual(seen, ["a\n", "b\n", undefined]);
  assert.equal(ends.length, 1);
});

Deno.test("a killed process ends once and never runs again", () => {
  const { queue, process, ends } = start(function* () {
    yield { kind: "sleep", ms: 100 };
    throw new Error("it ran on");
  });
  process.kill(137);
  process.kill(137);
  queue.advance(1000);
  assert.deepEqual(ends, [[137, 0]]);
});

Deno.test("^C ends a process with 130, unless it takes notice and goes on", () => {
  const deaf = start(function* () {
    yield { kind: "sleep", ms: 1000 };
    return 0;
  });
  deaf.process.interrupt();
  deaf.queue.advance(2000);
  assert.deepEqual(deaf.ends, [[130, 0]]);
  const shell = start(function* () {
    try {
      yield { kind: "line" };
    } catch {
      yield { kind: "sleep", ms: 10 };
    }
    return 7;
  });
  shell.process.interrupt();
  shell.queue.advance(100);
  assert.deepEqual(shell.ends, [[7, 10]]);
});

Deno.test("a process that never waits lets others have their turn", () => {
  const { queue, ends, process } = start(function* () {
    for (;;) yield { kind: "line" };
  });
  process.endInput();
  queue.advance(5);
  assert.deepEqual(ends, []);
});

Deno.test("an answer from outside the event queue wakes a process once, and not a killed one", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const wait = function* (): Run {
    yield { kind: "promise", settled: promise };
    return 4;
  };
  const [alive, dead] = [start(wait), start(wait)];
  dead.process.kill(137);
  alive.queue.advance(1000);
  assert.deepEqual(alive.ends, []);
  resolve();
  await promise;
  await Promise.resolve();
  for (const { queue } of [alive, dead]) queue.advance(1);
  assert.deepEqual([alive.ends, dead.ends], [[[4, 1000]], [[137, 0]]]);
});

Deno.test("much that is typed ahead is read to its end", () => {
  let lines = 0;
  const { queue, process, ends } = start(function* () {
    while ((yield { kind: "line" }) !== undefined) lines++;
    return 0;
  });
  for (let n = 0; n < 5000; n++) process.type(`${n}\n`);
  process.endInput();
  queue.advance(100);
  assert.equal(lines, 5000);
  assert.equal(ends.length, 1);
});
