import { priorityLevelConfiguration } from "../../../../src/simulator/kubernetes/kinds/priority_level_configuration.ts";
import { testRules } from "./rule_table.ts";

testRules(priorityLevelConfiguration, {
  good: { spec: { type: "Limited", limited: { limitResponse: { type: "Queue", queuing: {} } } } },
  refused: [
    [
      { spec: { type: "Exempt" } },
      "spec.type: Invalid value: \"Exempt\": must be 'Exempt' if and only if `name` is 'exempt'",
    ],
    [{ spec: { type: "Limited" } }, "spec.limited: Required value: must not be empty when type is Limited"],
    [{ spec: { type: "X" } }, 'spec.type: Unsupported value: "X": supported values: "Exempt", "Limited"'],
    [
      { spec: { type: "Limited", limited: {} } },
      'spec.limited.limitResponse.type: Unsupported value: "": supported values: "Queue", "Reject"',
    ],
  ],
});
