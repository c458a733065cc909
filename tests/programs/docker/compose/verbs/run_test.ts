import assert from "node:assert/strict";
import { run } from "../../../../../src/programs/docker/compose/verbs/run.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("a container of its own, beside those of the service", async () => {
  const world = new ComposeWorld(file);
  const first = await world.compose("run --rm -e A=b web sh -c 'echo $A $HOSTNAME; exit 4'");
  assert.equal(first.code, 4);
  assert.match(first.out, /^b [0-9a-f]{12}\n$/);
  assert.match(first.err, /here-db-1 {2}Started\n/);
  assert.equal((await world.docker("ps -a --format {{.Names}}")).out, "here-db-1\n");
  assert.match((await world.compose("run -d --no-deps db sleep 50")).out, /^[0-9a-f]{64}\n$/);
  assert.doesNotMatch((await world.compose("ps")).out, /-run-/);
  assert.match((await world.compose("ps -a")).out, /-run-/);
  assert.equal((await world.compose("run --rm --entrypoint 'echo hi' db")).out, "hi\n");
  assert.equal(
    (await world.compose("run --rm -w /tmp -u nobody db sh -c 'pwd; id -un'")).out,
    "/tmp\nnobody\n",
  );
  assert.equal((await world.compose("run z")).err, "no such service: z\n");
});

Deno.test("ports are published only where that is asked for", async () => {
  const world = new ComposeWorld(file);
  await world.compose("run -d --name plain web");
  await world.compose("run -d --name open --service-ports web");
  assert.equal((await world.docker("port plain")).out, "");
  assert.match((await world.docker("port open")).out, /80\/tcp -> 0.0.0.0:8080/);
});

Deno.test("the verb is called run", () => assert.equal(run.name, "run"));

Deno.test("rights, files of variables, and silence", async () => {
  const world = new ComposeWorld({
    "compose.yaml": "services:\n  db: {image: busybox}\n",
    "/here/v.env": "A=b\n",
  });
  const line =
    "run -q --name one --cap-add NET_ADMIN --cap-drop CHOWN --env-from-file /here/v.env db sh -c 'echo $A'";
  assert.deepEqual(await world.compose(line), { code: 0, out: "b\n", err: "" });
  const rights = await world.docker("inspect -f '{{.HostConfig.CapAdd}} {{.HostConfig.CapDrop}}' one");
  assert.match(rights.out, /NET_ADMIN\] \[(CAP_)?CHOWN/);
  assert.match((await world.compose("run --pull bogus db true")).err, /invalid --pull option "bogus"/);
});
