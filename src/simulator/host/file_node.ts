/**
 * What every file system of the simulated machine offers: nodes. Paths, mounts and rights are not their business
 * (path_walk.ts, mount_table.ts, permission.ts); a node only knows what it is. All methods that cannot do what they
 * are asked for throw a SystemError.
 */
import type { MountTable } from "./mount_table.ts";
import type { Credentials } from "./permission.ts";

export type FileKind = "file" | "folder" | "link" | "character" | "block" | "pipe" | "socket";

/** What `stat` tells. */
export interface FileFacts {
  kind: FileKind;
  mode: number;
  /** Bytes. */
  size: number;
  uid: number;
  gid: number;
  /** Names that lead to it. */
  links: number;
  inode: number;
  /** When its content changed: mtime. */
  changedMs: number;
  /** When anything of it changed: ctime. */
  statusMs: number;
  /** Where a link leads. */
  target?: string;
  /** Major and minor number of a device. */
  device?: DeviceNumber;
}

export type DeviceNumber = readonly [major: number, minor: number];

/** What can be set. */
export type FactChange = Partial<Pick<FileFacts, "mode" | "uid" | "gid" | "changedMs">>;

/** Something to be made. */
export interface NewNode {
  kind: FileKind;
  mode: number;
  uid: number;
  gid: number;
  text?: string;
  target?: string;
  device?: DeviceNumber;
  changedMs?: number;
}

export interface FileNode {
  readonly system: FileSystem;
  readonly kind: FileKind;
  facts(caller?: Credentials): FileFacts;
  /** All of a file's bytes (byte_text.ts); of a device what it has to say. */
  read(caller?: Credentials): string;
  write(text: string): void;
  change(facts: FactChange): void;
  /** What lies under a name in a folder. */
  child(name: string, caller?: Credentials): FileNode | undefined;
  /** Names in a folder, in no order. */
  names(caller?: Credentials): Iterable<string>;
  make(name: string, node: NewNode): FileNode;
  /** One more name, for a node of the same file system. */
  link(name: string, node: FileNode): void;
  /** Takes a name away: of a folder only when it is empty. */
  unlink(name: string): void;
  /** Under another name, which may be taken, in a folder of the same file system. */
  move(name: string, folder: FileNode, newName: string): void;
  /** A folder of an upper layer that hides what lies below it: the attribute trusted.overlay.opaque. */
  isOpaque?: boolean;
  /** A link that leads to a place whatever its text says, as those in /proc do. */
  jump?(caller?: Credentials): Jump | undefined;
}

/** A place, seen with the mounts of others. */
export interface Jump {
  mounts: MountTable;
  path: string;
}

export interface FileSystem {
  /** `overlay`, `tmpfs`, `proc`: the third field of /proc/mounts. */
  readonly type: string;
  readonly root: FileNode;
  /** Bytes in use and at most; undefined: nobody counts. */
  usage?(): { usedBytes: number; limitBytes: number };
}
