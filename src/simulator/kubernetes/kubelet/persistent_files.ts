import { FileTree } from "../../host/file_tree.ts";

/** What is in the persistent volumes: a tree for each, which outlives the pods that mount it. */
export class PersistentFiles {
  readonly #trees = new Map<string, FileTree>();

  /** The files of a PersistentVolume; empty at first. */
  of(volumeName: string): FileTree {
    let tree = this.#trees.get(volumeName);
    if (!tree) this.#trees.set(volumeName, tree = new FileTree({}, { mode: 0o777 }));
    return tree;
  }

  /** Forgets them: the volume is deleted or scrubbed. */
  release(volumeName: string): void {
    this.#trees.delete(volumeName);
  }
}
