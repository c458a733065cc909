import assert from "node:assert/strict";
import { textFiles } from "../../src/cli/lesson/lesson_files.ts";
import { LessonLibrary } from "../../src/cli/lesson/lesson_library.ts";
import { proveFolder } from "../../src/cli/lesson/prove_folder.ts";
import { problemText } from "../../src/lessons/format/problem.ts";
import { preload } from "../lab/lab_harness.ts";

Deno.test("the lesson that README shows holds as it stands", async () => {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  const [, text] = /^````markdown\n(.*?)^````$/ms.exec(readme) ?? [];
  assert.ok(text, "README has lost its lesson");
  await preload();
  const { folders } = await LessonLibrary.of(textFiles({ "kept-data/lesson.md": text }));
  const { problems, proof, lesson } = await proveFolder(folders[0]!);
  assert.deepEqual(problems.map(problemText), []);
  assert.deepEqual([proof?.ways, proof?.mistakes, proof?.drills], [2, 1, 1]);
  const kinds = new Set(lesson!.steps.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)));
  for (
    const kind of [
      "run",
      "output",
      "predict",
      "task",
      "check",
      "mistakes",
      "hints",
      "solution",
      "quiz",
      "drill",
    ]
  ) {
    assert.ok([...kinds].includes(kind as never), `README shows no lesson:${kind}`);
  }
});
