import { contentFiles, type Mounted } from "./content_files.ts";
import type { DeviceNumber, FactChange, FileFacts, FileKind, FileNode, NewNode } from "./file_node.ts";
import { bytesIn, MemoryFiles, MemoryNode } from "./memory_files.ts";
import { type Mount, MountTable, type NewMount } from "./mount_table.ts";
import { OverlayFiles, OverlayNode } from "./overlay_files.ts";
import { type Place, walk } from "./path_walk.ts";
import { type Credentials, ROOT } from "./permission.ts";
import {
  mustBeChangeable,
  mustBeMakeable,
  mustBeRemovable,
  mustBeWritable,
  mustHave,
} from "./place_rights.ts";
import { type FileRecord, lowerOf } from "./record_files.ts";
import { attempt, refusalOf, SystemError } from "./system_error.ts";

export type { FileFacts } from "./file_node.ts";

export interface TreeOptions {
  now?: () => number;
  /** Permission bits of an empty tree's root: a volume that anybody may write to has 0o777. */
  mode?: number;
  caller?: Credentials;
  /** The folder that is its root. */
  chroot?: string;
}

/** What somebody wants to do with a path. */
export type Intent = "read" | "list" | "write" | "make" | "remove" | "change";

const FILE_MODE = 0o666;
const FOLDER_MODE = 0o777;
const USUAL_MASK = 0o022;

/**
 * Files as one process sees them: the mounts of its namespace, with its rights. Paths are absolute; links, `.` and
 * `..` in them are followed as the kernel does. A file's bytes are kept as text (byte_text.ts).
 *
 * `read`, `list`, `isFolder`, `exists`, `facts` and `status` say undefined, nothing or no where they cannot; `refusal`
 * and `refusalTo` say why. What changes something throws a SystemError.
 */
export class FileTree {
  readonly mounts: MountTable;
  readonly #now: () => number;
  /** What `/` is to it: another folder after chroot. */
  readonly #root: string;
  #caller: Credentials;
  umask = USUAL_MASK;

  /** `root`: path to text (FileRecord), which lies below all changes; or the mounts of a namespace. */
  constructor(root: FileRecord | MountTable, options: TreeOptions = {}) {
    const { now = () => 0, caller = ROOT, chroot = "" } = options;
    this.#now = now;
    this.#caller = caller;
    this.#root = chroot;
    this.mounts = root instanceof MountTable ? root : new MountTable(rootMount(root, options));
  }

  /** The same files, seen with other rights: what one changes, the other sees. */
  as(caller: Credentials): FileTree {
    return this.#view(this.mounts, this.#root, caller);
  }

  /** A mount namespace of its own: what is mounted from now on is not seen by the other. */
  unshare(): FileTree {
    return this.#view(this.mounts.clone(), this.#root);
  }

  /** The same files with another root: chroot(2). */
  chroot(path: string): FileTree {
    const place = this.#there(path);
    if (place.node.kind !== "folder") throw new SystemError("ENOTDIR");
    return this.#view(place.mounts, place.path);
  }

  get caller(): Credentials {
    return this.#caller;
  }

  get uid(): number {
    return this.#caller.uid;
  }

  /** Who uses this view from now on; `as` makes another one. */
  set uid(uid: number) {
    this.#caller = { ...this.#caller, uid };
  }

  /** The text of a file; undefined where there is none, or none that may be read. */
  read(path: string): string | undefined {
    return attempt(() => this.readText(path));
  }

  /** The text of a file. @throws {SystemError} */
  readText(path: string): string {
    const { node } = this.#there(path);
    if (node.kind === "folder") throw new SystemError("EISDIR");
    mustHave(node, this.#caller, "read");
    return node.read(this.#caller);
  }

  isFolder(path: string): boolean {
    return attempt(() => this.#walk(path, true).node?.kind) === "folder";
  }

  /** Something is there; a link that leads nowhere is nothing. */
  exists(path: string): boolean {
    return attempt(() => this.#walk(path, true).node) !== undefined;
  }

  /** What is there, a link itself; undefined where there is nothing. */
  facts(path: string): FileFacts | undefined {
    return attempt(() => this.#walk(path, false).node?.facts(this.#caller));
  }

  /** What is there, or what a link leads to. */
  status(path: string): FileFacts | undefined {
    return attempt(() => this.#walk(path, true).node?.facts(this.#caller));
  }

  /** The path without links, `.` and `..`. @throws {SystemError} */
  realPath(path: string): string {
    const { path: full } = this.#there(path);
    return this.#root && full.startsWith(this.#root) ? full.slice(this.#root.length) || "/" : full;
  }

  /** Names in a folder, sorted; empty for a file. */
  list(path: string): string[] {
    return attempt(() => this.listNames(path)) ?? [];
  }

  /** Names in a folder, sorted. @throws {SystemError} */
  listNames(path: string): string[] {
    const { node, mount, mounts, path: full } = this.#there(path);
    if (node.kind !== "folder") throw new SystemError("ENOTDIR");
    mustHave(node, this.#caller, "read");
    const points = mounts.pointsIn(mount, full);
    const names = [...node.names(this.#caller)];
    return (points.length === 0 ? names : [...new Set([...names, ...points])]).sort();
  }

  /** Why `path` cannot be written as a file, in the words of strerror(3); undefined when it can. */
  refusal(path: string): string | undefined {
    return this.refusalTo("write", path);
  }

  /** Why somebody cannot do this, in the words of strerror(3); undefined when he can. */
  refusalTo(intent: Intent, path: string): string | undefined {
    return refusalOf(() => this.#mustBeAble(intent, path));
  }

  /** Why nothing can be made, changed or removed at `path`, whatever is there. */
  folderRefusal(path: string): string | undefined {
    return refusalOf(() => {
      const { mount, node, folder } = this.#nearest(path);
      if (mount.isReadOnly) throw new SystemError("EROFS");
      mustHave(node ?? folder.node, this.#caller, "write");
    });
  }

  /**
   * Writes a file, and makes the folders above it where they are missing. `mode` are the bits that it has then, also
   * where it was there before.
   */
  write(path: string, text: string, mode?: number): void {
    if (!attempt(() => this.#walk(path, true))) this.makeFolder(parentOf(path));
    const place = this.#walk(path, true);
    mustBeWritable(place, this.#caller);
    if (place.node) {
      place.node.write(text);
      if (mode !== undefined && place.node.facts().mode !== mode) place.node.change({ mode });
    } else {
      this.#make(place, { kind: "file", mode: mode ?? FILE_MODE & ~this.umask, text });
    }
  }

  /** Makes a folder, and those above it where they are missing; one that is there stays as it is. */
  makeFolder(path: string, mode = FOLDER_MODE & ~this.umask): void {
    const place = attempt(() => this.#walk(path, true));
    if (place?.node?.kind === "folder") return;
    if (!place && path !== "/") this.makeFolder(parentOf(path));
    const now = place ?? this.#walk(path, true);
    if (now.node) throw new SystemError(now.node.kind === "folder" ? "EEXIST" : "ENOTDIR");
    mustBeWritable(now, this.#caller);
    this.#make(now, { kind: "folder", mode });
  }

  /** Makes one file, folder, device, pipe or socket: mkdir(2), mknod(2). @throws {SystemError} */
  makeNode(path: string, kind: Exclude<FileKind, "link">, mode: number, device?: DeviceNumber): void {
    const place = this.#walk(path, false);
    mustBeMakeable(place, this.#caller);
    if (device && this.#caller.uid !== 0) throw new SystemError("EPERM");
    this.#make(place, { kind, mode: mode & ~this.umask, ...(device ? { device } : {}) });
  }

  /** Makes a symbolic link. @throws {SystemError} */
  makeLink(path: string, target: string): void {
    const place = this.#walk(path, false);
    mustBeMakeable(place, this.#caller);
    this.#make(place, { kind: "link", mode: 0o777, target });
  }

  /** One more name for a file: a hard link. @throws {SystemError} */
  makeName(path: string, existing: string): void {
    const from = this.#there(existing, false);
    const to = this.#walk(path, false);
    mustBeMakeable(to, this.#caller);
    if (from.mount !== to.mount) throw new SystemError("EXDEV");
    to.folder.node.link(to.name, from.node);
  }

  /** Sets permission bits, owner or time of what is there, also behind a link. @throws {SystemError} */
  change(path: string, facts: FactChange, { follow = true } = {}): void {
    const place = this.#there(path, follow);
    mustBeChangeable(place, this.#caller, facts);
    place.node.change(facts);
  }

  /** Renames, or replaces what is there. @throws {SystemError} */
  rename(from: string, to: string): void {
    const source = this.#there(from, false);
    const target = this.#walk(to, false);
    if (target.node === source.node) return;
    mustBeRemovable(source, this.#caller);
    if (target.node) mustBeRemovable(target, this.#caller);
    else mustBeWritable(target, this.#caller);
    if (source.mount !== target.folder.mount) throw new SystemError("EXDEV");
    if (`${target.path}/`.startsWith(`${source.path}/`)) throw new SystemError("EINVAL");
    if (target.node?.kind === "folder" && source.node.kind !== "folder") throw new SystemError("EISDIR");
    if (target.node && target.node.kind !== "folder" && source.node.kind === "folder") {
      throw new SystemError("ENOTDIR");
    }
    if (target.node?.kind === "folder" && [...target.node.names(this.#caller)].length > 0) {
      throw new SystemError("ENOTEMPTY");
    }
    source.folder.node.move(source.name, target.folder.node, target.name);
  }

  /** Removes a name: of a folder only when it is empty. @throws {SystemError} */
  unlink(path: string): void {
    const place = this.#there(path, false);
    mustBeRemovable(place, this.#caller);
    place.folder.node.unlink(place.name);
  }

  /**
   * Removes a file, or a folder with all that it holds; of a mount only what it holds. What may not be removed
   * stays: returns the first refusal.
   */
  remove(path: string): string | undefined {
    let first: string | undefined;
    const kind = this.facts(path)?.kind;
    if (kind === "folder") {
      for (const name of this.list(path)) {
        first ??= this.remove(path === "/" ? `/${name}` : `${path}/${name}`);
      }
    }
    const place = attempt(() => this.#walk(path, false));
    if (!place?.node || place.path === "/" || place.node === place.mount.node) return first;
    return first ?? refusalOf(() => this.unlink(path));
  }

  /** Shows content read-only at `folder`. It is asked for at every read. */
  mount(folder: string, content: () => Mounted): void {
    const { root } = contentFiles(content, this.#now());
    this.mountAt(folder, { node: root, source: "tmpfs", isReadOnly: true });
  }

  /**
   * Shows another tree, or what lies at `base` of it, at `folder`, with all that is mounted there, or, not `isDeep`,
   * without: a bind mount. What anybody writes there, all who share it see.
   */
  share(folder: string, tree: FileTree, { base = "", readOnly = false, isDeep = true } = {}): void {
    const other = tree.as(ROOT);
    const from = base || "/";
    if (!other.exists(from)) other.makeFolder(from, other.status("/")!.mode);
    const { node, mount, mounts, path } = other.#there(from);
    const shared = { source: mount.source, options: mount.options, root: path, isReadOnly: readOnly };
    this.mountAt(folder, { ...shared, node });
    for (const below of isDeep ? mounts.list() : []) {
      if (below.parent !== mount || !below.path.startsWith(path === "/" ? "/" : `${path}/`)) continue;
      const inside = below.path.slice(path === "/" ? 0 : path.length);
      this.mountAt(folder + inside, { ...below, isReadOnly: readOnly || below.isReadOnly });
    }
  }

  /** From now on nothing is written but in other mounts and in these paths. */
  protect(writable: readonly string[]): void {
    const { root } = this.mounts;
    for (const path of writable) {
      const place = attempt(() => this.as(ROOT).#there(path));
      if (place?.mount === root) {
        this.mountAt(path, { node: place.node, source: root.source, root: place.path });
      }
    }
    root.isReadOnly = true;
  }

  /** Mounts a file system, or a part of one. What is mounted upon is made where it is missing and can be. */
  mountAt(path: string, mount: NewMount): Mount {
    const view = this.as(ROOT);
    if (!view.exists(path)) {
      const isFolder = mount.node.kind === "folder";
      refusalOf(() => isFolder ? view.makeFolder(path) : view.write(path, ""));
    }
    const place = attempt(() => view.#walk(path, true));
    if (place) return this.mounts.add(place.mount, place.path, mount);
    return this.mounts.add(view.#nearest(path).mount, path, mount);
  }

  /** Takes away what was mounted last at a path. @throws {SystemError} EINVAL: it is no mount point. */
  unmount(path: string): void {
    if (this.#caller.uid !== 0) throw new SystemError("EPERM");
    const { mount, path: full } = this.#there(path);
    if (mount.path !== full || !mount.parent) throw new SystemError("EINVAL");
    this.mounts.remove(mount);
  }

  /** The node at a path, for who mounts it elsewhere. @throws {SystemError} */
  nodeAt(path: string): FileNode {
    return this.#there(path).node;
  }

  /** Bytes of all files that were written. */
  get writtenBytes(): number {
    const { node } = this.mounts.root;
    const written = node instanceof OverlayNode ? node.upper : node;
    return written instanceof MemoryNode ? bytesIn(written) : 0;
  }

  #view(mounts: MountTable, chroot: string, caller = this.#caller): FileTree {
    const view = new FileTree(mounts, { now: this.#now, caller, chroot });
    view.umask = this.umask;
    return view;
  }

  #walk(path: string, follow: boolean): Place {
    return walk(this.mounts, this.#caller, path, { follow, root: this.#root });
  }

  #there(path: string, follow = true): Place & { node: FileNode } {
    const place = this.#walk(path, follow);
    if (!place.node) throw new SystemError("ENOENT");
    return place as Place & { node: FileNode };
  }

  /** What is there, or the place of the first folder above it that is missing. */
  #nearest(path: string): Place {
    try {
      return this.#walk(path, true);
    } catch (error) {
      if (!(error instanceof SystemError) || error.code !== "ENOENT" || path === "/") throw error;
      return this.#nearest(parentOf(path));
    }
  }

  #make({ folder, name }: Place, node: Omit<NewNode, "uid" | "gid">): void {
    const { gid, mode } = folder.node.facts(this.#caller);
    const isGroups = (mode & 0o2000) !== 0;
    folder.node.make(name, {
      ...node,
      mode: isGroups && node.kind === "folder" ? node.mode | 0o2000 : node.mode,
      uid: this.#caller.uid,
      gid: isGroups ? gid : this.#caller.gid,
    });
  }

  #mustBeAble(intent: Intent, path: string): void {
    const caller = this.#caller;
    if (intent === "write") return mustBeWritable(this.#walk(path, true), caller);
    if (intent === "make") return mustBeMakeable(this.#walk(path, false), caller);
    const place = this.#there(path, intent !== "remove");
    if (intent === "remove") return mustBeRemovable(place, caller);
    if (intent === "change") return mustBeChangeable(place, caller);
    if ((intent === "list") !== (place.node.kind === "folder")) {
      throw new SystemError(intent === "list" ? "ENOTDIR" : "EISDIR");
    }
    mustHave(place.node, caller, "read");
  }
}

function rootMount(record: FileRecord, { now = () => 0, mode = 0o755 }: TreeOptions): NewMount {
  const { root } = new MemoryFiles({ now, mode });
  for (const _ in record) {
    const overlay = new OverlayFiles({ lowers: [lowerOf(record)], upper: root, bornMs: now() });
    return { node: overlay.root, source: "overlay" };
  }
  return { node: root, source: "/dev/vda1" };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
