import assert from "node:assert/strict";
import { courseFiles } from "../cli/lesson/small_course.ts";
import { expectCommand, Home } from "./command.ts";

Deno.test("a review asks with a drill, keeps that it was remembered, and tells when it asks again", async () => {
  using home = new Home();
  for (const [path, text] of Object.entries(courseFiles)) home.file(path, text);
  const lessons = ["--lessons", `${home.path}/my`];
  const env = { XDG_STATE_HOME: `${home.path}/state` };
  await expectCommand(
    home,
    ["lesson", "review", "docker.volume", "--plain", ...lessons],
    { out: "volume drilled is there" },
    { env, input: "docker volume create drilled\nsleep 2\n:next\n" },
  );
  const kept = Deno.readTextFileSync(`${home.path}/state/pequod/progress.jsonl`);
  const { at: _, ...event } = JSON.parse(kept);
  assert.deepEqual(event, { did: "recall", concept: "docker.volume", isRight: true });
  await expectCommand(home, ["lesson", "progress", ...lessons], { out: /docker\.volume +1\/4 +in a day/ }, {
    env,
  });
  await expectCommand(home, ["lesson", "review", ...lessons], { out: "Nothing is due." }, { env });
});
