import assert from "node:assert/strict";
import { textFiles } from "../../../src/cli/lesson/lesson_files.ts";
import { LessonLibrary } from "../../../src/cli/lesson/lesson_library.ts";
import { proveFolder } from "../../../src/cli/lesson/prove_folder.ts";
import { importScenario } from "../../../src/lessons/killercoda/import_scenario.ts";
import { problemText } from "../../../src/lessons/format/problem.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { preload } from "../../lab/lab_harness.ts";
import { firstPod } from "./first_pod.ts";

const made = await importScenario("first-pod", {
  prefix: "s/",
  paths: Object.keys(firstPod),
  read: (path) => Promise.resolve(firstPod[path]!),
});
const text = made.files.get("lesson.md")!;

Deno.test("a scenario becomes a lesson whose steps are tasks where their checks are understood", () => {
  const lesson = readLesson(text, "lesson.md");
  assert.deepEqual([lesson.id, lesson.title, lesson.minutes], ["first-pod", "Your first Pod", 20]);
  assert.deepEqual(
    lesson.steps.map(({ id, blocks }) => [id, ...blocks.map(({ kind }) => kind)]),
    [
      ["intro", "world", "text"],
      ["step-1", "text", "task", "check", "hints", "solution"],
      ["step-2", "text", "run", "run", "run"],
      ["step-3", "text", "text", "task", "check", "hints", "solution"],
      ["step-4"],
      ["finish", "text"],
    ],
  );
  assert.deepEqual(made.steps, { checked: 1, partly: 1, unchecked: 1, plain: 1 });
  assert.deepEqual([...made.files.keys()], ["lesson.md", "manifests/pod.yaml", "setup/intro-background.sh"]);
});

Deno.test("what could not be taken is told by file and line", () => {
  assert.deepEqual(made.remarks.map(problemText), [
    "s/setup.sh:3:1: it needs systemd: systemctl restart kubelet",
    "s/setup.sh:3:1: it needs the inside of a node: systemctl restart kubelet",
    "s/intro.md:3:1: port 80 of host 1 was opened in a browser; here it is http://localhost:80, for curl",
    "s/step2/verify.sh:1:1: what this asks is not checked: kubectl auth can-i get pods",
    "s/step3.sh:2:1: what this asks is not checked: stern many",
    "s/index.json:1:1: there is no file missing.md beside it",
  ]);
});

Deno.test("the lesson that comes of it holds", async () => {
  await preload();
  const files = Object.fromEntries([...made.files].map(([path, text]) => [`first-pod/${path}`, text]));
  const { folders } = await LessonLibrary.of(textFiles(files));
  const { problems, proof } = await proveFolder(folders[0]!);
  assert.deepEqual(problems.map(problemText), []);
  assert.equal(proof?.checks, 3);
});
