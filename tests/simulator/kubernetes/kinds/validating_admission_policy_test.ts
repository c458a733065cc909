import assert from "node:assert/strict";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import { validatingAdmissionPolicy } from "../../../../src/simulator/kubernetes/kinds/validating_admission_policy.ts";
import { refusalOf, sampleCluster, sampleKinds } from "../sample_cluster.ts";

await loadCel();

Deno.test("an empty policy is refused", () => {
  const { registry } = sampleCluster([...sampleKinds, validatingAdmissionPolicy]);
  assert.match(
    refusalOf(() => registry.create(validatingAdmissionPolicy, { metadata: { name: "a" }, spec: {} })),
    /^422 Invalid: .*Required/,
  );
});
