import assert from "node:assert/strict";
import { findLesson } from "../../../src/cli/lesson/found_lesson.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { volumeLesson } from "./volume_lesson.ts";
import { realMachine } from "../../../src/cli/real_machine.ts";

const TEXT = (title: string) =>
  `---\nformat: lesson/1\nid: mine\ntitle: ${title}\nminutes: 5\ncards: []\nconcepts: []\n---\n\n## One {#one}\n\nText.\n`;

Deno.test("a lesson is found by its name, with its place in the course", async () => {
  const { lesson, key, place, readFile } = await findLesson("services", realMachine);
  assert.deepEqual([lesson.id, key], ["services", "services"]);
  assert.ok(place && place.number <= place.of);
  assert.match(await readFile("lesson.md"), /^---\nformat: lesson\/1/);
});

Deno.test("one that there is not is refused with those that there are", async () => {
  await assert.rejects(
    findLesson("servics", realMachine),
    /there is no lesson "servics": did you mean services\?/,
  );
});

Deno.test("a folder is a lesson, and another one when a file of it is changed", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/lesson.md`, TEXT("First"));
    const first = await findLesson(`${folder}/`, realMachine);
    await Deno.symlink(folder, `${folder}.link`);
    assert.equal((await findLesson(`${folder}.link`, realMachine)).key, first.key);
    assert.equal(first.lesson.title, "First");
    assert.equal(first.place, undefined);
    assert.equal((await findLesson(folder, realMachine)).made, first.made);
    await Deno.mkdir(`${folder}/files`);
    await Deno.writeTextFile(`${folder}/files/a.yaml`, "a: 1\n");
    assert.notEqual((await findLesson(folder, realMachine)).made, first.made);
  } finally {
    await Deno.remove(folder, { recursive: true });
    await Deno.remove(`${folder}.link`);
  }
});

Deno.test("without a name it is the first of the course, and a folder can be another course", async () => {
  const machine = new FakeMachine();
  machine.files.set(
    "l/course.yaml",
    "format: course/1\ntitle: T\nparts: [{title: P, lessons: [other, volumes]}]\n",
  );
  machine.files.set("l/other/lesson.md", volumeLesson({ id: "other" }));
  machine.files.set("l/volumes/lesson.md", volumeLesson());
  const first = await findLesson(undefined, machine, "l");
  assert.deepEqual([first.lesson.id, first.place, first.next], [
    "other",
    { unit: "Lesson", number: 1, of: 2 },
    "volumes",
  ]);
  const last = await findLesson("volumes", machine, "l");
  const alone = await findLesson("l/volumes/", machine);
  assert.equal(alone.key, last.key, "it is the same lesson, however it is named");
  assert.match(last.key, /^volumes\.[0-9a-f]{8}$/);
  assert.deepEqual([last.place, last.next], [{ unit: "Lesson", number: 2, of: 2 }, undefined]);
  await assert.rejects(findLesson("l/", machine), /there is no lesson in l\/: no file lesson\.md/);
  await assert.rejects(findLesson("./nothing", machine), /there is no folder \.\/nothing$/);
});
