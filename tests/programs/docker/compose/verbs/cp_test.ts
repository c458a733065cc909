import assert from "node:assert/strict";
import { cp } from "../../../../../src/programs/docker/compose/verbs/cp.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("files go into a service's container and out of it", async () => {
  const world = new ComposeWorld({ ...file, "note.txt": "hello" });
  await world.compose("up -d");
  assert.equal((await world.compose("cp note.txt db:/tmp/note.txt")).code, 0);
  assert.equal((await world.compose("exec -T db cat /tmp/note.txt")).out, "hello");
  const { err, code } = await world.compose("cp db:/tmp/note.txt back.txt");
  assert.equal(
    err,
    ["Copying", "Copied"].map((word) => ` here-db-1 copy here-db-1:/tmp/note.txt to back.txt ${word}\n`).join(
      "",
    ),
  );
  assert.equal(code, 0);
  assert.equal(world.machine.files.get("/here/back.txt"), "hello");
  assert.equal((await world.compose("cp db:/a web:/b")).err, "copying between services is not supported\n");
  assert.equal((await world.compose("cp a b")).err, "unknown copy direction\n");
});

Deno.test("the verb is called cp", () => assert.equal(cp.name, "cp"));
