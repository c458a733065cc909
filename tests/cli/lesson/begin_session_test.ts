import assert from "node:assert/strict";
import { beginSession, type Taking } from "../../../src/cli/lesson/begin_session.ts";
import { keptFileOf } from "../../../src/cli/lesson/state_files.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { preload } from "../../lab/lab_harness.ts";
import { LESSON_TEXT } from "../../classroom/view/small_lesson.ts";
import { readSmallFile, smallLesson } from "./small_lesson.ts";

/** Opens the lesson, says at which step it is and what the world has, and leaves it. */
async function look(taking: Taking, work: (session: ReturnType<typeof beginSession>) => Promise<unknown>) {
  const nothing = (): void => {};
  const session = beginSession(taking, {
    onChange: nothing,
    onReplaced: nothing,
    onFailure: (error) => {
      throw error;
    },
  });
  await session.ready;
  await work(session);
  await session.close();
  return session.state.reached;
}

Deno.test("a lesson goes on where it was left, unless it is another one now, or is to begin anew", async () => {
  await preload();
  const state = await Deno.makeTempDir();
  try {
    const taking: Taking = {
      found: {
        lesson: readLesson(LESSON_TEXT, "lesson.md"),
        readFile: (path) => Promise.reject(new Error(`no ${path}`)),
        made: "first",
      },
      file: keptFileOf(state, "small"),
      tell: () => {},
      isAgain: false,
      speed: 10,
      now: () => Date.UTC(2026, 0, 1),
    };
    assert.equal(await look(taking, (session) => session.skip()), 1);
    assert.equal(await look(taking, () => Promise.resolve()), 1, "it goes on");
    const other = { ...taking, found: { ...taking.found, made: "second" } };
    assert.equal(await look(other, () => Promise.resolve()), 0, "the lesson is another one");
    assert.equal(await look(other, (session) => session.skip()), 1);
    assert.equal(await look({ ...other, isAgain: true }, () => Promise.resolve()), 0, "it begins anew");
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});

Deno.test("on the simulator nobody has to run what is for a real cluster alone", async () => {
  await preload();
  const state = await Deno.makeTempDir();
  try {
    const taking: Taking = {
      found: { lesson: smallLesson(), readFile: readSmallFile, made: "first" },
      file: keptFileOf(state, "small"),
      tell: () => {},
      isAgain: false,
      speed: 10,
      now: () => Date.UTC(2026, 0, 1),
    };
    await look(taking, async (session) => assert.deepEqual(await session.next(), ["one command"]));
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});
