/**
 * Whether a node itself is fit for a pod, and why not in the scheduler's words. Filters run in the scheduler's order,
 * and the first that says no ends the matter. Source: pkg/scheduler/framework/plugins.
 */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { ITaint } from "kubernetes-models/v1/Taint";
import type { IToleration } from "kubernetes-models/v1/Toleration";
import { ownEntry } from "../../../kube/own_entry.ts";
import { matchesNodeSelector } from "../node_selector.ts";
import type { NodeState } from "./node_state.ts";
import type { PodFacts } from "./pod_facts.ts";
import { type Refusal, refused, refusedForGood } from "./refusal.ts";

/** Undefined: it fits. */
export function nodeRefusal(facts: PodFacts, state: NodeState): Refusal | undefined {
  const { pod } = facts;
  const { spec } = state.node;
  if (spec?.unschedulable && !isTolerated(pod, UNSCHEDULABLE)) {
    return refusedForGood("NodeUnschedulable", "node(s) were unschedulable");
  }
  if (pod.spec?.nodeName && pod.spec.nodeName !== state.name) {
    return refusedForGood("NodeName", "node(s) didn't match the requested node name");
  }
  if (!state.hardTaints.every((taint) => isTolerated(pod, taint))) {
    return refusedForGood("TaintToleration", "node(s) had untolerated taint(s)");
  }
  if (!matchesNode(pod, state.node)) {
    return refusedForGood("NodeAffinity", "node(s) didn't match Pod's node affinity/selector");
  }
  if (facts.hostPorts.length > 0 && state.hasConflict(facts.hostPorts)) {
    return refused("NodePorts", "node(s) didn't have free ports for the requested pod ports");
  }
  return lackingResources(facts, state);
}

export function tolerates(toleration: IToleration, taint: ITaint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  if (toleration.operator === "Exists") return true;
  return toleration.key !== undefined && (toleration.value ?? "") === (taint.value ?? "");
}

export function isTolerated(pod: IPod, taint: ITaint): boolean {
  return pod.spec?.tolerations?.some((toleration) => tolerates(toleration, taint)) ?? false;
}

/** nodeSelector and required node affinity. */
export function matchesNode({ spec }: IPod, node: INode): boolean {
  const labels = node.metadata?.labels;
  for (const key in spec?.nodeSelector) if (ownEntry(labels, key) !== spec.nodeSelector[key]) return false;
  const required = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return !required || matchesNodeSelector(required, node);
}

const UNSCHEDULABLE: ITaint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };

/** Pods are counted first, then cpu, memory and the rest. */
function lackingResources(
  { needs }: PodFacts,
  { allocatable, requested, pods }: NodeState,
): Refusal | undefined {
  let reasons: string[] | undefined;
  let isFinal = false;
  if (pods.size + 1 > (allocatable["pods"] ?? 0)) (reasons ??= []).push("Too many pods");
  for (const [name, amount] of needs) {
    const total = allocatable[name] ?? 0;
    if (amount <= total - (requested[name] ?? 0)) continue;
    (reasons ??= []).push(`Insufficient ${name}`);
    if (amount > total) isFinal = true;
  }
  return reasons && { plugin: "NodeResourcesFit", reasons, isFinal };
}
