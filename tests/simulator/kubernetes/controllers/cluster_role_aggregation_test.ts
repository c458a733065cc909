import assert from "node:assert/strict";
import {
  AGGREGATION_MANAGER,
  startClusterRoleAggregation,
} from "../../../../src/simulator/kubernetes/controllers/cluster_role_aggregation.ts";
import { RBAC_GROUP } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";
import { TestCluster } from "./cluster.ts";

Deno.test("a role that gathers has the rules of those that come, and loses those of them that go", () => {
  const { registry, queue } = new TestCluster([startClusterRoleAggregation]);
  const kind = registry.kind("clusterroles", RBAC_GROUP);
  const rules = () => registry.get(kind, undefined, "monitor").rules;
  registry.create(kind, {
    metadata: { name: "monitor" },
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: "monitor" } }] },
  });
  const rule = { verbs: ["get"], apiGroups: [""], resources: ["pods"] };
  registry.create(kind, { metadata: { name: "part", labels: { to: "monitor" } }, rules: [rule] });
  queue.advance(100);
  assert.deepEqual(rules(), [rule]);
  const { managedFields } = registry.get(kind, undefined, "monitor").metadata;
  assert.equal(managedFields?.find(({ operation }) => operation === "Apply")?.manager, AGGREGATION_MANAGER);
  registry.delete(kind, undefined, "part");
  queue.advance(100);
  assert.deepEqual(rules(), []);
});
