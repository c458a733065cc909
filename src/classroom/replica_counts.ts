/** What was wished for beside what there is: of everything that counts its own, the newest first. */
import type { KubeObject } from "../kube/object.ts";

export interface ReplicaCount {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly desired: number;
  /** Those that are there, ready or not. */
  readonly current: number;
  /** Of a Job: those that have succeeded. */
  readonly ready: number;
}

/** More are not told. */
const MOST = 20;

interface Counted {
  readonly spec?: { readonly replicas?: number; readonly completions?: number };
  readonly status?: Readonly<Record<string, number | undefined>>;
}

/** By kind: where an object says it. */
const COUNTS: Readonly<
  Record<string, (object: Counted) => Pick<ReplicaCount, "desired" | "current" | "ready">>
> = {
  Deployment: byReplicas,
  ReplicaSet: byReplicas,
  StatefulSet: byReplicas,
  DaemonSet: ({ status = {} }) => ({
    desired: status["desiredNumberScheduled"] ?? 0,
    current: status["currentNumberScheduled"] ?? 0,
    ready: status["numberReady"] ?? 0,
  }),
  Job: ({ spec, status = {} }) => ({
    desired: spec?.completions ?? 1,
    current: (status["active"] ?? 0) + (status["succeeded"] ?? 0),
    ready: status["succeeded"] ?? 0,
  }),
};

export class ReplicaCounts {
  /** By UID, the one written last at the end. */
  readonly #counts = new Map<string, ReplicaCount>();

  /** The newest first. */
  get all(): readonly ReplicaCount[] {
    return [...this.#counts.values()].reverse();
  }

  /** An object as it was and as it is; one of them is there. */
  add(before: KubeObject | undefined, after: KubeObject | undefined): void {
    const { kind = "", metadata: { uid = "", name = "", namespace } } = (after ?? before)!;
    if (!Object.hasOwn(COUNTS, kind)) return;
    this.#counts.delete(uid);
    if (!after) return;
    const counted = COUNTS[kind]!(after as Counted);
    // A ReplicaSet of an earlier version has had its day.
    if (kind === "ReplicaSet" && counted.desired === 0 && counted.current === 0) return;
    this.#counts.set(uid, { kind, ...(namespace === undefined ? {} : { namespace }), name, ...counted });
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MOST) this.#counts.delete(oldest!);
  }
}

function byReplicas({ spec, status = {} }: Counted): Pick<ReplicaCount, "desired" | "current" | "ready"> {
  return {
    // The server's default.
    desired: spec?.replicas ?? 1,
    current: status["replicas"] ?? 0,
    ready: status["readyReplicas"] ?? 0,
  };
}
