import assert from "node:assert/strict";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Driver, type Machine } from "../../../src/simulator/serve/driver.ts";

/** A machine whose time the test moves. */
class HandMachine implements Machine {
  time = 0;
  jobs: (() => void)[] = [];
  /** Real time that one of them takes. */
  jobMs = 0;
  timers: { at: number; work: () => void }[] = [];
  now(): number {
    return this.time;
  }
  after(delayMs: number, work: () => void): () => void {
    const timer = { at: this.time + delayMs, work };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }
  soon(work: () => void): void {
    this.jobs.push(work);
  }
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((other) => other !== due);
      this.time = due.at;
      due.work();
      this.#work();
    }
    this.time = end;
  }
  #work(): void {
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) {
      this.time += this.jobMs;
      job();
    }
  }
}

function world(speed = 1) {
  const machine = new HandMachine();
  const queue = new EventQueue(1_000_000);
  const driver = new Driver(queue, { machine, speed });
  const log: number[] = [];
  const note = (delayMs: number) => queue.schedule(delayMs, () => log.push(queue.now() - 1_000_000));
  return { machine, queue, driver, log, note };
}

for (const [speed, realMs, expected] of [[1, 50, [10, 40]], [10, 4, [10, 40]], [1, 20, [10]]] as const) {
  Deno.test(`events run when they are due: speed ${speed}, after ${realMs} ms`, () => {
    const { machine, driver, log, note } = world(speed);
    note(40);
    note(10);
    driver.start();
    machine.pass(realMs);
    assert.deepEqual(log, expected);
  });
}

Deno.test("an event scheduled from outside that is due first sets the timer anew", () => {
  const { machine, driver, log, note } = world();
  note(1000);
  driver.start();
  machine.pass(5);
  driver.sync();
  note(10);
  machine.pass(20);
  assert.deepEqual(log, [15]);
});

Deno.test("sync brings the clock up to now, and a stopped driver leaves it alone", () => {
  const { machine, queue, driver } = world();
  driver.start();
  machine.pass(123);
  driver.sync();
  assert.equal(queue.now(), 1_000_123);
  driver.stop();
  machine.pass(1000);
  driver.sync();
  assert.equal(queue.now(), 1_000_123);
});

Deno.test("a changed speed counts from the moment of the change", () => {
  const { machine, queue, driver } = world();
  driver.start();
  machine.pass(100);
  driver.speed = 0;
  machine.pass(500);
  driver.speed = 2;
  machine.pass(100);
  driver.sync();
  assert.equal(queue.now(), 1_000_300);
});

Deno.test("what is too much for one turn is done in several, in order, and the clock waits", () => {
  const { machine, queue, driver, log, note } = world();
  for (let nth = 0; nth < 5; nth++) {
    queue.schedule(10, () => {
      machine.time += 10; // the work itself takes so long
      log.push(nth);
    });
  }
  note(20);
  driver.start();
  machine.time = 30;
  driver.sync();
  assert.deepEqual(log, [0, 1]);
  assert.equal(queue.now(), 1_000_010);
  machine.pass(100);
  assert.deepEqual(log, [0, 1, 2, 3, 4, 20]);
  machine.pass(10);
  driver.sync();
  assert.equal(queue.now() - 1_000_000, machine.time);
});

Deno.test("time that is let pass at once comes on top of real time, also while the world stands still", async () => {
  const { machine, driver, log, note, queue } = world(0);
  note(60_000);
  driver.start();
  const passing = driver.advance(90_000);
  machine.pass(0);
  await passing;
  assert.deepEqual(log, [60_000]);
  assert.equal(queue.now(), 1_090_000);
  machine.pass(1000);
  driver.sync();
  assert.equal(queue.now(), 1_090_000);
  driver.speed = 1;
  machine.pass(500);
  driver.sync();
  assert.equal(queue.now(), 1_090_500);
});

Deno.test("after each turn who keeps the world on disk is told", () => {
  const machine = new HandMachine();
  const queue = new EventQueue(0);
  let turns = 0;
  const driver = new Driver(queue, { machine, afterTurn: () => turns++ });
  queue.schedule(10, () => {});
  driver.start();
  turns = 0;
  machine.pass(10);
  assert.equal(turns, 1);
});

Deno.test("what is due at once after something else does not wait for a timer each time, and leaves others their turn", () => {
  const { machine, queue, driver } = world();
  machine.jobMs = 1;
  let [left, timers] = [100, 0];
  const after = machine.after.bind(machine);
  machine.after = (delayMs, work) => after(Math.max(delayMs, 4), () => (timers++, work()));
  // As a program does that waits for the end of each write: the next one comes when the event has run.
  const write = () => void (--left > 0 && machine.soon(() => queue.schedule(0, write)));
  queue.schedule(0, write);
  driver.start();
  machine.pass(1000);
  assert.equal(left, 0);
  assert.ok(timers > 5 && timers < 20, String(timers));
});
