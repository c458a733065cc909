import assert from "node:assert/strict";
import type { PlaceInRow } from "../../../src/classroom/view/place_in_row.ts";
import { finishedLines } from "../../../src/classroom/view/finished_lines.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { textWidth } from "../../../src/terminal/width.ts";
import { stateOf } from "./small_lesson.ts";

Deno.test("the end of a lesson says what has come of its steps", () => {
  const state = stateOf({ isFinished: true, runs: [{ outcome: "read" }, { outcome: "hinted" }] });
  const lines = finishedLines(state, 40).map(lineText);
  assert.match(lines.join(" "), /last step\. Steps: 1 read,\s+1 solved with hints\./);
  for (const line of lines) assert.ok(textWidth(line) <= 40, line);
});

const ENDS: [name: string, place: PlaceInRow | undefined, told: RegExp][] = [
  ["alone", undefined, /That was the last step\. .*⏎ leave +b back *$/],
  ["in a course", { unit: "Lesson", number: 3, of: 4 }, /That was the last step\. .*⏎ next lesson .*q leave/],
  [
    "the last of a course",
    { unit: "Lesson", number: 4, of: 4 },
    /That was the last step\. .*⏎ leave +b back *$/,
  ],
  ["in a review", { unit: "Question", number: 1, of: 2 }, /question 1 of 2: read\. .*⏎ next question/],
  [
    "the last of a review",
    { unit: "Question", number: 2, of: 2 },
    /question 2 of 2: read\. .*⏎ leave +b back *$/,
  ],
];
for (const [name, place, told] of ENDS) {
  Deno.test(`what follows a lesson: ${name}`, () => {
    const state = stateOf({ isFinished: true, runs: [{ outcome: "read" }] });
    assert.match(finishedLines(state, 78, place).map(lineText).join(" "), told);
  });
}
