/** Pods that want to be near others, or away from them. Source: pkg/scheduler/framework/plugins/interpodaffinity. */
import type { ClusterState, NodeCounts } from "./cluster_state.ts";
import type { NodeState } from "./node_state.ts";
import type { PodFacts } from "./pod_facts.ts";
import { matchesTerm, type NamespaceLabels, type PodTerm } from "./pod_terms.ts";
import { type Refusal, refused, refusedForGood } from "./refusal.ts";
import { TopologyCounts } from "./topology_counts.ts";

/** What a required affinity of a pod that is there is worth to a pod that it likes. */
const HARD_WEIGHT = 1;

/** What is required, for one pod that looks for a node. */
export class PodAffinity {
  readonly #pod: PodFacts;
  readonly #namespaceLabels: NamespaceLabels;
  /** Domains that pods there keep this one out of; those it wants to be in; those it wants to keep out of. */
  readonly #shunnedBy = new TopologyCounts();
  readonly #wanted = new TopologyCounts();
  readonly #unwanted = new TopologyCounts();

  constructor(pod: PodFacts, cluster: ClusterState, namespaceLabels: NamespaceLabels) {
    this.#pod = pod;
    this.#namespaceLabels = namespaceLabels;
    for (const { term, counts } of cluster.terms("requiredAnti")) {
      if (matchesTerm(term, pod, namespaceLabels)) addAll(this.#shunnedBy, term.topologyKey, counts, 1);
    }
    const { required, requiredAnti } = pod.terms;
    if (required.length > 0) {
      const key = `all\n${required.map((term) => term.key).join("\n")}`;
      const counts = cluster.count(key, (other) => this.#matchesAll(required, other));
      for (const { topologyKey } of required) addAll(this.#wanted, topologyKey, counts, 1);
    }
    for (const term of requiredAnti) {
      const counts = cluster.count(`term\n${term.key}`, (other) => matchesTerm(term, other, namespaceLabels));
      addAll(this.#unwanted, term.topologyKey, counts, 1);
    }
  }

  /** A pod is taken off a node, or put back, for the sake of argument. */
  change(other: PodFacts, state: NodeState, amount: 1 | -1): void {
    const { required, requiredAnti } = this.#pod.terms;
    for (const term of other.terms.requiredAnti) {
      if (this.#matches(term, this.#pod)) this.#shunnedBy.add(term.topologyKey, state, amount);
    }
    if (required.length > 0 && this.#matchesAll(required, other)) {
      for (const { topologyKey } of required) this.#wanted.add(topologyKey, state, amount);
    }
    for (const term of requiredAnti) {
      if (this.#matches(term, other)) this.#unwanted.add(term.topologyKey, state, amount);
    }
  }

  refusal(state: NodeState): Refusal | undefined {
    const { required, requiredAnti } = this.#pod.terms;
    if (required.length > 0 && !this.#isNearEnough(required, state)) {
      return refusedForGood("InterPodAffinity", "node(s) didn't match pod affinity rules");
    }
    if (requiredAnti.some(({ topologyKey }) => this.#unwanted.at(topologyKey, state) > 0)) {
      return refused("InterPodAffinity", "node(s) didn't match pod anti-affinity rules");
    }
    return this.#shunnedBy.isAnyAt(state)
      ? refused("InterPodAffinity", "node(s) didn't satisfy existing pods anti-affinity rules")
      : undefined;
  }

  #isNearEnough(terms: readonly PodTerm[], state: NodeState): boolean {
    if (terms.some(({ topologyKey }) => state.labels[topologyKey] === undefined)) return false;
    if (terms.every(({ topologyKey }) => this.#wanted.at(topologyKey, state) > 0)) return true;
    // The first of pods that want to be near each other has to be somewhere.
    return this.#wanted.isEmpty && this.#matchesAll(terms, this.#pod);
  }

  #matchesAll(terms: readonly PodTerm[], pod: PodFacts): boolean {
    return terms.every((term) => this.#matches(term, pod));
  }

  #matches(term: PodTerm, pod: PodFacts): boolean {
    return matchesTerm(term, pod, this.#namespaceLabels);
  }
}

/** What is preferred: 0 to 100 for each node. Undefined: nobody prefers anything. */
export function podAffinityScores(
  pod: PodFacts,
  cluster: ClusterState,
  namespaceLabels: NamespaceLabels,
  nodes: readonly NodeState[],
): number[] | undefined {
  const likings = new TopologyCounts();
  for (const [role, sign] of [["preferred", 1], ["preferredAnti", -1]] as const) {
    for (const term of pod.terms[role]) {
      const counts = cluster.count(`term\n${term.key}`, (other) => matchesTerm(term, other, namespaceLabels));
      addAll(likings, term.topologyKey, counts, sign * term.weight);
    }
    for (const { term, counts } of cluster.terms(role)) {
      if (!matchesTerm(term, pod, namespaceLabels)) continue;
      addAll(likings, term.topologyKey, counts, sign * term.weight);
    }
  }
  for (const { term, counts } of cluster.terms("required")) {
    if (matchesTerm(term, pod, namespaceLabels)) addAll(likings, term.topologyKey, counts, HARD_WEIGHT);
  }
  if (likings.isEmpty) return undefined;
  const sums = nodes.map((state) => likings.sumAt(state));
  const [least, most] = [Math.min(...sums), Math.max(...sums)];
  return sums.map((sum) => most > least ? Math.floor(100 * (sum - least) / (most - least)) : 0);
}

function addAll(into: TopologyCounts, topologyKey: string, counts: NodeCounts, weight: number): void {
  for (const [state, count] of counts) into.add(topologyKey, state, count * weight);
}
