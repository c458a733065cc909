import assert from "node:assert/strict";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import { validatingAdmissionPolicy } from "../../../../src/simulator/kubernetes/kinds/validating_admission_policy.ts";
import { validatingAdmissionPolicyBinding } from "../../../../src/simulator/kubernetes/kinds/validating_admission_policy_binding.ts";
import type { ObjectRegistry } from "../../../../src/simulator/kubernetes/object_registry.ts";
import { configMap, refusalOf, sampleCluster, sampleKinds } from "../sample_cluster.ts";

await loadCel();

interface Setting {
  registry: ObjectRegistry;
  create: (name: string, data: Record<string, string>) => unknown;
  warnings: string[];
}

function setting(
  actions: string[],
  failurePolicy = "Fail",
  expression = "object.data.size == 'small'",
): Setting {
  const { registry } = sampleCluster([
    ...sampleKinds,
    validatingAdmissionPolicy,
    validatingAdmissionPolicyBinding,
  ]);
  const resourceRules = [{
    apiGroups: [""],
    apiVersions: ["v1"],
    operations: ["CREATE"],
    resources: ["configmaps"],
  }];
  registry.create(validatingAdmissionPolicy, {
    metadata: { name: "p" },
    spec: {
      matchConstraints: { resourceRules },
      failurePolicy,
      validations: [{ expression, message: "too large" }],
    },
  });
  registry.create(validatingAdmissionPolicyBinding, {
    metadata: { name: "b" },
    spec: { policyName: "p", validationActions: actions },
  });
  const warnings: string[] = [];
  const create: Setting["create"] = (name, data) =>
    registry.create(registry.kind("configmaps"), configMap(name, data), {
      warn: (text) => warnings.push(text),
    });
  return { registry, create, warnings };
}

const SAID = "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: too large";

Deno.test("a denial is forbidden, and invalid", () => {
  const { create } = setting(["Deny"]);
  create("a", { size: "small" });
  try {
    create("b", { size: "large" });
    assert.fail("it was not refused");
  } catch (error) {
    assert.deepEqual((error as { status: unknown }).status, {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message: `configmaps "b" is forbidden: ${SAID}`,
      reason: "Invalid",
      details: { name: "b", kind: "configmaps", causes: [{ message: SAID }] },
      code: 422,
    });
  }
});

Deno.test("a warning lets it pass", () => {
  const { create, warnings } = setting(["Warn"]);
  create("b", { size: "large" });
  assert.deepEqual(warnings, [
    "Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': too large",
  ]);
});

Deno.test("what cannot be evaluated is as the failure policy says", () => {
  assert.match(
    refusalOf(() => setting(["Deny"]).create("b", {})),
    /denied request: expression 'object.data.size == 'small'' resulted in error: no such key/,
  );
  setting(["Deny"], "Ignore").create("b", {});
});

Deno.test("without its binding a policy is not in force", () => {
  const { registry, create } = setting(["Deny"]);
  assert.match(refusalOf(() => create("b", { size: "large" })), /^422/);
  registry.delete(validatingAdmissionPolicyBinding, undefined, "b");
  create("b", { size: "large" });
});
