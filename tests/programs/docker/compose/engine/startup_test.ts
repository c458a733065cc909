import assert from "node:assert/strict";
import { startServices } from "../../../../../src/programs/docker/compose/engine/startup.ts";
import { ComposeWorld } from "../compose_world.ts";

const pair = (db: string, condition: string, more = "") => ({
  "compose.yaml": `services:\n  db: {image: busybox, ${db}}\n` +
    `  web: {image: busybox, command: sleep 999, depends_on: {db: {condition: ${condition}${more}}}}\n`,
});
const HEALTHY = "command: sleep 999, healthcheck: {test: 'true', interval: 2s}";
const SICK = "command: sleep 999, healthcheck: {test: 'false', interval: 1s, retries: 2}";

Deno.test("each waits for what it needs", async () => {
  const cases: [files: Record<string, string>, code: number, said: RegExp][] = [
    [
      pair(HEALTHY, "service_healthy"),
      0,
      /db-1 {2}Waiting\n Container here-db-1 {2}Healthy\n Container here-web-1 {2}Starting\n/,
    ],
    [
      pair(SICK, "service_healthy"),
      1,
      /db-1 {2}Error\ndependency failed to start: container here-db-1 is unhealthy\n$/,
    ],
    [
      pair("command: sleep 9", "service_healthy"),
      1,
      /dependency failed to start: container here-db-1 has no healthcheck configured\n$/,
    ],
    [
      pair("command: 'true'", "service_completed_successfully"),
      0,
      /db-1 {2}Exited\n Container here-web-1 {2}Starting/,
    ],
    [
      pair("command: sh -c 'exit 3'", "service_completed_successfully"),
      1,
      /service "db" didn't complete successfully: exit 3\n$/,
    ],
    [
      pair(SICK, "service_healthy", ", required: false"),
      0,
      /Skipped: optional dependency "db" failed to start/,
    ],
    [pair("command: sleep 999", "service_started"), 0, /db-1 {2}Started\n Container here-web-1 {2}Starting/],
  ];
  for (const [files, code, said] of cases) {
    const run = await new ComposeWorld(files).compose("up -d");
    assert.equal(run.code, code, run.err);
    assert.match(run.err, said);
  }
  assert.equal(typeof startServices, "function");
});

Deno.test("--wait waits for all of them, and not longer than it is told", async () => {
  const fine = await new ComposeWorld(pair(HEALTHY, "service_started")).compose("up --wait");
  assert.match(fine.err, /db-1 {2}Healthy\n/);
  const slow = await new ComposeWorld(
    pair("command: sleep 999, healthcheck: {test: 'false', interval: 30s}", "service_started"),
  )
    .compose("up --wait --wait-timeout 3");
  assert.deepEqual([slow.code, /timeout waiting for dependencies\n$/.test(slow.err)], [1, true]);
});

Deno.test("a port that is taken stops the start", async () => {
  const world = new ComposeWorld({ "compose.yaml": "services: {a: {image: nginx, ports: ['80:80']}}" });
  await world.docker("run -d -p 80:80 nginx");
  const { code, err } = await world.compose("up -d");
  assert.equal(code, 1);
  assert.match(
    err,
    / Container here-a-1 {2}Starting\nError response from daemon: .*port is already allocated/,
  );
});
