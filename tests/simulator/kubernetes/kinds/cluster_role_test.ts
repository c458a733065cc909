import assert from "node:assert/strict";
import { clusterRole } from "../../../../src/simulator/kubernetes/kinds/cluster_role.ts";
import { create, texts } from "./kind_world.ts";

Deno.test("who gathers rules says from which roles", () => {
  const errors = (aggregationRule: object) =>
    texts(create(clusterRole, { metadata: { name: "r" }, aggregationRule }).errors);
  assert.deepEqual(errors({}), [
    "aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if " +
    "aggregationRule is non-nil",
  ]);
  const operator = { matchExpressions: [{ key: "a", operator: "Is" }] };
  assert.deepEqual(errors({ clusterRoleSelectors: [operator] }), [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].operator: Invalid value: "Is": not a valid ' +
    "selector operator",
  ]);
});
