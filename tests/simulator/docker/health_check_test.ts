import assert from "node:assert/strict";
import { smallEngine } from "./small_engine.ts";

const SECOND = 1e9;

/** The check, and the health after 5, 15 and 40 seconds. */
const CHECKS: [what: string, check: Record<string, unknown>, health: (string | undefined)[]][] = [
  ["fine at once", { Test: ["CMD", "true"], Interval: 2 * SECOND }, ["healthy", "healthy", "healthy"]],
  ["never", { Test: ["CMD-SHELL", "exit 1"], Interval: 2 * SECOND, Retries: 3 }, [
    "starting",
    "unhealthy",
    "unhealthy",
  ]],
  ["later", { Test: ["CMD-SHELL", "test -e /ready"], Interval: 3 * SECOND, Retries: 2 }, [
    "starting",
    "healthy",
    "healthy",
  ]],
  ["slow to start", {
    Test: ["CMD", "false"],
    Interval: SECOND,
    StartPeriod: 30 * SECOND,
    StartInterval: SECOND,
  }, ["starting", "starting", "unhealthy"]],
  ["too slow", { Test: ["CMD", "sleep", "9"], Interval: 2 * SECOND, Timeout: SECOND, Retries: 1 }, [
    "unhealthy",
    "unhealthy",
    "unhealthy",
  ]],
  ["none", { Test: ["NONE"] }, [undefined, undefined, undefined]],
];

for (const [what, check, health] of CHECKS) {
  Deno.test(`health: ${what}`, () => {
    const { engine, queue, run } = smallEngine();
    const id = run({
      Image: "busybox",
      Cmd: ["sh", "-c", "sleep 5; touch /ready; sleep 1000"],
      Healthcheck: check,
    });
    const seen = [5000, 10_000, 25_000].map((ms) => {
      queue.advance(ms);
      return engine.containers.find(id).health?.status;
    });
    assert.deepEqual(seen, health);
  });
}
