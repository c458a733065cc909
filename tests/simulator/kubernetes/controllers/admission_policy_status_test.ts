import assert from "node:assert/strict";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import { startAdmissionPolicyStatus } from "../../../../src/simulator/kubernetes/controllers/admission_policy_status.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { validatingAdmissionPolicy } from "../../../../src/simulator/kubernetes/kinds/validating_admission_policy.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { sampleCluster, sampleKinds } from "../sample_cluster.ts";

await loadCel();

Deno.test("a policy says which generation was looked at", () => {
  const { registry, queue } = sampleCluster([...sampleKinds, validatingAdmissionPolicy]);
  startAdmissionPolicyStatus({ registry, queue, random: new Random(1), informers: new Informers(registry) });
  const resourceRules = [{
    apiGroups: [""],
    apiVersions: ["v1"],
    operations: ["CREATE"],
    resources: ["pods"],
  }];
  const spec = { matchConstraints: { resourceRules }, validations: [{ expression: "true" }] };
  registry.create(validatingAdmissionPolicy, { metadata: { name: "p" }, spec });
  queue.advance(100);
  const { status } = registry.get(validatingAdmissionPolicy, undefined, "p");
  assert.deepEqual(status, { observedGeneration: 1, typeChecking: {} });
});
