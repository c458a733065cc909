import assert from "node:assert/strict";
import { wrongLessons } from "../cli/lesson/wrong_lessons.ts";
import { expectCommand, Home } from "./command.ts";

Deno.test(`${wrongLessons.length} wrong lessons are refused by the command, each with file, line and column`, async () => {
  using home = new Home();
  for (const [index, { text }] of wrongLessons.entries()) {
    home.file(`lessons/wrong-${index}/lesson.md`, text);
    home.file(`lessons/wrong-${index}/notes.txt`, "");
  }
  const lessons = `${home.path}/lessons`;
  const { out } = await expectCommand(home, ["lesson", "test", lessons], { code: 1, out: "do not hold" });
  for (const [index, { name, line, column, words }] of wrongLessons.entries()) {
    const place = `${lessons}/wrong-${index}/lesson.md:${line}:${column}: `;
    const told = out.split("\n").filter((one) => one.startsWith(place));
    assert.ok(told.some((one) => words.test(one)), `${name}: no line ${place}… ${words.source}`);
  }
});

Deno.test("a wrong lesson is not begun, and its place is told", async () => {
  using home = new Home();
  const { text, line, column } = wrongLessons.find(({ name }) => name === "an unknown predicate")!;
  home.file("volumes/lesson.md", text);
  home.file("volumes/notes.txt", "");
  const place = `${home.path}/volumes/lesson.md:${line}:${column}: `;
  await expectCommand(home, ["lesson", "start", `${home.path}/volumes`], { code: 1, err: place });
});
