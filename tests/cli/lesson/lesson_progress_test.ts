import assert from "node:assert/strict";
import type { ProgressEvent } from "../../../src/lessons/progress/progress.ts";
import { DAY_MS, done, runLesson } from "./small_course.ts";

const recall = (concept: string, day: number, isRight = true): ProgressEvent => ({
  at: day * DAY_MS,
  did: "recall",
  concept,
  isRight,
});

Deno.test("lesson progress tells what is mastered, how steps were done, and what is asked again when", async () => {
  const events = [
    ...done("volumes", "solved", 5),
    ...done("other", "hinted", 5),
    recall("docker.place", 5),
    recall("docker.place", 8),
  ];
  const { code, out } = await runLesson(["progress", "--lessons", "my"], { events });
  assert.equal(code, 0);
  assert.equal(
    out,
    `Lessons: 2 of 2 finished
Mastered: volumes
Steps: 1 solved, 1 with hints, 0 shown, 0 skipped, 0 read
Due to be asked again: 1 concept; pequod lesson review

CONCEPT         BOX   ASKED AGAIN
docker.volume   1/4   now
docker.place    2/4   in a day
`,
  );
});

Deno.test("lesson progress before anything is done says how to begin", async () => {
  const { out } = await runLesson(["progress", "--lessons", "my"]);
  assert.equal(out, "Nothing is done yet. Begin with: pequod lesson start\n");
});

Deno.test("lesson progress -o json has it as a value", async () => {
  const { out } = await runLesson(["progress", "--lessons", "my", "-o", "json"], {
    events: [{ at: 1, lesson: "other", did: "open" }, recall("docker.place", 10, false)],
  });
  assert.deepEqual(JSON.parse(out), {
    lessons: { all: 2, finished: 0, underWay: ["other"] },
    mastered: [],
    steps: { solved: 0, hinted: 0, shown: 0, skipped: 0, read: 0 },
    concepts: [{ concept: "docker.place", box: 1, boxes: 4, dueInDays: 1 }],
  });
});
