import assert from "node:assert/strict";
import { nextToDo, toBeLaid } from "../../../src/classroom/session/step_plan.ts";
import type { Block, Step } from "../../../src/lessons/lesson.ts";
import { beginStep, type StepRun } from "../../../src/lessons/teacher/step_run.ts";

/** A step of blocks of these kinds; `predict+` has commands. */
function stepOf(kinds: string): Step {
  const blocks = kinds.split(" ").map((word, index) => ({
    kind: word.replace("+", ""),
    line: index + 1,
    ...(word.startsWith("predict") ? { then: word.endsWith("+") ? ["ls"] : [] } : {}),
  }));
  return { id: "step", title: "Step", line: 1, blocks: blocks as unknown as Block[] };
}

const laid: [kinds: string, run: Partial<StepRun>, from: number, passed: number, indices: number[]][] = [
  ["file text world", {}, 0, -1, [0, 2]],
  ["file run file", {}, 0, -1, [0]],
  ["file run file", { ran: [1] }, 0, -1, [0, 2]],
  ["file run file", { ran: [1] }, 1, -1, [2]],
  ["predict break", {}, 0, -1, []],
  ["predict break", { predictions: { 0: "a" } }, 0, -1, [1]],
  ["predict break", {}, 0, 0, [1]],
  ["predict+ break", { predictions: { 0: "a" } }, 0, -1, []],
  ["predict+ break", { predictions: { 0: "a" }, ran: [0] }, 0, -1, [1]],
  ["predict break predict file", {}, 0, 0, [1]],
];

for (const [kinds, run, from, passed, indices] of laid) {
  Deno.test(`of ${kinds} from ${from} on, ${JSON.stringify(run)} and ${passed} passed: ${indices.join(", ") || "none"} is laid`, () =>
    assert.deepEqual(toBeLaid(stepOf(kinds), { ...beginStep(0), ...run }, from, passed), indices));
}

const toDo: [kinds: string, run: Partial<StepRun>, from: number, index: number | undefined][] = [
  ["text run run", {}, 0, 1],
  ["text run run", { ran: [1] }, 0, 2],
  ["predict task solution", {}, 0, 0],
  ["predict task solution", { predictions: { 0: "a" } }, 0, 2],
  ["predict task solution", {}, 1, 2],
  ["predict+ task solution", { predictions: { 0: "a" } }, 0, 0],
  ["task solution", { outcome: "solved" }, 0, undefined],
  ["task solution solution", {}, 0, 1],
  ["task solution solution", {}, 2, undefined],
  ["task solution solution run", {}, 2, 3],
  ["text file check", {}, 0, undefined],
];

for (const [kinds, run, from, index] of toDo) {
  Deno.test(`of ${kinds} from ${from} on, ${JSON.stringify(run)}: ${index ?? "nothing"} is to be done next`, () =>
    assert.equal(nextToDo(stepOf(kinds), { ...beginStep(0), ...run }, from)?.index, index));
}
