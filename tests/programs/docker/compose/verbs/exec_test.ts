import assert from "node:assert/strict";
import { exec } from "../../../../../src/programs/docker/compose/verbs/exec.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("a command in a running container, with its exit code", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  assert.equal((await world.compose("exec -e A=b -w /tmp db sh -c 'echo $A; pwd'")).out, "b\n/tmp\n");
  assert.equal((await world.compose("exec db sh -c 'exit 7'")).code, 7);
  assert.equal((await world.compose("exec db cat", { input: "typed" })).out, "typed");
  assert.deepEqual(await world.compose("exec -d db sleep 5"), { code: 0, out: "", err: "" });
});

Deno.test("the verb is called exec", () => assert.equal(exec.name, "exec"));
