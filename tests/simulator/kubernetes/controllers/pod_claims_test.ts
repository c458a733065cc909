import assert from "node:assert/strict";
import type { IPod } from "kubernetes-models/v1/Pod";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { claimsOf, PodClaims } from "../../../../src/simulator/kubernetes/controllers/pod_claims.ts";
import { StorageWorld } from "./storage_world.ts";

Deno.test("claims know their pods until these have ended", () => {
  const world = new StorageWorld();
  const podClaims = new PodClaims(new Informers(world.world.registry).of<IPod>("pods"));
  const users = () => podClaims.users("default/c").map(({ metadata }) => metadata.name);
  world.claim("c");
  world.user("p", "c");
  world.user("q", "c");
  assert.deepEqual(users(), ["p", "q"]);
  world.delete("pods", "q", 0);
  world.seconds(2);
  assert.deepEqual(users(), ["p"]);
});

Deno.test("ephemeral volumes have claims by the pod's and their own name", () => {
  const volumes = [
    { name: "a", persistentVolumeClaim: { claimName: "c" } },
    { name: "b", ephemeral: {} },
    { name: "e", emptyDir: {} },
  ];
  const pod: IPod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [], volumes },
  };
  assert.deepEqual(claimsOf(pod), [{ claim: "c", isEphemeral: false }, { claim: "p-b", isEphemeral: true }]);
});
