import assert from "node:assert/strict";
import { matchesNodeSelector, matchesNodeTerm } from "../../../src/simulator/kubernetes/node_selector.ts";
import { sampleNode } from "./scheduler/sample_placement.ts";

const node = sampleNode("n1", { disk: "ssd", size: "4" });
type Operator = "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";

const cases: [key: string, operator: Operator, values: string[] | undefined, expected: boolean][] = [
  ["disk", "In", ["hdd", "ssd"], true],
  ["disk", "In", ["hdd"], false],
  ["gpu", "In", ["a"], false],
  ["gpu", "NotIn", ["a"], true],
  ["disk", "Exists", undefined, true],
  ["gpu", "DoesNotExist", undefined, true],
  ["size", "Gt", ["3"], true],
  ["size", "Lt", ["4"], false],
  ["disk", "Gt", ["3"], false],
  ["gpu", "Lt", ["3"], false],
];
for (const [key, operator, values, expected] of cases) {
  Deno.test(`${key} ${operator} ${values ?? ""}: ${expected}`, () => {
    const matchExpressions = [{ key, operator, ...(values ? { values } : {}) }];
    assert.equal(matchesNodeTerm({ matchExpressions }, node), expected);
  });
}

Deno.test("one term is enough, an empty one is none, and fields are names", () => {
  const named = (name: string) => ({
    matchFields: [{ key: "metadata.name", operator: "In" as const, values: [name] }],
  });
  assert.equal(matchesNodeSelector({ nodeSelectorTerms: [{}, named("n1")] }, node), true);
  assert.equal(matchesNodeSelector({ nodeSelectorTerms: [{}, named("n2")] }, node), false);
  assert.equal(matchesNodeSelector({ nodeSelectorTerms: [] }, node), false);
});
