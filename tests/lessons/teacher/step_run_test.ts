import assert from "node:assert/strict";
import {
  afterEvent,
  beginStep,
  offersHelp,
  openParts,
  rightAnswer,
  type StepEvent,
  type StepRun,
} from "../../../src/lessons/teacher/step_run.ts";
import type { Verdict } from "../../../src/lessons/checks/world_view.ts";
import type { Block, Step } from "../../../src/lessons/lesson.ts";

const step = (...blocks: Block[]): Step => ({ id: "s", title: "S", line: 1, blocks });
const task: Block = { kind: "task", goal: "g", say: "s", isFree: false, line: 1 };
const check: Block = { kind: "check", items: [], stableMs: 1000, withinMs: 60_000, line: 1 };
const hints: Block = { kind: "hints", hints: ["one", "two"], line: 1 };
const predict: Block = {
  kind: "predict",
  ask: "?",
  options: { a: "1", b: "2" },
  answer: "a",
  why: "",
  then: [],
  line: 1,
};
const exercise = step(task, check, hints);

const verdict = (ok: boolean): Verdict => ({ ok, title: "t", found: "", matches: [] });
const look = (ok: boolean, mistake?: string): Event => ({
  type: "looked",
  verdicts: [verdict(true), verdict(ok)],
  ...(mistake ? { mistake } : {}),
});

type Event = Exclude<StepEvent, { type: "looked" }> | Omit<Extract<StepEvent, { type: "looked" }>, "worldMs">;

/** Events with their moments, one after another; the world's time is the learner's. */
function runThrough(of: Step, ...events: [atMs: number, event: Event][]): StepRun {
  return events.reduce((run, [atMs, event]) => afterEvent(run, of, at(atMs, event), atMs), beginStep(0));
}

function at(worldMs: number, event: Event): StepEvent {
  return event.type === "looked" ? { ...event, worldMs } : event;
}

const outcomes: [name: string, events: [number, Event][], outcome: StepRun["outcome"]][] = [
  ["holds, but not for long enough", [[0, look(true)], [900, look(true)]], "open"],
  ["holds long enough", [[0, look(true)], [1000, look(true)]], "solved"],
  ["held, was lost, and holds again", [[0, look(true)], [500, look(false)], [1200, look(true)]], "open"],
  ["after a hint", [[0, { type: "hint" }], [1, look(true)], [1500, look(true)]], "hinted"],
  ["after the solution", [[0, { type: "hint" }], [0, { type: "solution" }], [1, look(true)], [
    1500,
    look(true),
  ]], "shown"],
  ["a hint afterwards changes nothing", [[0, look(true)], [1000, look(true)], [2000, { type: "hint" }], [
    3000,
    look(true),
  ]], "solved"],
  ["skipped", [[0, { type: "skip" }], [1, look(true)], [5000, look(true)]], "skipped"],
  ["solved and then skipped", [[0, look(true)], [1000, look(true)], [2000, { type: "skip" }]], "solved"],
  ["lost after it was solved", [[0, look(true)], [1000, look(true)], [2000, look(false)]], "solved"],
  ["left with the goal open", [[0, { type: "leave" }]], "open"],
];

for (const [name, events, outcome] of outcomes) {
  Deno.test(`a step ${name}: ${outcome}`, () =>
    assert.equal(runThrough(exercise, ...events).outcome, outcome));
}

const help: [name: string, events: [number, Event][], nowMs: number, offers: boolean][] = [
  ["at first", [], 0, false],
  ["after one failure", [[0, { type: "failed" }]], 10, false],
  ["after two", [[0, { type: "failed" }], [5, { type: "failed" }]], 10, true],
  [
    "not again at once after a hint",
    [[0, { type: "failed" }], [5, { type: "failed" }], [6, { type: "hint" }]],
    10,
    false,
  ],
  ["after a long silence", [[0, { type: "acted" }]], 90_000, true],
  ["not while somebody types", [[60_000, { type: "acted" }]], 90_000, false],
  ["not when it is done", [[0, look(true)], [1000, look(true)]], 200_000, false],
];

for (const [name, events, nowMs, offers] of help) {
  Deno.test(`help is ${offers ? "" : "not "}offered ${name}`, () => {
    assert.equal(offersHelp(runThrough(exercise, ...events), exercise, nowMs), offers);
  });
}

Deno.test("a mistake is told while the world shows it, and not when the goal holds", () => {
  const wrong = runThrough(exercise, [0, look(false, "no-pod")]);
  assert.equal(wrong.mistake, "no-pod");
  assert.equal(afterEvent(wrong, exercise, at(1, look(false)), 1).mistake, undefined);
  assert.equal(afterEvent(wrong, exercise, at(1, look(true, "no-pod")), 1).mistake, undefined);
});

Deno.test("there are as many hints as the author wrote", () => {
  const run = runThrough(exercise, [0, { type: "hint" }], [1, { type: "hint" }], [2, { type: "hint" }]);
  assert.equal(run.hintsShown, 2);
});

Deno.test("the first prediction and the first answer count", () => {
  const quiz: Block = {
    kind: "quiz",
    questions: [{ ask: "?", why: "", options: { a: "1" }, answer: "a" }, {
      ask: "?",
      why: "",
      order: ["x", "y"],
    }],
    line: 1,
  };
  const asked = step(predict, quiz);
  assert.deepEqual(openParts(beginStep(0), asked), ["the prediction", "2 questions"]);
  assert.deepEqual(openParts(beginStep(0), step(predict, predict)), ["2 predictions"]);
  const run = runThrough(
    asked,
    [0, { type: "predicted", block: 0, letter: "b" }],
    [1, { type: "predicted", block: 0, letter: "a" }],
    [2, { type: "answered", block: 1, question: 0, answer: { given: "b", isRight: false } }],
    [3, { type: "answered", block: 1, question: 0, answer: { given: "a", isRight: true } }],
  );
  assert.equal(run.predictions[0], "b");
  assert.equal(run.answers["1.0"]?.isRight, false);
  assert.deepEqual(openParts(run, asked), ["one question"]);
  assert.equal(afterEvent(run, asked, { type: "leave" }, 4).outcome, "open");
  const done = afterEvent(run, asked, {
    type: "answered",
    block: 1,
    question: 1,
    answer: { given: "1 2", isRight: true },
  }, 5);
  assert.equal(afterEvent(done, asked, { type: "leave" }, 6).outcome, "read");
});

Deno.test("right answers: a letter, or everything in its place", () => {
  assert.equal(rightAnswer({ ask: "", why: "", options: { a: "", b: "" }, answer: "b" }), "b");
  assert.equal(rightAnswer({ ask: "", why: "", order: ["x", "y", "z"] }), "1 2 3");
  assert.equal(rightAnswer({ ask: "", why: "", match: { x: "1", y: "2" } }), "1 2");
});
