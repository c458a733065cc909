/** Files of a fake machine as a tree: texts by path, links by where they lead; a folder is what has files below it. */
import { resolve } from "node:path";
import type { FileFacts, FileTree, NewFile } from "../../src/machine/file_tree.ts";

export class FakeFileTree implements FileTree {
  readonly links = new Map<string, string>();
  readonly folders = new Set<string>();
  readonly #files: Map<string, string>;

  constructor(files: Map<string, string>) {
    this.#files = files;
  }

  facts(path: string): Promise<FileFacts | undefined> {
    const shared = { mode: 0o644, uid: 0, gid: 0, changedMs: 0 };
    const target = this.links.get(path);
    if (target !== undefined) return Promise.resolve({ ...shared, kind: "link", size: 0, target });
    const text = this.#files.get(path);
    if (text !== undefined) {
      return Promise.resolve({ ...shared, kind: "file", size: new TextEncoder().encode(text).length });
    }
    return Promise.resolve(
      this.#isFolder(path) ? { ...shared, kind: "folder", mode: 0o755, size: 0 } : undefined,
    );
  }

  /** Links of folders lead nowhere here, and relative paths start from where a fake machine is. */
  realPath(path: string): Promise<string> {
    return Promise.resolve(resolve("/here", path));
  }

  list(path: string): Promise<string[]> {
    const start = `${path}/`;
    const all = [...this.#files.keys(), ...this.links.keys(), ...this.folders];
    const names = all.filter((one) => one.startsWith(start)).map((one) =>
      one.slice(start.length).split("/")[0]!
    );
    return Promise.resolve([...new Set(names)].sort());
  }

  read(path: string): Promise<ReadableStream<Uint8Array>> {
    const text = this.#files.get(path);
    if (text === undefined) return Promise.reject(new Deno.errors.NotFound(path));
    return Promise.resolve(new Blob([text]).stream());
  }

  makeFolder(path: string): Promise<void> {
    this.folders.add(path);
    return Promise.resolve();
  }

  create(path: string): Promise<NewFile> {
    if (this.#isFolder(path)) return Promise.reject(new Deno.errors.IsADirectory(`${path} is a folder`));
    const decoder = new TextDecoder();
    let text = "";
    return Promise.resolve({
      write: (chunk) => {
        text += decoder.decode(chunk, { stream: true });
        return Promise.resolve();
      },
      keep: () => {
        this.#files.set(path, text);
        return Promise.resolve();
      },
      abandon: () => Promise.resolve(),
    });
  }

  remove(path: string): Promise<void> {
    const isBelow = (one: string): boolean => one === path || one.startsWith(`${path}/`);
    for (const file of [...this.#files.keys()].filter(isBelow)) this.#files.delete(file);
    for (const link of [...this.links.keys()].filter(isBelow)) this.links.delete(link);
    for (const folder of [...this.folders].filter(isBelow)) this.folders.delete(folder);
    return Promise.resolve();
  }

  async rename(from: string, to: string): Promise<void> {
    const moved = [...this.#files].filter(([path]) => path === from || path.startsWith(`${from}/`));
    if (moved.length === 0 && !this.folders.has(from)) throw new Deno.errors.NotFound(from);
    await this.remove(from);
    if (moved.length === 0) this.folders.add(to);
    for (const [path, text] of moved) this.#files.set(to + path.slice(from.length), text);
  }

  link(target: string, path: string): Promise<void> {
    this.links.set(path, target);
    return Promise.resolve();
  }

  /** A fake file has no rights of its own. */
  changeMode(): Promise<void> {
    return Promise.resolve();
  }

  #isFolder(path: string): boolean {
    const start = `${path.replace(/\/$/, "")}/`;
    return this.folders.has(path) || [...this.#files.keys()].some((one) => one.startsWith(start));
  }
}
