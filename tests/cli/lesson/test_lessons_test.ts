import assert from "node:assert/strict";
import { lesson } from "../../../src/cli/lesson/lesson.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { preload } from "../../lab/lab_harness.ts";
import { testEnvironment } from "../test_environment.ts";
import { volumeLesson } from "./volume_lesson.ts";

async function test(files: Record<string, string>, ...argv: string[]) {
  await preload();
  const { environment, output } = testEnvironment({ files });
  const code = await runProgram(lesson, ["test", ...argv], environment, "pequod lesson");
  return { code, ...output };
}

const good = { "my/volumes/lesson.md": volumeLesson() };
const bad = {
  ...good,
  "my/other/lesson.md": volumeLesson({ id: "other", solution: "docker volume create my-data" }),
  "my/broken/lesson.md": volumeLesson({ id: "broken", check: "vol: mydata" }),
};

Deno.test("a folder of lessons is proved, one of them by its id, and one by its own folder", async () => {
  for (const argv of [["my/"], ["--lessons", "my", "volumes"], ["--lessons", "my"], ["my/volumes/"]]) {
    const { code, out, err } = await test(good, ...argv);
    assert.equal(err, "");
    assert.equal(code, 0);
    assert.match(
      out,
      /^ok {2}volumes \(0\.0 s\): 1 commands, 1 checks, 0 other ways, 0 mistakes, 0 drills\n\nCARD .*\n15 .* volumes .*\n\n1 lesson holds\n$/,
    );
  }
});

Deno.test("what does not hold is told by place, and the exit code is 1", async () => {
  const { code, out } = await test(bad, "my/");
  assert.equal(code, 1);
  assert.match(out, /^my\/broken\/lesson\.md:18:4: .*vol.*\nFAILED {2}broken \(0\.0 s\): cannot be read$/m);
  assert.match(out, /^my\/other\/lesson\.md:17:1: not reached: .*\n {2}→ .*\nFAILED {2}other /m);
  assert.match(out, /\n2 of 3 lessons do not hold: 2 mistakes\n$/);
});

Deno.test("-o json has the same as a value", async () => {
  const { code, out } = await test(bad, "my/", "-o", "json");
  assert.equal(code, 1);
  const { lessons } = JSON.parse(out);
  assert.deepEqual(lessons.map((one: { id: string }) => one.id), ["broken", "other", "volumes"]);
  assert.deepEqual(lessons[2], {
    id: "volumes",
    title: "Volumes",
    cards: [15],
    commands: 1,
    checks: 1,
    otherWays: 0,
    mistakes: 0,
    drills: 0,
    problems: [],
  });
  assert.equal(lessons[1].problems[0].line, 17);
});

const realOnly = { "real/volumes/lesson.md": volumeLesson().replace("cards:", "backends: [real]\ncards:") };

Deno.test("a lesson that is not for there is skipped, counts for nothing, and alone proves nothing", async () => {
  const alone = await test(realOnly, "real/");
  assert.equal(alone.code, 1);
  assert.match(alone.out, /^skipped {2}volumes: it is for a real cluster alone\n/);
  assert.match(alone.out, /\nnothing was proved, 1 skipped\n$/);
  const both = await test({ ...good, ...realOnly }, "real/", "my/");
  assert.equal(both.code, 0);
  assert.match(both.out, /\n1 lesson holds, 1 skipped\n$/);
  const json = await test({ ...good, ...realOnly }, "real/", "my/", "-o", "json");
  const { lessons } = JSON.parse(json.out);
  assert.deepEqual(lessons.map(({ isSkipped }: { isSkipped?: true }) => isSkipped), [true, undefined]);
});

const MISTAKES: [argv: string[], words: RegExp][] = [
  [["--lessons", "my", "volums"], /^error: there is no lesson "volums": did you mean volumes\?\n$/],
  [["elsewhere/"], /^error: there is no folder elsewhere\n$/],
  [["./my/volumes/lesson.md"], /^error: there is no folder \.\/my\/volumes\/lesson\.md\n$/],
  [["--lessons", "my/volumes"], /^error: there are no lessons in my\/volumes: no \*\/lesson\.md\n$/],
  [["my/", "-o", "yaml"], /^error: --output must be 'json', not "yaml"\n$/],
];

for (const [argv, words] of MISTAKES) {
  Deno.test(`lesson test ${argv.join(" ")} is refused in good words`, async () => {
    const { code, err } = await test(good, ...argv);
    assert.equal(code, 1);
    assert.match(err, words);
  });
}

Deno.test("a wrong course.yaml is told as a place", async () => {
  const { code, err } = await test(
    { ...good, "my/course.yaml": "format: course/1\ntitle: T\nparts: 3\n" },
    "my/",
  );
  assert.equal(code, 1);
  assert.equal(err, "my/course.yaml:3:8: parts: expected a list, found 3\n");
});
