import assert from "node:assert/strict";
import { NAMESPACE_ROLES } from "../../../../src/simulator/kubernetes/bootstrap/namespace_roles.ts";
import { ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";
import { validateRules } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";

for (const [namespace, roles] of Object.entries(NAMESPACE_ROLES)) {
  Deno.test(`roles of ${namespace} have rules that hold in a namespace`, () => {
    for (const rules of Object.values(roles)) {
      assert.deepEqual(validateRules(rules.map(ruleOfText), true), []);
    }
  });
}
