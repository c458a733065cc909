import assert from "node:assert/strict";
import {
  ConfigurationProblem,
  policyParams,
} from "../../../../src/simulator/kubernetes/policies/policy_params.ts";
import type { ParamRef } from "../../../../src/simulator/kubernetes/policies/admission_policy.ts";
import { configMap, sampleCluster } from "../sample_cluster.ts";

const policy = { metadata: {}, spec: { paramKind: { apiVersion: "v1", kind: "ConfigMap" } } };

function found(paramRef: ParamRef, kind = policy.spec.paramKind): (string | undefined)[] {
  const { registry } = sampleCluster();
  const kinds = registry.kind("configmaps");
  registry.create(kinds, configMap("a"));
  const labelled = configMap("b");
  registry.create(kinds, { ...labelled, metadata: { ...labelled.metadata, labels: { x: "y" } } });
  return policyParams(registry, { ...policy, spec: { paramKind: kind } }, {
    metadata: {},
    spec: { paramRef },
  }, "default")
    .map((object) => object?.metadata.name);
}

Deno.test("parameters by name and by labels, in the namespace of the request or another", () => {
  assert.deepEqual(found({ name: "a" }), ["a"]);
  assert.deepEqual(found({ selector: { matchLabels: { x: "y" } } }), ["b"]);
  assert.deepEqual(found({ selector: {} }), ["a", "b"]);
});

Deno.test("what is not found is a problem, or nothing", () => {
  const missing = { name: "a", namespace: "other" };
  assert.deepEqual(found({ ...missing, parameterNotFoundAction: "Allow" }), []);
  assert.throws(() => found(missing), ConfigurationProblem);
  assert.throws(() => found({ name: "a" }, { apiVersion: "v1", kind: "Nothing" }), {
    message:
      "failed to configure policy: failed to find resource referenced by paramKind: 'v1, Kind=Nothing'",
  });
});

Deno.test("a policy without parameters is asked once", () => {
  const { registry } = sampleCluster();
  assert.deepEqual(policyParams(registry, { metadata: {} }, { metadata: {} }, "default"), [undefined]);
});
