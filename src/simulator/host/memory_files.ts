import { Random } from "../clock/random.ts";
import { byteLength } from "./byte_text.ts";
import { device } from "./devices.ts";
import {
  type DeviceNumber,
  type FactChange,
  type FileFacts,
  type FileKind,
  type FileNode,
  type FileSystem,
  type NewNode,
} from "./file_node.ts";
import { SystemError } from "./system_error.ts";

export interface MemoryOptions {
  /** `ext4`, `tmpfs`. */
  type?: string;
  now?: () => number;
  /** Bytes that all files together may hold. */
  limitBytes?: number;
  /** Of its root. */
  mode?: number;
  /** What /dev/random says. */
  random?: Random;
}

/** A disk, or a tmpfs: inodes and names. */
export class MemoryFiles implements FileSystem {
  readonly type: string;
  readonly root: MemoryNode;
  readonly now: () => number;
  readonly limitBytes: number | undefined;
  #random: Random | undefined;
  #nextInode = 2;

  constructor({ type = "ext4", now = () => 0, limitBytes, mode = 0o755, random }: MemoryOptions = {}) {
    this.type = type;
    this.#random = random;
    this.now = now;
    this.limitBytes = limitBytes;
    this.root = new MemoryNode(this, { kind: "folder", mode, uid: 0, gid: 0 });
  }

  get random(): Random {
    return this.#random ??= new Random(1);
  }

  nextInode(): number {
    return this.#nextInode++;
  }

  usage(): { usedBytes: number; limitBytes: number } {
    return { usedBytes: bytesIn(this.root), limitBytes: this.limitBytes ?? Infinity };
  }
}

/** Time of what was there before anybody looked: who shows it says when that was. */
export const UNDATED = -1;

/** What a folder takes on disk by itself. */
export const FOLDER_BYTES = 4096;

/** Bytes of all files in a folder that were written or read so far: a folder that is filled late is not. */
export function bytesIn(node: MemoryNode, seen: Set<MemoryNode> = new Set()): number {
  if (seen.has(node)) return 0;
  seen.add(node);
  if (node.kind !== "folder") return node.kind === "file" ? node.size : 0;
  let bytes = 0;
  for (const child of node.filledChildren()) bytes += bytesIn(child, seen);
  return bytes;
}

/** Puts into a new folder what was there from the start, when somebody first looks. */
export type Fill = (folder: MemoryNode) => void;

export class MemoryNode implements FileNode {
  readonly system: MemoryFiles;
  readonly kind: FileKind;
  readonly inode: number;
  isOpaque = false;
  #mode: number;
  #uid: number;
  #gid: number;
  #changedMs: number;
  #statusMs: number;
  #links: number;
  /** A file's text, or a link's target. */
  #text: string;
  #size: number | undefined;
  readonly #device: DeviceNumber | undefined;
  #entries: Map<string, MemoryNode> | undefined;
  #fill: Fill | undefined;

  constructor(system: MemoryFiles, node: NewNode, fill?: Fill) {
    this.system = system;
    this.kind = node.kind;
    this.inode = system.nextInode();
    this.#mode = node.mode;
    this.#uid = node.uid;
    this.#gid = node.gid;
    this.#changedMs = this.#statusMs = node.changedMs ?? system.now();
    this.#links = node.kind === "folder" ? 2 : 1;
    this.#text = node.target ?? node.text ?? "";
    this.#device = node.device;
    this.#fill = fill;
  }

  get size(): number {
    return this.#size ??= byteLength(this.#text);
  }

  facts(): FileFacts {
    return {
      kind: this.kind,
      mode: this.#mode,
      size: this.kind === "folder" ? FOLDER_BYTES : this.size,
      uid: this.#uid,
      gid: this.#gid,
      links: this.#links,
      inode: this.inode,
      changedMs: this.#changedMs,
      statusMs: this.#statusMs,
      ...(this.kind === "link" ? { target: this.#text } : {}),
      ...(this.#device ? { device: this.#device } : {}),
    };
  }

  read(): string {
    if (this.kind === "folder") throw new SystemError("EISDIR");
    if (this.kind === "socket") throw new SystemError("ENXIO");
    return this.#device ? device(this.#device).read(this.system.random) : this.#text;
  }

  write(text: string): void {
    if (this.kind === "folder") throw new SystemError("EISDIR");
    if (this.kind === "socket") throw new SystemError("ENXIO");
    if (this.#device) return device(this.#device).write(text);
    const { limitBytes } = this.system;
    if (limitBytes !== undefined) {
      const bytes = byteLength(text);
      if (bytes > this.size && this.system.usage().usedBytes - this.size + bytes > limitBytes) {
        throw new SystemError("ENOSPC");
      }
    }
    this.#text = text;
    this.#size = undefined;
    this.#changedMs = this.#statusMs = this.system.now();
  }

  change({ mode, uid, gid, changedMs }: FactChange): void {
    if (mode !== undefined) this.#mode = mode & 0o7777;
    if (uid !== undefined) this.#uid = uid;
    if (gid !== undefined) this.#gid = gid;
    if (changedMs !== undefined) this.#changedMs = changedMs;
    this.#statusMs = this.system.now();
  }

  child(name: string): MemoryNode | undefined {
    this.#makeFull();
    return this.#entries?.get(name);
  }

  names(): Iterable<string> {
    this.#makeFull();
    return this.#entries?.keys() ?? [];
  }

  /** What is known of a folder without filling it. */
  filledChildren(): Iterable<MemoryNode> {
    return this.#entries?.values() ?? [];
  }

  make(name: string, node: NewNode, fill?: Fill): MemoryNode {
    this.#mustBeFree(name);
    const made = new MemoryNode(this.system, node, fill);
    if (node.text && this.system.limitBytes !== undefined) {
      if (this.system.usage().usedBytes + made.size > this.system.limitBytes) throw new SystemError("ENOSPC");
    }
    this.#put(name, made);
    return made;
  }

  link(name: string, node: FileNode): void {
    if (!(node instanceof MemoryNode) || node.system !== this.system) throw new SystemError("EXDEV");
    if (node.kind === "folder") throw new SystemError("EPERM");
    this.#mustBeFree(name);
    node.#links++;
    node.#statusMs = this.system.now();
    this.#put(name, node);
  }

  unlink(name: string): void {
    const node = this.child(name);
    if (!node) throw new SystemError("ENOENT");
    if (node.kind === "folder" && !isEmpty(node)) throw new SystemError("ENOTEMPTY");
    this.#take(name, node);
  }

  move(name: string, folder: FileNode, newName: string): void {
    if (!(folder instanceof MemoryNode) || folder.system !== this.system) throw new SystemError("EXDEV");
    const node = this.child(name);
    if (!node) throw new SystemError("ENOENT");
    const target = folder.child(newName);
    if (target === node) return;
    if (target) folder.unlink(newName);
    this.#take(name, node);
    node.#links += node.kind === "folder" ? 2 : 1;
    folder.#put(newName, node);
  }

  #put(name: string, node: MemoryNode): void {
    (this.#entries ??= new Map()).set(name, node);
    if (node.kind === "folder") this.#links++;
    this.#changedMs = this.#statusMs = this.system.now();
  }

  #take(name: string, node: MemoryNode): void {
    this.#entries!.delete(name);
    node.#links -= node.kind === "folder" ? 2 : 1;
    node.#statusMs = this.system.now();
    if (node.kind === "folder") this.#links--;
    this.#changedMs = this.#statusMs = this.system.now();
  }

  #mustBeFree(name: string): void {
    if (this.kind !== "folder") throw new SystemError("ENOTDIR");
    if (this.child(name)) throw new SystemError("EEXIST");
  }

  #makeFull(): void {
    const fill = this.#fill;
    if (!fill) return;
    this.#fill = undefined;
    const [changedMs, statusMs] = [this.#changedMs, this.#statusMs];
    fill(this);
    this.#changedMs = changedMs;
    this.#statusMs = statusMs;
  }
}

function isEmpty(folder: FileNode): boolean {
  for (const _ of folder.names()) return false;
  return true;
}
