import assert from "node:assert/strict";
import {
  kill,
  pause,
  restart,
  start,
  stop,
  unpause,
} from "../../../../../src/programs/docker/compose/verbs/state_verbs.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("containers change their state, and each change is shown", async () => {
  const world = new ComposeWorld(file);
  assert.match((await world.compose("start")).err, /service "db" has no container to start\n$/);
  await world.compose("up -d");
  const cases: [line: string, err: RegExp, states: string][] = [
    [
      "stop",
      /^ Container here-web-1 {2}Stopping\n Container here-web-1 {2}Stopped\n Container here-db-1 {2}Stopping\n/,
      "exited exited",
    ],
    [
      "start",
      /^ Container here-db-1 {2}Starting\n Container here-db-1 {2}Started\n Container here-web-1 {2}Starting\n/,
      "running running",
    ],
    [
      "restart web",
      /^ Container here-web-1 {2}Restarting\n Container here-web-1 {2}Started\n$/,
      "running running",
    ],
    ["pause web", /^ Container here-web-1 {2}Paused\n$/, "running paused"],
    ["unpause", /^ Container here-web-1 {2}Unpaused\n$/, "running running"],
    [
      "kill -s SIGKILL db",
      /^ Container here-db-1 {2}Killing\n Container here-db-1 {2}Killed\n$/,
      "exited running",
    ],
    ["stop -t 0", /^ Container here-web-1 {2}Stopping\n Container here-web-1 {2}Stopped\n$/, "exited exited"],
    ["start web", /here-web-1 {2}Started/, "exited running"],
  ];
  for (const [line, err, states] of cases) {
    const run = await world.compose(line);
    assert.equal(run.code, 0, line + run.err);
    assert.match(run.err, err, line);
    const now = (await world.compose("ps -a --format {{.State}}")).out.trim().replace("\n", " ");
    assert.equal(now, states, line);
  }
  for (const { name } of [kill, pause, restart, stop, unpause, start]) {
    assert.equal((await world.compose(`${name} z`)).err, "no such service: z\n", name);
  }
});
