import assert from "node:assert/strict";
import type { WatchEvent } from "../../../src/kube/object.ts";
import {
  configMap,
  configMaps,
  deployments,
  namespaces,
  pods,
  refusalOf,
  sampleCluster,
} from "./sample_cluster.ts";

Deno.test("objects are found by kind, namespace and name", () => {
  const { registry } = sampleCluster();
  const created = registry.create(configMaps, configMap("a", { k: "v" }));
  assert.equal(registry.kind("deployments", "apps"), deployments);
  assert.equal(registry.find(configMaps, "default", "a"), created);
  assert.equal(registry.find(configMaps, "default", "b"), undefined);
  assert.equal(
    refusalOf(() => registry.get(deployments, "default", "web")),
    '404 NotFound: deployments.apps "web" not found',
  );
  assert.throws(() => registry.kind("gizmos"), /not served/);
});

Deno.test("a list is in key order and can be selected", () => {
  const { registry } = sampleCluster();
  registry.create(namespaces, { metadata: { name: "default-a" } });
  for (const name of ["c", "a", "b"]) {
    registry.create(configMaps, { metadata: { name, namespace: "default", labels: { name } } });
  }
  registry.create(configMaps, { metadata: { name: "z", namespace: "default-a" } });
  const names = (selection = {}) => registry.list(configMaps, selection).map((o) => o.metadata.name);
  assert.deepEqual(names(), ["z", "a", "b", "c"], "as etcd: default-a/ comes before default/");
  assert.deepEqual(names({ namespace: "default" }), ["a", "b", "c"]);
  assert.deepEqual(names({ labelSelector: "name in (a,c)" }), ["a", "c"]);
  assert.deepEqual(names({ fieldSelector: "metadata.name!=a,metadata.namespace=default" }), ["b", "c"]);
  assert.equal(
    refusalOf(() => names({ fieldSelector: "spec.x=1" })),
    "400 BadRequest: field label not supported: spec.x",
  );
});

Deno.test("a watch begins with what there is and goes on with each change, from the event queue", () => {
  const { registry, queue } = sampleCluster();
  registry.create(configMaps, configMap("a"));
  const seen: string[] = [];
  const listener = (event: WatchEvent) =>
    seen.push(`${event.type} ${event.object.metadata.name} ${event.object.metadata.resourceVersion}`);
  const stop = registry.watch(configMaps, listener);
  registry.create(configMaps, configMap("b"));
  assert.deepEqual(seen, []);
  queue.advance(0);
  assert.deepEqual(seen.splice(0), ["ADDED a 2", "ADDED b 3"]);
  registry.update(configMaps, configMap("a", { k: "1" }));
  registry.delete(configMaps, "default", "b");
  queue.advance(0);
  assert.deepEqual(seen.splice(0), ["MODIFIED a 4", "DELETED b 5"]);
  registry.create(configMaps, configMap("c"));
  stop();
  queue.advance(0);
  assert.deepEqual(seen, []);
});

Deno.test("delete answers nothing for what is gone, and the object for what waits", () => {
  const { registry } = sampleCluster();
  registry.create(configMaps, configMap("a"));
  registry.create(pods, { metadata: { name: "p", namespace: "default" }, spec: { nodeName: "n" } });
  assert.equal(registry.delete(configMaps, "default", "a"), undefined);
  assert.equal(registry.delete(pods, "default", "p")?.metadata.deletionGracePeriodSeconds, 30);
});

Deno.test("a merge patch goes through the rules of an update", () => {
  const { registry } = sampleCluster();
  registry.create(deployments, { metadata: { name: "web", namespace: "default" }, spec: { replicas: 1 } });
  const patched = registry.patch(deployments, "default", "web", "merge", { spec: { replicas: 2 } });
  assert.deepEqual([patched.spec, patched.metadata.generation], [{ replicas: 2 }, 2]);
});
