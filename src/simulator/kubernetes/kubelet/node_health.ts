/** What can be wrong with a node: it stands still, or its disk is full. Source: pkg/kubelet/eviction. */
import { DISK_KI } from "./node.ts";
import type { PodObject } from "./pod_context.ts";

/** So long a node says that it is under pressure after the pressure has gone (evictionPressureTransitionPeriod). */
export const PRESSURE_TRANSITION_MS = 300_000;
/** How often the eviction manager looks; it evicts one pod at a time. */
export const EVICTION_CHECK_MS = 10_000;
/** Pods of this priority and above are the system's own, and stay. */
const CRITICAL_PRIORITY = 2_000_000_000;
/** A node is short of disk when less than a tenth is free (evictionHard, nodefs.available). */
const THRESHOLD_BYTES = Math.round(DISK_KI * 1024 * 0.1);
/** What is left on a full disk. */
const LEFT_KI = 1024;

export class NodeHealth {
  /** The machine is off: nothing on it runs, and it does not answer. */
  isStopped = false;
  isDiskFull = false;
  /** How often it has been switched on again. */
  reboots = 0;
  #lastPressureMs: number | undefined;

  /** Whether the node says that it is short of disk. */
  hasDiskPressure(nowMs: number): boolean {
    if (this.isDiskFull) this.#lastPressureMs = nowMs;
    return this.#lastPressureMs !== undefined && nowMs - this.#lastPressureMs < PRESSURE_TRANSITION_MS;
  }
}

/** Who goes first: what matters least, and of that what has come last. Undefined: nobody may be evicted. */
export function firstToEvict<T extends { pod: PodObject }>(pods: readonly T[]): T | undefined {
  const priority = ({ pod }: T) => pod.spec?.priority ?? 0;
  const createdMs = ({ pod }: T) => Date.parse(pod.metadata.creationTimestamp);
  return pods.filter((it) => priority(it) < CRITICAL_PRIORITY)
    .sort((a, b) => priority(a) - priority(b) || createdMs(b) - createdMs(a))[0];
}

/** Why a pod is evicted from a node whose disk is full. */
export const DISK_MESSAGE = "The node was low on resource: ephemeral-storage. " +
  `Threshold quantity: ${THRESHOLD_BYTES}, available: ${LEFT_KI}Ki. `;
/** Why a node with a full disk does not take a pod. */
export const REJECTION = "The node had condition: [DiskPressure]. ";
