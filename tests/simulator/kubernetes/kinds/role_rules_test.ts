import assert from "node:assert/strict";
import type { PolicyRule } from "../../../../src/simulator/kubernetes/rbac/policy_rule.ts";
import { validateRules } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";
import { texts } from "./kind_world.ts";

const RULES: [rule: Partial<PolicyRule>, problems: string[]][] = [
  [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }, []],
  [{ verbs: ["get"], nonResourceURLs: ["/x"] }, []],
  [{ verbs: [], apiGroups: [""], resources: ["pods"] }, [
    "rules[0].verbs: Required value: verbs must contain at least one value",
  ]],
  [{ verbs: ["get"] }, [
    "rules[0].apiGroups: Required value: resource rules must supply at least one api group",
    "rules[0].resources: Required value: resource rules must supply at least one resource",
  ]],
  [{ verbs: ["get"], nonResourceURLs: ["/x"], resources: ["pods"] }, [
    'rules[0].nonResourceURLs: Invalid value: ["/x"]: rules cannot apply to both regular resources and ' +
    "non-resource URLs",
  ]],
];

for (const [rule, problems] of RULES) {
  Deno.test(`rule ${JSON.stringify(rule)}`, () => {
    assert.deepEqual(texts(validateRules([rule as PolicyRule], false)), problems);
  });
}
