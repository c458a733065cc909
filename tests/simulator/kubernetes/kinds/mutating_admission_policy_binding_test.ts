import { mutatingAdmissionPolicyBinding } from "../../../../src/simulator/kubernetes/kinds/mutating_admission_policy_binding.ts";
import { testRules } from "./rule_table.ts";

testRules(mutatingAdmissionPolicyBinding, {
  good: { spec: { policyName: "p" } },
  refused: [[{ spec: {} }, "spec.policyName: Required value"]],
});
