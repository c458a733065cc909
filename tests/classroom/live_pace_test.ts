import assert from "node:assert/strict";
import { LivePace, PaceStopped, TimeFlows } from "../../src/classroom/live_pace.ts";
import { PacedLab } from "../../src/classroom/paced_lab.ts";
import { openLab } from "../../src/cli/lab.ts";
import { LAB_START_MS } from "../lab/lab_harness.ts";

/** A lab, and real time that a test moves. */
function pacedWorld() {
  const lab = openLab({ scenario: "empty", seed: 1, startMs: LAB_START_MS });
  const paced = new PacedLab(lab);
  let now = 0;
  let waiting: (() => void) | undefined;
  let passes = 0;
  const pace = new LivePace({
    paced,
    machine: {
      now: () => now,
      after(_, work) {
        waiting = work;
        return () => waiting = undefined;
      },
    },
    onPassed: () => void passes++,
    onFailure: (error) => assert.fail(String(error)),
  });
  return {
    pace,
    paced,
    passed: () => paced.now() - LAB_START_MS,
    passes: () => passes,
    isWaiting: () => waiting !== undefined,
    /** So much real time passes, and the timer has its turn. */
    async wait(ms: number): Promise<void> {
      now += ms;
      waiting?.();
      await pace.inTurn(() => Promise.resolve());
    },
    close: () => lab.close(),
  };
}

const cases: [name: string, prepare: (pace: LivePace) => void, realMs: number[], simulatedMs: number][] = [
  ["as real time does", () => {}, [25, 25, 50], 100],
  ["in whole steps; what is left comes with the next", () => {}, [30, 10, 10], 50],
  ["not at all while it is paused", (pace) => pace.pause(true), [25, 25], 0],
  ["twice as fast", (pace) => pace.change(1), [25, 50], 150],
  ["half as fast", (pace) => pace.change(-1), [25, 25, 50], 50],
  ["not to make up for a long halt", () => {}, [60_000], 250],
];

for (const [name, prepare, realMs, simulatedMs] of cases) {
  Deno.test(`the world goes on ${name}`, async () => {
    const world = pacedWorld();
    try {
      world.pace.start();
      prepare(world.pace);
      for (const ms of realMs) await world.wait(ms);
      assert.equal(world.passed(), simulatedMs);
      await world.pace.stop();
    } finally {
      world.close();
    }
  });
}

Deno.test("paused, the world is looked at all the same: another step may be shown", async () => {
  const world = pacedWorld();
  try {
    world.pace.start();
    world.pace.pause(true);
    await world.wait(25);
    assert.deepEqual([world.passes(), world.passed()], [1, 0]);
    await world.pace.stop();
  } finally {
    world.close();
  }
});

Deno.test("no pause makes up for itself afterwards", async () => {
  const world = pacedWorld();
  try {
    world.pace.start();
    world.pace.pause(true);
    await world.wait(100);
    world.pace.pause(false);
    await world.wait(25);
    assert.equal(world.passed(), 25);
    await world.pace.stop();
  } finally {
    world.close();
  }
});

Deno.test("speeds end at the slowest and the fastest", () => {
  const { pace, close } = pacedWorld();
  for (let count = 0; count < 20; count++) pace.change(-1);
  assert.equal(pace.speed, 0.1);
  for (let count = 0; count < 20; count++) pace.change(1);
  assert.equal(pace.speed, 10);
  close();
});

Deno.test("work on the world is done in turn, and none after the end", async () => {
  const world = pacedWorld();
  try {
    const done: string[] = [];
    const slow = world.pace.inTurn(async () => {
      await new Promise<void>((go) => setImmediate(go));
      done.push("slow");
    });
    const quick = world.pace.inTurn(() => Promise.resolve(void done.push("quick")));
    await Promise.all([slow, quick]);
    assert.deepEqual(done, ["slow", "quick"]);
    await assert.rejects(world.pace.inTurn(() => Promise.reject(new Error("no"))), { message: "no" });
    await world.pace.stop();
    await assert.rejects(world.pace.inTurn(() => Promise.resolve()), PaceStopped);
    assert.equal(world.isWaiting(), false);
  } finally {
    world.close();
  }
});

Deno.test("where time flows by itself it is looked at, and neither held nor hurried", async () => {
  const world = pacedWorld();
  let passes = 0;
  let tick: (() => void) | undefined;
  const pace = new LivePace({
    paced: Object.assign(Object.create(world.paced), {
      flows: true,
      pass: () => assert.fail("not from here"),
    }),
    machine: { now: () => 0, after: (_, work) => (tick = work, () => {}) },
    onPassed: () => void passes++,
    onFailure: (error) => assert.fail(String(error)),
  });
  try {
    pace.start();
    tick?.();
    await pace.inTurn(() => Promise.resolve());
    assert.equal(passes, 1);
    assert.throws(() => pace.pause(true), TimeFlows);
    assert.throws(() => pace.change(1), TimeFlows);
    assert.equal(pace.isPaused, false);
    await pace.stop();
  } finally {
    world.close();
  }
});
