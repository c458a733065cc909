import assert from "node:assert/strict";
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
