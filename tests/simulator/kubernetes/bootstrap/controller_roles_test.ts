import assert from "node:assert/strict";
import { CONTROLLER_ROLES } from "../../../../src/simulator/kubernetes/bootstrap/controller_roles.ts";
import { ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";
import { validateRules } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";

for (const [name, rules] of Object.entries(CONTROLLER_ROLES)) {
  Deno.test(`${name} has rules that hold`, () => {
    assert.ok(rules.length > 0);
    assert.deepEqual(validateRules(rules.map(ruleOfText), false), []);
  });
}
