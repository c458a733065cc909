import assert from "node:assert/strict";
import { isHidden, type Item, nextItem } from "../../../src/classroom/view/next_item.ts";
import { beginStep, type StepRun } from "../../../src/lessons/teacher/step_run.ts";
import { step } from "./small_step.ts";

const order: [name: string, run: Partial<StepRun>, item: Item | undefined][] = [
  ["the command", {}, { block: 1 }],
  ["then the prediction", { ran: [1] }, { block: 3 }],
  ["then what shows it", { ran: [1], predictions: { 3: "a" } }, { block: 3 }],
  ["then the goal alone", { ran: [1, 3], predictions: { 3: "a" } }, undefined],
  ["then the questions", { ran: [1, 3], predictions: { 3: "a" }, outcome: "solved" }, {
    block: 9,
    question: 0,
  }],
  ["one after another", {
    ran: [1, 3],
    predictions: { 3: "a" },
    outcome: "solved",
    answers: { "9.0": { given: "a", isRight: true } },
  }, { block: 9, question: 1 }],
];

for (const [name, run, item] of order) {
  Deno.test(`what is next: ${name}`, () =>
    assert.deepEqual(nextItem(step, { ...beginStep(0), ...run }), item));
}

Deno.test("what comes after a goal is hidden until that is reached, but for help", () => {
  const hidden = (run: Partial<StepRun>) =>
    step.blocks.flatMap(({ kind }, index) =>
      isHidden(step, index, { ...beginStep(0), ...run }) ? [kind] : []
    );
  assert.deepEqual(hidden({}), ["quiz"]);
  assert.deepEqual(hidden({ outcome: "skipped" }), []);
});

Deno.test("what would tell the answer of a question is hidden until that is answered, but no goal", () => {
  const text = { kind: "text", text: "So it was a.", line: 40 } as const;
  const asked = { ...step, blocks: [...step.blocks.slice(0, 4), text, ...step.blocks.slice(4)] };
  const hidden = (run: Partial<StepRun>) =>
    asked.blocks.filter((_, index) => isHidden(asked, index, { ...beginStep(0), ...run })).map(({ kind }) =>
      kind
    );
  assert.deepEqual(hidden({}), ["text", "quiz"]);
  assert.deepEqual(hidden({ predictions: { 3: "b" } }), ["quiz"]);
  assert.deepEqual(hidden({ outcome: "skipped" }), []);
});
