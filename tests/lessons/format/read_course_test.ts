import assert from "node:assert/strict";
import { LessonError } from "../../../src/lessons/format/problem.ts";
import { readCourse } from "../../../src/lessons/format/read_course.ts";

const good = `format: course/1
title: A course
parts:
- title: First things
  lessons:
  - pods
  - services
cards:
- Where it begins
`;

Deno.test("a course has parts with lessons in their order, and titles of cards", () => {
  assert.deepEqual(readCourse(good, "course.yaml", ["services", "pods"]), {
    title: "A course",
    parts: [{ title: "First things", lessons: ["pods", "services"] }],
    cards: ["Where it begins"],
  });
});

const wrong: [name: string, text: string, problem: RegExp][] = [
  [
    "a lesson that is not there",
    good.replace("- pods", "- helm"),
    /^c\.yaml:6:5: there is no lesson helm: no file/,
  ],
  ["a lesson twice", good.replace("- services", "- pods"), /^c\.yaml:7:5: lesson pods is there already/],
  ["an id that is none", good.replace("- pods", "- The Pods"), /^c\.yaml:6:5: parts\[0\]\.lessons\[0\]: /],
  ["an unknown field", good.replace("cards:", "card:"), /^c\.yaml:8:1: card: .*did you mean cards\?/],
  ["no title", good.replace("title: A course\n", ""), /^c\.yaml:1:1: .*title/],
  ["another format", good.replace("course/1", "course/2"), /^c\.yaml:1:9: format: expected one of course\/1/],
  ["no YAML", good.replace("- pods", "- [pods"), /^c\.yaml:\d+:\d+: /],
];

for (const [name, text, problem] of wrong) {
  Deno.test(`a course with ${name} is refused at its place`, () => {
    assert.throws(() => readCourse(text, "c.yaml", ["pods", "services"]), (error: unknown) => {
      assert.ok(error instanceof LessonError);
      assert.match(error.message, problem);
      return true;
    });
  });
}
