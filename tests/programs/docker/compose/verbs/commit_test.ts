import assert from "node:assert/strict";
import { commit } from "../../../../../src/programs/docker/compose/verbs/commit.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, volumes: [data:/data]}\n" +
    "  web: {image: nginx}\nvolumes: {data: {}}\n",
};

Deno.test("an image is made of the container", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  const { code, out, err } = await world.compose("commit -m why db kept:1");
  assert.deepEqual([code, out], [0, ""]);
  assert.match(
    err,
    /^ here-db-1 Commit here-db-1 Committing\n here-db-1 Commit here-db-1 Committed as sha256:[0-9a-f]{64}\n$/,
  );
  assert.equal((await world.docker("inspect -f '{{.Comment}}' kept:1")).out, "why\n");
  assert.equal((await world.compose("commit --index 2 db")).code, 1);
});

Deno.test("the verb is called commit", () => assert.equal(commit.name, "commit"));
