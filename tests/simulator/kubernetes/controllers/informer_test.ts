import assert from "node:assert/strict";
import { cacheKey, controllerOf } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { TestCluster } from "./cluster.ts";

Deno.test("an informer keeps a cache with indexes and tells each change once", () => {
  const world = new TestCluster([]);
  const maps = world.informers.of("configmaps");
  maps.addIndex("colour", (map) => map.metadata.labels?.["colour"]);
  const changes: string[] = [];
  maps.onChange(({ type, object }) => object.metadata.name === "m" && changes.push(type));
  const make = (colour: string) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "m", namespace: "default", labels: { colour } },
  });
  world.create("configmaps", "", make("red"));
  world.queue.advance(0);
  assert.equal(maps.indexed("colour", "red").length, 1);
  world.registry.update(maps.kind, make("blue"));
  world.queue.advance(0);
  assert.deepEqual([maps.indexed("colour", "red").length, maps.indexed("colour", "blue").length], [0, 1]);
  assert.equal(maps.inNamespace("default").length, 2);
  assert.equal(maps.orphansIn("default").length, 2);
  world.registry.delete(maps.kind, "default", "m");
  world.queue.advance(0);
  assert.equal(maps.get("default", "m"), undefined);
  assert.deepEqual(changes, ["ADDED", "MODIFIED", "DELETED"]);
  assert.equal(maps.size, 1);
});

Deno.test("keys and owners", () => {
  assert.equal(cacheKey("ns", "a"), "ns/a");
  assert.equal(cacheKey(undefined, "a"), "a");
  const owner = { apiVersion: "v1", kind: "Node", name: "n", uid: "u" };
  assert.equal(controllerOf({ metadata: { ownerReferences: [owner] } }), undefined);
  assert.equal(controllerOf({ metadata: { ownerReferences: [{ ...owner, controller: true }] } })?.name, "n");
});
