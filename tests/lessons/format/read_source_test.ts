import assert from "node:assert/strict";
import { LessonError } from "../../../src/lessons/format/problem.ts";
import { readSource } from "../../../src/lessons/format/read_source.ts";

Deno.test("a file is read with the places of what stands in it", () => {
  const { value, place } = readSource("a:\n  - b\n", "course.yaml");
  assert.deepEqual(value, { a: ["b"] });
  assert.deepEqual(place(["a", 0]), { line: 2, column: 5 });
});

Deno.test("what cannot be read is told with its file and place", () => {
  assert.throws(() => readSource("a: [\n", "course.yaml"), (error: unknown) => {
    assert.ok(error instanceof LessonError);
    assert.match(error.message, /^course\.yaml:[12]:\d+: \S/);
    return true;
  });
});
