import { podTemplate } from "../../../../src/simulator/kubernetes/kinds/pod_template.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(podTemplate);
testRules(podTemplate, {
  good: { template: { spec: { containers: [{ name: "c", image: "i" }] } } },
  refused: [[{ template: {} }, "template.spec.containers: Required value"]],
});
