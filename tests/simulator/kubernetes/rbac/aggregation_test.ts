import assert from "node:assert/strict";
import { ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";
import {
  aggregatedRules,
  type ClusterRoleObject,
} from "../../../../src/simulator/kubernetes/rbac/aggregation.ts";

function role(name: string, labels: Record<string, string>, rules: string[]): ClusterRoleObject {
  return { metadata: { name, labels }, rules: rules.map(ruleOfText) } as unknown as ClusterRoleObject;
}

Deno.test("rules are gathered by label, each once, and never one's own", () => {
  const gathering = {
    ...role("all", { to: "all" }, ["get core nodes"]),
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: "all" } }] },
  };
  const roles = [
    role("a", { to: "all" }, ["get core pods", "get core secrets"]),
    gathering,
    role("b", { to: "all" }, ["get core secrets", "get core services"]),
    role("c", {}, ["get core events"]),
  ];
  assert.deepEqual(
    aggregatedRules(gathering, roles),
    ["get core pods", "get core secrets", "get core services"].map(ruleOfText),
  );
});
