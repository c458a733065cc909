import assert from "node:assert/strict";
import { lesson } from "../../../src/cli/lesson/lesson.ts";
import { LessonLibrary, readLessonFolder } from "../../../src/cli/lesson/lesson_library.ts";
import { realMachine } from "../../../src/cli/real_machine.ts";
import { type ProgressEvent, progressLine } from "../../../src/lessons/progress/progress.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { testEnvironment } from "../test_environment.ts";
import { courseFiles, done, runLesson } from "./small_course.ts";

Deno.test("lesson list shows parts, lessons, minutes and how one stands with them", async () => {
  const events = [...done("other", "hinted", 1), { at: 2, lesson: "volumes", did: "open" } as const];
  const { code, out } = await runLesson(["list", "--lessons", "my"], { events });
  assert.equal(code, 0);
  assert.equal(
    out,
    `Two lessons: 2 lessons, about 1 h 5 min

 LESSON   MIN  STATE          TITLE

First
 volumes  5    under way 0/1  Volumes

Then
 other    60   with hints     Volumes
`,
  );
});

Deno.test("lesson list -o json has it as a value", async () => {
  const { out } = await runLesson(["list", "--lessons", "my", "-o", "json"], {
    events: done("volumes", "solved", 1),
  });
  const { title, parts } = JSON.parse(out);
  assert.equal(title, "Two lessons");
  assert.deepEqual(parts[0].lessons, [{
    id: "volumes",
    state: "solved",
    title: "Volumes",
    minutes: 5,
    cards: [15],
    concepts: ["docker.volume", "docker.place"],
    steps: 1,
    done: 1,
  }]);
});

Deno.test("a lesson that cannot be read is listed as such, and its text reaches no terminal", async () => {
  const files = {
    ...courseFiles,
    "my/other/lesson.md": courseFiles["my/other/lesson.md"].replace("minutes: 60", ""),
  };
  assert.match(
    (await runLesson(["list", "--lessons", "my"], { files })).out,
    /other +broken +pequod lesson test other --lessons my says why$/m,
  );
  const hostile = {
    ...courseFiles,
    "my/other/lesson.md": courseFiles["my/other/lesson.md"].replace("title: V", 'title: "\\e[31mV'),
  };
  const { out } = await runLesson(["list", "--lessons", "my"], {
    files: hostile.valueOf() as typeof courseFiles,
  });
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(out, /\x1b/);
});

/** With nothing done, and with every state that a lesson can have. */
const STATES: [name: string, events: (id: string, index: number) => ProgressEvent[], isWrapped: boolean][] = [
  ["before anything is done", () => [], false],
  [
    "when much is done",
    (lesson, index) => [
      { at: 1, lesson, did: "open" },
      ...(index % 2 === 0 ? [{ at: 2, lesson, did: "finish" } as const] : []),
    ],
    true,
  ],
];

for (const [name, eventsOf, isWrapped] of STATES) {
  Deno.test(`${name}, the list of the course fits a screen of 80 columns, and holds all titles`, async () => {
    const { folders } = await LessonLibrary.open(realMachine, "");
    const events = folders.flatMap(({ id }, index) => eventsOf(id, index));
    const state = await Deno.makeTempDir();
    try {
      await Deno.writeTextFile(`${state}/progress.jsonl`, events.map(progressLine).join(""));
      const machine = { ...realMachine, folders: { ...realMachine.folders, state } };
      const { environment, output } = testEnvironment({ machine });
      assert.equal(await runProgram(lesson, ["list"], environment, "pequod lesson"), 0);
      const lines = output.out.split("\n");
      assert.deepEqual(lines.filter((line) => line.length > 80), []);
      assert.equal(lines.some((line) => line.includes("Incident: ")), false);
      const wrapped = lines.filter((line) => /^ {20}/.test(line)).length;
      assert.equal(wrapped > 0, isWrapped, `${wrapped} titles go on below`);
      const text = output.out.replace(/\s+/g, " ");
      for (const folder of folders) {
        const { title } = (await readLessonFolder(folder)).lesson;
        const shown = title.replace(/^Incident: (.)/, (_, first: string) => first.toUpperCase());
        assert.equal(text.includes(shown), true, title);
      }
    } finally {
      await Deno.remove(state, { recursive: true });
    }
  });
}
