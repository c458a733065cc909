import assert from "node:assert/strict";
import { copyOf } from "../../../src/simulator/kubernetes/json_value.ts";
import {
  configMap,
  configMaps,
  deployments,
  namespaces,
  pod,
  pods,
  refusalOf,
  sampleCluster,
} from "./sample_cluster.ts";

const web = { metadata: { name: "web", namespace: "default" }, spec: { replicas: 1 } };

Deno.test("a write that changes nothing keeps the version and makes no event", () => {
  const { registry } = sampleCluster();
  const stored = registry.create(configMaps, configMap("a", { k: "v" }), { fieldManager: "test" });
  assert.equal(registry.update(configMaps, configMap("a", { k: "v" }), { fieldManager: "test" }), stored);
  assert.equal(registry.store.revision, 2);
});

Deno.test("generation counts changes of spec only, status is another's part", () => {
  const { registry } = sampleCluster();
  registry.create(deployments, web);
  const labelled = registry.update(deployments, {
    ...web,
    metadata: { ...web.metadata, labels: { a: "b" } },
  });
  assert.equal(labelled.metadata.generation, 1);
  const scaled = registry.update(deployments, { ...web, spec: { replicas: 2 }, status: { replicas: 9 } });
  assert.deepEqual([scaled.metadata.generation, scaled.status], [2, undefined]);
  const reported = registry.update(deployments, { ...web, spec: { replicas: 7 }, status: { replicas: 1 } }, {
    subresource: "status",
  });
  assert.deepEqual([reported.spec, reported.status], [{ replicas: 2 }, { replicas: 1 }]);
  assert.equal(reported.metadata.generation, 2);
});

Deno.test("what the server owns stays", () => {
  const { registry } = sampleCluster();
  const { metadata } = registry.create(configMaps, configMap("a"));
  const updated = registry.update(configMaps, {
    ...configMap("a", { k: "v" }),
    metadata: { ...configMap("a").metadata, creationTimestamp: "2020-01-01T00:00:00Z" },
  });
  assert.deepEqual([updated.metadata.uid, updated.metadata.creationTimestamp], [
    metadata.uid,
    metadata.creationTimestamp,
  ]);
});

Deno.test("versions, uids and names that do not fit are refused", () => {
  const { registry } = sampleCluster();
  registry.create(configMaps, configMap("a"));
  const update = (metadata: object) => () =>
    registry.update(configMaps, { metadata: { ...configMap("a").metadata, ...metadata } });
  assert.match(refusalOf(update({ resourceVersion: "1" })), /^409 Conflict: .* the object has been modified/);
  assert.match(
    refusalOf(update({ uid: "x" })),
    /^409 Conflict: .*Precondition failed: UID in precondition: x/,
  );
  assert.match(refusalOf(update({ name: "b" })), /^404 NotFound/);
});

Deno.test("some kinds are created by an update, some need a version", () => {
  const creating = { ...configMaps, allowCreateOnUpdate: true };
  const strict = { ...deployments, allowUnconditionalUpdate: false };
  const { registry } = sampleCluster([creating, strict, namespaces]);
  assert.equal(registry.update(creating, configMap("a")).metadata.name, "a");
  registry.create(strict, web);
  assert.match(
    refusalOf(() => registry.update(strict, web)),
    /metadata.resourceVersion: Invalid value: 0: must be/,
  );
});

Deno.test("taking off the last finalizer ends a deleted object", () => {
  const { registry } = sampleCluster();
  registry.create(configMaps, { metadata: { ...configMap("a").metadata, finalizers: ["example.com/f"] } });
  registry.delete(configMaps, "default", "a");
  const more = { metadata: { ...configMap("a").metadata, finalizers: ["example.com/f", "example.com/g"] } };
  assert.match(refusalOf(() => registry.update(configMaps, more)), /no new finalizers can be added/);
  const ended = registry.update(configMaps, configMap("a"));
  assert.equal(ended.metadata.finalizers, undefined);
  assert.equal(registry.find(configMaps, "default", "a"), undefined);
});

Deno.test("a namespace ends when its own finalizers are taken off by `finalize`", () => {
  const { registry } = sampleCluster();
  registry.create(namespaces, { metadata: { name: "x" }, spec: { finalizers: ["kubernetes"] } });
  const marked = registry.delete(namespaces, undefined, "x")!;
  assert.deepEqual(marked.status, { phase: "Terminating" });
  registry.update(namespaces, { ...copyOf(marked), spec: {} }, { subresource: "finalize" });
  assert.equal(registry.find(namespaces, undefined, "x"), undefined);
});

Deno.test("a binding gives a pod its node and leaves the generation", () => {
  const { registry } = sampleCluster();
  registry.create(pods, pod("p"));
  const bound = registry.update(pods, pod("p", { nodeName: "n" }), { subresource: "binding" });
  assert.deepEqual([(bound.spec as { nodeName: string }).nodeName, bound.metadata.generation], ["n", 1]);
});
