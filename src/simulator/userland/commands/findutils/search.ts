/** What a test of find works on. */
import type { FileFacts } from "../../../host/file_tree.ts";
import type { Wait } from "../../../host/process.ts";
import type { Call } from "../command.ts";

/** A file that find has come to. */
export interface Found {
  /** As it is shown: below the name that was given. */
  shown: string;
  path: string;
  /** The name that was given. */
  root: string;
  depth: number;
  facts: FileFacts;
}

/** What is asked of a file, or done with it; false: what follows is not asked. */
export type Test = (found: Found) => boolean | Generator<Wait, boolean, void>;

/** One run of find. */
export class Search {
  readonly call: Call;
  /** When it began: ages count from here. */
  readonly nowMs: number;
  minDepth = 0;
  maxDepth = Infinity;
  /** What a folder holds comes before it. */
  isDepthFirst = false;
  /** Links are followed: all of them, or only those that were given. */
  follows: "none" | "given" | "all" = "none";
  /** Set by -prune for the folder at hand. */
  isPruned = false;
  /** Set by -quit. */
  isOver = false;
  /** What still waits for the end: the calls of `-exec … +`. */
  readonly atEnd: (() => Generator<Wait, void, void>)[] = [];

  constructor(call: Call) {
    this.call = call;
    this.nowMs = call.process.machine.now();
  }
}

/** The name without the folders above it. */
export function nameOf(shown: string): string {
  return shown.replace(/(?<=.)\/+$/, "").split("/").at(-1) || "/";
}
