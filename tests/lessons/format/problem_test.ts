import assert from "node:assert/strict";
import { LessonError, problemText } from "../../../src/lessons/format/problem.ts";

const problem = { file: "a/lesson.md", line: 3, column: 5, text: "goal is missing" };

Deno.test("a problem as compilers write one, so that editors find the place", () => {
  assert.equal(problemText(problem), "a/lesson.md:3:5: goal is missing");
  assert.equal(new LessonError([problem, problem]).message.split("\n").length, 2);
});
