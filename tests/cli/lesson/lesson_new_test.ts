import assert from "node:assert/strict";
import { LessonLibrary } from "../../../src/cli/lesson/lesson_library.ts";
import { lesson } from "../../../src/cli/lesson/lesson.ts";
import { proveFolder } from "../../../src/cli/lesson/prove_folder.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { preload } from "../../lab/lab_harness.ts";
import { testEnvironment } from "../test_environment.ts";

async function newLesson(machine: FakeMachine, ...argv: string[]) {
  const { environment, output } = testEnvironment({ machine });
  const code = await runProgram(lesson, ["new", ...argv], environment, "pequod lesson");
  return { code, ...output };
}

Deno.test("lesson new writes a lesson that holds as it stands", async () => {
  await preload();
  const machine = new FakeMachine();
  const { code, out } = await newLesson(machine, "ingress", "--in", "mine/");
  assert.equal(code, 0);
  assert.equal(
    out,
    "mine/ingress/lesson.md is written. Next:\n  pequod lesson test mine/ingress\n  pequod lesson start mine/ingress\n",
  );
  const { folders } = await LessonLibrary.in(machine, "mine");
  const { problems, proof } = await proveFolder(folders[0]!);
  assert.deepEqual(problems, []);
  assert.deepEqual([proof?.mistakes, proof?.ways, proof?.drills], [1, 1, 1]);
});

Deno.test("what comes next can be pasted into a shell", async () => {
  const { out } = await newLesson(new FakeMachine(), "ingress", "--in", "my own");
  assert.match(out, /^ {2}pequod lesson test 'my own\/ingress'\n {2}pequod lesson start 'my own\/ingress'$/m);
});

Deno.test("what is there is not written over", async () => {
  const machine = new FakeMachine();
  machine.files.set("./ingress/lesson.md", "mine");
  const { code, err } = await newLesson(machine, "ingress");
  assert.equal(code, 1);
  assert.equal(err, "error: ./ingress/lesson.md is there already; nothing was written\n");
  assert.equal(machine.files.get("./ingress/lesson.md"), "mine");
});

const wrong: [argv: string[], words: RegExp][] = [
  [[], /one lesson's id is needed/],
  [["a", "b"], /one lesson's id is needed/],
  [["The Pods"], /"The Pods" is no lesson's id: small letters/],
  [["../up"], /is no lesson's id/],
  [["x".repeat(41)], /at most 40 signs/],
];

for (const [argv, words] of wrong) {
  Deno.test(`lesson new ${argv.join(" ").slice(0, 10)} is refused`, async () => {
    const { code, err } = await newLesson(new FakeMachine(), ...argv);
    assert.equal(code, 1);
    assert.match(err, words);
  });
}
