import assert from "node:assert/strict";
import { ordinalOf } from "../../../../src/simulator/kubernetes/controllers/stateful_set_identity.ts";
import type { StatefulSet } from "../../../../src/simulator/kubernetes/controllers/stateful_set_identity.ts";
import { CLAIMS, StatefulSetWorld } from "./stateful_set_world.ts";

Deno.test("a pod knows its name, its place, its service and its claims", () => {
  const world = new StatefulSetWorld({ replicas: 1, volumeClaimTemplates: CLAIMS });
  const [pod] = world.pods();
  assert.equal(pod!.metadata.generateName, "web-");
  assert.deepEqual(pod!.metadata.labels, {
    app: "web",
    "apps.kubernetes.io/pod-index": "0",
    "controller-revision-hash": world.status().updateRevision,
    "statefulset.kubernetes.io/pod-name": "web-0",
  });
  assert.deepEqual([pod!.spec?.hostname, pod!.spec?.subdomain], ["web-0", "web"]);
  assert.deepEqual(pod!.spec?.volumes?.[0], {
    name: "www",
    persistentVolumeClaim: { claimName: "www-web-0" },
  });
  const [claim] = world.claims();
  assert.deepEqual([claim!.metadata.name, claim!.metadata.labels], ["www-web-0", { app: "web" }]);
});

const names: [pod: string, expected: number | undefined][] = [
  ["web-0", 0],
  ["web-12", 12],
  ["web-a", undefined],
  ["other-1", undefined],
  ["web-1-2", undefined],
];

for (const [name, expected] of names) {
  Deno.test(`the ordinal of ${name}`, () => {
    assert.equal(ordinalOf({ metadata: { name: "web" } } as StatefulSet, { metadata: { name } }), expected);
  });
}
