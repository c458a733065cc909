/** What a group of processes sees as its own (namespaces(7)). */
import type { PidNamespace } from "./pid_namespace.ts";

export const NAMESPACE_TYPES = ["cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"] as const;

export type NamespaceType = typeof NAMESPACE_TYPES[number];

export interface Namespace {
  type: NamespaceType;
  /** As `lsns` and `/proc/PID/ns` show it: 4026531840 and up. */
  inode: number;
}

/** One of each type. */
export type Namespaces = Readonly<Record<Exclude<NamespaceType, "pid">, Namespace>> & {
  readonly pid: PidNamespace;
};

/** The inodes of a machine's first namespaces are the same on every Linux (include/linux/proc_ns.h). */
export const FIRST_INODES: Readonly<Record<NamespaceType, number>> = {
  cgroup: 4026531835,
  ipc: 4026531839,
  mnt: 4026531841,
  net: 4026531840,
  pid: 4026531836,
  time: 4026531834,
  user: 4026531837,
  uts: 4026531838,
};
