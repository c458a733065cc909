import assert from "node:assert/strict";
import { images } from "../../../../../src/programs/docker/compose/verbs/images.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("images by container", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  const { out } = await world.compose("images");
  assert.match(
    out,
    /^CONTAINER +REPOSITORY +TAG +PLATFORM +IMAGE ID +SIZE +CREATED\nhere-db-1 +busybox +latest +linux\/amd64 /,
  );
  assert.equal((await world.compose("images -q")).out.trim().split("\n").length, 2);
  assert.equal(JSON.parse((await world.compose("images --format json web")).out)[0].Repository, "nginx");
});

Deno.test("the verb is called images", () => assert.equal(images.name, "images"));
