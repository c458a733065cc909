import assert from "node:assert/strict";
import { isCelLoaded } from "../../../src/simulator/kubernetes/cel/engine.ts";
import { preloadFor } from "../../../src/simulator/kubernetes/preload.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";

const metadata = { name: "a", namespace: "default" };

Deno.test("expressions are there before a saved state with a policy goes on: its controllers are bound by them too", async () => {
  await preloadFor([{ kind: "Pod", metadata }]);
  assert.equal(isCelLoaded(), false);
  await preloadFor(saved.objects);
  assert.equal(isCelLoaded(), true);
  const world = new World({ seed: 1, startMs: saved.takenMs, scenario: "empty", saved });
  world.advance(1000);
  const { registry } = world;
  const maps = registry.kind("configmaps");
  assert.throws(() => registry.create(maps, { metadata }), { message: /no maps here/ });
});

const policies = { apiVersion: "admissionregistration.k8s.io/v1", metadata: { name: "none" } };
const saved = {
  takenMs: 0,
  revision: 9,
  nodes: [],
  objects: [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: "default", uid: "1", resourceVersion: "1" } },
    {
      ...policies,
      kind: "ValidatingAdmissionPolicy",
      metadata: { name: "none", uid: "2", resourceVersion: "2", generation: 1 },
      spec: {
        failurePolicy: "Fail",
        matchConstraints: {
          matchPolicy: "Equivalent",
          namespaceSelector: {},
          objectSelector: {},
          resourceRules: [{
            apiGroups: [""],
            apiVersions: ["v1"],
            operations: ["CREATE"],
            resources: ["configmaps"],
            scope: "*",
          }],
        },
        validations: [{ expression: "false", message: "no maps here" }],
      },
    },
    {
      ...policies,
      kind: "ValidatingAdmissionPolicyBinding",
      metadata: { name: "none", uid: "3", resourceVersion: "3", generation: 1 },
      spec: { policyName: "none", validationActions: ["Deny"] },
    },
  ],
};
