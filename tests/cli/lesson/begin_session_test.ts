import assert from "node:assert/strict";
import { beginSession, type Taking } from "../../../src/cli/lesson/begin_session.ts";
import type { LessonSession } from "../../../src/classroom/session/lesson_session.ts";
import { readKept } from "../../../src/classroom/session/kept_lesson.ts";
import { keptFileOf } from "../../../src/cli/lesson/state_files.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { preload } from "../../lab/lab_harness.ts";
import { LESSON_TEXT } from "../../classroom/view/small_lesson.ts";
import { readSmallFile, smallLesson } from "./small_lesson.ts";

/** Opens the lesson, says at which step it is and what the learner is told, and leaves it. */
async function look(
  taking: Taking,
  work: (session: LessonSession) => Promise<unknown> = () => Promise.resolve(),
) {
  const nothing = (): void => {};
  const { session, news } = beginSession(taking, {
    onChange: nothing,
    onReplaced: nothing,
    onFailure: (error) => {
      throw error;
    },
  });
  await session.ready;
  await work(session);
  await session.close();
  return [session.state.reached, ...(news === undefined ? [] : [news])];
}

Deno.test("a lesson goes on where it was left, unless it is another one now, or is to begin anew", async () => {
  await preload();
  const state = await Deno.makeTempDir();
  try {
    const taking: Taking = {
      found: {
        lesson: readLesson(LESSON_TEXT, "lesson.md"),
        key: "small",
        readFile: (path) => Promise.reject(new Error(`no ${path}`)),
        made: "first",
      },
      file: keptFileOf(state, "small"),
      tell: () => {},
      isAgain: false,
      speed: 10,
      now: () => Date.UTC(2026, 0, 1),
    };
    const path = `${state}/lessons/small.old.jsonl`;
    const madeOf = (file: string) => readKept(Deno.readTextFileSync(file))?.from.made;
    const changed = (made: string): Taking => ({ ...taking, found: { ...taking.found, made } });
    assert.deepEqual(await look(taking, (session) => session.skip()), [1]);
    assert.deepEqual(await look(taking), [1], "it goes on");
    assert.deepEqual(await look(changed("second")), [
      0,
      "The lesson or Pequod has changed: it begins anew. You had come to step 2.",
    ]);
    assert.equal(madeOf(path), "first", "what was done is not lost");
    assert.deepEqual(await look(changed("second")), [0], "it is told once");
    assert.deepEqual(await look(changed("third")), [0], "nothing was done in it that could be lost");
    assert.equal(madeOf(path), "first");
    assert.deepEqual(await look(changed("third"), (session) => session.skip()), [1]);
    assert.deepEqual(await look({ ...changed("third"), isAgain: true }), [0], "it begins anew");
    assert.equal(madeOf(path), "first", "what is to be forgotten is not kept");
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});

Deno.test("on the simulator nobody has to run what is for a real cluster alone", async () => {
  await preload();
  const state = await Deno.makeTempDir();
  try {
    const taking: Taking = {
      found: { lesson: smallLesson(), key: "small", readFile: readSmallFile, made: "first" },
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
