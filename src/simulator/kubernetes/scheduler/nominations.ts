/** Pods for which room is being made, by the node on which it is. Source: pkg/scheduler/backend/queue/nominator.go. */
import type { PodFacts } from "./pod_facts.ts";

export class Nominations {
  readonly #nodes = new Map<string, string>();
  readonly #pods = new Map<string, PodFacts[]>();

  on(node: string): readonly PodFacts[] {
    return this.#pods.get(node) ?? NONE;
  }

  set(pod: PodFacts, node: string): void {
    this.remove(pod.uid);
    this.#nodes.set(pod.uid, node);
    this.#pods.set(node, [...this.on(node), pod]);
  }

  remove(uid: string): void {
    const node = this.#nodes.get(uid);
    if (node === undefined) return;
    this.#nodes.delete(uid);
    const left = this.on(node).filter((pod) => pod.uid !== uid);
    if (left.length > 0) this.#pods.set(node, left);
    else this.#pods.delete(node);
  }
}

const NONE: readonly PodFacts[] = [];
