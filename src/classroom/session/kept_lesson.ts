/**
 * A lesson under way, as a file that grows by a line for everything that happens: what enters the world, and what the
 * learner does beside it. From it the lesson goes on where it was, whenever the program ended.
 */
import type { Outcome, StepEvent } from "../../lessons/teacher/step_run.ts";
import { type Entry, readEntry, saysNothing } from "../journal.ts";

/** What the world was made from: with something else, the same entries lead elsewhere. */
export interface Beginning {
  readonly lesson: string;
  /** Of the lesson's files, and of the program. */
  readonly made: string;
  readonly seed: number;
  /** Milliseconds since 1970 in the world. */
  readonly startMs: number;
}

/** Steps are indices. */
export type KeptLine =
  | { readonly kept: "beginning"; readonly from: Beginning }
  | { readonly kept: "world"; readonly entry: Entry }
  | { readonly kept: "event"; readonly step: number; readonly event: KeptEvent }
  | { readonly kept: "outcome"; readonly step: number; readonly outcome: Outcome }
  /** The lesson begins to lay a block ready: what enters the world from now on is its own. */
  | { readonly kept: "laying" }
  /** What stands before this block of the step lies ready. `failure`: as far as it could be made, and why no further. */
  | { readonly kept: "laid"; readonly step: number; readonly block: number; readonly failure?: string };

/** What the world shows is looked at again. */
export type KeptEvent = Exclude<StepEvent, { readonly type: "looked" | "acted" | "failed" }>;

export interface KeptLesson {
  readonly from: Beginning;
  /** Without the entries of a block that was not laid to its end. */
  readonly entries: readonly Entry[];
  readonly events: readonly Extract<KeptLine, { readonly kept: "event" | "outcome" }>[];
  /** How far the lesson had laid things ready, in the order in which it did. */
  readonly laid: readonly Laid[];
}

/** What stands before this block of the step lies ready after so many entries. */
export interface Laid {
  readonly step: number;
  readonly block: number;
  readonly entries: number;
  /** Why not all of it could be made. */
  readonly failure?: string;
}

export function keptText(line: KeptLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** What a file says, as far as its lines are whole; undefined: nothing that a lesson could go on from. */
export function readKept(text: string): KeptLesson | undefined {
  const [first, ...rest] = wholeLines(text);
  if (first?.kept !== "beginning") return undefined;
  const entries: Entry[] = [];
  const events: KeptLesson["events"][number][] = [];
  const laid: Laid[] = [];
  let layingFrom: number | undefined;
  for (const line of rest) {
    if (line.kept === "world") {
      const places = Math.max(laid.at(-1)?.entries ?? 0, layingFrom ?? 0);
      const isSilent = saysNothing(line.entry) && saysNothing(entries.at(-1));
      if (isSilent && entries.length > places) entries.pop();
      entries.push(line.entry);
    } else if (line.kept === "laying") layingFrom = entries.length;
    else if (line.kept === "laid") {
      layingFrom = undefined;
      const { kept: _, ...place } = line;
      laid.push({ ...place, entries: entries.length });
    } else if (line.kept !== "beginning") events.push(line);
  }
  return { from: first.from, entries: entries.slice(0, layingFrom), events, laid };
}

/** The same, with the world as it was after so many of its entries. */
export function keptUntil(kept: KeptLesson, count: number): KeptLesson {
  return {
    ...kept,
    entries: kept.entries.slice(0, count),
    laid: kept.laid.filter(({ entries }) => entries <= count),
  };
}

/** The file that says the same. */
export function keptFile({ from, entries, events, laid }: KeptLesson): string {
  const lines: KeptLine[] = [{ kept: "beginning", from }];
  let written = 0;
  for (const { entries: until, ...place } of laid) {
    // Cut off before its end, it begins with nothing or with what was laid whole.
    if (written === 0) lines.push({ kept: "laying" });
    for (; written < until; written++) lines.push({ kept: "world", entry: entries[written]! });
    lines.push({ kept: "laid", ...place });
  }
  for (const entry of entries.slice(written)) lines.push({ kept: "world", entry });
  return [...lines, ...events].map(keptText).join("");
}

/** A program that was killed while it wrote leaves half a line at the end. */
function wholeLines(text: string): KeptLine[] {
  const lines: KeptLine[] = [];
  let lastMs = 0;
  for (const one of text.slice(0, text.lastIndexOf("\n") + 1).split("\n")) {
    const line = readLine(one);
    if (!line) break;
    if (line.kept === "world") {
      if (line.entry.atMs < lastMs) break;
      lastMs = line.entry.atMs;
    }
    lines.push(line);
  }
  return lines;
}

function readLine(text: string): KeptLine | undefined {
  try {
    const line = JSON.parse(text) as KeptLine | null;
    if (line?.kept === "world") return readEntry(line.entry) && line;
    return line && KINDS.includes(line.kept) ? line : undefined;
  } catch {
    return undefined;
  }
}

const KINDS: readonly string[] = [
  "beginning",
  "event",
  "outcome",
  "laying",
  "laid",
] satisfies KeptLine["kept"][];
