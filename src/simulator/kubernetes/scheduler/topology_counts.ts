/** Numbers by topology key and value: how much of something is in each zone, on each host. */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { NodeState } from "./node_state.ts";

export class TopologyCounts {
  readonly #byKey = new Map<string, Map<string, number>>();

  /** Nodes without the label are in no domain. */
  add(topologyKey: string, { labels }: NodeState, amount: number): void {
    const value = ownEntry(labels, topologyKey);
    if (value === undefined || amount === 0) return;
    let counts = this.#byKey.get(topologyKey);
    if (!counts) this.#byKey.set(topologyKey, counts = new Map());
    const count = (counts.get(value) ?? 0) + amount;
    if (count === 0) counts.delete(value);
    else counts.set(value, count);
    if (counts.size === 0) this.#byKey.delete(topologyKey);
  }

  /** What is in the node's own domain. */
  at(topologyKey: string, { labels }: NodeState): number {
    const value = ownEntry(labels, topologyKey);
    return value === undefined ? 0 : this.#byKey.get(topologyKey)?.get(value) ?? 0;
  }

  /** The same of all keys together. */
  sumAt(state: NodeState): number {
    let sum = 0;
    for (const key of this.#byKey.keys()) sum += this.at(key, state);
    return sum;
  }

  /** Whether there is anything in one of the node's domains. */
  isAnyAt(state: NodeState): boolean {
    for (const key of this.#byKey.keys()) if (this.at(key, state) > 0) return true;
    return false;
  }

  get isEmpty(): boolean {
    return this.#byKey.size === 0;
  }
}
