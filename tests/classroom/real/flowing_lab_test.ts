import assert from "node:assert/strict";
import { FlowingLab } from "../../../src/classroom/real/flowing_lab.ts";
import { openLab } from "../../../src/cli/lab.ts";
import { Driver } from "../../../src/simulator/serve/driver.ts";
import { LAB_START_MS } from "../../lab/lab_harness.ts";

/** A lab beside a cluster, and real time that passes when there is nothing else to do. */
function flowing(speed: number) {
  let now = 0;
  let timers: { dueMs: number; work: () => void }[] = [];
  const machine = {
    now: () => now,
    after(ms: number, work: () => void) {
      const timer = { dueMs: now + ms, work };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
    soon: queueMicrotask,
  };
  const lab = openLab({ scenario: "", seed: 1, startMs: LAB_START_MS });
  const driver = new Driver(lab.queue, { speed, machine });
  driver.start();
  let isClosed = false;
  const paced = new FlowingLab({ lab, driver, machine, onClose: () => void (isClosed = true) });
  return {
    paced,
    isClosed: () => isClosed,
    real: () => now,
    async during<T>(work: Promise<T>): Promise<T> {
      let isDone = false;
      const end = () => void (isDone = true);
      work.then(end, end);
      for (;;) {
        await new Promise<void>((go) => setTimeout(go, 0));
        if (isDone) return await work;
        const [next] = timers.sort((one, other) => one.dueMs - other.dueMs);
        if (!next) continue;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.dueMs);
        next.work();
      }
    },
  };
}

for (const [speed, realMs] of [[1, 1000], [10, 100]] as const) {
  Deno.test(`a second of the lab takes ${realMs} ms where the cluster goes ${speed} times as fast`, async () => {
    const { paced, during, real } = flowing(speed);
    try {
      const began = paced.now();
      await during(paced.pass(1000));
      assert.ok(paced.now() - began >= 1000);
      assert.ok(real() >= realMs && real() < realMs + 50, `${real()}`);
    } finally {
      paced.close();
    }
  });
}

Deno.test("what is waited for comes, or is given up after three times the time it takes in the simulator", async () => {
  const { paced, during, isClosed } = flowing(1);
  const began = paced.now();
  assert.equal(await during(paced.until(() => paced.now() - began > 500, 400)), true);
  assert.ok(paced.now() - began < 600);
  assert.equal(await during(paced.until(() => false, 400)), false);
  assert.ok(paced.now() - began >= 500 + 1200);
  paced.close();
  assert.equal(isClosed(), true);
});
