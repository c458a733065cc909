/** How well nodes suit a pod that fits them all: the scheduler's plug-ins with their weights, each from 0 to 100. */
import type { LabelSelector } from "../../../kube/label_selector.ts";
import { matchesNodeTerm } from "../node_selector.ts";
import type { ClusterState } from "./cluster_state.ts";
import { isTolerated } from "./node_filters.ts";
import type { NodeState } from "./node_state.ts";
import { podAffinityScores } from "./pod_affinity.ts";
import type { PodFacts } from "./pod_facts.ts";
import type { NamespaceLabels } from "./pod_terms.ts";
import { topologySpreadScores } from "./topology_spread.ts";

export interface ScoreSources {
  cluster: ClusterState;
  namespaceLabels: NamespaceLabels;
  /** By what owns the pod. */
  usualSelector: LabelSelector | undefined;
}

/** One sum for each node, in their order. */
export function nodeScores(
  pod: PodFacts,
  nodes: readonly NodeState[],
  { cluster, namespaceLabels, usualSelector }: ScoreSources,
): number[] {
  const total = nodes.map((state) => leastAllocated(pod, state));
  const add = (scores: readonly number[] | undefined, weight: number) =>
    scores?.forEach((score, index) => total[index]! += weight * score);
  add(taintScores(pod, nodes), 3);
  add(nodeAffinityScores(pod, nodes), 2);
  add(topologySpreadScores(pod, cluster, usualSelector, nodes), 2);
  add(podAffinityScores(pod, cluster, namespaceLabels, nodes), 2);
  if (isAskingForAny(pod)) add(nodes.map((state) => balancedAllocation(pod, state)), 1);
  add(imageScores(pod, nodes, cluster), 1);
  return total;
}

/** The free share of cpu and memory after placing the pod (noderesources/least_allocated.go). */
function leastAllocated({ assumedCpu, assumedMemory }: PodFacts, state: NodeState): number {
  const free = (taken: number, all: number) => taken > all ? 0 : Math.floor(100 * (all - taken) / all);
  const cpu = state.allocatable["cpu"] ?? 0;
  const memory = state.allocatable["memory"] ?? 0;
  let sum = 0;
  if (cpu > 0) sum += free(state.assumedCpu + assumedCpu, cpu);
  if (memory > 0) sum += free(state.assumedMemory + assumedMemory, memory);
  const kinds = (cpu > 0 ? 1 : 0) + (memory > 0 ? 1 : 0);
  return kinds > 0 ? Math.floor(sum / kinds) : 0;
}

/** Whether cpu and memory are used more evenly with the pod than without (noderesources/balanced_allocation.go). */
function balancedAllocation({ requests }: PodFacts, { allocatable, requested }: NodeState): number {
  const share = (name: string, more: number) => {
    const all = allocatable[name] ?? 0;
    return all > 0 ? Math.min(1, ((requested[name] ?? 0) + more) / all) : undefined;
  };
  const balance = (cpu: number | undefined, memory: number | undefined) =>
    cpu === undefined || memory === undefined ? 100 : Math.floor((1 - Math.abs(cpu - memory) / 2) * 100);
  const before = balance(share("cpu", 0), share("memory", 0));
  const after = balance(share("cpu", requests["cpu"] ?? 0), share("memory", requests["memory"] ?? 0));
  return 50 + Math.trunc((50 + after - before) / 2);
}

function isAskingForAny({ requests }: PodFacts): boolean {
  return (requests["cpu"] ?? 0) > 0 || (requests["memory"] ?? 0) > 0;
}

/** Nodes with the fewest taints that the pod would rather not meet come first. */
function taintScores({ pod }: PodFacts, nodes: readonly NodeState[]): number[] | undefined {
  if (nodes.every(({ softTaints }) => softTaints.length === 0)) return undefined;
  const counts = nodes.map(({ softTaints }) => softTaints.filter((taint) => !isTolerated(pod, taint)).length);
  const most = Math.max(...counts);
  return counts.map((count) => most === 0 ? 100 : 100 - Math.floor(100 * count / most));
}

function nodeAffinityScores({ pod }: PodFacts, nodes: readonly NodeState[]): number[] | undefined {
  const preferred = pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
  if (!preferred?.length) return undefined;
  const sums = nodes.map(({ node }) =>
    preferred.reduce(
      (sum, { preference, weight }) => matchesNodeTerm(preference, node) ? sum + weight : sum,
      0,
    )
  );
  const most = Math.max(...sums);
  return most === 0 ? undefined : sums.map((sum) => Math.floor(100 * sum / most));
}

const LITTLE_IMAGE_BYTES = 23 * 1024 * 1024;
const LARGE_IMAGE_BYTES = 1000 * 1024 * 1024;

/** Large images that are there already, less where few nodes have them (imagelocality). */
function imageScores(
  { pod }: PodFacts,
  nodes: readonly NodeState[],
  cluster: ClusterState,
): number[] | undefined {
  if (nodes.every(({ images }) => images.size === 0)) return undefined;
  const containers = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])];
  const names = containers.map(({ image = "" }) => normalizedImage(image));
  const most = LARGE_IMAGE_BYTES * containers.length;
  return nodes.map(({ images }) => {
    const bytes = names.reduce((sum, name) => {
      const share = cluster.nodesWithImage(name) / cluster.nodes.length;
      return sum + Math.floor((images.get(name) ?? 0) * share);
    }, 0);
    const within = Math.min(most, Math.max(LITTLE_IMAGE_BYTES, bytes));
    return Math.floor(100 * (within - LITTLE_IMAGE_BYTES) / (most - LITTLE_IMAGE_BYTES));
  });
}

function normalizedImage(name: string): string {
  return name.lastIndexOf(":") <= name.lastIndexOf("/") ? `${name}:latest` : name;
}
