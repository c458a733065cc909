/** Who has written what to the cluster, as it happens: the newest of it, in its order. */
import type { KubeObject } from "../kube/object.ts";
import { type ReplicaCount, ReplicaCounts } from "./replica_counts.ts";
import { type Write, writeBetween } from "../lessons/writes/write.ts";

export interface LoggedWrite extends Write {
  /** Of the world: milliseconds since 1970. */
  readonly atMs: number;
}

/** Older ones are forgotten. */
const MOST = 500;
/** What is written all the time, or says the same as something else. */
const UNTOLD = /^(Event|Lease|Endpoints|ControllerRevision|IPAddress)$/;
/** What every namespace gets. */
const OF_NAMESPACES: ReadonlySet<string> = new Set(["ConfigMap kube-root-ca.crt", "ServiceAccount default"]);
/** The cluster's own. */
const SYSTEM = /^kube-/;

export class WriteLog {
  readonly #now: () => number;
  #writes: readonly LoggedWrite[] = [];
  #count = 0;
  readonly #replicas = new ReplicaCounts();

  constructor(now: () => number) {
    this.#now = now;
  }

  get writes(): readonly LoggedWrite[] {
    return this.#writes;
  }

  /** Desired beside current, of what was written lately; the newest first. */
  get replicas(): readonly ReplicaCount[] {
    return this.#replicas.all;
  }

  /** How many there were in all: another number says that there is news. */
  get count(): number {
    return this.#count;
  }

  /** An object as it was and as it is; one of them is there. */
  add(before: KubeObject | undefined, after: KubeObject | undefined): void {
    const { kind, metadata } = (after ?? before)!;
    if (UNTOLD.test(kind ?? "") || SYSTEM.test(metadata.namespace ?? "")) return;
    if (OF_NAMESPACES.has(`${kind} ${metadata.name}`)) return;
    this.#replicas.add(before, after);
    const write = writeBetween(before, after);
    if (!write) return;
    this.#count++;
    this.#writes = [...this.#writes.slice(-MOST + 1), { ...write, atMs: this.#now() }];
  }
}
