import { flowSchema } from "../../../../src/simulator/kubernetes/kinds/flow_schema.ts";
import { testRules } from "./rule_table.ts";

testRules(flowSchema, {
  good: { spec: { priorityLevelConfiguration: { name: "p" }, matchingPrecedence: 10 } },
  refused: [
    [
      { spec: { matchingPrecedence: 1 } },
      "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1",
      "spec.priorityLevelConfiguration.name: Required value: must reference a priority level",
    ],
    [
      { spec: { matchingPrecedence: 10001, priorityLevelConfiguration: { name: "p" }, rules: [{}] } },
      "spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000",
      "spec.rules[0].subjects: Required value: subjects must contain at least one value",
      "spec.rules[0]: Required value: at least one of resourceRules and nonResourceRules has to be non-empty",
    ],
  ],
});
