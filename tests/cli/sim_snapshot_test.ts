import assert from "node:assert/strict";
import { parseSnapshot } from "../../src/simulator/laboratory/snapshot.ts";
import { simEnvironment } from "./sim_environment.ts";

Deno.test("a snapshot is saved, listed, restored, exported and deleted", async () => {
  const { run, write, read, world } = simEnvironment();
  write("a", { k: "1" });
  const count = world.registry.kinds.flatMap((kind) => world.registry.list(kind)).length;
  assert.equal((await run("snapshot", "save", "before")).out, `snapshot before saved: ${count} objects\n`);
  write("a", { k: "2" });
  assert.match(
    (await run("snapshot", "list")).out,
    new RegExp(`^NAME +TAKEN +REVISION +OBJECTS\nbefore +2026-01-01T00:00:00.000Z +\\d+ +${count}\n$`),
  );
  assert.equal(
    (await run("snapshot", "restore", "before")).out,
    "snapshot before restored: 1 objects changed\n",
  );
  assert.deepEqual(read("a"), { k: "1" });
  assert.equal(parseSnapshot((await run("snapshot", "export", "before")).out).objects.length, count);
  assert.equal((await run("snapshot", "delete", "before")).out, "snapshot before deleted\n");
  const { code, err } = await run("snapshot", "restore", "before");
  assert.equal(code, 1);
  assert.match(err, /there is no snapshot "before"/);
});
