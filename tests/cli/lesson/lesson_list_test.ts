import assert from "node:assert/strict";
import { courseFiles, done, runLesson } from "./small_course.ts";

Deno.test("lesson list shows parts, lessons, minutes and how one stands with them", async () => {
  const events = [...done("other", "hinted", 1), { at: 2, lesson: "volumes", did: "open" } as const];
  const { code, out } = await runLesson(["list", "--lessons", "my"], { events });
  assert.equal(code, 0);
  assert.equal(
    out,
    `Two lessons: 2 lessons, about 1 h 5 min

  LESSON    MIN   STATE           TITLE

First
  volumes   5     under way 0/1   Volumes

Then
  other     60    with hints      Volumes
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
    /other +broken +pequod lesson test other/,
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
