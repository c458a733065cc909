import assert from "node:assert/strict";
import {
  type MatchResources,
  setMatchDefaults,
} from "../../../../src/simulator/kubernetes/policies/admission_policy.ts";

Deno.test("what is matched is filled in", () => {
  const match: MatchResources = { resourceRules: [{ resources: ["pods"] }] };
  setMatchDefaults(match);
  setMatchDefaults(undefined);
  assert.deepEqual(match, {
    matchPolicy: "Equivalent",
    namespaceSelector: {},
    objectSelector: {},
    resourceRules: [{ resources: ["pods"], scope: "*" }],
  });
});
