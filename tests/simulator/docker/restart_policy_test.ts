import assert from "node:assert/strict";
import type { RestartPolicy } from "../../../src/simulator/docker/container_config.ts";
import { restartDelayMs, restarts } from "../../../src/simulator/docker/restart_policy.ts";

const CASES: [RestartPolicy | undefined, code: number, count: number, again: boolean][] = [
  [undefined, 1, 0, false],
  [{ Name: "no" }, 1, 0, false],
  [{ Name: "always" }, 0, 9, true],
  [{ Name: "unless-stopped" }, 0, 9, true],
  [{ Name: "on-failure" }, 0, 0, false],
  [{ Name: "on-failure" }, 3, 50, true],
  [{ Name: "on-failure", MaximumRetryCount: 2 }, 3, 1, true],
  [{ Name: "on-failure", MaximumRetryCount: 2 }, 3, 2, false],
];

for (const [policy, code, count, again] of CASES) {
  Deno.test(`${JSON.stringify(policy)} after ${count} restarts and exit ${code}: ${again}`, () => {
    assert.equal(restarts(policy, code, count), again);
  });
}

Deno.test("each wait is twice as long, up to a minute, and short again for who has run long", () => {
  assert.deepEqual([0, 1, 2, 20].map((count) => restartDelayMs(count, 50)), [100, 200, 400, 60_000]);
  assert.equal(restartDelayMs(20, 10_000), 100);
});
