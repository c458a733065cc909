import assert from "node:assert/strict";
import { failureProblem } from "../../../src/classroom/proof/proof_failure.ts";
import { readLessonSource } from "../../../src/lessons/format/read_lesson.ts";
import { problemText } from "../../../src/lessons/format/problem.ts";
import { volumeLesson } from "../../cli/lesson/volume_lesson.ts";

const source = readLessonSource(volumeLesson(), "l.md");
const check = source.lesson.steps[0]!.blocks.find(({ kind }) => kind === "check")!;

Deno.test("a failure is told at its line, or at the part of the block that it is about, with what to do", () => {
  const failure = { step: "make", line: 17, text: "it is not so", fix: "make it so" };
  assert.equal(
    problemText(failureProblem(failure, source, "l.md")),
    "l.md:17:1: it is not so\n  → make it so",
  );
  const placed = failureProblem({ ...failure, block: check, path: [0, "volume"] }, source, "l.md");
  assert.deepEqual([placed.line, placed.column], [18, 12]);
});
