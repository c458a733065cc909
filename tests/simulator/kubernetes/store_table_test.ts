import assert from "node:assert/strict";
import { Store } from "../../../src/simulator/kubernetes/store.ts";
import { configMap, configMaps, namespaces, sampleCluster } from "./sample_cluster.ts";

function names(store: Store, range: Parameters<ReturnType<Store["table"]>["list"]>[0]): string[] {
  return [...store.table(configMaps).list(range)].map(({ key }) => key);
}

Deno.test("a list can be of one namespace and begin at a key", () => {
  const { registry } = sampleCluster();
  registry.create(namespaces, { metadata: { name: "other" } });
  for (const name of ["a", "b", "c"]) registry.create(configMaps, configMap(name));
  registry.create(configMaps, { metadata: { name: "z", namespace: "other" } });
  const { store } = registry;
  assert.deepEqual(names(store, { namespace: "default", from: "default/b" }), ["default/b", "default/c"]);
  assert.deepEqual(names(store, { from: "default/b\0" }), ["default/c", "other/z"]);
  assert.deepEqual(names(store, { namespace: "nosuch" }), []);
  assert.deepEqual([...store.table(namespaces).list({ from: "other" })].map(({ key }) => key), ["other"]);
});

Deno.test("counts are those of the lists, now and at older revisions, from any key on", () => {
  const { registry } = sampleCluster();
  registry.create(namespaces, { metadata: { name: "other" } });
  for (const name of ["a", "b", "c"]) registry.create(configMaps, configMap(name));
  registry.create(configMaps, { metadata: { name: "z", namespace: "other" } });
  registry.delete(configMaps, "default", "b");
  registry.create(configMaps, configMap("d"));
  const { store } = registry;
  const table = store.table(configMaps);
  for (const namespace of [undefined, "default", "other", "nosuch"]) {
    for (const from of [undefined, "default/b", "default/c\0", "other/a", "other/z\0"]) {
      const range = { namespace, from };
      assert.equal(table.count(range), [...table.list(range)].length);
      for (let revision = 1; revision <= store.revision; revision++) {
        assert.equal(table.countAt(revision, range), [...table.listAt(revision, range)].length);
      }
    }
  }
});

Deno.test("listeners are called once for all changes of an event, and not after they have gone", () => {
  const { registry, queue } = sampleCluster();
  const table = registry.store.table(configMaps);
  let calls = 0;
  const stop = table.subscribe(() => calls++);
  registry.create(configMaps, configMap("a"));
  registry.create(configMaps, configMap("b"));
  queue.advance(0);
  assert.equal(calls, 1);
  registry.create(configMaps, configMap("c"));
  stop();
  queue.advance(0);
  assert.equal(calls, 1);
});

Deno.test("what compaction drops of a kind is remembered as lost", () => {
  const { registry } = sampleCluster();
  registry.create(configMaps, configMap("a"));
  registry.create(configMaps, configMap("b"));
  const table = registry.store.table(configMaps);
  registry.store.compact(2);
  assert.deepEqual([table.lostRevision, table.logged, table.size], [2, 1, 2]);
  assert.equal(registry.store.table(namespaces).lostRevision, 1);
});
