import assert from "node:assert/strict";
import { TextPane } from "../../../src/classroom/view/text_pane.ts";
import type { Step } from "../../../src/lessons/lesson.ts";
import type { StepRun } from "../../../src/lessons/teacher/step_run.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { stateOf } from "./small_lesson.ts";

const AREA = { width: 40, height: 6 };

function shown(pane: TextPane, run: Partial<StepRun> = {}, at = 1): string[] {
  const state = stateOf({ at, reached: 1, runs: [{}, run] });
  return pane.lines({ state, isBusy: false, nowMs: 0 }, AREA).map((line) => lineText(line).trimEnd());
}

const SOLVED: Partial<StepRun> = {
  outcome: "solved",
  verdicts: [{ ok: true, title: "Volume mine is there", found: "", matches: [] }],
};

Deno.test("a step begins at its top; what is below is counted, and a page goes there", () => {
  const pane = new TextPane();
  const first = shown(pane, SOLVED);
  assert.match(first[0]!, /^ Make one +↓ \d+ more Space$/);
  assert.match(first[2]!, /Your turn/);
  assert.ok(pane.isCurrentHidden, "the question is not seen yet");
  assert.ok(pane.hasMore);
  pane.move(Infinity);
  const last = shown(pane, SOLVED);
  assert.match(last[0]!, /↑ \d+$/);
  assert.ok(!pane.isCurrentHidden);
  assert.ok(!pane.hasMore);
  pane.move(-pane.page);
  assert.notDeepEqual(shown(pane, SOLVED), last);
  pane.showCurrent();
  assert.ok(!pane.isCurrentHidden);
});

Deno.test("what comes of an act is brought into sight, and nothing moves without one", () => {
  const pane = new TextPane();
  assert.match(shown(pane).join("\n"), /Your turn/);
  const after = shown(pane, SOLVED).join("\n");
  assert.match(after, /a folder of the engine/);
  pane.move(-Infinity);
  assert.match(shown(pane, SOLVED).join("\n"), /Your turn/, "read again, it stays");
  assert.match(shown(pane, SOLVED, 0).join("\n"), /What is there\?/);
});

Deno.test("what the step lacks stays above its text, wherever that is", () => {
  const pane = new TextPane();
  const state = stateOf({ at: 1, reached: 1, unmade: "docker exec web rm x ends with 1: no such container" });
  const lines = () =>
    pane.lines({ state, isBusy: false, nowMs: 0 }, { ...AREA, height: 7 }).map((line) =>
      lineText(line).trim()
    );
  assert.match(
    lines().slice(0, 5).join(" "),
    /^Make one.* What this step needs could not be made: docker exec web rm x/,
  );
  assert.match(lines().join(" "), /r begins the step anew\. {2}Your turn$/);
  pane.move(Infinity);
  assert.match(lines().join(" "), /r begins the step anew\./);
});

Deno.test("why an answer is right is brought into sight, though nothing else is to be done", () => {
  const pane = new TextPane();
  const first: StepRun["answers"] = {};
  assert.doesNotMatch(shown(pane, { ...SOLVED, answers: first }).join("\n"), /✗/);
  const answers = answersTo(stateOf().lesson.steps[1]!);
  assert.match(shown(pane, { ...SOLVED, answers }).join("\n"), /✗ \S/);
});

/** Wrong ones to all that is asked. */
function answersTo({ blocks }: Step): StepRun["answers"] {
  const keys = blocks.flatMap((block, index) =>
    block.kind === "quiz" ? block.questions.map((_, at) => `${index}.${at}`) : []
  );
  return Object.fromEntries(keys.map((key) => [key, { given: "b", isRight: false }]));
}

Deno.test("help is offered after two failures and after a long silence", () => {
  const wide = { width: 60, height: 30 };
  const offers = (run: Partial<StepRun>, nowMs = 0) =>
    new TextPane().lines(
      { state: stateOf({ at: 1, reached: 1, runs: [{}, run] }), isBusy: false, nowMs },
      wide,
    )
      .map(lineText).some((text) => text.includes("Stuck?"));
  assert.ok(!offers({}));
  assert.ok(offers({ failures: 2 }));
  assert.ok(offers({}, 100_000));
});
