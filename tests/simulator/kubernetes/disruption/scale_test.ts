import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { expectedScale, ScaleError } from "../../../../src/simulator/kubernetes/disruption/scale.ts";
import { configMaps, deployments, namespaces, pods, sampleCluster } from "../sample_cluster.ts";

const replicaSets = { ...deployments, kind: "ReplicaSet", plural: "replicasets" };
const { registry } = sampleCluster([namespaces, pods, configMaps, deployments, replicaSets]);
const owned = (name: string, owner?: { kind: string; name: string; uid: string }, version = "apps/v1") => ({
  metadata: {
    name,
    namespace: "default",
    ...(owner ? { ownerReferences: [{ apiVersion: version, controller: true, ...owner }] } : {}),
  },
});
const workload = (kind: typeof deployments, name: string, replicas: number, owner?: KubeObject) =>
  registry.create(kind, {
    ...owned(name, owner && { kind: "Deployment", name: owner.metadata.name!, uid: owner.metadata.uid! }),
    spec: { replicas },
  });
const deployment = workload(deployments, "web", 5);
const current = workload(replicaSets, "web-2", 3, deployment);
const former = workload(replicaSets, "web-1", 2, deployment);
const single = workload(replicaSets, "single", 4);
const podOf = (name: string, { metadata }: KubeObject) =>
  owned(name, { kind: "ReplicaSet", name: metadata.name!, uid: metadata.uid! });

Deno.test("two ReplicaSets of one Deployment want what the Deployment wants", () => {
  assert.deepEqual(expectedScale(registry, [podOf("a", current), podOf("b", former), podOf("c", current)]), {
    count: 5,
    unmanaged: [],
  });
});

Deno.test("owners are added up, pods without one are named", () => {
  assert.deepEqual(expectedScale(registry, [podOf("a", current), podOf("b", single), owned("bare")]), {
    count: 9,
    unmanaged: ["bare"],
  });
});

const failing: [pod: KubeObject, message: string][] = [
  [owned("a", { kind: "ReplicaSet", name: "gone", uid: "u" }), 'found no controllers for pod "a"'],
  [
    owned("a", { kind: "ConfigMap", name: "m", uid: "u" }, "v1"),
    "configmaps does not implement the scale subresource",
  ],
  [owned("a", { kind: "Ghost", name: "g", uid: "u" }), 'no matches for kind "Ghost" in version "apps/v1"'],
];

for (const [pod, message] of failing) {
  Deno.test(`what cannot be asked: ${message}`, () => {
    assert.throws(() => expectedScale(registry, [pod]), new ScaleError(message));
  });
}
