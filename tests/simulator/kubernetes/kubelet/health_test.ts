import assert from "node:assert/strict";
import { condition, SmallWorld, state } from "../small_world.ts";

const SLEEPER = { command: ["sh", "-c", "sleep 30; touch /tmp/up; sleep 600"] };
const up = { exec: { command: ["cat", "/tmp/up"] }, periodSeconds: 5, failureThreshold: 20 };

Deno.test("until its startup probe succeeds a container is neither probed otherwise nor ready", () => {
  const world = new SmallWorld();
  const livenessProbe = { exec: { command: ["cat", "/tmp/up"] }, periodSeconds: 2, failureThreshold: 1 };
  world.run("p", { ...SLEEPER, startupProbe: up, livenessProbe }, {}, 20);
  const status = world.pod("p")!.status!.containerStatuses![0]!;
  assert.deepEqual([status.started, status.ready, status.restartCount], [false, false, 0]);
  world.seconds(20);
  const later = world.pod("p")!.status!.containerStatuses![0]!;
  assert.deepEqual([later.started, later.ready, later.restartCount], [true, true, 0]);
});

Deno.test("a failed startup probe says so, and its own grace holds", () => {
  const world = new SmallWorld();
  const startupProbe = { ...up, failureThreshold: 1, terminationGracePeriodSeconds: 2 };
  world.run("p", { ...SLEEPER, startupProbe }, { restartPolicy: "Never" }, 12);
  assert.ok(world.events("p").includes("Killing: Container c failed startup probe"));
  assert.equal(state(world.pod("p")!), "terminated Error 137");
});

Deno.test("what could not be tried is an error of its own", () => {
  const world = new SmallWorld();
  world.run("p", { ...SLEEPER, readinessProbe: { exec: { command: ["nope"] } } }, {}, 12);
  const found = world.events("p").find((event) => event.startsWith("Unhealthy"))!;
  assert.match(
    found,
    /^Unhealthy: Readiness probe errored and resulted in unknown state: rpc error: code = Unknown/,
  );
  assert.match(found, /exec: "nope": executable file not found in \$PATH: unknown/);
  assert.match(condition(world.pod("p")!, "Ready")!, /^False/);
});
