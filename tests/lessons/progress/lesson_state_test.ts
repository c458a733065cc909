import assert from "node:assert/strict";
import { doneSteps, lessonState } from "../../../src/lessons/progress/lesson_state.ts";
import type { LessonProgress } from "../../../src/lessons/progress/progress.ts";

const after = (steps: LessonProgress["steps"], finishedAt?: number): LessonProgress => ({
  openedAt: 1,
  ...(finishedAt === undefined ? {} : { finishedAt }),
  steps,
});

const cases: [name: string, progress: LessonProgress | undefined, state: string][] = [
  ["never opened", undefined, "new"],
  ["opened", after({}), "under way"],
  ["half done", after({ a: "solved" }), "under way"],
  ["done alone", after({ a: "solved", b: "read" }, 2), "solved"],
  ["done with a hint", after({ a: "solved", b: "hinted" }, 2), "with hints"],
  ["done with a look at a solution", after({ a: "hinted", b: "shown" }, 2), "shown"],
  ["done with a step passed by", after({ a: "shown", b: "skipped", c: "solved" }, 2), "skipped"],
];

for (const [name, progress, state] of cases) {
  Deno.test(`a lesson ${name} is ${state}`, () => assert.equal(lessonState(progress), state));
}

Deno.test("steps that a lesson has no more do not count", () => {
  const lesson = { steps: ["a", "b"].map((id) => ({ id, title: id, line: 1, blocks: [] })) };
  assert.equal(doneSteps(lesson, after({ a: "solved", gone: "solved" })), 1);
  assert.equal(doneSteps(lesson, undefined), 0);
});
