import assert from "node:assert/strict";
import { breachedRules } from "../../../src/lessons/format/author_rules.ts";
import { readLessonSource } from "../../../src/lessons/format/read_lesson.ts";
import { skeleton } from "../../../src/lessons/format/skeleton.ts";

Deno.test("a new lesson is whole as it stands, and says in capitals where its author has something to say", () => {
  const text = skeleton("network-policies");
  const source = readLessonSource(text, "l.md");
  assert.deepEqual(breachedRules(source, "l.md", []), []);
  assert.equal(source.lesson.id, "network-policies");
  assert.ok(text.split("\n").filter((line) => /[A-Z]{2,} [A-Z]{2,}/.test(line)).length > 8);
});
