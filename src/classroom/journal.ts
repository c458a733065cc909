import type { Question } from "./asking.ts";

/**
 * What has entered a simulated world, from its beginning on. The same entries at the same moments lead to the same world
 * again: that is how something is undone, how a lesson goes on after the program has ended, and how a copy is made.
 */
export type Entry = { readonly atMs: number } & Input;

/** Moments are simulated milliseconds since the world was opened. */
export type Input =
  /** A terminal is opened, and somebody logs in there; where it is open, at a new one in its place. */
  | { readonly do: "login"; readonly terminal: number; readonly columns: number; readonly rows: number }
  | { readonly do: "type"; readonly terminal: number; readonly text: string }
  | { readonly do: "resize"; readonly terminal: number; readonly columns: number; readonly rows: number }
  | { readonly do: "write"; readonly path: string; readonly text: string; readonly by: "learner" | "root" }
  | { readonly do: "remove"; readonly path: string }
  /** A check makes a request. */
  | { readonly do: "ask"; readonly question: Question }
  /** A step of the lesson begins. */
  | { readonly do: "step"; readonly id: string }
  /**
   * A command line of the learner's begins: what is undone, is undone to here. `terminal`: the one whose shell waits for
   * it. A program that has been read before takes less time than one that has not, and what comes again has to wait too.
   */
  | { readonly do: "mark"; readonly terminal?: number }
  /** Nothing but time has passed: in steps, or `isExact`, from one moment at which something was due to the next. */
  | { readonly do: "wait"; readonly isExact?: true };

/** The terminal that nobody looks at: a lesson's own commands are typed there. */
export const UNSEEN = 0;

const KINDS = ["login", "type", "resize", "write", "remove", "ask", "step", "mark", "wait"];

/** Whether it says nothing that a later wait does not say as well. */
export function saysNothing(entry: Entry | undefined): boolean {
  return entry?.do === "wait" && !entry.isExact;
}

/** One entry, if it is one. */
export function readEntry(value: unknown): Entry | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { atMs, do: kind } = value as Partial<Entry>;
  return typeof atMs === "number" && KINDS.includes(kind!) ? value as Entry : undefined;
}

/**
 * The entries without the last command line and what came after it, half of a new one, too; undefined: there is none
 * to be undone.
 */
export function withoutLastCommand(entries: readonly Entry[]): Entry[] | undefined {
  let wasEntered = false;
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index]!;
    if (entry.do === "step") return undefined;
    if (entry.do === "type" && entry.terminal !== UNSEEN && /[\r\n]/.test(entry.text)) wasEntered = true;
    if (entry.do === "mark" && wasEntered) return entries.slice(0, index);
  }
  return undefined;
}

/** The entries up to the beginning of the step that is under way. */
export function atStepBegin(entries: readonly Entry[]): Entry[] {
  const begin = entries.findLastIndex((entry) => entry.do === "step");
  return entries.slice(0, begin + 1);
}
