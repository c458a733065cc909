import assert from "node:assert/strict";
import { AnswerDraft, type NumberedQuestion } from "../../../src/classroom/view/answer_draft.ts";
import { shuffled } from "../../../src/classroom/view/question_lines.ts";

const question: NumberedQuestion = { ask: "?", why: "", order: ["one", "two", "three"] };
const match: NumberedQuestion = { ask: "?", why: "", match: { a: "one", b: "two", c: "three" } };

/** What is to be typed: the numbers under which the right texts are shown. */
function numbersFor(asked: NumberedQuestion, wanted: readonly string[]): string[] {
  const { right } = shuffled(asked);
  return wanted.map((text) => String(right.indexOf(text) + 1));
}

for (const asked of [question, match]) {
  const name = "order" in asked ? "an order" : "partners";
  Deno.test(`${name}: right, and wrong`, () => {
    const draft = new AnswerDraft(asked);
    const right = numbersFor(asked, ["one", "two", "three"]);
    assert.deepEqual(right.map((digit) => draft.take(digit)).at(-1), {
      given: "1 2 3",
      isRight: true,
    });
    const wrong = numbersFor(asked, ["two", "one", "three"]);
    assert.deepEqual(wrong.map((digit) => draft.take(digit)).at(-1), {
      given: "2 1 3",
      isRight: false,
    });
  });
}

Deno.test("numbers that there are not, and ones typed before, are left out; the last one is taken back", () => {
  const draft = new AnswerDraft(question);
  for (const digit of ["0", "4", "1", "1"]) assert.equal(draft.take(digit), undefined);
  assert.equal(draft.text, "1");
  draft.take("2");
  assert.equal(draft.text, "1 2");
  draft.shorten();
  assert.equal(draft.text, "1");
  draft.clear();
  assert.equal(draft.text, "");
});
