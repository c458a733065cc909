import { resourceSlice } from "../../../../src/simulator/kubernetes/kinds/resource_slice.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(resourceSlice);
testRules(resourceSlice, {
  good: { spec: { driver: "gpu.example.com", pool: { name: "p" }, nodeName: "n" } },
  refused: [[{ spec: {} }, "spec.driver: Required value", "spec.pool.name: Required value"]],
  unchangeable: [
    [
      { spec: { driver: "gpu.example.com", pool: { name: "p" }, nodeName: "m" } },
      'spec.nodeName: Invalid value: "m": field is immutable',
    ],
  ],
});
