import assert from "node:assert/strict";
import { runLesson } from "./small_course.ts";

Deno.test("lesson schema prints JSON, of all parts or of one", async () => {
  assert.equal(JSON.parse((await runLesson(["schema"])).out).title, "lesson/1");
  assert.equal(JSON.parse((await runLesson(["schema", "drill"])).out).title, "drill of lesson/1");
});

const wrong: [argv: string[], words: RegExp][] = [
  [["tasks"], /^error: there is no part "tasks": did you mean task\?\n$/],
  [["somethingelse"], /known parts: front-matter, predict, /],
  [["task", "check"], /one part at a time, not 2/],
];

for (const [argv, words] of wrong) {
  Deno.test(`lesson schema ${argv.join(" ")} is refused`, async () => {
    const { code, err } = await runLesson(["schema", ...argv]);
    assert.equal(code, 1);
    assert.match(err, words);
  });
}
