import { resourceClaimTemplate } from "../../../../src/simulator/kubernetes/kinds/resource_claim_template.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(resourceClaimTemplate);
testRules(resourceClaimTemplate, {
  good: { spec: { spec: { devices: { requests: [{ name: "gpu", exactly: { deviceClassName: "g" } }] } } } },
  refused: [
    [
      { spec: { spec: { devices: { requests: [{ name: "gpu", exactly: {} }] } } } },
      "spec.spec.devices.requests[0].exactly.deviceClassName: Required value",
    ],
  ],
});
