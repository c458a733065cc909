import { deviceClass } from "../../../../src/simulator/kubernetes/kinds/device_class.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(deviceClass);
testRules(deviceClass, {
  good: { spec: { selectors: [{ cel: { expression: "true" } }] } },
});
