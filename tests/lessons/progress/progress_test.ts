import assert from "node:assert/strict";
import { type ProgressEvent, progressLine, readProgress } from "../../../src/lessons/progress/progress.ts";

const step = (at: number, outcome: "solved" | "hinted" | "skipped"): ProgressEvent => ({
  at,
  lesson: "pods",
  did: "step",
  step: "task",
  outcome,
});
const EVENTS: ProgressEvent[] = [
  { at: 1, lesson: "pods", did: "open" },
  step(2, "hinted"),
  step(3, "solved"),
  step(4, "skipped"),
  { at: 5, lesson: "pods", did: "finish" },
  { at: 6, did: "recall", concept: "pod.phase", isRight: false },
];
const TEXT = EVENTS.map(progressLine).join("");

Deno.test("the best outcome of a step stays, and a lesson is finished once", () => {
  const { lessons, recalls } = readProgress(TEXT + progressLine({ at: 9, lesson: "pods", did: "finish" }));
  assert.deepEqual(lessons.get("pods"), { openedAt: 1, finishedAt: 5, steps: { task: "solved" } });
  assert.deepEqual(recalls.get("pod.phase"), [{ at: 6, isRight: false }]);
});

Deno.test("a file that was cut off anywhere says as much as it holds, and goes on", () => {
  for (let length = 0; length < TEXT.length; length++) {
    const { lessons } = readProgress(
      `${TEXT.slice(0, length)}\n${progressLine({ at: 9, lesson: "x", did: "open" })}`,
    );
    assert.ok(lessons.has("x"), `cut after ${length}`);
  }
});

const strange = [
  "[]",
  "{}",
  '{"at":1}',
  '{"at":1,"lesson":"a","did":"fly"}',
  '{"at":1,"lesson":"a","did":"step"}',
];

for (const line of strange) {
  Deno.test(`passed over: ${line}`, () => assert.equal(readProgress(line).lessons.size, 0));
}
