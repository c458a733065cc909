import assert from "node:assert/strict";
import { textFiles } from "../../../src/cli/lesson/lesson_files.ts";
import { LessonLibrary } from "../../../src/cli/lesson/lesson_library.ts";
import { proveFolder } from "../../../src/cli/lesson/prove_folder.ts";
import { problemText } from "../../../src/lessons/format/problem.ts";
import { preload } from "../../lab/lab_harness.ts";
import { volumeLesson } from "./volume_lesson.ts";

async function proved(text: string) {
  await preload();
  const { folders } = await LessonLibrary.of(textFiles({ "volumes/lesson.md": text }));
  return await proveFolder(folders[0]!);
}

Deno.test("a lesson that holds has a proof and no problems", async () => {
  const { proof, problems, lesson } = await proved(volumeLesson());
  assert.deepEqual(problems, []);
  assert.equal(proof?.checks, 1);
  assert.equal(lesson?.id, "volumes");
});

Deno.test("what does not hold is told at its place, with what to do", async () => {
  const { problems } = await proved(volumeLesson({ solution: "docker volume create mydat" }));
  assert.match(
    problems.map(problemText).join("\n"),
    /^lessons\/volumes\/lesson\.md:17:1: not reached: volume mydata is there \(there is none\)\n {2}→ the solution has/,
  );
});

Deno.test("a check that counts what has nothing to do with it is refused", async () => {
  const text = volumeLesson({
    goal: "Make the pod web, of nginx, so that there is one.",
    check: "objects: pods, count: 1",
    solution: "kubectl run web --image=nginx",
  }).replace("docker volume create ____", "kubectl run web --image=____");
  const { problems } = await proved(text);
  assert.match(problems.map(problemText).join("\n"), /beside objects that have nothing to do with it: /);
});

Deno.test("a lesson that cannot be read has problems and no proof", async () => {
  const { proof, problems } = await proved(volumeLesson({ check: "volum: mydata" }));
  assert.equal(proof, undefined);
  assert.equal(problems.length, 1);
});

Deno.test("a check for a real cluster alone is not that of the simulator", async () => {
  const { proof, problems } = await proved(
    volumeLesson().replace(
      "```yaml lesson:check",
      "```yaml lesson:check only=real\n- {objects: pods}\n```\n\n```yaml lesson:check",
    ),
  );
  assert.deepEqual(problems, []);
  assert.equal(proof?.checks, 1);
});
