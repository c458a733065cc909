/** A lesson in a real terminal: it is taken, left and found again, and the terminal is as it was. */
import assert from "node:assert/strict";
import { LESSON_TEXT } from "../../classroom/view/small_lesson.ts";
import { Home } from "../../e2e/command.ts";
import { Explorer, terminalTest } from "../../e2e/explorer.ts";

function lessonIn(home: Home): string {
  return home.file("small/lesson.md", LESSON_TEXT).replace(/\/lesson\.md$/, "");
}

terminalTest("a lesson is left in the middle and goes on there", async () => {
  using home = new Home();
  const folder = lessonIn(home);
  {
    await using screen = new Explorer(home, ["lesson", "start", folder], { columns: 80, rows: 24 });
    await screen.until("What is there?");
    await screen.until(/▶ \$ docker volume ls -q/);
    await screen.press("\r", /\$ docker volume ls -q\s+given/);
    await screen.press("\r", /✓ \$ docker volume ls -q/);
    await screen.press("n", "Make a volume mine.");
    await screen.press("\x1d", "ahab@pequod:~$");
    await screen.press("docker volume create mi", "docker volume create mi");
    screen.send("\x1dq");
    const { code, shell } = await screen.end();
    assert.equal(code, 0);
    screen.assertRestored(shell);
  }
  await using screen = new Explorer(home, ["lesson", "start", folder], { columns: 80, rows: 24 });
  await screen.until("Make a volume mine.");
  await screen.press("\x1d", "docker volume create mi");
  screen.send("ne\r\x1d");
  await screen.until("The volume mine is there.");
});

terminalTest("a lesson that was changed since it was left says that it begins anew", async () => {
  using home = new Home();
  const folder = lessonIn(home);
  const size = { columns: 80, rows: 24 };
  {
    await using screen = new Explorer(home, ["lesson", "start", folder], size);
    await screen.until(/▶ \$ docker volume ls -q/);
    await screen.press("\r", /\$ docker volume ls -q\s+given/);
    screen.send("\x1dq");
    await screen.end();
  }
  home.file("small/lesson.md", `${LESSON_TEXT}\nMore.\n`);
  await using screen = new Explorer(home, ["lesson", "start", folder], size);
  await screen.until("The lesson or Pequod has changed: it begins anew. You had come to step 1.");
});

terminalTest("SIGTERM in a lesson: the terminal is as it was", async () => {
  using home = new Home();
  await using screen = new Explorer(home, ["lesson", "start", lessonIn(home)]);
  await screen.until("What is there?");
  await screen.signal("SIGTERM");
  const { code, shell } = await screen.end();
  assert.equal(code, 143);
  screen.assertRestored(shell);
});

terminalTest("a world that cannot be made is told, with the terminal as it was", async () => {
  using home = new Home();
  const text = LESSON_TEXT.replace("docker volume create given", "docker volume rm nosuch");
  const folder = home.file("small/lesson.md", text).replace(/\/lesson\.md$/, "");
  await using screen = new Explorer(home, ["lesson", "start", folder]);
  const { code, shell } = await screen.end();
  assert.equal(code, 1);
  assert.match(shell, /docker volume rm nosuch ends with 1/);
  screen.assertRestored(shell);
});
