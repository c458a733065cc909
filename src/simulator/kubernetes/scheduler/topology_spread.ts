/** Pods that are to be spread evenly over domains. Source: pkg/scheduler/framework/plugins/podtopologyspread. */
import type { ITopologySpreadConstraint } from "kubernetes-models/v1/TopologySpreadConstraint";
import { type LabelSelector, matchesLabels, printLabelSelector } from "../../../kube/label_selector.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import { isTolerated, matchesNode } from "./node_filters.ts";
import type { ClusterState, NodeCounts } from "./cluster_state.ts";
import type { NodeState } from "./node_state.ts";
import type { PodFacts } from "./pod_facts.ts";
import { type Refusal, refused, refusedForGood } from "./refusal.ts";
import { narrowedSelector, readSelector } from "./selectors.ts";

const HOSTNAME = "kubernetes.io/hostname";

interface Constraint {
  topologyKey: string;
  maxSkew: number;
  minDomains: number;
  honorsAffinity: boolean;
  honorsTaints: boolean;
  selector: LabelSelector;
  /** Pods of the selector on each node. */
  counts: NodeCounts;
}

/** What pods that say nothing get (systemDefaultConstraints). */
const DEFAULTS = [{ topologyKey: HOSTNAME, maxSkew: 3 }, {
  topologyKey: "topology.kubernetes.io/zone",
  maxSkew: 5,
}];

/** What must be even, for one pod that looks for a node. */
export class TopologySpread {
  readonly #pod: PodFacts;
  readonly #constraints: readonly Constraint[];
  readonly #domains: readonly Map<string, number>[];
  /** The least in a domain, by constraint, as long as it is known. */
  #least: (number | undefined)[] = [];

  constructor(pod: PodFacts, cluster: ClusterState) {
    this.#pod = pod;
    this.#constraints = constraintsOf(pod, cluster, "DoNotSchedule");
    this.#domains = this.#constraints.map((constraint) => {
      const domains = new Map<string, number>();
      for (const state of cluster.nodes) {
        if (!hasAllKeys(this.#constraints, state) || !isIncluded(constraint, pod, state)) continue;
        const value = state.labels[constraint.topologyKey]!;
        domains.set(value, (domains.get(value) ?? 0) + (constraint.counts.get(state) ?? 0));
      }
      return domains;
    });
  }

  get isNeeded(): boolean {
    return this.#constraints.length > 0;
  }

  /** A pod is taken off a node, or put back, for the sake of argument. */
  change(other: PodFacts, state: NodeState, amount: 1 | -1): void {
    if (other.namespace !== this.#pod.namespace || other.isTerminating) return;
    if (!hasAllKeys(this.#constraints, state)) return;
    this.#least = [];
    this.#constraints.forEach((constraint, index) => {
      if (!matchesLabels(constraint.selector, other.labels)) return;
      if (!isIncluded(constraint, this.#pod, state)) return;
      const value = state.labels[constraint.topologyKey]!;
      const domains = this.#domains[index]!;
      domains.set(value, (domains.get(value) ?? 0) + amount);
    });
  }

  refusal(state: NodeState): Refusal | undefined {
    for (const [index, constraint] of this.#constraints.entries()) {
      const value = state.labels[constraint.topologyKey];
      const reason = "node(s) didn't match pod topology spread constraints";
      if (value === undefined) {
        return refusedForGood("PodTopologySpread", `${reason} (missing required label)`);
      }
      const domains = this.#domains[index]!;
      const least = this.#least[index] ??= leastOf(domains, constraint.minDomains);
      const own = matchesLabels(constraint.selector, this.#pod.labels) ? 1 : 0;
      if ((domains.get(value) ?? 0) + own - least > constraint.maxSkew) {
        return refused("PodTopologySpread", reason);
      }
    }
    return undefined;
  }
}

const MAX_COUNT = 2 ** 31 - 1;

/** With fewer domains than there should be, one of them counts as empty. */
function leastOf(domains: ReadonlyMap<string, number>, minDomains: number): number {
  if (domains.size < minDomains) return 0;
  let least = MAX_COUNT;
  for (const count of domains.values()) if (count < least) least = count;
  return least;
}

/**
 * What should be even: 0 to 100 for each node; undefined: the pod does not mind. `usual` is the selector of whatever
 * owns the pod, by which it is spread when it does not say.
 */
export function topologySpreadScores(
  pod: PodFacts,
  cluster: ClusterState,
  usual: LabelSelector | undefined,
  nodes: readonly NodeState[],
): number[] | undefined {
  const isOwn = (pod.pod.spec?.topologySpreadConstraints?.length ?? 0) > 0;
  const constraints = isOwn ? constraintsOf(pod, cluster, "ScheduleAnyway") : defaultsOf(pod, cluster, usual);
  if (constraints.length === 0) return undefined;
  const required = isOwn ? constraints : [];
  const scored = required.length > 0 ? nodes.filter((state) => hasAllKeys(required, state)) : nodes;
  const sums = new Array<number>(scored.length).fill(0);
  for (const constraint of constraints) {
    const isHost = constraint.topologyKey === HOSTNAME;
    const domains = domainsOf(constraint, pod, cluster, scored, required);
    const weight = Math.log((isHost ? scored.length : domains.size) + 2);
    for (const [index, state] of scored.entries()) {
      const value = state.labels[constraint.topologyKey];
      if (value === undefined) continue;
      const count = isHost ? constraint.counts.get(state) ?? 0 : domains.get(value)!;
      sums[index]! += count * weight + constraint.maxSkew - 1;
    }
  }
  const scores = evenness(sums.map(Math.round));
  if (scored === nodes) return scores;
  // Nodes that are in no domain come last.
  const byState = new Map(scored.map((state, index) => [state, scores[index]!]));
  return nodes.map((state) => byState.get(state) ?? 0);
}

/** The fewer, the better: 0 to 100. */
function evenness(sums: readonly number[]): number[] {
  const [least, most] = [Math.min(...sums), Math.max(0, ...sums)];
  return sums.map((sum) => most === 0 ? 100 : Math.floor(100 * (most + least - sum) / most));
}

/** Pods by the values that the nodes to be scored have. */
function domainsOf(
  constraint: Constraint,
  pod: PodFacts,
  cluster: ClusterState,
  scored: readonly NodeState[],
  required: readonly Constraint[],
): Map<string, number> {
  const domains = new Map<string, number>();
  if (constraint.topologyKey === HOSTNAME) return domains;
  for (const { labels } of scored) {
    const value = ownEntry(labels, constraint.topologyKey);
    if (value !== undefined) domains.set(value, 0);
  }
  if (domains.size === 0) return domains;
  for (const [state, count] of constraint.counts) {
    const value = state.labels[constraint.topologyKey] ?? "";
    const known = domains.get(value);
    if (known === undefined || !cluster.node(state.name)) continue;
    if (hasAllKeys(required, state) && isIncluded(constraint, pod, state)) domains.set(value, known + count);
  }
  return domains;
}

function constraintsOf(
  pod: PodFacts,
  cluster: ClusterState,
  when: ITopologySpreadConstraint["whenUnsatisfiable"],
): Constraint[] {
  return (pod.pod.spec?.topologySpreadConstraints ?? [])
    .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === when)
    .map((given) => {
      const selector = narrowedSelector(readSelector(given.labelSelector), pod.labels, given);
      return {
        topologyKey: given.topologyKey,
        maxSkew: given.maxSkew,
        minDomains: given.minDomains ?? 1,
        honorsAffinity: given.nodeAffinityPolicy !== "Ignore",
        honorsTaints: given.nodeTaintsPolicy === "Honor",
        selector,
        counts: countsOf(pod, cluster, selector),
      };
    });
}

function defaultsOf(pod: PodFacts, cluster: ClusterState, selector: LabelSelector | undefined): Constraint[] {
  if (!selector) return [];
  const counts = countsOf(pod, cluster, selector);
  return DEFAULTS.map((given) => ({
    ...given,
    minDomains: 1,
    honorsAffinity: true,
    honorsTaints: false,
    selector,
    counts,
  }));
}

/** Pods that are about to go do not count, nor does a selector that selects everything. */
function countsOf({ namespace }: PodFacts, cluster: ClusterState, selector: LabelSelector): NodeCounts {
  if (selector.nothing || selector.requirements.length === 0) return new Map();
  const key = `spread\n${namespace}\n${printLabelSelector(selector)}`;
  return cluster.count(
    key,
    (pod) => pod.namespace === namespace && !pod.isTerminating && matchesLabels(selector, pod.labels),
  );
}

function hasAllKeys(constraints: readonly Constraint[], { labels }: NodeState): boolean {
  return constraints.every(({ topologyKey }) => ownEntry(labels, topologyKey) !== undefined);
}

/** Whether a node's pods count at all. */
function isIncluded(
  { honorsAffinity, honorsTaints }: Constraint,
  { pod }: PodFacts,
  state: NodeState,
): boolean {
  if (honorsAffinity && !matchesNode(pod, state.node)) return false;
  return !honorsTaints || state.hardTaints.every((taint) => isTolerated(pod, taint));
}
