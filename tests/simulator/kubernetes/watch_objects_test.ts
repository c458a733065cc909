import assert from "node:assert/strict";
import { configMap, configMaps, sampleCluster } from "./sample_cluster.ts";

Deno.test("a listener may write, and hears of that in a later event", () => {
  const { registry, queue } = sampleCluster();
  const seen: string[] = [];
  registry.watch(configMaps, ({ type, object }) => {
    seen.push(`${type} ${object.metadata.name}`);
    if (object.metadata.name === "a") registry.create(configMaps, configMap("b"));
  });
  registry.create(configMaps, configMap("a"));
  queue.advance(0);
  assert.deepEqual(seen, ["ADDED a", "ADDED b"]);
});

Deno.test("a listener that stops in the middle hears nothing more", () => {
  const { registry, queue } = sampleCluster();
  registry.create(configMaps, configMap("a"));
  registry.create(configMaps, configMap("b"));
  const seen: string[] = [];
  const stop = registry.watch(configMaps, ({ object }) => {
    seen.push(object.metadata.name);
    stop();
  });
  queue.advance(0);
  assert.deepEqual(seen, ["a"]);
});

Deno.test("compaction waits for a listener that has not been called yet", () => {
  const { registry, queue } = sampleCluster();
  const seen: string[] = [];
  registry.watch(configMaps, ({ object }) => seen.push(object.metadata.name));
  queue.advance(0);
  registry.create(configMaps, configMap("a"));
  registry.store.compact(registry.store.revision);
  queue.advance(0);
  assert.deepEqual(seen, ["a"]);
  registry.store.compact(registry.store.revision);
  assert.equal(registry.store.compactedRevision, registry.store.revision);
});
