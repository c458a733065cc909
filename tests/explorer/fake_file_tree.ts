/** Files of a fake machine as a tree: texts by path, links by where they lead; a folder is what has files below it. */
import type { FileFacts, FileTree, NewFile } from "../../src/explorer/file_tree.ts";

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

  #isFolder(path: string): boolean {
    const start = `${path.replace(/\/$/, "")}/`;
    return this.folders.has(path) || [...this.#files.keys()].some((one) => one.startsWith(start));
  }
}
