import assert from "node:assert/strict";
import { readLesson } from "../../src/lessons/format/read_lesson.ts";
import { reviewLesson } from "../../src/lessons/review_lesson.ts";
import { courseFiles } from "../cli/lesson/small_course.ts";

const drill = (volume: string) =>
  "\n```yaml lesson:drill\nconcept: docker.volume\n" +
  `goal: Make the volume ${volume}.\ncheck: [{volume: ${volume}}]\nhint: h\nsolution: docker volume create ${volume}\n` +
  "```\n";
const lessons = [
  readLesson(courseFiles["my/other/lesson.md"], "o.md"),
  readLesson(courseFiles["my/volumes/lesson.md"] + drill("second"), "v.md"),
];

Deno.test("a concept is asked for by a drill of its lesson, each time by the next", () => {
  const ids = [0, 1, 2].map((turn) => reviewLesson("docker.volume", lessons, turn)?.lesson.id);
  assert.deepEqual(ids, ["volumes-drill-1", "volumes-drill-2", "volumes-drill-1"]);
  assert.equal(reviewLesson("docker.volume", lessons, 0)?.from, "volumes");
});

Deno.test("without a drill it is asked for by questions, in an empty world", () => {
  const found = reviewLesson("docker.place", lessons, 0);
  assert.deepEqual(found?.lesson.steps.map(({ blocks }) => blocks.map(({ kind }) => kind)), [["quiz"]]);
  assert.deepEqual(found?.lesson.world.apply, []);
});

Deno.test("without either nothing asks for it", () => {
  assert.equal(reviewLesson("docker.cat", lessons, 0), undefined);
});
