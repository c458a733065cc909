import assert from "node:assert/strict";
import { LESSON_TEXT } from "../../classroom/view/small_lesson.ts";
import { Home, pequod } from "../../e2e/command.ts";

const PLAIN = ["lesson", "start", "--plain", "--speed=50"];

Deno.test("a lesson from a pipe: it is taken to its end, or goes on where the input has ended", async () => {
  using home = new Home();
  const folder = home.file("small/lesson.md", LESSON_TEXT).replace(/\/lesson\.md$/, "");
  const first = await pequod(home, [...PLAIN, folder], { input: ":run\n:next\n" });
  assert.equal(first.code, 1);
  assert.match(first.out, /^Volumes stay\n\nStep 1 of 2: Look\n/);
  assert.match(first.out, /1 of 2 steps are done; the lesson goes on at: Make one\n$/);
  const second = await pequod(home, [...PLAIN, folder], {
    input: "docker volume create mine\n:wait\n:answer a\n:next",
  });
  assert.equal(second.code, 0, second.out + second.err);
  assert.match(second.out, /^Volumes stay\n\nStep 2 of 2: Make one\n/);
  assert.match(second.out, /That was the last step\. Steps: 1 read, 1 solved on your own\./);
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(second.out, /\x1b/);
  assert.equal(second.err, "");
});

Deno.test("a lesson under way is not touched by another one of its id, and says why it begins anew", async () => {
  using home = new Home();
  const folderOf = (file: string) => file.replace(/\/lesson\.md$/, "");
  const mine = folderOf(home.file("mine/small/lesson.md", LESSON_TEXT));
  const friends = folderOf(home.file("friend/small/lesson.md", LESSON_TEXT));
  const take = (folder: string, input: string) => pequod(home, [...PLAIN, folder], { input });
  await take(mine, ":run\n:next\n");
  assert.match((await take(friends, "")).out, /^Volumes stay\n\nStep 1 of 2: /);
  assert.match((await take(mine, "")).out, /^Volumes stay\n\nStep 2 of 2: /);
  home.file("mine/small/lesson.md", `${LESSON_TEXT}\nMore.\n`);
  const news = "The lesson or Pequod has changed: it begins anew. You had come to step 2.";
  assert.equal((await take(mine, "")).out.startsWith(`Volumes stay\n${news}\n\nStep 1 of 2: `), true);
});

Deno.test("what a lesson says in lines is nothing that a terminal obeys", async () => {
  using home = new Home();
  const text = LESSON_TEXT.replace(/^title: .*$/m, 'title: "A\\e]0;taken\\a\\e[31mB"')
    .replace(/^## Look/m, "## \x1b[2JLook");
  const folder = home.file("small/lesson.md", text).replace(/\/lesson\.md$/, "");
  const { out, err } = await pequod(home, [...PLAIN, folder], { input: "" });
  assert.match(out, /^A␛\]0;taken␇␛\[31mB\n\nStep 1 of 2: ␛\[2JLook\n/);
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(out + err, /[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
});
