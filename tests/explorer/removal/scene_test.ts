import assert from "node:assert/strict";
import { countOf, descendants } from "../../../src/explorer/removal/scene.ts";
import { object, ownedBy, sceneOf } from "./small_cluster.ts";

const whale = object("Whale shop/moby");
const deployment = object("Deployment shop/web", { metadata: ownedBy(whale) });
const replicaSet = object("ReplicaSet shop/web-1", { metadata: ownedBy(deployment) });
const pod = object("Pod shop/web-1-a", { metadata: ownedBy(replicaSet) });
const other = object("Pod shop/other");
const all = [whale, deployment, replicaSet, pod, other];

Deno.test("a scene knows what a custom object owns, all the way down, and which pods go", async () => {
  const scene = await sceneOf(all, [whale]);
  assert.deepEqual(descendants(scene.owned[0]!).map(({ kind }) => kind), ["Deployment", "ReplicaSet", "Pod"]);
  assert.deepEqual(scene.pods.map(({ metadata }) => metadata.name), ["web-1-a"]);
});

Deno.test("orphans stay: their pods do not go", async () => {
  const scene = await sceneOf(all, [deployment], { propagation: "orphan" });
  assert.deepEqual(scene.pods, []);
});

Deno.test("another object of the same name is not the target", async () => {
  const again = object("Pod shop/other", { metadata: { name: "other", uid: "new" } });
  const scene = await sceneOf([again], [other]);
  assert.deepEqual(scene.objects, [undefined]);
});

for (
  const [count, kind, text] of [
    [1, "Pod", "1 Pod"],
    [2, "NetworkPolicy", "2 NetworkPolicies"],
    [3, "Ingress", "3 Ingresses"],
    [1200, "ConfigMap", "1,200 ConfigMaps"],
    [2, "Endpoints", "2 Endpoints"],
  ] as const
) {
  Deno.test(`count: ${text}`, () => assert.equal(countOf(count, kind), text));
}
