import assert from "node:assert/strict";
import { exportService } from "../../../../../src/programs/docker/compose/verbs/export.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, volumes: [data:/data]}\n" +
    "  web: {image: nginx}\nvolumes: {data: {}}\n",
};

Deno.test("an archive of the container's files", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  const { code, err } = await world.compose("export -o files.tar db");
  assert.deepEqual([code, err], [0, " here-db-1 export here-db-1 to files.tar Exporting\n"]);
  assert.ok((await world.machine.tree.facts("/here/files.tar"))!.size > 1000);
});

Deno.test("the verb is called export", () => assert.equal(exportService.name, "export"));
