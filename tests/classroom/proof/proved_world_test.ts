import assert from "node:assert/strict";
import { ProvedWorld, solutionsOf } from "../../../src/classroom/proof/proved_world.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { volumeLesson } from "../../cli/lesson/volume_lesson.ts";
import { smallClassroom } from "../small_classroom.ts";

const lesson = readLesson(
  volumeLesson({
    more: "\n```sh lesson:solution way=run\n" +
      "docker run --rm -v mydata:/data alpine true\n```\n",
  }),
  "l.md",
);
const [step] = lesson.steps;

Deno.test("the solutions of a step are in their order", () =>
  assert.deepEqual(solutionsOf(step!).map(({ way }) => way), [undefined, "run"]));

Deno.test("a lesson is gone through: what its check says before and after, and how many commands it took", async () => {
  const classroom = await smallClassroom();
  try {
    const world = new ProvedWorld(lesson, classroom);
    await world.goThrough(true);
    assert.deepEqual(world.failures, []);
    const { before, after } = world.verdicts.get("make")!;
    assert.deepEqual([before.map(({ ok }) => ok), after.map(({ ok }) => ok)], [[false], [true]]);
    assert.equal(world.runs, 1);
    assert.deepEqual(world.verdicts.size, 1);
  } finally {
    classroom.close();
  }
});

Deno.test("a world that does not go on is a failure of the step that it has come to", async () => {
  const classroom = await smallClassroom();
  try {
    const world = new ProvedWorld(lesson, classroom);
    world.breaks("x does not end");
    assert.deepEqual(world.failures.map(({ step, line, text }) => [step, line, text]), [
      ["make", 9, "x does not end"],
    ]);
  } finally {
    classroom.close();
  }
});
