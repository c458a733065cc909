/** Keeps the rules of aggregated cluster roles. Source: pkg/controller/clusterroleaggregation. */
import type { IClusterRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole";
import { isSame } from "../json_value.ts";
import { RBAC_GROUP } from "../kinds/role_rules.ts";
import { aggregatedRules } from "../rbac/aggregation.ts";
import type { ControllerContext } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 10;
/** Who writes the rules; others that apply them get a conflict. */
export const AGGREGATION_MANAGER = "clusterrole-aggregation-controller";

export function startClusterRoleAggregation({ registry, queue, informers }: ControllerContext): void {
  const roles = informers.of<IClusterRole>("clusterroles", RBAC_GROUP);
  const work = new WorkQueue(queue, { delayMs: DELAY_MS, work: gatherAll });
  // A change of any role may matter to each that gathers: they are few, and looked at together.
  roles.onChange(() => work.add("all"));

  function gatherAll(): void {
    const all = [...roles.all()].sort((a, b) => a.metadata.name < b.metadata.name ? -1 : 1);
    for (const role of all) {
      if (!role.aggregationRule) continue;
      const rules = aggregatedRules(role, all);
      if (isSame(rules, role.rules ?? [])) continue;
      const { kind, apiVersion, metadata: { name } } = role;
      registry.patch(roles.kind, undefined, name, "apply", {
        kind,
        apiVersion,
        metadata: { name },
        rules,
      }, { fieldManager: AGGREGATION_MANAGER, force: true });
    }
  }
}
