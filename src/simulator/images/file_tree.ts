/** Another tree shown in this one: `base` is the folder of it that is shown, without a final slash. */
interface Share {
  tree: FileTree;
  base: string;
  readOnly: boolean;
}

/**
 * A container's files: the image's own below (never changed), the container's changes above, and on top read-only
 * mounts and trees that are shared with others. Paths are absolute and without `.` or `..`. Only text is kept; folders exist by their content or
 * by having been made.
 */
export class FileTree {
  readonly #lower: Readonly<Record<string, string>>;
  readonly #upper = new Map<string, string | undefined>();
  readonly #folders = new Set<string>(["/"]);
  readonly #mounts = new Map<string, () => Readonly<Record<string, string>>>();
  readonly #shares = new Map<string, Share>();

  /** `lower`: path to text; a path that ends in `/` is an empty folder. */
  constructor(lower: Readonly<Record<string, string>>) {
    this.#lower = lower;
    for (const path of Object.keys(lower)) this.#addParents(path);
  }

  /** Shows `content` (name relative to `folder`, to text) read-only at `folder`. It is asked at every read. */
  mount(folder: string, content: () => Readonly<Record<string, string>>): void {
    this.#mounts.set(folder, content);
    this.#addParents(folder + "/");
  }

  /** Shows another tree, or the folder `base` of it, at `folder`: what anybody writes there, all who share it see. */
  share(folder: string, tree: FileTree, { base = "", readOnly = false } = {}): void {
    if (base) tree.makeFolder(base);
    this.#shares.set(folder, { tree, base, readOnly });
    this.#addParents(folder + "/");
  }

  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined {
    const mounted = this.#mounted(path);
    if (mounted) return mounted.content[mounted.rest];
    const shared = this.#shared(path);
    if (shared) return shared.tree.read(shared.rest);
    if (this.#upper.has(path)) return this.#upper.get(path);
    return this.#lower[path];
  }

  isFolder(path: string): boolean {
    const mounted = this.#mounted(path);
    if (mounted && mounted.rest !== "") {
      return Object.keys(mounted.content).some((name) => name.startsWith(mounted.rest + "/"));
    }
    const shared = mounted ? undefined : this.#shared(path);
    return shared ? shared.tree.isFolder(shared.rest) : this.#folders.has(path);
  }

  exists(path: string): boolean {
    return this.isFolder(path) || this.read(path) !== undefined;
  }

  /** Why `path` cannot be written, in the words of strerror(3); undefined when it can. */
  refusal(path: string): string | undefined {
    const shared = this.#shared(path);
    if (this.#mounted(path) || shared?.readOnly) return "Read-only file system";
    if (shared) return shared.tree.refusal(shared.rest);
    if (this.isFolder(path)) return "Is a directory";
    return this.isFolder(parent(path)) ? undefined : "No such file or directory";
  }

  /** Writes a file; ask `refusal` first. */
  write(path: string, text: string): void {
    const shared = this.#shared(path);
    if (shared) return shared.tree.write(shared.rest, text);
    this.#upper.set(path, text);
    this.#addParents(path);
  }

  makeFolder(path: string): void {
    const shared = this.#shared(path);
    if (shared) return shared.tree.makeFolder(shared.rest);
    this.#addParents(path + "/");
  }

  /** Removes a file, or a folder with all that it holds; of a mount only what it holds. */
  remove(path: string): void {
    const shared = this.#shared(path);
    if (shared) return shared.tree.#clear(shared.rest, this.#shares.has(path));
    this.#clear(path, path === "/");
  }

  #clear(path: string, stays: boolean): void {
    for (const name of this.list(path)) this.remove(path === "/" ? `/${name}` : `${path}/${name}`);
    if (stays) return;
    this.#folders.delete(path);
    this.#upper.set(path, undefined);
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
      const base = path.slice(0, path.length - mounted.rest.length).replace(/\/$/, "");
      for (const name of Object.keys(mounted.content)) add(`${base}/${name}`);
      return [...names].sort();
    }
    const shared = this.#shared(path);
    if (shared) return shared.tree.list(shared.rest);
    for (const file of Object.keys(this.#lower)) {
      if (!this.#upper.has(file) && !file.endsWith("/")) add(file);
    }
    for (const [file, text] of this.#upper) if (text !== undefined) add(file);
    for (const folder of this.#folders) add(folder);
    return [...names].sort();
  }

  #mounted(path: string): { content: Readonly<Record<string, string>>; rest: string } | undefined {
    for (const [folder, content] of this.#mounts) {
      if (path === folder) return { content: content(), rest: "" };
      if (path.startsWith(folder + "/")) return { content: content(), rest: path.slice(folder.length + 1) };
    }
    return undefined;
  }

  /** The share that `path` lies in, and where in its tree. */
  #shared(path: string): (Share & { rest: string }) | undefined {
    for (const [folder, share] of this.#shares) {
      if (path === folder) return { ...share, rest: share.base || "/" };
      if (path.startsWith(folder + "/")) return { ...share, rest: share.base + path.slice(folder.length) };
    }
    return undefined;
  }

  #addParents(path: string): void {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      this.#folders.add(path.slice(0, at));
    }
  }
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
