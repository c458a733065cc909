/** Every lesson of the course holds: what `pequod lesson test` proves, a test for each. */
import assert from "node:assert/strict";
import { freeTasks } from "../../src/cli/lesson/course_table.ts";
import { LessonLibrary, readLessonFolder } from "../../src/cli/lesson/lesson_library.ts";
import { proveFolder } from "../../src/cli/lesson/prove_folder.ts";
import { realMachine } from "../../src/cli/real_machine.ts";
import { problemText } from "../../src/lessons/format/problem.ts";
import { preload } from "../lab/lab_harness.ts";

const library = await LessonLibrary.open(realMachine, "");

for (const folder of library.folders) {
  Deno.test(`lesson ${folder.id} holds`, async () => {
    await preload();
    const { problems } = await proveFolder(folder);
    assert.deepEqual(problems.map(problemText), []);
  });
}

Deno.test("every free task is proved in three ways, or its lesson says why there are fewer", async () => {
  const sources = await Promise.all(library.folders.map(readLessonFolder));
  const tasks = freeTasks(sources.map(({ lesson }) => lesson));
  assert.ok(tasks.length > library.folders.length / 2, `only ${tasks.length} free tasks`);
  const wrong = tasks.filter(({ ways, fewer }) => new Set(ways).size < 3 && fewer === undefined);
  assert.deepEqual(wrong.map(({ lesson, step, ways }) => `${lesson}#${step}: ${ways.join(", ")}`), []);
});

Deno.test("every section of the lecture is taught, every misconception is provoked, and ten incidents are to be mended", async () => {
  const sources = await Promise.all(library.folders.map(readLessonFolder));
  const lessons = sources.map(({ lesson }) => lesson);
  const cards = new Set(lessons.flatMap(({ cards }) => cards));
  assert.deepEqual(library.course.cards.map((_, index) => index + 1).filter((card) => !cards.has(card)), []);
  const mistakes = lessons.flatMap(({ steps }) => steps.flatMap(({ blocks }) => blocks))
    .flatMap((block) => block.kind === "mistakes" ? block.mistakes : []);
  const met = new Set(mistakes.map(({ misconception }) => misconception));
  assert.deepEqual(
    Array.from({ length: 20 }, (_, index) => index + 1).filter((number) => !met.has(number)),
    [],
  );
  assert.ok(lessons.filter(({ isIncident }) => isIncident).length >= 10);
});

Deno.test("a lesson comes after those that it requires", async () => {
  const order = library.folders.map(({ id }) => id);
  for (const [index, folder] of library.folders.entries()) {
    const { lesson: { requires } } = await readLessonFolder(folder);
    const late = requires.filter((id) => order.includes(id) && order.indexOf(id) >= index);
    assert.deepEqual(late, [], folder.file);
  }
});
