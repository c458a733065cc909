import assert from "node:assert/strict";
import { checkLines, type CheckLinesOptions } from "../../../src/classroom/view/check_lines.ts";
import { beginStep, type StepRun } from "../../../src/lessons/teacher/step_run.ts";
import { lineText } from "../../../src/terminal/line.ts";

const OPEN = { ok: false, title: "Pod `web` runs", found: "there is none", matches: [] };
const MET = { ...OPEN, ok: true };

const CASES: [name: string, run: Partial<StepRun>, more: Partial<CheckLinesOptions>, lines: string[]][] = [
  ["nothing was looked at yet", {}, {}, ["  … looking"]],
  ["there is nothing to tell", {}, { count: 0 }, []],
  ["what is so, and what is not", { verdicts: [MET, OPEN] }, {}, [
    "  ✓ Pod web runs",
    "  ○ Pod web runs  (there is none)",
  ]],
  ["what cannot be known", { verdicts: [{ ...OPEN, isUnknown: true }] }, {}, [
    "  ? Pod web runs  (there is none)",
  ]],
  ["in an incident", { verdicts: [OPEN] }, { isIncident: true }, ["  ○ Pod web runs"]],
  ["when the goal was reached", { verdicts: [OPEN], outcome: "solved" }, {}, ["  ○ Pod web runs"]],
  ["when the step was passed by", { verdicts: [OPEN], outcome: "skipped" }, {}, ["  – Pod web runs"]],
  ["a goal that has to hold", { verdicts: [MET] }, { holding: { forMs: 500, ofMs: 2000 } }, [
    "  ✓ Pod web runs",
    "  … holds, for 0.5 of 2.0 s",
  ]],
  ["a narrow pane", { verdicts: [MET] }, { columns: 12 }, ["  ✓ Pod web ", "    runs"]],
];
for (const [name, run, more, lines] of CASES) {
  Deno.test(`the checklist: ${name}`, () =>
    assert.deepEqual(
      checkLines({ run: { ...beginStep(0), ...run }, count: 1, columns: 60, ...more }).map(lineText),
      lines,
    ));
}
