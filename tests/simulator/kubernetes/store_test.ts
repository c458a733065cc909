import assert from "node:assert/strict";
import fc from "fast-check";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import type { StoredObject } from "../../../src/simulator/kubernetes/registry.ts";
import { keyOf, Store, type StoreOptions } from "../../../src/simulator/kubernetes/store.ts";
import { configMaps, START } from "./sample_cluster.ts";

function emptyStore(options: Partial<StoreOptions> = {}): { store: Store; queue: EventQueue } {
  const queue = new EventQueue(START);
  return { store: new Store({ queue, kinds: [configMaps], ...options }), queue };
}

function object(namespace: string, name: string): StoredObject {
  return {
    metadata: { name, namespace, uid: "u", resourceVersion: "", creationTimestamp: "2026-01-01T00:00:00Z" },
  };
}

Deno.test("each change has the next revision, and a deletion one of its own", () => {
  const { store } = emptyStore();
  const added = store.put(configMaps, object("a", "x"));
  assert.equal(added.object.metadata.resourceVersion, "1");
  assert.ok(Object.isFrozen(added.object.metadata));
  assert.equal(store.remove(configMaps, "a", "x")?.revision, 2);
  assert.equal(store.remove(configMaps, "a", "x"), undefined);
  assert.equal(store.revision, 2);
});

Deno.test("law: a list at an older revision is what the list was then", () => {
  const step = fc.record({
    remove: fc.boolean(),
    namespace: fc.constantFrom("a", "a-b", "b"),
    name: fc.constantFrom("x", "x-1", "y"),
  });
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    const { store } = emptyStore();
    const table = store.table(configMaps);
    const versions = (entries: Iterable<{ key: string; revision: number }>) =>
      [...entries].map(({ key, revision }) => `${key}@${revision}`);
    const past: string[][] = [[]];
    for (const { remove, namespace, name } of steps) {
      if (remove) store.remove(configMaps, namespace, name);
      else store.put(configMaps, object(namespace, name));
      past[store.revision] = versions(table.list());
      const keys = past[store.revision]!.map((line) => line.split("@")[0]);
      assert.deepEqual(keys, keys.toSorted());
    }
    past.forEach((expected, revision) => {
      assert.deepEqual(versions(table.listAt(revision)), expected);
      assert.deepEqual(
        versions(table.listAt(revision, { from: "a/x-1" })),
        expected.filter((line) => line.split("@")[0]! >= "a/x-1"),
      );
    });
  }));
});

Deno.test("the log is compacted by age and by size, while writing", () => {
  const { store, queue } = emptyStore({ keepMs: 1000, keepChanges: 10 });
  store.put(configMaps, object("a", "x"));
  queue.advance(2000);
  store.put(configMaps, object("a", "y"));
  assert.equal(store.compactedRevision, 1);
  assert.deepEqual(store.table(configMaps).changesAfter(0).map(({ key }) => key), ["a/y"]);
  for (let i = 0; i < 20; i++) store.put(configMaps, object("a", `n${i}`));
  assert.ok(store.table(configMaps).logged <= 10);
  assert.ok(store.compactedRevision > 10);
});

Deno.test("observers are told of each change within it", () => {
  const { store } = emptyStore();
  const seen: string[] = [];
  const stop = store.observe((change) => seen.push(`${change.type} ${change.key} ${change.revision}`));
  store.put(configMaps, object("a", "x"));
  store.put(configMaps, object("a", "x"));
  store.remove(configMaps, "a", "x");
  stop();
  store.put(configMaps, object("a", "x"));
  assert.deepEqual(seen, ["ADDED a/x 1", "MODIFIED a/x 2", "DELETED a/x 3"]);
});

Deno.test("keys are namespace and name, or the name alone", () => {
  assert.equal(keyOf("ns", "a"), "ns/a");
  assert.equal(keyOf(undefined, "a"), "a");
  assert.throws(() => emptyStore({ kinds: [] }).store.table(configMaps), /does not hold it/);
});

Deno.test("what did not change is kept once, however many versions there are", () => {
  const { store } = emptyStore();
  const version = (phase: string) => ({
    ...object("a", "x"),
    spec: { list: [{ deep: 1 }] },
    status: { phase },
  });
  const first = store.put(configMaps, version("Pending")).object;
  const second = store.put(configMaps, version("Running")).object;
  const third = store.put(configMaps, version("Running")).object;
  assert.equal(second.spec, first.spec);
  assert.deepEqual([first.status, second.status], [{ phase: "Pending" }, { phase: "Running" }]);
  assert.notEqual(third, second);
  const twin = store.put(configMaps, { ...version("Running"), ...object("a", "y") }).object;
  assert.equal(twin.spec, first.spec, "nor do objects that are made alike keep it twice");
  assert.deepEqual([second, third].map(({ metadata }) => metadata.resourceVersion), ["2", "3"]);
});

Deno.test("a loaded state keeps its versions, is no news, and what was before it is gone", () => {
  const { store } = emptyStore();
  const changes: number[] = [];
  store.observe(({ revision }) => changes.push(revision));
  const loaded = (name: string, version: string) => {
    const it = object("a", name);
    it.metadata.resourceVersion = version;
    return [configMaps, it] as const;
  };
  store.load(9, [loaded("y", "7"), loaded("x", "3")]);
  assert.deepEqual([store.revision, store.compactedRevision, changes], [9, 9, []]);
  assert.deepEqual([...store.table(configMaps).list()].map(({ key, revision }) => [key, revision]), [
    ["a/x", 3],
    ["a/y", 7],
  ]);
  assert.equal(store.put(configMaps, object("a", "x")).revision, 10);
  assert.throws(() => store.load(11, []), /the store is not empty/);
});
