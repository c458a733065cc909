import { runtimeClass } from "../../../../src/simulator/kubernetes/kinds/runtime_class.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(runtimeClass);
testRules(runtimeClass, {
  good: { handler: "gvisor" },
  refused: [[{ handler: undefined }, "handler: Required value"]],
  unchangeable: [[{ handler: "kata" }, 'handler: Invalid value: "kata": field is immutable']],
});
