/** A lesson as it is taken in one place: blocks that its author wrote for the other one alone are left out. */
import type { Backend, Lesson } from "./lesson.ts";

/** The blocks that stay are the same ones, so that their places in the file are known. */
export function formOn(backend: Backend, lesson: Lesson): Lesson {
  return {
    ...lesson,
    steps: lesson.steps.map((step) => ({
      ...step,
      blocks: step.blocks.filter(({ only }) => only === undefined || only === backend),
    })),
  };
}
