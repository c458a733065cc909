import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import type { AnyKind } from "../../../src/simulator/kubernetes/kind.ts";
import { hasEnded, pendingFinalizers } from "../../../src/simulator/kubernetes/deletion_state.ts";
import { configMaps, namespaces, sampleCluster } from "./sample_cluster.ts";

const now = "2026-01-01T00:00:00Z";

const CASES: [name: string, AnyKind, KubeObject, pending: string[], ended: boolean][] = [
  ["alive", configMaps, { metadata: {} }, [], false],
  ["deleted", configMaps, { metadata: { deletionTimestamp: now } }, [], true],
  [
    "with grace",
    configMaps,
    { metadata: { deletionTimestamp: now, deletionGracePeriodSeconds: 1 } },
    [],
    false,
  ],
  ["with finalizer", configMaps, { metadata: { deletionTimestamp: now, finalizers: ["f"] } }, ["f"], false],
  [
    "a namespace's own finalizers",
    namespaces,
    { metadata: { deletionTimestamp: now }, spec: { finalizers: ["kubernetes"] } },
    ["kubernetes"],
    false,
  ],
  ["a field of another kind", configMaps, { metadata: {}, spec: { finalizers: ["x"] } }, [], false],
];

for (const [name, kind, object, pending, ended] of CASES) {
  Deno.test(`deletion: ${name}`, () => {
    assert.deepEqual(pendingFinalizers(kind, object), pending);
    assert.equal(hasEnded(kind, object), ended);
  });
}

Deno.test("a kind is told when its object is gone", () => {
  const gone: string[] = [];
  const kind = { ...configMaps, afterDelete: (object: KubeObject) => void gone.push(object.metadata.name!) };
  const { registry } = sampleCluster([kind, namespaces]);
  registry.create(kind, { metadata: { name: "a", namespace: "default" } });
  registry.delete(kind, "default", "a");
  assert.deepEqual(gone, ["a"]);
});
