import assert from "node:assert/strict";
import type { SessionState } from "../../../src/classroom/session/session_state.ts";
import { LEAVE_SHELL, type Pane } from "../../../src/classroom/view/layout.ts";
import { lessonKeys } from "../../../src/classroom/view/lesson_keys.ts";
import type { PlaceInRow } from "../../../src/classroom/view/place_in_row.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { LESSON_TEXT, stateOf } from "./small_lesson.ts";

interface Case {
  state: SessionState;
  pane?: Pane;
  hasWorld?: boolean;
  showsWrites?: boolean;
  areWritesSeen?: boolean;
  place?: PlaceInRow;
  isAlone?: boolean;
  isBusy?: boolean;
  isMoreBelow?: boolean;
  isPaused?: boolean;
  isReal?: boolean;
  isPeeking?: boolean;
  isShellWaiting?: boolean;
  hasMistake?: boolean;
  terminals?: number;
  /** `!` before what is urgent. */
  begins: string[];
  not?: string[];
}

const ORDER_TEXT = LESSON_TEXT.replace(
  "options: {a: a folder of the engine, b: a disk}\n  answer: a\n",
  "order: [one, two, three]\n",
);

const MET = { ok: true, title: "It is there", found: "", matches: [] };

const second = (run: Parameters<typeof stateOf>[0] = {}) => stateOf({ at: 1, reached: 1, ...run });

const cases: Record<string, Case> = {
  "commands to run": {
    state: stateOf(),
    begins: ["!⏎ run it", "Tab shell"],
    not: ["← back", "h hint (1 of 2)"],
  },
  "a command that runs": {
    state: stateOf(),
    isBusy: true,
    begins: ["… running", "Tab shell"],
    not: ["!⏎ run it"],
  },
  "on a real cluster": {
    state: stateOf(),
    isReal: true,
    begins: ["!⏎ run it", "Tab shell", "? all keys", "r reset", "w who wrote"],
    not: ["u undo", "f free play", "p pause", "+- speed"],
  },
  "all was run": { state: stateOf({ runs: [{ ran: [1] }] }), begins: ["!n next"] },
  "all was run, and there is more to read": {
    state: stateOf({ runs: [{ ran: [1] }] }),
    isMoreBelow: true,
    begins: ["!⏎ read on", "!n next"],
  },
  "a task": { state: second(), begins: ["h hint (1 of 2)", "c check", "S skip", "← back"] },
  "a task failed twice": { state: second({ runs: [{}, { failures: 2 }] }), begins: ["!h hint (1 of 2)"] },
  "all hints were shown": { state: second({ runs: [{}, { hintsShown: 2 }] }), begins: ["h solution"] },
  "the solution too": {
    state: second({ runs: [{}, { hintsShown: 2, solutionShown: true }] }),
    begins: ["c check"],
  },
  "a question": {
    state: second({ runs: [{}, { outcome: "solved" }] }),
    begins: ["!a-b answer"],
    not: ["c check"],
  },
  "a question of numbers": {
    state: stateOf({
      lesson: readLesson(ORDER_TEXT, "lesson.md"),
      at: 1,
      reached: 1,
      runs: [{}, { outcome: "solved" }],
    }),
    begins: ["!1-3 answer"],
  },
  "an earlier step": {
    state: second({ at: 0, runs: [{ ran: [1] }] }),
    begins: ["!n next"],
    not: ["u undo", "f free play"],
  },
  "the world's keys": {
    state: stateOf(),
    begins: [
      "!⏎ run it",
      "Tab shell",
      "? all keys",
      "u undo",
      "r reset",
      "f free play",
      "p pause",
      "+- speed",
    ],
  },
  "paused": {
    state: stateOf({ runs: [{ ran: [1] }] }),
    isPaused: true,
    begins: [
      "!n next",
      "p go on",
      ". one write",
      "+- speed",
      "Tab shell",
      "? all keys",
      "u undo",
      "r reset",
    ],
  },
  "in the shell": { state: stateOf(), pane: "shell", begins: [`${LEAVE_SHELL} text`] },
  "a lesson with a cluster": {
    state: stateOf(),
    hasWorld: true,
    begins: ["!⏎ run it", "Tab shell", `${LEAVE_SHELL} explorer`],
  },
  "only the shell is seen, and the goal is open": {
    state: second({ runs: [{}, { verdicts: [MET, { ...MET, ok: false }] }] }),
    pane: "shell",
    isAlone: true,
    begins: [`${LEAVE_SHELL} text (goal: 1 of 2)`],
  },
  "only the shell is seen, and the goal is reached": {
    state: second({ runs: [{}, { outcome: "solved", verdicts: [MET] }] }),
    pane: "shell",
    isAlone: true,
    begins: [`!${LEAVE_SHELL} text (the goal is reached)`],
  },
  "only the shell is seen, and there is a mistake": {
    state: second(),
    pane: "shell",
    isAlone: true,
    hasMistake: true,
    begins: [`!${LEAVE_SHELL} text (a mistake is explained)`],
  },
  "in the shell while a command of the text runs": {
    state: stateOf(),
    pane: "shell",
    isPeeking: true,
    begins: ["!⏎ back to the text", `${LEAVE_SHELL} text`],
  },
  "in the shell while that command has not ended": {
    state: stateOf(),
    pane: "shell",
    isPeeking: true,
    isShellWaiting: false,
    begins: ["… running", `${LEAVE_SHELL} text`],
  },
  "in the shell while that command waits for the world, which is paused": {
    state: stateOf(),
    pane: "shell",
    isPeeking: true,
    isShellWaiting: false,
    isPaused: true,
    begins: ["⏸ paused", `${LEAVE_SHELL} text`],
  },
  "in one of two shells": {
    state: stateOf(),
    pane: "shell",
    terminals: 2,
    begins: [`${LEAVE_SHELL} text`, "Alt-t other terminal"],
  },
  "in the explorer": {
    state: stateOf(),
    pane: "world",
    begins: [`${LEAVE_SHELL} text`],
    not: ["q leave"],
  },
  "a mistake": { state: second(), hasMistake: true, begins: ["!l look", "h hint (1 of 2)"] },
  "who wrote what is seen instead of the text": {
    state: stateOf(),
    pane: "world",
    showsWrites: true,
    areWritesSeen: true,
    isAlone: true,
    isPaused: true,
    begins: [`${LEAVE_SHELL} text`, "w not who wrote", "p go on", ". one write"],
    not: ["!⏎ run it"],
  },
  "who wrote what is seen beside the text": {
    state: stateOf(),
    pane: "world",
    showsWrites: true,
    areWritesSeen: true,
    begins: ["!⏎ run it", `${LEAVE_SHELL} text`, "? all keys"],
    not: ["Tab shell", "w who wrote"],
  },
  "who wrote what is one key away": {
    state: stateOf(),
    hasWorld: true,
    showsWrites: true,
    isReal: true,
    begins: ["!⏎ run it", "Tab shell", `${LEAVE_SHELL} who wrote`, "? all keys", "r reset", "w who wrote"],
  },
  "finished, and nothing follows": {
    state: stateOf({ isFinished: true }),
    begins: ["!⏎ leave", "b back"],
  },
  "finished, in a course": {
    state: stateOf({ isFinished: true }),
    place: { unit: "Lesson", number: 1, of: 2 },
    begins: ["!⏎ next lesson", "b back"],
  },
  "free play": {
    state: stateOf({ isFreePlay: true }),
    begins: ["!f back to the lesson"],
    not: ["u undo", "q leave"],
  },
};
for (
  const [
    name,
    {
      state,
      pane = "lesson",
      hasWorld = false,
      showsWrites = false,
      areWritesSeen = false,
      place,
      isAlone = false,
      isBusy = false,
      isMoreBelow = false,
      isPaused = false,
      isReal = false,
      begins,
      not = [],
      isPeeking = false,
      isShellWaiting = true,
      hasMistake = false,
      terminals = 1,
    },
  ] of Object.entries(cases)
) {
  Deno.test(`keys told: ${name}`, () => {
    const keys = lessonKeys(state, {
      pane,
      hasWorld,
      showsWrites,
      areWritesSeen,
      ...(place ? { place } : {}),
      isAlone,
      isBusy,
      isMoreBelow,
      isPaused,
      isReal,
      isPeeking,
      isShellWaiting,
      hasMistake,
      terminals,
      nowMs: 0,
    });
    const told = keys.map(({ key, text, isUrgent }) => `${isUrgent ? "!" : ""}${key} ${text}`);
    assert.deepEqual(told.slice(0, begins.length), begins);
    for (const one of not) assert(!told.includes(one), one);
    assert.equal(new Set(keys.map(({ key }) => key)).size, keys.length, "a key is told once");
  });
}
