/**
 * Which concepts are due to be asked again (Leitner): one that was recalled moves on to a longer pause, one that was not
 * goes back to the first.
 */
import type { Progress } from "./progress.ts";

const DAY_MS = 86_400_000;
/** Days after which a concept is asked again, the box after the other. */
export const PAUSES_DAYS: readonly number[] = [1, 3, 7, 21];

export interface ReviewState {
  readonly concept: string;
  /** Index of its pause. */
  readonly box: number;
  readonly dueAt: number;
}

/**
 * What was met so far, what is due first first. `met`: when concepts were met that nothing has asked for yet. What is
 * right before it is due shows nothing yet: only what is recalled after its pause moves on.
 */
export function reviewStates(
  { recalls }: Pick<Progress, "recalls">,
  met: ReadonlyMap<string, number> = new Map(),
): ReviewState[] {
  const known = [...recalls].map(([concept, all]) => afterRecalls(concept, all));
  const others = [...met].filter(([concept]) => !recalls.has(concept))
    .map(([concept, at]): ReviewState => ({ concept, box: 0, dueAt: at + pauseMs(0) }));
  return [...known, ...others].sort((one, other) =>
    one.dueAt - other.dueAt || one.concept.localeCompare(other.concept)
  );
}

function afterRecalls(
  concept: string,
  recalls: readonly { readonly at: number; readonly isRight: boolean }[],
): ReviewState {
  let box = 0;
  let dueAt: number | undefined;
  for (const { at, isRight } of recalls) {
    // To meet it is no recall yet: the first one is in the lesson itself.
    if (!isRight || dueAt === undefined) box = 0;
    else if (at < dueAt) continue;
    else box = Math.min(PAUSES_DAYS.length - 1, box + 1);
    dueAt = at + pauseMs(box);
  }
  return { concept, box, dueAt: dueAt ?? 0 };
}

function pauseMs(box: number): number {
  return PAUSES_DAYS[box]! * DAY_MS;
}

/** Those that are due by now. */
export function dueConcepts(
  progress: Pick<Progress, "recalls">,
  nowMs: number,
  met?: ReadonlyMap<string, number>,
): string[] {
  return reviewStates(progress, met).filter(({ dueAt }) => dueAt <= nowMs).map(({ concept }) => concept);
}

/** The concepts of lessons that were gone through, and when that was. */
export function metConcepts(
  lessons: readonly { readonly id: string; readonly concepts: readonly string[] }[],
  progress: Pick<Progress, "lessons">,
): Map<string, number> {
  const met = new Map<string, number>();
  for (const { id, concepts } of lessons) {
    const at = progress.lessons.get(id)?.finishedAt;
    if (at === undefined) continue;
    for (const concept of concepts) met.set(concept, Math.min(at, met.get(concept) ?? at));
  }
  return met;
}
