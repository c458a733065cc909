import assert from "node:assert/strict";
import { ps } from "../../../../../src/programs/docker/compose/verbs/ps.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("containers of the project", async () => {
  const world = new ComposeWorld(file);
  assert.match((await world.compose("ps")).out, /^NAME +IMAGE +COMMAND +SERVICE +CREATED +STATUS +PORTS\n$/);
  await world.compose("up -d");
  await world.docker("run -d busybox sleep 99");
  await world.compose("stop db");
  const { out } = await world.compose("ps");
  assert.match(
    out,
    /\nhere-web-1 +nginx +"\/docker-entrypoint.…" +web +.* +Up .* +0.0.0.0:8080->80\/tcp, \[::\]:8080->80\/tcp\n$/,
  );
  const cases: [line: string, out: RegExp][] = [
    ["ps -a", /here-db-1 .*\nhere-web-1 /],
    ["ps --services", /^web\n$/],
    ["ps -a --services", /^db\nweb\n$/],
    ["ps -q", /^[0-9a-f]{64}\n$/],
    ["ps --status exited --format {{.Name}}", /^here-db-1\n$/],
    ["ps --filter status=running --format {{.Service}}", /^web\n$/],
    ["ps -a db --format '{{.Name}} {{.State}} {{.ExitCode}}'", /^here-db-1 exited \d+\n$/],
  ];
  for (const [line, text] of cases) assert.match((await world.compose(line)).out, text, line);
  const row = JSON.parse((await world.compose("ps --format json")).out);
  assert.deepEqual([row.Service, row.ExitCode, row.Publishers[0].PublishedPort], ["web", 0, 8080]);
  assert.equal((await world.compose("ps z")).err, "no such service: z\n");
  assert.equal((await world.compose("ps --filter x=y")).err, "unknown filter x\n");
});

Deno.test("the verb is called ps", () => assert.equal(ps.name, "ps"));
