/**
 * Whether a pod fits a node, and why not in the scheduler's words. Filters run in the scheduler's order, and the
 * first that says no ends the matter for that node. Source: pkg/scheduler/framework/plugins.
 */
import type { INode } from "kubernetes-models/v1/Node";
import type { INodeSelectorRequirement } from "kubernetes-models/v1/NodeSelectorRequirement";
import type { INodeSelectorTerm } from "kubernetes-models/v1/NodeSelectorTerm";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { ITaint } from "kubernetes-models/v1/Taint";
import type { IToleration } from "kubernetes-models/v1/Toleration";
import type { Resources } from "./scheduler_resources.ts";

/** A node with what is taken on it. */
export interface NodeState {
  node: INode;
  allocatable: Resources;
  used: Resources;
}

export interface Refusal {
  /** One for each reason: several resources may be short. */
  reasons: string[];
  /** No deletion of pods would help: `Preemption is not helpful for scheduling`. */
  unresolvable: boolean;
}

/** Undefined: it fits. */
export function refusalOf(pod: IPod, requests: Resources, state: NodeState): Refusal | undefined {
  const { node } = state;
  if (
    node.spec?.unschedulable &&
    !toleratesAny(pod, { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" })
  ) {
    return unresolvable("node(s) were unschedulable");
  }
  const taint = (node.spec?.taints ?? []).find((candidate) =>
    candidate.effect !== "PreferNoSchedule" && !toleratesAny(pod, candidate)
  );
  if (taint) return unresolvable(`node(s) had untolerated taint(s)`);
  if (pod.spec?.nodeName && pod.spec.nodeName !== node.metadata?.name) {
    return unresolvable("node(s) didn't match the requested node name");
  }
  if (!matchesNode(pod, node)) return unresolvable("node(s) didn't match Pod's node affinity/selector");
  return lackingResources(requests, state);
}

export function tolerates(toleration: IToleration, taint: ITaint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  if (toleration.operator === "Exists") return true;
  return toleration.key !== undefined && (toleration.value ?? "") === (taint.value ?? "");
}

/** nodeSelector and required node affinity. */
export function matchesNode(pod: IPod, node: INode): boolean {
  const labels = node.metadata?.labels ?? {};
  const selector = Object.entries(pod.spec?.nodeSelector ?? {});
  if (!selector.every(([key, value]) => labels[key] === value)) return false;
  const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return !required || required.nodeSelectorTerms.some((term) => matchesTerm(term, node));
}

function toleratesAny(pod: IPod, taint: ITaint): boolean {
  return (pod.spec?.tolerations ?? []).some((toleration) => tolerates(toleration, taint));
}

function matchesTerm(term: INodeSelectorTerm, node: INode): boolean {
  const expressions = term.matchExpressions ?? [];
  const fields = term.matchFields ?? [];
  if (expressions.length + fields.length === 0) return false;
  return expressions.every((requirement) =>
    matchesRequirement(requirement, node.metadata?.labels?.[requirement.key])
  ) &&
    fields.every((requirement) => matchesRequirement(requirement, node.metadata?.name));
}

function matchesRequirement(
  { operator, values = [] }: INodeSelectorRequirement,
  value: string | undefined,
): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "Gt":
      return Number(value) > Number(values[0]);
    case "Lt":
      return Number(value) < Number(values[0]);
    default:
      return false;
  }
}

/** Pods are counted first, then cpu, memory and the rest. */
function lackingResources(requests: Resources, { allocatable, used }: NodeState): Refusal | undefined {
  const reasons: string[] = [];
  let unresolvable = false;
  for (const [name, amount] of Object.entries(requests)) {
    const total = allocatable[name] ?? 0;
    if (amount === 0 || amount <= total - (used[name] ?? 0)) continue;
    reasons.push(name === "pods" ? "Too many pods" : `Insufficient ${name}`);
    if (amount > total) unresolvable = true;
  }
  return reasons.length > 0 ? { reasons, unresolvable } : undefined;
}

function unresolvable(reason: string): Refusal {
  return { reasons: [reason], unresolvable: true };
}
