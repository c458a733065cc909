/** A node with what is taken on it. Source: pkg/scheduler/framework/types.go, NodeInfo. */
import type { INode } from "kubernetes-models/v1/Node";
import type { ITaint } from "kubernetes-models/v1/Taint";
import { add, amounts, type Resources } from "./resources.ts";
import type { HostPort, PodFacts } from "./pod_facts.ts";

export class NodeState {
  readonly name: string;
  node: INode = { apiVersion: "v1", kind: "Node" };
  labels: Readonly<Record<string, string>> = {};
  /** Those that keep pods away, and those that only should. */
  hardTaints: readonly ITaint[] = [];
  softTaints: readonly ITaint[] = [];
  allocatable: Readonly<Resources> = {};
  /** Image name to bytes. */
  images: ReadonlyMap<string, number> = new Map();
  readonly requested: Resources = {};
  assumedCpu = 0;
  assumedMemory = 0;
  readonly pods = new Map<string, PodFacts>();

  constructor(name: string) {
    this.name = name;
  }

  /** What the node says of itself has changed. */
  describe(node: INode): void {
    this.node = node;
    this.labels = node.metadata?.labels ?? {};
    const taints = node.spec?.taints ?? [];
    this.hardTaints = taints.filter(({ effect }) => effect !== "PreferNoSchedule");
    this.softTaints = taints.filter(({ effect }) => effect === "PreferNoSchedule");
    this.allocatable = amounts(node.status?.allocatable);
    this.images = new Map(
      (node.status?.images ?? []).flatMap(({ names = [], sizeBytes = 0 }) =>
        names.map((name): [string, number] => [name, sizeBytes])
      ),
    );
  }

  add(pod: PodFacts): void {
    this.pods.set(pod.uid, pod);
    this.#count(pod, 1);
  }

  remove(pod: PodFacts): void {
    if (this.pods.delete(pod.uid)) this.#count(pod, -1);
  }

  /** Whether one of these ports is taken already. */
  hasConflict(wanted: readonly HostPort[]): boolean {
    for (const { hostPorts } of this.pods.values()) {
      for (const taken of hostPorts) {
        if (wanted.some((port) => isConflict(port, taken))) return true;
      }
    }
    return false;
  }

  #count(pod: PodFacts, sign: 1 | -1): void {
    add(this.requested, pod.requests, sign);
    this.assumedCpu += sign * pod.assumedCpu;
    this.assumedMemory += sign * pod.assumedMemory;
  }
}

function isConflict(one: HostPort, other: HostPort): boolean {
  const everywhere = "0.0.0.0";
  return one.port === other.port &&
    (one.address === other.address || one.address === everywhere || other.address === everywhere);
}
