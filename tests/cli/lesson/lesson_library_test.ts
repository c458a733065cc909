import assert from "node:assert/strict";
import { textFiles } from "../../../src/cli/lesson/lesson_files.ts";
import { LessonLibrary, loneLesson, readLessonFolder } from "../../../src/cli/lesson/lesson_library.ts";
import { LessonError, type Problem, problemText } from "../../../src/lessons/format/problem.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { volumeLesson } from "./volume_lesson.ts";
import { GOOD_LESSON, wrongLessons } from "./wrong_lessons.ts";

const course = (...ids: string[]) =>
  `format: course/1\ntitle: T\nparts:\n- title: P\n  lessons:\n${ids.map((id) => `  - ${id}\n`).join("")}`;

Deno.test("lessons come in the order of the course, those that it does not name at the end", async () => {
  const library = await LessonLibrary.of(textFiles({
    "course.yaml": course("pods", "build"),
    "build/lesson.md": "",
    "extra/lesson.md": "",
    "pods/lesson.md": "",
    "pods/web.yaml": "",
    "pods/deep/lesson.md": "",
    "README.md": "",
  }));
  assert.deepEqual(library.folders.map(({ id }) => id), ["pods", "build", "extra"]);
  assert.deepEqual(library.course.parts.map(({ title }) => title), ["P", "Others"]);
  assert.deepEqual(library.folder("pods").paths, ["deep/lesson.md", "lesson.md", "web.yaml"]);
  assert.throws(() => library.folder("pod"), /there is no lesson "pod": did you mean pods\?/);
  assert.throws(() => library.folder("kubernetes"), /pequod lesson list shows them all/);
});

Deno.test("a folder of lessons is found by its path, a lesson's own too", async () => {
  const machine = new FakeMachine();
  machine.files.set("mine/volumes/lesson.md", volumeLesson());
  machine.files.set("mine/.git/volumes/lesson.md", "");
  const { folders } = await LessonLibrary.in(machine, "mine/");
  assert.deepEqual(folders.map(({ id, file }) => [id, file]), [["volumes", "mine/volumes/lesson.md"]]);
  assert.equal((await loneLesson(machine, "mine/volumes/"))?.file, "mine/volumes/lesson.md");
  assert.equal(await loneLesson(machine, "mine"), undefined);
  await assert.rejects(LessonLibrary.in(machine, "mine/volumes"), /there are no lessons in mine\/volumes/);
  await assert.rejects(LessonLibrary.in(machine, "elsewhere"), /there is no folder elsewhere$/);
});

Deno.test("a lesson is read with its rules; its id is the name of its folder", async () => {
  const { folders: [folder, other] } = await LessonLibrary.of(textFiles({
    "volumes/lesson.md": volumeLesson(),
    "volumes2/lesson.md": volumeLesson({ goal: "Make a volume." }),
  }));
  assert.equal((await readLessonFolder(folder!)).lesson.title, "Volumes");
  await assert.rejects(readLessonFolder(other!), (error: unknown) => {
    assert.ok(error instanceof LessonError);
    assert.deepEqual(error.message.split("\n").map((line) => line.split(": ")[0]), [
      "lessons/volumes2/lesson.md:3:1",
      "lessons/volumes2/lesson.md:13:7",
    ]);
    assert.match(error.message, /does not name mydata/);
    return true;
  });
});

Deno.test("every lesson of the course is in its list, and nothing else", async () => {
  const machine = new FakeMachine();
  for (const entry of Deno.readDirSync("lessons")) {
    if (entry.isDirectory) machine.files.set(`lessons/${entry.name}/lesson.md`, "");
  }
  machine.files.set("lessons/course.yaml", Deno.readTextFileSync("lessons/course.yaml"));
  const { course } = await LessonLibrary.in(machine, "lessons");
  assert.deepEqual(
    course.parts.filter(({ title }) => title === "Others"),
    [],
    "add a line to lessons/course.yaml",
  );
  assert.equal(course.cards.length, 35);
});

Deno.test("the lesson that wrong ones are made of is good", async () => {
  assert.deepEqual(await problemsOf(GOOD_LESSON), []);
});

for (const { name, text, line, column, words } of wrongLessons) {
  Deno.test(`a lesson with ${name} is refused at its place, with what to do`, async () => {
    const problems = await problemsOf(text);
    assert.ok(
      problems.some((one) => one.line === line && one.column === column && words.test(one.text)),
      `expected ${line}:${column}: ${words.source}, found\n${problems.map(problemText).join("\n")}`,
    );
  });
}

async function problemsOf(text: string): Promise<readonly Problem[]> {
  const { folders: [folder] } = await LessonLibrary.of(textFiles({
    "volumes/lesson.md": text,
    "volumes/notes.txt": "",
  }));
  try {
    await readLessonFolder(folder!);
    return [];
  } catch (error) {
    if (error instanceof LessonError) return error.problems;
    throw error;
  }
}
