import { volumeAttributesClass } from "../../../../src/simulator/kubernetes/kinds/volume_attributes_class.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(volumeAttributesClass);
testRules(volumeAttributesClass, {
  good: { driverName: "a.example.com", parameters: { iops: "1" } },
  refused: [
    [
      { driverName: "", parameters: {} },
      "driverName: Required value",
      "parameters: Required value: must contain at least one key/value pair",
    ],
  ],
  unchangeable: [
    [{ driverName: "b.example.com" }, "driverName: Forbidden: updates to driverName are forbidden."],
    [{ parameters: { iops: "2" } }, "parameters: Forbidden: updates to parameters are forbidden."],
  ],
});
