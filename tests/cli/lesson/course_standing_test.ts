import assert from "node:assert/strict";
import { courseStanding } from "../../../src/cli/lesson/course_standing.ts";
import { lessonsFlag } from "../../../src/cli/lesson/lesson_library.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { type ProgressEvent, progressLine } from "../../../src/lessons/progress/progress.ts";
import { testIo } from "../../programs/test_io.ts";
import { courseFiles, done, inCourse } from "./small_course.ts";

const kept = async (events: readonly ProgressEvent[]) =>
  (await Promise.all(events.map(inCourse))).map(progressLine).join("");

Deno.test("lessons stand in their parts, each with what was done in it; a wrong one has its problems", async () => {
  const { io } = testIo({
    files: {
      ...courseFiles,
      "my/broken/lesson.md": "no lesson",
      "/state/progress.jsonl": await kept(done("other", "hinted", 1)),
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

Deno.test("what was done in a lesson of the same id, in the course or in another folder, does not count", async () => {
  const { io } = testIo({
    files: {
      ...courseFiles,
      "their/volumes/lesson.md": courseFiles["my/volumes/lesson.md"],
      "/state/progress.jsonl": done("volumes", "solved", 1).map(progressLine).join("") +
        await kept(done("other", "solved", 1)),
    },
  });
  const standing = (folder: string) =>
    courseStanding({ io, flags: parseFlags([lessonsFlag], ["--lessons", folder]).flags });
  const mine = await standing("my");
  assert.deepEqual(mine.lessons.map(({ id, state }) => [id, state]), [["volumes", "new"], [
    "other",
    "solved",
  ]]);
  assert.deepEqual([...mine.progress.lessons.keys()], ["other"]);
  const [theirs] = (await standing("their")).lessons;
  assert.deepEqual([theirs?.id, theirs?.state], ["volumes", "new"]);
});
