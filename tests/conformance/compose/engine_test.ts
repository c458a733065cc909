/** The same lines through the real compose and through ours, each against a simulated engine of its own. */
import assert from "node:assert/strict";
import { Driver } from "../../../src/simulator/serve/driver.ts";
import { listenEngine } from "../../../src/simulator/serve/engine_socket.ts";
import { smallHost } from "../../simulator/docker/small_host.ts";
import { type ComposeClient, ours, theirs } from "./compose_clients.ts";
import { realCompose } from "./real_compose.ts";

const FILE = `name: demo
services:
  db: {image: busybox, command: sleep 9999, stop_grace_period: 1s, volumes: [data:/data]}
  web: {image: busybox, command: sh -c 'echo up; sleep 9999', stop_grace_period: 1s, ports: ["8080:80"], depends_on: [db]}
volumes: {data: {}}
`;

const LINES = [
  "--progress quiet up -d",
  "ps --format {{.Name}}/{{.Service}}/{{.State}}",
  "ps -q nope",
  "ps --services",
  "logs --no-color web",
  "exec -T db echo hi",
  "exec -T db sh -c 'exit 7'",
  "exec -T nope true",
  "port web 80",
  "port nope 80",
  "cp nope:/etc/hosts .",
  "volumes",
  "volumes -q web",
  "volumes nope",
  "attach nope",
  "commit --index 2 db",
  "export --index 2 db",
  "push db",
  "run --rm -T -q --no-deps db echo one",
  "run --rm -T --pull bogus db true",
  "--progress quiet down -v",
  "volumes",
  "ps -a",
  "--progress quiet down",
  "down",
  "pull db",
  "create db",
  "start db",
  "up -d db",
  "cp db:/etc/hostname copied",
  "cp copied db:/tmp",
  "pause db",
  "unpause db",
  "restart db",
  "kill db",
  "up -d --force-recreate db",
  "stop db",
  "rm -f db",
  "run --rm -T --no-deps db echo two",
  "run -d --no-deps --name odd db",
  "up -d db",
  "scale db=2 db=1",
  "--progress quiet down -v --remove-orphans",
  "up -d --no-deps web",
  "up -d --no-deps --scale web=2 web",
  "--progress quiet down -v",
  "-p nobody ps",
];

/** Engines run so much faster than time. */
const SPEED = 20;

async function outcomes(client: ComposeClient): Promise<Record<string, unknown>[]> {
  const folder = await Deno.makeTempDir({ prefix: "pequod-compose-" });
  await Deno.writeTextFile(`${folder}/compose.yaml`, FILE);
  const { api, queue } = smallHost();
  const driver = new Driver(queue, { speed: SPEED });
  driver.start();
  const socket = await listenEngine(api, `${folder}/engine.sock`);
  try {
    const told = [];
    for (const line of LINES) told.push({ line, ...await client(folder, line) });
    return told;
  } finally {
    await socket.close();
    driver.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("compose does to an engine what the original does, and says the same", {
  ignore: !realCompose,
}, async () => {
  const [own, real] = [await outcomes(ours), await outcomes(theirs)];
  assert.deepEqual(own, real);
});
