import { byteLength } from "./byte_text.ts";

/** Another tree shown in this one: `base` is the folder of it that is shown, without a final slash. */
interface Share {
  tree: FileTree;
  base: string;
  readOnly: boolean;
}

/** What a read-only mount shows. */
export interface Mounted {
  /** Name relative to the folder, to text. */
  files: Readonly<Record<string, string>>;
  /** Permission bits of its files, and of single ones. */
  mode?: number;
  modes?: Readonly<Record<string, number>>;
  /** The folder that the link `..data` leads to, for content that is replaced as a whole (atomic_writer.go). */
  version?: string;
}

/** What `stat` tells of a path. */
export interface FileFacts {
  kind: "file" | "folder" | "link";
  mode: number;
  /** Bytes. */
  size: number;
  uid: number;
  changedMs: number;
  /** Where a link leads. */
  target?: string;
}

const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;
const ANYBODYS_MODE = 0o1777;
/** Folders where everybody may write. */
const ANYBODYS = /^\/(tmp|var\/tmp|dev\/shm|dev|proc)(\/|$)/;

interface Entry {
  text: string;
  mode: number;
  uid: number;
  changedMs: number;
}

/**
 * A container's files: the image's own below (never changed), the container's changes above, and on top read-only
 * mounts and trees that are shared with others. Paths are absolute and without `.` or `..`. A file's bytes are kept as
 * text (byte_text.ts); folders exist by their content or by having been made.
 */
export class FileTree {
  readonly #lower: Readonly<Record<string, string>>;
  readonly #upper = new Map<string, Entry | undefined>();
  readonly #folders = new Set<string>(["/"]);
  readonly #folderFacts = new Map<string, Omit<Entry, "text">>();
  readonly #mounts = new Map<string, () => Mounted>();
  readonly #shares = new Map<string, Share>();
  /** Where no container may write: its root is read-only, but for shares and these. */
  #writableIn: readonly string[] | undefined;
  /** Who writes: others than root only where they may. */
  uid = 0;
  /** Time of what was there from the start. */
  readonly #bornMs: number;
  readonly #now: () => number;

  /** `lower`: path to text; a path that ends in `/` is an empty folder. */
  constructor(lower: Readonly<Record<string, string>>, { now = () => 0 }: { now?: () => number } = {}) {
    this.#lower = lower;
    this.#now = now;
    this.#bornMs = now();
    for (const path of Object.keys(lower)) this.#addParents(path);
  }

  /** Shows content read-only at `folder`. It is asked for at every read. */
  mount(folder: string, content: () => Mounted): void {
    this.#mounts.set(folder, content);
    this.#addParents(folder + "/");
  }

  /** Shows another tree, or the folder `base` of it, at `folder`: what anybody writes there, all who share it see. */
  share(folder: string, tree: FileTree, { base = "", readOnly = false } = {}): void {
    if (base && !tree.exists(base)) tree.makeFolder(base);
    this.#shares.set(folder, { tree, base, readOnly });
    this.#addParents(folder + "/");
  }

  /** From now on nothing is written but in shares and in these paths. */
  protect(writable: readonly string[]): void {
    this.#writableIn = writable;
  }

  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined {
    const mounted = this.#mounted(path);
    if (mounted) return mounted.content.files[mounted.rest];
    const shared = this.#shared(path);
    if (shared) return shared.tree.read(shared.rest);
    if (this.#upper.has(path)) return this.#upper.get(path)?.text;
    return path.endsWith("/") ? undefined : this.#lower[path];
  }

  isFolder(path: string): boolean {
    const mounted = this.#mounted(path);
    if (mounted) {
      return mounted.rest === "" ||
        Object.keys(mounted.content.files).some((name) => name.startsWith(mounted.rest + "/"));
    }
    const shared = this.#shared(path);
    return shared ? shared.tree.isFolder(shared.rest) : this.#folders.has(path);
  }

  exists(path: string): boolean {
    return this.isFolder(path) || this.read(path) !== undefined;
  }

  /** Undefined where there is nothing. Links are not followed. */
  facts(path: string): FileFacts | undefined {
    const mounted = this.#mounted(path);
    if (mounted) return this.#mountedFacts(path, mounted);
    const shared = this.#shared(path);
    if (shared) {
      const facts = shared.tree.facts(shared.rest);
      return facts && this.#shares.has(path) && facts.kind === "folder" ? { ...facts, mode: 0o777 } : facts;
    }
    if (this.isFolder(path)) {
      const known = this.#folderFacts.get(path);
      const mode = known?.mode ?? (ANYBODYS.test(path) ? ANYBODYS_MODE : FOLDER_MODE);
      return {
        kind: "folder",
        mode,
        size: 4096,
        uid: known?.uid ?? 0,
        changedMs: known?.changedMs ?? this.#bornMs,
      };
    }
    const text = this.read(path);
    if (text === undefined) return undefined;
    const entry = this.#upper.get(path);
    const mode = entry?.mode ?? (text.startsWith("\x7fELF") ? FOLDER_MODE : FILE_MODE);
    const { uid = 0, changedMs = this.#bornMs } = entry ?? {};
    return { kind: "file", mode, size: byteLength(text), uid, changedMs };
  }

  /** Sets permission bits, owner or time of what is there. */
  change(path: string, facts: Partial<Pick<FileFacts, "mode" | "uid" | "changedMs">>): void {
    const shared = this.#shared(path);
    if (shared) return shared.tree.change(shared.rest, facts);
    const before = this.facts(path);
    if (!before) return;
    const { mode, uid, changedMs } = { ...before, ...facts };
    if (before.kind === "folder") this.#folderFacts.set(path, { mode, uid, changedMs });
    else this.#upper.set(path, { text: this.read(path)!, mode, uid, changedMs });
  }

  /** Why `path` cannot be written, in the words of strerror(3); undefined when it can. */
  refusal(path: string): string | undefined {
    const shared = this.#shared(path);
    if (this.#mounted(path) || shared?.readOnly) return "Read-only file system";
    if (shared) return shared.tree.refusal(shared.rest);
    if (this.isFolder(path)) return "Is a directory";
    if (!this.isFolder(parent(path))) return "No such file or directory";
    return this.folderRefusal(path);
  }

  /** Why nothing can be made, changed or removed at `path`, whatever is there. */
  folderRefusal(path: string): string | undefined {
    const shared = this.#shared(path);
    if (this.#mounted(path) || shared?.readOnly) return "Read-only file system";
    if (shared) return undefined;
    const isProtected = this.#writableIn?.every((place) => path !== place && !path.startsWith(`${place}/`));
    if (isProtected) return "Read-only file system";
    return this.#mayWrite(path) ? undefined : "Permission denied";
  }

  /** Writes a file; ask `refusal` first. */
  write(path: string, text: string, mode?: number): void {
    const shared = this.#shared(path);
    if (shared) return shared.tree.#put(shared.rest, text, mode, this.uid);
    this.#put(path, text, mode, this.uid);
  }

  makeFolder(path: string): void {
    const shared = this.#shared(path);
    if (shared) return shared.tree.makeFolder(shared.rest);
    this.#addParents(path + "/");
    if (!this.#folderFacts.has(path)) {
      this.#folderFacts.set(path, { mode: FOLDER_MODE, uid: this.uid, changedMs: this.#now() });
    }
  }

  /** Removes a file, or a folder with all that it holds; of a mount only what it holds. */
  remove(path: string): void {
    const shared = this.#shared(path);
    if (shared) return shared.tree.#clear(shared.rest, this.#shares.has(path));
    this.#clear(path, path === "/");
  }

  /** Bytes of all files that were written. */
  get writtenBytes(): number {
    let bytes = 0;
    for (const entry of this.#upper.values()) if (entry) bytes += byteLength(entry.text);
    return bytes;
  }

  #put(path: string, text: string, mode: number | undefined, uid: number): void {
    const before = this.#upper.get(path);
    this.#upper.set(path, {
      text,
      mode: mode ?? before?.mode ?? FILE_MODE,
      uid: before?.uid ?? uid,
      changedMs: this.#now(),
    });
    this.#addParents(path);
  }

  #clear(path: string, stays: boolean): void {
    for (const name of this.list(path)) this.remove(path === "/" ? `/${name}` : `${path}/${name}`);
    if (stays) return;
    this.#folders.delete(path);
    this.#folderFacts.delete(path);
    this.#upper.set(path, undefined);
  }

  #mayWrite(path: string): boolean {
    if (this.uid === 0 || ANYBODYS.test(path)) return true;
    const place = this.exists(path) ? path : parent(path);
    const facts = this.facts(place);
    if (!facts) return false;
    return facts.uid === this.uid || (facts.mode & 0o002) !== 0;
  }

  /** Names in a folder, sorted; empty for a file. */
  list(path: string): string[] {
    const prefix = path === "/" ? "/" : path + "/";
    const names = new Set<string>();
    const add = (full: string) => {
      if (full.startsWith(prefix) && full.length > prefix.length) {
        names.add(full.slice(prefix.length).split("/")[0]!);
      }
    };
    const mounted = this.#mounted(path);
    if (mounted) {
      const base = mounted.rest === "" ? path : path.slice(0, -mounted.rest.length - 1);
      for (const name of Object.keys(mounted.content.files)) add(`${base}/${name}`);
      const { version } = mounted.content;
      if (version && this.#mounts.has(path)) { for (const name of ["..data", version]) names.add(name); }
      return [...names].sort();
    }
    const shared = this.#shared(path);
    if (shared) return shared.tree.list(shared.rest);
    for (const file of Object.keys(this.#lower)) {
      if (!this.#upper.has(file) && !file.endsWith("/")) add(file);
    }
    for (const [file, entry] of this.#upper) if (entry !== undefined) add(file);
    for (const folder of this.#folders) add(folder);
    return [...names].sort();
  }

  #mountedFacts(path: string, { content, rest }: { content: Mounted; rest: string }): FileFacts | undefined {
    const { version, modes = {}, mode = FILE_MODE } = content;
    const changedMs = this.#bornMs;
    const name = path.slice(path.lastIndexOf("/") + 1);
    const isTop = this.#mounts.has(parent(path));
    if (version && isTop && name === "..data") return link(version, changedMs);
    if (version && isTop && name !== version && this.exists(path)) return link(`..data/${name}`, changedMs);
    if (this.isFolder(path)) {
      return {
        kind: "folder",
        mode: isTop || version === undefined ? 0o755 : 0o1777,
        size: 4096,
        uid: 0,
        changedMs,
      };
    }
    const text = content.files[rest];
    if (text === undefined) return undefined;
    return { kind: "file", mode: modes[rest] ?? mode, size: byteLength(text), uid: 0, changedMs };
  }

  /** `rest` is the name within the content; the links of versioned content are followed. */
  #mounted(path: string): { content: Mounted; rest: string } | undefined {
    for (const [folder, ask] of this.#mounts) {
      if (path === folder) return { content: ask(), rest: "" };
      if (!path.startsWith(folder + "/")) continue;
      const content = ask();
      const rest = path.slice(folder.length + 1);
      const [first = "", ...others] = rest.split("/");
      const isLink = content.version !== undefined && (first === "..data" || first === content.version);
      return { content, rest: isLink ? others.join("/") : rest };
    }
    return undefined;
  }

  /** The share that `path` lies in, and where in its tree. */
  #shared(path: string): (Share & { rest: string }) | undefined {
    let found: (Share & { rest: string }) | undefined;
    let depth = -1;
    for (const [folder, share] of this.#shares) {
      if (folder.length <= depth) continue;
      if (path !== folder && !path.startsWith(folder + "/")) continue;
      const inside = share.base + path.slice(folder.length);
      found = { ...share, rest: inside || "/" };
      depth = folder.length;
    }
    return found;
  }

  #addParents(path: string): void {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      this.#folders.add(path.slice(0, at));
    }
  }
}

function link(target: string, changedMs: number): FileFacts {
  return { kind: "link", mode: 0o777, size: target.length, uid: 0, changedMs, target };
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
