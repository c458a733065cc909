/** Why an object is not well: asks the table of rules. Pure: the same evidence gives the same reasons. */
import { claimRules } from "./claim_rules.ts";
import { clusterRules, lateClusterRules } from "./cluster_rules.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { exitRules } from "./exit_rules.ts";
import { logRules } from "./log_rules.ts";
import { latePodRules, podRules } from "./pod_rules.ts";
import { scalerRules } from "./scaler_rules.ts";
import { serviceRules } from "./service_rules.ts";
import { waitingRules } from "./waiting_rules.ts";
import { workloadRules } from "./workload_rules.ts";

/** A finding, the rule that made it, and the evidence it is about: the object's own, or of what lies below it. */
export interface Reason extends Finding {
  rule: string;
  evidence: Evidence;
}

/** Every rule; of those that fit, the earlier says it better. */
export const rules: readonly Rule[] = [
  ...podRules,
  ...waitingRules,
  ...exitRules,
  ...latePodRules,
  ...logRules,
  ...serviceRules,
  ...workloadRules,
  ...scalerRules,
  ...claimRules,
  ...clusterRules,
  ...lateClusterRules,
];

/** The reasons, the best first, none twice: rules that know why, what lies below, rules that know only that. */
export function reasonsFor(evidence: Evidence): readonly Reason[] {
  const own = fitting(evidence);
  const below = evidence.below.flatMap(reasonsFor);
  const clear = own.filter(({ isVague }) => !isVague).map(({ reason }) => reason);
  const vague = own.filter(({ isVague }) => isVague).map(({ reason }) => reason);
  const all = [...clear, ...below, ...vague];
  return all.filter(({ rule }, index) => all.findIndex((other) => other.rule === rule) === index);
}

/** `Pod` or `Deployment.apps`, as rules name kinds. */
export function kindKey({ kind, group }: { kind: string; group: string }): string {
  return group === "" ? kind : `${kind}.${group}`;
}

function fitting(evidence: Evidence): { isVague: boolean; reason: Reason }[] {
  const key = kindKey(evidence.subject);
  return rules.flatMap(({ id, kinds, isVague = false, find }) => {
    if (kinds && !kinds.includes(key)) return [];
    const found = find(evidence);
    return found ? [{ isVague, reason: { ...found, rule: id, evidence } }] : [];
  });
}
