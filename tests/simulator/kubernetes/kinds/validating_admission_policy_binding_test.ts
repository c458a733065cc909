import assert from "node:assert/strict";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import { validatingAdmissionPolicyBinding } from "../../../../src/simulator/kubernetes/kinds/validating_admission_policy_binding.ts";
import { refusalOf, sampleCluster, sampleKinds } from "../sample_cluster.ts";

await loadCel();

Deno.test("an empty binding is refused", () => {
  const { registry } = sampleCluster([...sampleKinds, validatingAdmissionPolicyBinding]);
  assert.match(
    refusalOf(() => registry.create(validatingAdmissionPolicyBinding, { metadata: { name: "a" }, spec: {} })),
    /^422 Invalid: .*Required/,
  );
});
