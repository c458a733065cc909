import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/stateful_set_claims.ts";
import { CLAIMS, StatefulSetWorld } from "./stateful_set_world.ts";

const owners: [whenDeleted: string, whenScaled: string, staying: string[], scaledDown: string[]][] = [
  ["Retain", "Retain", [], []],
  ["Delete", "Retain", ["StatefulSet"], ["StatefulSet"]],
  ["Retain", "Delete", [], ["Pod"]],
  ["Delete", "Delete", ["StatefulSet"], ["Pod"]],
];

for (const [whenDeleted, whenScaled, staying, scaledDown] of owners) {
  Deno.test(`claims with ${whenDeleted} on deletion and ${whenScaled} on scaling belong to whom they go with`, () => {
    const world = new StatefulSetWorld({
      replicas: 2,
      volumeClaimTemplates: CLAIMS,
      persistentVolumeClaimRetentionPolicy: { whenDeleted, whenScaled },
    });
    world.settle();
    const kinds = () =>
      world.claims().map(({ metadata }) => (metadata.ownerReferences ?? []).map(({ kind }) => kind));
    assert.deepEqual(kinds(), [staying, staying]);
    world.change({ replicas: 1 });
    world.settle();
    assert.deepEqual(kinds(), [staying, scaledDown]);
  });
}

Deno.test("a claim is made once and found again", () => {
  const world = new StatefulSetWorld({ replicas: 1, volumeClaimTemplates: CLAIMS });
  world.settle();
  const { uid } = world.claims()[0]!.metadata;
  world.registry.delete(world.registry.kind("pods"), "default", "web-0");
  world.settle();
  assert.deepEqual(world.claims().map(({ metadata }) => metadata.uid), [uid]);
  const told = world.events().filter((event) => event.includes("Claim"));
  assert.deepEqual(told, ["SuccessfulCreate: Create Claim www-web-0 Pod web-0 in StatefulSet web success"]);
});
