import assert from "node:assert/strict";
import { DataFolder } from "../../../src/simulator/serve/data_folder.ts";
import { configMap, configMaps, sampleCluster } from "../kubernetes/sample_cluster.ts";

const WORLD = { seed: 7, scenario: "lecture", nodes: [] };

async function withFolder(test: (path: string) => void | Promise<void>): Promise<void> {
  const path = await Deno.makeTempDir();
  try {
    await test(path);
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

/** A folder in which `a` was written twice and `b` was deleted. */
function recorded(path: string) {
  const { registry, queue } = sampleCluster();
  registry.create(configMaps, configMap("before"));
  const folder = new DataFolder(path);
  folder.record(registry.store, WORLD, () => queue.now());
  queue.advance(1000);
  const first = Number(registry.create(configMaps, configMap("a", { k: "1" })).metadata.resourceVersion);
  queue.advance(1000);
  registry.create(configMaps, configMap("b"));
  registry.update(configMaps, configMap("a", { k: "2" }));
  registry.delete(configMaps, "default", "b");
  return { folder, registry, queue, first };
}

const named = (objects: readonly { metadata: { name?: string }; data?: unknown }[]) =>
  objects.filter(({ metadata }) => metadata.name !== "default").map((
    { metadata, data },
  ) => [metadata.name, data])
    .sort();

Deno.test("what was flushed is there after a sudden end, with its revision and time", () =>
  withFolder((path) => {
    const { folder, registry, queue } = recorded(path);
    folder.flush();
    const { revision } = registry.store;
    // As kill -9 leaves it: nobody closes anything. A second connection needs the lock of the first to be gone.
    folder.close();
    const saved = new DataFolder(path);
    const world = saved.saved()!;
    assert.deepEqual([world.seed, world.scenario, world.revision], [7, "lecture", revision]);
    assert.equal(world.takenMs, queue.now());
    assert.deepEqual(named(world.objects), [["a", { k: "2" }], ["before", {}]]);
    saved.close();
  }));

Deno.test("each object is known as it was at a revision, and revisions by their time", () =>
  withFolder((path) => {
    const { folder, first, queue } = recorded(path);
    folder.flush();
    assert.deepEqual(named(folder.objectsAt(first)), [["a", { k: "1" }], ["before", {}]]);
    assert.equal(folder.revisionAt(queue.now() - 1), first);
    folder.close();
  }));

Deno.test("a new folder holds no world; texts of others are kept beside it", () =>
  withFolder((path) => {
    const folder = new DataFolder(`${path}/new`);
    assert.equal(folder.saved(), undefined);
    assert.equal(folder.get("authority"), undefined);
    folder.set("authority", "key");
    assert.equal(folder.get("authority"), "key");
    folder.close();
  }));

Deno.test("only its owner can read it", { ignore: Deno.build.os === "windows" }, () =>
  withFolder((path) => {
    const folder = new DataFolder(`${path}/new`);
    assert.equal(Deno.statSync(`${path}/new`).mode! & 0o777, 0o700);
    assert.equal(Deno.statSync(`${path}/new/world.sqlite`).mode! & 0o777, 0o600);
    folder.close();
  }));

Deno.test("what cannot be used is refused with its reason", () =>
  withFolder((path) => {
    const first = new DataFolder(`${path}/taken`);
    assert.throws(
      () => new DataFolder(`${path}/taken`),
      /Cannot use the folder .*taken: another process serves it/,
    );
    first.set("format", "99");
    first.close();
    assert.throws(() => new DataFolder(`${path}/taken`), /its format is 99, this program writes 1/);
    Deno.mkdirSync(`${path}/other`);
    Deno.writeTextFileSync(`${path}/other/world.sqlite`, "x".repeat(5000));
    assert.throws(() => new DataFolder(`${path}/other`), /world.sqlite in it is no world/);
    assert.throws(() => new DataFolder(`${path}/other/world.sqlite`), /Cannot use the folder/);
  }));
