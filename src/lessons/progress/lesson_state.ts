/** How a learner stands with a lesson. */
import type { Lesson } from "../lesson.ts";
import type { LessonProgress } from "./progress.ts";

/** `shown`: a solution was looked at; `skipped`: a step was passed by. Only `solved` is mastery. */
export type LessonState = "new" | "under way" | "solved" | "with hints" | "shown" | "skipped";

/** The worst of its steps is that of the lesson. */
const WORST = ["skipped", "shown", "hinted"] as const;
const WORDS = { skipped: "skipped", shown: "shown", hinted: "with hints" } as const;

export function lessonState(progress: LessonProgress | undefined): LessonState {
  if (!progress) return "new";
  if (progress.finishedAt === undefined) return "under way";
  const outcomes = Object.values(progress.steps);
  const worst = WORST.find((outcome) => outcomes.includes(outcome));
  return worst ? WORDS[worst] : "solved";
}

/** Steps of the lesson that are done, however that was. */
export function doneSteps(lesson: Pick<Lesson, "steps">, progress: LessonProgress | undefined): number {
  return lesson.steps.filter(({ id }) => progress && Object.hasOwn(progress.steps, id)).length;
}
