import type { FileFacts } from "./file_node.ts";

/** As whom the kernel knows a process. */
export interface Credentials {
  uid: number;
  gid: number;
  groups: readonly number[];
}

export const ROOT: Credentials = { uid: 0, gid: 0, groups: [] };

export type Access = "read" | "write" | "enter";

const BITS: Readonly<Record<Access, number>> = { read: 4, write: 2, enter: 1 };
const STICKY = 0o1000;

/** Whether the mode bits let the caller do it. Root may all. Source: path_resolution(7). */
export function mayAccess(caller: Credentials, facts: FileFacts, access: Access): boolean {
  if (caller.uid === 0) return true;
  const shift = facts.uid === caller.uid ? 6 : isMember(caller, facts.gid) ? 3 : 0;
  return ((facts.mode >> shift) & BITS[access]) !== 0;
}

export function isMember(caller: Credentials, gid: number): boolean {
  return caller.gid === gid || caller.groups.includes(gid);
}

/** In a sticky folder only its owner and the entry's may take an entry away (unlink(2)). */
export function mayRemove(caller: Credentials, folder: FileFacts, entry: FileFacts): boolean {
  if (caller.uid === 0) return true;
  if (!mayAccess(caller, folder, "write") || !mayAccess(caller, folder, "enter")) return false;
  return (folder.mode & STICKY) === 0 || folder.uid === caller.uid || entry.uid === caller.uid;
}
