import assert from "node:assert/strict";
import { recalls } from "../../../src/cli/lesson/lesson_review.ts";
import type { ProgressEvent } from "../../../src/lessons/progress/progress.ts";
import { courseFiles, DAY_MS, done, runLesson } from "./small_course.ts";

const cases: [name: string, argv: string[], events: ProgressEvent[], code: number, words: RegExp][] = [
  ["before anything is learned", [], [], 0, /^Nothing is learned yet\. Begin with: pequod lesson start\n$/],
  [
    "when nothing is due",
    [],
    [{ at: 9.5 * DAY_MS, did: "recall", concept: "docker.place", isRight: true }],
    0,
    /^Nothing is due\. pequod lesson progress shows when/,
  ],
  [
    "of what is due, without a terminal",
    [],
    done("volumes", "solved", 5),
    1,
    /^error: a lesson on the screen needs a terminal/,
  ],
  [
    "of all that was learned",
    ["--all"],
    done("volumes", "solved", 10),
    1,
    /^error: a lesson on the screen needs a terminal/,
  ],
  [
    "of a concept that is not due",
    ["docker.place"],
    [],
    1,
    /^error: a lesson on the screen needs a terminal/,
  ],
  [
    "of nothing that there is",
    ["docker.cat"],
    [],
    1,
    /^error: nothing asks for docker\.cat: no drill and no question/,
  ],
  ["of everything and something", ["docker.place", "--all"], [], 1, /concepts and --all do not go together/],
];

for (const [name, argv, events, code, words] of cases) {
  Deno.test(`lesson review ${name}`, async () => {
    const found = await runLesson(["review", "--lessons", "my", ...argv], { events });
    assert.equal(found.code, code);
    assert.match(found.out + found.err, words);
  });
}

Deno.test("what is due and has neither drill nor question is not asked", async () => {
  const files = {
    ...courseFiles,
    "my/volumes/lesson.md": courseFiles["my/other/lesson.md"].replace("id: other", "id: volumes"),
  };
  const { out } = await runLesson(["review", "--lessons", "my"], {
    files,
    events: done("volumes", "solved", 5),
  });
  assert.equal(out, "Nothing can be asked now: for docker.volume there is no drill.\n");
});

Deno.test("of a drill only whether it was solved without help is kept", () => {
  const kept: ProgressEvent[] = [];
  const lesson = {
    steps: [{
      id: "drill",
      title: "d",
      line: 1,
      blocks: [{ kind: "task", goal: "g", say: "s", isFree: true, line: 1 }],
    }],
  } as const;
  const tell = recalls({ concept: "c.d", lesson }, (event) => kept.push(event));
  tell({ at: 1, lesson: "x-drill-1", did: "open" });
  tell({ at: 2, did: "recall", concept: "c.d", isRight: false });
  tell({ at: 3, lesson: "x-drill-1", did: "step", step: "drill", outcome: "solved" });
  tell({ at: 4, lesson: "x-drill-1", did: "step", step: "drill", outcome: "hinted" });
  tell({ at: 5, lesson: "x-drill-1", did: "finish" });
  assert.deepEqual(kept, [
    { at: 3, did: "recall", concept: "c.d", isRight: true },
    { at: 4, did: "recall", concept: "c.d", isRight: false },
  ]);
});

Deno.test("of questions each answer is kept", () => {
  const kept: ProgressEvent[] = [];
  const tell = recalls({ concept: "c.d", lesson: { steps: [] } }, (event) => kept.push(event));
  tell({ at: 2, did: "recall", concept: "c.d", isRight: false });
  tell({ at: 3, lesson: "x", did: "step", step: "questions", outcome: "read" });
  assert.deepEqual(kept.map(({ at }) => at), [2]);
});

Deno.test("a drill for a real cluster alone is not asked on the simulator", async () => {
  const text = courseFiles["my/volumes/lesson.md"].replace("lesson:drill", "lesson:drill only=real");
  const files = { ...courseFiles, "my/volumes/lesson.md": text };
  const { code, err } = await runLesson(["review", "--lessons", "my", "docker.volume"], { files });
  assert.equal(code, 1);
  assert.match(err, /nothing asks for docker\.volume: no drill and no question/);
});
