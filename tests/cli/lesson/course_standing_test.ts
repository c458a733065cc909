import assert from "node:assert/strict";
import { courseStanding } from "../../../src/cli/lesson/course_standing.ts";
import { lessonsFlag } from "../../../src/cli/lesson/lesson_library.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { progressLine } from "../../../src/lessons/progress/progress.ts";
import { testIo } from "../../programs/test_io.ts";
import { courseFiles, done } from "./small_course.ts";

Deno.test("lessons stand in their parts, each with what was done in it; a wrong one has its problems", async () => {
  const { io } = testIo({
    files: {
      ...courseFiles,
      "my/broken/lesson.md": "no lesson",
      "/state/progress.jsonl": done("other", "hinted", 1).map(progressLine).join(""),
    },
  });
  const { parts, lessons } = await courseStanding({
    io,
    flags: parseFlags([lessonsFlag], ["--lessons", "my"]).flags,
  });
  assert.deepEqual(parts.map(({ title, lessons }) => [title, ...lessons.map(({ id }) => id)]), [
    ["First", "volumes"],
    ["Then", "other"],
    ["Others", "broken"],
  ]);
  assert.deepEqual(lessons.map(({ state, done, problems }) => [state, done, problems?.length]), [
    ["new", 0, undefined],
    ["with hints", 1, undefined],
    ["new", 0, 2],
  ]);
});
