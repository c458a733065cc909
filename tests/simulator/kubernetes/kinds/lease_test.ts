import { lease } from "../../../../src/simulator/kubernetes/kinds/lease.ts";
import { testRules } from "./rule_table.ts";

testRules(lease, {
  good: { spec: { holderIdentity: "a", leaseDurationSeconds: 40 } },
  refused: [
    [
      { spec: { leaseDurationSeconds: 0 } },
      "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
    ],
    [
      { spec: { leaseTransitions: -1 } },
      "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0",
    ],
    [
      { spec: { preferredHolder: "b" } },
      "spec.preferredHolder: Forbidden: may only be specified if `strategy` is defined",
    ],
  ],
});
