import { mutatingAdmissionPolicy } from "../../../../src/simulator/kubernetes/kinds/mutating_admission_policy.ts";
import { testRules } from "./rule_table.ts";

testRules(mutatingAdmissionPolicy, {
  good: { spec: { matchConstraints: {}, mutations: [{ patchType: "ApplyConfiguration" }] } },
  refused: [
    [
      { spec: {} },
      "spec.mutations: Required value: mutations must contain at least one item",
      "spec.matchConstraints: Required value",
    ],
  ],
});
