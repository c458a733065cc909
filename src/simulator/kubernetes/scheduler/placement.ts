/** One pod's search for a node. Source: pkg/scheduler/schedule_one.go. */
import type { LabelSelector } from "../../../kube/label_selector.ts";
import type { Random } from "../../clock/random.ts";
import type { ClusterState } from "./cluster_state.ts";
import { nodeRefusal } from "./node_filters.ts";
import { nodeScores } from "./node_scores.ts";
import type { NodeState } from "./node_state.ts";
import { PodAffinity } from "./pod_affinity.ts";
import type { PodFacts } from "./pod_facts.ts";
import type { NamespaceLabels } from "./pod_terms.ts";
import { PodVolumes, type VolumeSources } from "./pod_volumes.ts";
import { type Refusal, refusedForGood } from "./refusal.ts";
import { TopologySpread } from "./topology_spread.ts";

export interface PlacementSources {
  cluster: ClusterState;
  namespaceLabels: NamespaceLabels;
  volumes: VolumeSources;
  random: Random;
  /** Pods that wait for room on a node that was made for them. */
  nominated: (node: string) => readonly PodFacts[];
  usualSelector: (pod: PodFacts) => LabelSelector | undefined;
}

/**
 * Nodes that are enough to choose from: more are not looked for (minFeasibleNodesToFind). The real scheduler takes a
 * share of large clusters, which `percentageOfNodesToScore` sets; this is the smallest there is.
 */
const ENOUGH_NODES = 100;

export class Placement {
  readonly pod: PodFacts;
  readonly volumes: PodVolumes;
  readonly #sources: PlacementSources;
  readonly #affinity: PodAffinity;
  readonly #spread: TopologySpread;
  /** Nodes that the pod names; absent: all. */
  readonly #named: ReadonlySet<string> | undefined;

  constructor(pod: PodFacts, sources: PlacementSources) {
    const { cluster, namespaceLabels } = sources;
    this.pod = pod;
    this.#sources = sources;
    this.volumes = new PodVolumes(pod.pod, sources.volumes);
    this.#affinity = new PodAffinity(pod, cluster, namespaceLabels);
    this.#spread = new TopologySpread(pod, cluster);
    this.#named = namedNodes(pod);
  }

  /** Why it can be on no node, whichever; undefined: nodes have to be looked at. */
  get problem(): Refusal | undefined {
    if (this.#named?.size === 0) return refusedForGood("NodeAffinity", "pod affinity terms conflict");
    return this.volumes.problem;
  }

  /** Nodes that fit, from the `start`th on; and of those that do not, why. */
  search(start: number): { fitting: NodeState[]; refusals: Map<NodeState, Refusal>; looked: number } {
    const { nodes } = this.#sources.cluster;
    const fitting: NodeState[] = [];
    const refusals = new Map<NodeState, Refusal>();
    let looked = 0;
    const nominated = this.pod.pod.status?.nominatedNodeName;
    const first = nominated ? this.#sources.cluster.node(nominated) : undefined;
    if (first && !this.refusal(first)) return { fitting: [first], refusals, looked };
    for (; looked < nodes.length && fitting.length < ENOUGH_NODES; looked++) {
      const state = nodes[(start + looked) % nodes.length]!;
      const refusal = this.refusal(state);
      if (refusal) refusals.set(state, refusal);
      else fitting.push(state);
    }
    return { fitting, refusals, looked };
  }

  /** Counts as if pods for which room was made on the node were there, unless they matter less. */
  refusal(state: NodeState): Refusal | undefined {
    const { uid, priority } = this.pod;
    const others = this.#sources.nominated(state.name).filter((other) =>
      other.uid !== uid && other.priority >= priority && !state.pods.has(other.uid)
    );
    if (others.length === 0) return this.#refusal(state);
    for (const other of others) this.change(other, state, 1);
    const crowded = this.#refusal(state);
    for (const other of others) this.change(other, state, -1);
    return crowded ?? this.#refusal(state);
  }

  /** The best; among equals, chance. */
  best(fitting: readonly NodeState[]): NodeState {
    if (fitting.length === 1) return fitting[0]!;
    const { cluster, namespaceLabels, usualSelector, random } = this.#sources;
    const sources = { cluster, namespaceLabels, usualSelector: usualSelector(this.pod) };
    const scores = nodeScores(this.pod, fitting, sources);
    const most = Math.max(...scores);
    return random.pick(fitting.filter((_, index) => scores[index] === most));
  }

  /** Puts another pod on a node, or takes it off, for the sake of argument. */
  change(other: PodFacts, state: NodeState, amount: 1 | -1): void {
    if (amount === 1) state.add(other);
    else state.remove(other);
    this.#affinity.change(other, state, amount);
    this.#spread.change(other, state, amount);
    this.volumes.change(other, amount);
  }

  #refusal(state: NodeState): Refusal | undefined {
    if (this.#named && !this.#named.has(state.name)) {
      return refusedForGood("NodeAffinity", "node(s) didn't satisfy plugin(s) [NodeAffinity]");
    }
    return nodeRefusal(this.pod, state) ??
      (this.volumes.claimKeys.length > 0 ? this.volumes.refusal(state) : undefined) ??
      (this.#spread.isNeeded ? this.#spread.refusal(state) : undefined) ??
      this.#affinity.refusal(state);
  }
}

/** Nodes that required affinity gives by name, as that of a DaemonSet's pods does. */
function namedNodes({ pod }: PodFacts): Set<string> | undefined {
  const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (!required?.nodeSelectorTerms?.length) return undefined;
  const all = new Set<string>();
  for (const { matchFields = [] } of required.nodeSelectorTerms) {
    const lists = matchFields.filter(({ key, operator }) => key === "metadata.name" && operator === "In")
      .map(({ values = [] }) => values);
    if (lists.length === 0) return undefined;
    for (const name of lists[0]!) if (lists.every((list) => list.includes(name))) all.add(name);
  }
  return all;
}
