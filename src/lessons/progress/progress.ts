/**
 * What a learner has done, as a file that only grows: one line of JSON for everything that happened. What was written
 * stays, whatever happens to the program afterwards. A lesson is named by what it is kept under, which is its id or, of
 * a lesson in somebody's folder, its id and where that is.
 */
import type { Outcome } from "../teacher/step_run.ts";

/** Moments are milliseconds since 1970. */
export type ProgressEvent =
  | { readonly at: number; readonly lesson: string; readonly did: "open" | "finish" }
  | {
    readonly at: number;
    readonly lesson: string;
    readonly did: "step";
    readonly step: string;
    readonly outcome: Exclude<Outcome, "open">;
  }
  /** A question, a drill or a mistake about a concept. */
  | { readonly at: number; readonly did: "recall"; readonly concept: string; readonly isRight: boolean };

export interface LessonProgress {
  readonly openedAt: number;
  readonly finishedAt?: number;
  /** The best that was reached, by step. */
  readonly steps: Readonly<Record<string, Exclude<Outcome, "open">>>;
}

export interface Progress {
  readonly lessons: ReadonlyMap<string, LessonProgress>;
  /** Of each concept, oldest first. */
  readonly recalls: ReadonlyMap<string, readonly { readonly at: number; readonly isRight: boolean }[]>;
}

export function progressLine(event: ProgressEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** Lines that are not whole, or of a newer version, are passed over. */
export function readProgress(text: string): Progress {
  const lessons = new Map<string, LessonProgress>();
  const recalls = new Map<string, { at: number; isRight: boolean }[]>();
  for (const line of text.split("\n")) {
    const event = readEvent(line);
    if (!event) continue;
    if (event.did === "recall") {
      const known = recalls.get(event.concept) ?? [];
      recalls.set(event.concept, [...known, { at: event.at, isRight: event.isRight }]);
    } else lessons.set(event.lesson, after(lessons.get(event.lesson), event));
  }
  return { lessons, recalls };
}

/** Better ones come later: what was once solved stays so. */
const ORDER: readonly Outcome[] = ["skipped", "shown", "hinted", "read", "solved"];

function after(
  known: LessonProgress | undefined,
  event: Exclude<ProgressEvent, { did: "recall" }>,
): LessonProgress {
  const before: LessonProgress = known ?? { openedAt: event.at, steps: {} };
  switch (event.did) {
    case "open":
      return before;
    case "finish":
      return { ...before, finishedAt: before.finishedAt ?? event.at };
    case "step": {
      const best = Object.hasOwn(before.steps, event.step) ? before.steps[event.step]! : event.outcome;
      const isBetter = ORDER.indexOf(event.outcome) > ORDER.indexOf(best);
      return { ...before, steps: { ...before.steps, [event.step]: isBetter ? event.outcome : best } };
    }
  }
}

function readEvent(line: string): ProgressEvent | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return isEvent(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is ProgressEvent {
  if (typeof value !== "object" || value === null) return false;
  const { at, did, lesson, step, outcome, concept, isRight } = value as Record<string, unknown>;
  if (typeof at !== "number") return false;
  if (did === "recall") return typeof concept === "string" && typeof isRight === "boolean";
  if (typeof lesson !== "string") return false;
  if (did === "step") return typeof step === "string" && ORDER.includes(outcome as Outcome);
  return did === "open" || did === "finish";
}
