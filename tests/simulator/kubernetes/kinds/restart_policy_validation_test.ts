import assert from "node:assert/strict";
import type { IContainer } from "kubernetes-models/v1/Container";
import { validateRestartPolicy } from "../../../../src/simulator/kubernetes/kinds/restart_policy_validation.ts";

const rule = { action: "Restart", exitCodes: { operator: "In", values: [42] } };
const CASES: [container: Partial<IContainer>, messages: string[]][] = [
  [{}, []],
  [{ restartPolicy: "Never", restartPolicyRules: [rule] }, []],
  [{ restartPolicyRules: [rule] }, [
    "c.restartPolicy: Required value: must specify restartPolicy when restart rules are used",
  ]],
  [{ restartPolicy: "Sometimes" }, [
    'c.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "Never", "OnFailure"',
  ]],
  [{ restartPolicy: "Never", restartPolicyRules: [{ ...rule, action: "Stop" }] }, [
    'c.restartPolicyRules[0].action: Unsupported value: "Stop": supported values: "Restart", "RestartAllContainers"',
  ]],
  [{ restartPolicy: "Never", restartPolicyRules: [{ action: "Restart" }] }, [
    "c.restartPolicyRules[0].exitCodes: Required value: must be specified",
  ]],
  [{ restartPolicy: "Never", restartPolicyRules: new Array(21).fill(rule) }, [
    "c.restartPolicyRules: Too many: 21: must have at most 20 items",
  ]],
];

for (const [container, messages] of CASES) {
  Deno.test(`restart policy of ${JSON.stringify(container).slice(0, 80)}`, () => {
    const found = validateRestartPolicy({ name: "c", ...container }, "c");
    assert.deepEqual(found.map(({ field, message }) => `${field}: ${message}`), messages);
  });
}
