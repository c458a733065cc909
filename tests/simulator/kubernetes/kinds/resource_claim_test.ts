import { resourceClaim } from "../../../../src/simulator/kubernetes/kinds/resource_claim.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(resourceClaim);
testRules(resourceClaim, {
  good: {
    spec: { devices: { requests: [{ name: "gpu", exactly: { deviceClassName: "gpu.example.com" } }] } },
  },
  unchangeable: [[{ spec: {} }, "spec: Invalid value: {}: field is immutable"]],
});
