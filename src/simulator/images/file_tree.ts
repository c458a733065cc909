/**
 * A container's files: the image's own below (never changed), the container's changes above, and read-only
 * mounts on top. Paths are absolute and without `.` or `..`. Only text is kept; folders exist by their content or
 * by having been made.
 */
export class FileTree {
  readonly #lower: Readonly<Record<string, string>>;
  readonly #upper = new Map<string, string | undefined>();
  readonly #folders = new Set<string>(["/"]);
  readonly #mounts = new Map<string, () => Readonly<Record<string, string>>>();

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

  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined {
    const mounted = this.#mounted(path);
    if (mounted) return mounted.content[mounted.rest];
    if (this.#upper.has(path)) return this.#upper.get(path);
    return this.#lower[path];
  }

  isFolder(path: string): boolean {
    const mounted = this.#mounted(path);
    if (mounted && mounted.rest !== "") {
      return Object.keys(mounted.content).some((name) => name.startsWith(mounted.rest + "/"));
    }
    return this.#folders.has(path);
  }

  exists(path: string): boolean {
    return this.isFolder(path) || this.read(path) !== undefined;
  }

  /** Why `path` cannot be written, in the words of strerror(3); undefined when it can. */
  refusal(path: string): string | undefined {
    if (this.#mounted(path)) return "Read-only file system";
    if (this.isFolder(path)) return "Is a directory";
    return this.isFolder(parent(path)) ? undefined : "No such file or directory";
  }

  /** Writes a file; ask `refusal` first. */
  write(path: string, text: string): void {
    this.#upper.set(path, text);
    this.#addParents(path);
  }

  makeFolder(path: string): void {
    this.#addParents(path + "/");
  }

  /** Removes a file, or a folder with all that it holds. */
  remove(path: string): void {
    for (const name of this.list(path)) this.remove(path === "/" ? `/${name}` : `${path}/${name}`);
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

  #addParents(path: string): void {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      this.#folders.add(path.slice(0, at));
    }
  }
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
