/**
 * Nodes, and the pods on them, as the scheduler sees them: what it has bound just now counts before any cache knows.
 * Questions that are asked of every pod are answered from counts that are kept. Source: pkg/scheduler/backend/cache.
 */
import type { INode } from "kubernetes-models/v1/Node";
import { NodeState } from "./node_state.ts";
import type { PodFacts } from "./pod_facts.ts";
import type { PodTerm } from "./pod_terms.ts";

/** How many pods of a sort are on each node; nodes without any are not in it. */
export type NodeCounts = ReadonlyMap<NodeState, number>;

/** A term that pods have, and on which nodes these are. */
export interface PlacedTerm {
  term: PodTerm;
  counts: NodeCounts;
}

/** Sorts of pods that are counted at one time. */
const MAX_COUNTERS = 256;

interface Counter {
  matches: (pod: PodFacts) => boolean;
  counts: Map<NodeState, number>;
}

export class ClusterState {
  readonly #states = new Map<string, NodeState>();
  readonly #placed = new Map<string, { node: string; pod: PodFacts }>();
  readonly #counters = new Map<string, Counter>();
  readonly #terms: Record<TermRole, Map<string, { term: PodTerm; counts: Map<NodeState, number> }>> = {
    required: new Map(),
    requiredAnti: new Map(),
    preferred: new Map(),
    preferredAnti: new Map(),
  };
  readonly #imageNodes = new Map<string, number>();
  #nodes: NodeState[] | undefined = [];

  /** Nodes that are there, in the order in which they came. */
  get nodes(): readonly NodeState[] {
    return this.#nodes ??= [...this.#states.values()].filter(({ node }) => node.metadata !== undefined);
  }

  node(name: string): NodeState | undefined {
    const state = this.#states.get(name);
    return state?.node.metadata ? state : undefined;
  }

  setNode(node: INode): void {
    const state = this.#state(node.metadata!.name!);
    this.#countImages(state, -1);
    state.describe(node);
    this.#countImages(state, 1);
    this.#nodes = undefined;
  }

  removeNode(name: string): void {
    const state = this.#states.get(name);
    if (!state) return;
    this.#countImages(state, -1);
    this.#nodes = undefined;
    const pods = [...state.pods.values()];
    for (const pod of pods) this.#count(state, pod, -1);
    this.#states.delete(name);
    // They may outlive the node for a while, and the node may come back.
    for (const pod of pods) this.#add(this.#state(name), pod);
  }

  /** Where a pod is, by uid. */
  placeOf(uid: string): string | undefined {
    return this.#placed.get(uid)?.node;
  }

  /** The pod is on the node from now on; what was known of it before is forgotten. */
  place(pod: PodFacts, node: string): void {
    this.forget(pod.uid);
    this.#placed.set(pod.uid, { node, pod });
    this.#add(this.#state(node), pod);
  }

  /** False when it was not placed. */
  forget(uid: string): boolean {
    const known = this.#placed.get(uid);
    if (!known) return false;
    this.#placed.delete(uid);
    const state = this.#state(known.node);
    state.remove(known.pod);
    this.#count(state, known.pod, -1);
    return true;
  }

  /** How many pods that match are on each node. Equal keys ask the same. */
  count(key: string, matches: (pod: PodFacts) => boolean): NodeCounts {
    const known = this.#counters.get(key);
    this.#counters.delete(key);
    const counter = known ?? { matches, counts: this.#countAll(matches) };
    this.#counters.set(key, counter);
    if (this.#counters.size > MAX_COUNTERS) {
      const oldest = this.#counters.keys().next();
      if (!oldest.done) this.#counters.delete(oldest.value);
    }
    return counter.counts;
  }

  /** Terms of placed pods. */
  terms(role: TermRole): Iterable<PlacedTerm> {
    return this.#terms[role].values();
  }

  /** Nodes that have the image. */
  nodesWithImage(name: string): number {
    return this.#imageNodes.get(name) ?? 0;
  }

  #state(name: string): NodeState {
    let state = this.#states.get(name);
    if (!state) this.#states.set(name, state = new NodeState(name));
    return state;
  }

  #add(state: NodeState, pod: PodFacts): void {
    state.add(pod);
    this.#count(state, pod, 1);
  }

  #count(state: NodeState, pod: PodFacts, amount: 1 | -1): void {
    for (const { matches, counts } of this.#counters.values()) {
      if (matches(pod)) raise(counts, state, amount);
    }
    for (const role of TERM_ROLES) {
      for (const term of pod.terms[role]) {
        const placed = this.#terms[role].get(term.key) ?? { term, counts: new Map() };
        raise(placed.counts, state, amount);
        if (placed.counts.size > 0) this.#terms[role].set(term.key, placed);
        else this.#terms[role].delete(term.key);
      }
    }
  }

  #countAll(matches: Counter["matches"]): Map<NodeState, number> {
    const counts = new Map<NodeState, number>();
    for (const state of this.#states.values()) {
      for (const pod of state.pods.values()) if (matches(pod)) raise(counts, state, 1);
    }
    return counts;
  }

  #countImages({ images }: NodeState, amount: 1 | -1): void {
    for (const name of images.keys()) {
      this.#imageNodes.set(name, (this.#imageNodes.get(name) ?? 0) + amount);
    }
  }
}

export type TermRole = "required" | "requiredAnti" | "preferred" | "preferredAnti";
const TERM_ROLES: readonly TermRole[] = ["required", "requiredAnti", "preferred", "preferredAnti"];

function raise(counts: Map<NodeState, number>, state: NodeState, amount: number): void {
  const count = (counts.get(state) ?? 0) + amount;
  if (count === 0) counts.delete(state);
  else counts.set(state, count);
}
