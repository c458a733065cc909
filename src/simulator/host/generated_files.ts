import {
  type FactChange,
  type FileFacts,
  type FileKind,
  type FileNode,
  type FileSystem,
  type Jump,
  type NewNode,
} from "./file_node.ts";
import { type Credentials, ROOT } from "./permission.ts";
import { byteLength } from "./byte_text.ts";
import { SystemError } from "./system_error.ts";

interface Owned {
  mode?: number;
  uid?: number;
  gid?: number;
  changedMs?: number;
}

export interface GeneratedFile extends Owned {
  kind: "file";
  read(caller: Credentials): string;
  /** Absent: nobody writes to it. */
  write?(text: string): void;
  /** What `ls` shows is the text's length, and not 0 as in /proc. */
  hasSize?: boolean;
}

export interface GeneratedLink extends Owned {
  kind: "link";
  target(caller: Credentials): string;
  jump?(caller: Credentials): Jump | undefined;
}

export interface GeneratedFolder extends Owned {
  kind: "folder";
  names(caller: Credentials): Iterable<string>;
  child(name: string, caller: Credentials): Generated | undefined;
  /** A folder is made, as a control group is; absent: nobody may. */
  make?(name: string): void;
  remove?(name: string): void;
  size?: number;
}

/** What is made up when somebody looks: the files of /proc and /sys, a ConfigMap's keys. */
export type Generated = GeneratedFile | GeneratedLink | GeneratedFolder;

export interface GeneratedOptions {
  type: string;
  /** The date of what has none. */
  bornMs?: number;
  /** What is answered to who changes something; EPERM, as in /proc, or EROFS. */
  refuses?: "EPERM" | "EROFS" | "EACCES";
}

/** A file system whose content is asked for at every look. */
export class GeneratedFiles implements FileSystem {
  readonly type: string;
  readonly bornMs: number;
  readonly root: GeneratedNode;
  readonly refuses: "EPERM" | "EROFS" | "EACCES";

  constructor(root: GeneratedFolder, { type, bornMs = 0, refuses = "EPERM" }: GeneratedOptions) {
    this.type = type;
    this.bornMs = bornMs;
    this.refuses = refuses;
    this.root = new GeneratedNode(this, root, "/");
  }
}

export class GeneratedNode implements FileNode {
  readonly system: GeneratedFiles;
  readonly kind: FileKind;
  readonly #content: Generated;
  readonly #path: string;

  constructor(system: GeneratedFiles, content: Generated, path: string) {
    this.system = system;
    this.kind = content.kind;
    this.#content = content;
    this.#path = path;
  }

  facts(caller: Credentials = ROOT): FileFacts {
    const content = this.#content;
    const { mode = MODES[content.kind], uid = 0, gid = 0, changedMs = this.system.bornMs } = content;
    return {
      kind: content.kind,
      mode,
      size: this.#size(caller),
      uid,
      gid,
      links: content.kind === "folder" ? 2 : 1,
      inode: inodeOf(this.#path),
      changedMs,
      statusMs: changedMs,
      ...(content.kind === "link" ? { target: content.target(caller) } : {}),
    };
  }

  read(caller: Credentials = ROOT): string {
    if (this.#content.kind !== "file") throw new SystemError("EISDIR");
    return this.#content.read(caller);
  }

  write(text: string): void {
    if (this.#content.kind !== "file") throw new SystemError("EISDIR");
    if (!this.#content.write) throw new SystemError(this.system.refuses);
    // Who opens such a file to write cuts it short first, which means nothing.
    if (text !== "") this.#content.write(text);
  }

  change(_facts: FactChange): void {
    throw new SystemError(this.system.refuses);
  }

  child(name: string, caller: Credentials = ROOT): GeneratedNode | undefined {
    if (this.#content.kind !== "folder") return undefined;
    const content = this.#content.child(name, caller);
    return content && new GeneratedNode(this.system, content, `${this.#path}/${name}`);
  }

  names(caller: Credentials = ROOT): Iterable<string> {
    return this.#content.kind === "folder" ? this.#content.names(caller) : [];
  }

  make(name: string, { kind }: NewNode): GeneratedNode {
    const content = this.#content;
    if (content.kind !== "folder" || kind !== "folder" || !content.make) {
      throw new SystemError(this.system.refuses);
    }
    if (this.child(name)) throw new SystemError("EEXIST");
    content.make(name);
    return this.child(name)!;
  }

  link(): void {
    throw new SystemError(this.system.refuses);
  }

  unlink(name: string): void {
    if (this.#content.kind !== "folder" || !this.#content.remove) throw new SystemError(this.system.refuses);
    this.#content.remove(name);
  }

  move(): void {
    throw new SystemError(this.system.refuses);
  }

  jump(caller: Credentials = ROOT): Jump | undefined {
    return this.#content.kind === "link" ? this.#content.jump?.(caller) : undefined;
  }

  #size(caller: Credentials): number {
    const content = this.#content;
    if (content.kind === "folder") return content.size ?? 0;
    if (content.kind === "link") return byteLength(content.target(caller));
    return content.hasSize ? byteLength(content.read(caller)) : 0;
  }
}

const MODES = { file: 0o444, folder: 0o555, link: 0o777 } as const;

/** The same path has the same number: FNV-1a. */
function inodeOf(path: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < path.length; at++) hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193);
  return 0xf0000000 + ((hash >>> 4) & 0xfffffff);
}

/** A folder of which all is known beforehand. */
export function generatedFolder(
  children: Readonly<Record<string, Generated>>,
  facts: Owned = {},
): GeneratedFolder {
  return {
    kind: "folder",
    names: () => Object.keys(children),
    child: (name) => Object.hasOwn(children, name) ? children[name] : undefined,
    ...facts,
  };
}
