import { csiNode } from "../../../../src/simulator/kubernetes/kinds/csi_node.ts";
import { testRules } from "./rule_table.ts";

testRules(csiNode, {
  good: { spec: { drivers: [{ name: "a.example.com", nodeID: "1" }] } },
  refused: [
    [{ spec: { drivers: [{ name: "a.example.com" }] } }, "spec.drivers[0].nodeID: Required value"],
    [
      { spec: { drivers: [{ name: "a", nodeID: "1" }, { name: "a", nodeID: "1" }] } },
      'spec.drivers[1].name: Duplicate value: "a"',
    ],
  ],
});
