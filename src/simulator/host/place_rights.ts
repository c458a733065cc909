/** Whether somebody may do something at a place. All throw the SystemError that says why not. */
import type { FactChange, FileNode } from "./file_node.ts";
import type { Place } from "./path_walk.ts";
import { type Access, type Credentials, isMember, mayAccess, mayRemove } from "./permission.ts";
import { SystemError } from "./system_error.ts";

/** A file there can be written, or made where the name is free. */
export function mustBeWritable({ mount, node, folder }: Place, caller: Credentials): void {
  if (node?.kind === "folder") throw new SystemError("EISDIR");
  const isDevice = node !== undefined && node.kind !== "file";
  if (mount.isReadOnly && !isDevice) throw new SystemError("EROFS");
  if (node) return mustHave(node, caller, "write");
  mustHave(folder.node, caller, "write");
  mustHave(folder.node, caller, "enter");
}

export function mustBeMakeable(place: Place, caller: Credentials): void {
  if (place.node) throw new SystemError("EEXIST");
  mustBeWritable(place, caller);
}

export function mustBeRemovable({ mounts, mount, node, folder, path }: Place, caller: Credentials): void {
  if (path === "/" || mounts.isBusy(path)) throw new SystemError("EBUSY");
  if (mount.isReadOnly) throw new SystemError("EROFS");
  if (caller.uid === 0) return;
  mustHave(folder.node, caller, "write");
  mustHave(folder.node, caller, "enter");
  if (!mayRemove(caller, folder.node.facts(), node!.facts())) throw new SystemError("EPERM");
}

/** Mode and times are the owner's business, owners root's; a group is given to one's own (chown(2)). */
export function mustBeChangeable({ mount, node }: Place, caller: Credentials, change: FactChange = {}): void {
  if (mount.isReadOnly) throw new SystemError("EROFS");
  if (caller.uid === 0) return;
  const { uid, gid } = change;
  const before = node!.facts(caller);
  const isForeign = before.uid !== caller.uid || (uid !== undefined && uid !== before.uid) ||
    (gid !== undefined && gid !== before.gid && !isMember(caller, gid));
  if (isForeign) throw new SystemError("EPERM");
}

export function mustHave(node: FileNode, caller: Credentials, access: Access): void {
  if (caller.uid !== 0 && !mayAccess(caller, node.facts(caller), access)) throw new SystemError("EACCES");
}
