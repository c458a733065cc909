import assert from "node:assert/strict";
import type { DeleteOptions } from "../../../src/simulator/kubernetes/registry.ts";
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

Deno.test("a pod gets its seconds, which may only be shortened, and goes when none are left", () => {
  const { registry, queue } = sampleCluster();
  registry.create(pods, pod("p", { nodeName: "n" }));
  const remove = (options?: DeleteOptions) => registry.remove(pods, "default", "p", options);
  const first = remove();
  assert.deepEqual(
    [first.gone, first.object.metadata.deletionTimestamp, first.object.metadata.deletionGracePeriodSeconds],
    [false, "2026-01-01T00:00:30Z", 30],
  );
  assert.equal(first.object.metadata.generation, 2);
  queue.advance(2000);
  assert.equal(remove().object, first.object, "asking again changes nothing");
  assert.equal(remove({ gracePeriodSeconds: 60 }).object, first.object);
  const shorter = remove({ gracePeriodSeconds: 5 }).object.metadata;
  assert.deepEqual([shorter.deletionTimestamp, shorter.generation], ["2026-01-01T00:00:05Z", 2]);
  const last = remove({ gracePeriodSeconds: 0 });
  assert.deepEqual([last.gone, last.object.metadata.deletionTimestamp], [true, "2026-01-01T00:00:00Z"]);
  assert.equal(registry.find(pods, "default", "p"), undefined);
});

Deno.test("a pod without a node goes at once; one that is forced away is marked first", () => {
  const { registry } = sampleCluster();
  registry.create(pods, pod("new"));
  registry.create(pods, pod("old", { nodeName: "n" }));
  const types = () => registry.store.table(pods).changesAfter(3).map(({ type, key }) => `${type} ${key}`);
  assert.equal(registry.remove(pods, "default", "new").gone, true);
  assert.equal(registry.remove(pods, "default", "old", { gracePeriodSeconds: 0 }).gone, true);
  assert.deepEqual(types(), ["DELETED default/new", "MODIFIED default/old", "DELETED default/old"]);
});

const POLICIES: [DeleteOptions["propagationPolicy"], string[] | undefined][] = [
  [undefined, undefined],
  ["Background", undefined],
  ["Foreground", ["foregroundDeletion"]],
  ["Orphan", ["orphan"]],
];

for (const [propagationPolicy, finalizers] of POLICIES) {
  Deno.test(`propagation ${propagationPolicy ?? "by default"}`, () => {
    const { registry } = sampleCluster();
    registry.create(deployments, { metadata: { name: "web", namespace: "default" }, spec: {} });
    const options = propagationPolicy ? { propagationPolicy } : {};
    const { object, gone } = registry.remove(deployments, "default", "web", options);
    assert.deepEqual(object.metadata.finalizers, finalizers);
    assert.equal(gone, finalizers === undefined);
    if (!finalizers) return;
    assert.deepEqual([object.metadata.deletionGracePeriodSeconds, object.metadata.generation], [0, 2]);
  });
}

Deno.test("preconditions name the kind", () => {
  const { registry } = sampleCluster();
  const { metadata } = registry.create(configMaps, configMap("a"));
  const remove = (preconditions: { uid?: string; resourceVersion?: string }) => () =>
    registry.remove(configMaps, "default", "a", { preconditions });
  assert.match(
    refusalOf(remove({ uid: "x" })),
    /on ConfigMap "a": the UID in the precondition \(x\) does not match the UID in record/,
  );
  assert.match(refusalOf(remove({ resourceVersion: "1" })), /the ResourceVersion in the precondition \(1\)/);
  assert.equal(remove({ uid: metadata.uid, resourceVersion: metadata.resourceVersion })().gone, true);
});

Deno.test("a dry run deletes nothing, a missing object is not found, some namespaces stay", () => {
  const { registry } = sampleCluster();
  registry.create(configMaps, configMap("a"));
  assert.equal(registry.remove(configMaps, "default", "a", { dryRun: true }).gone, true);
  assert.ok(registry.find(configMaps, "default", "a"));
  assert.match(refusalOf(() => registry.delete(configMaps, "default", "b")), /configmaps "b" not found/);
  assert.match(
    refusalOf(() => registry.delete(namespaces, undefined, "default")),
    /^403 Forbidden: namespaces "default" is forbidden: this namespace may not be deleted/,
  );
});
