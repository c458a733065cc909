import assert from "node:assert/strict";
import { optionLines, questionLines, shuffled } from "../../../src/classroom/view/question_lines.ts";
import { lineText } from "../../../src/terminal/line.ts";

const match = { ask: "?", why: "", match: { x: "1", y: "2" } };

Deno.test("what is to be put together has letters on one side and numbers on the other; answered, it is together", () => {
  const text = questionLines(match, undefined, 40).map(lineText).join("\n");
  assert.match(text, /a {2}x\n {2}b {2}y\n {4}1 {2}\d\n {4}2 {2}\d/);
  assert.match(text, /first that of a, then that of b\./);
  assert.deepEqual(questionLines(match, "1 2", 40).map(lineText), ["  ✓ x – 1", "  ✓ y – 2"]);
  assert.deepEqual(questionLines(match, "2 1", 40).map(lineText), ["  ✗ x – 1", "  ✗ y – 2"]);
  const order = { ask: "?", why: "", order: ["a", "b", "c"] };
  assert.deepEqual(questionLines(order, "1 3 2", 40).map(lineText), ["  ✓ 1. a", "  ✗ 2. b", "  ✗ 3. c"]);
});

Deno.test("options before and after the answer", () => {
  const shown = (chosen?: string) => optionLines({ a: "one", b: "two" }, chosen, "b", 40).map(lineText);
  assert.deepEqual(shown(), ["    a  one", "    b  two"]);
  assert.deepEqual(shown("a"), ["  ✗ a  one", "  ✓ b  two"]);
});

Deno.test("what is to be put in order is not in order, and always the same", () => {
  const question = { ask: "?", why: "", order: ["a", "b", "c", "d"] };
  const { right, order: indices } = shuffled(question);
  assert.notDeepEqual(right, question.order);
  assert.deepEqual(indices.map((index) => question.order[index]), right);
  assert.deepEqual(shuffled(question).right, right);
  assert.deepEqual(shuffled({ ask: "?", why: "", match: { x: "1", y: "2" } }).left, ["x", "y"]);
});
