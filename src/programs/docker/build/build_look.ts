/** What a build shows, in the look that the user chose. */

/** A part of a build that has a number of its own. */
export interface BuildPart {
  /** From 1. */
  number: number;
  title: string;
}

export interface BuildLook {
  begin(part: BuildPart): Promise<void>;
  /** Something that happened within it, such as `transferring context: 2B done`. */
  note(part: BuildPart, text: string): Promise<void>;
  /** A line of a command's output. */
  output(part: BuildPart, line: string): Promise<void>;
  end(part: BuildPart, outcome: PartOutcome): Promise<void>;
  /** Nothing more comes. */
  close(isFinished: boolean): Promise<void>;
}

export type PartOutcome = { kind: "done" } | { kind: "cached" } | { kind: "failed"; message: string };

/** `0.3s`. */
export function partSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)}s`;
}
