import assert from "node:assert/strict";
import type { KeptLine } from "../../../src/classroom/session/kept_lesson.ts";
import { StepRuns } from "../../../src/classroom/session/step_runs.ts";
import type { Verdict } from "../../../src/lessons/checks/world_view.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import type { ProgressEvent } from "../../../src/lessons/progress/progress.ts";

const lesson = readLesson(
  `---
format: lesson/1
id: small
title: Small
minutes: 1
cards: [1]
concepts: [a.b]
---

## One {#one}

\`\`\`yaml lesson:task
goal: Make a volume mine.
say: It is there.
\`\`\`

\`\`\`yaml lesson:check
items: [{volume: mine}]
\`\`\`

\`\`\`sh lesson:solution
docker volume create mine
\`\`\`
`,
  "lesson.md",
);
const there: Verdict = { ok: true, title: "t", found: "f", matches: [] };

function runs(events: ConstructorParameters<typeof StepRuns>[1] = []) {
  const noted: KeptLine[] = [];
  const told: ProgressEvent[] = [];
  const all = new StepRuns({
    lesson,
    now: () => 7,
    tell: (event) => void told.push(event),
    note: (line) => void noted.push(line),
  }, events);
  return { all, noted, told };
}

Deno.test("an outcome is kept and told once, when it comes about", () => {
  const { all, noted, told } = runs();
  all.event(0, { type: "solution" });
  assert.deepEqual([noted, told], [[], []]);
  for (const worldMs of [0, 60_000, 60_001]) all.event(0, { type: "looked", verdicts: [there], worldMs });
  assert.equal(all.of(0).outcome, "shown");
  assert.deepEqual(noted, [{ kept: "outcome", step: 0, outcome: "shown" }]);
  assert.deepEqual(told, [{ at: 7, lesson: "small", did: "step", step: "one", outcome: "shown" }]);
});

Deno.test("an outcome is told before it is kept; one that was not kept any more is told again", () => {
  const order: string[] = [];
  const killed = new StepRuns({
    lesson,
    now: () => 7,
    tell: () => void order.push("told"),
    note: () => void order.push("kept"),
  }, []);
  killed.event(0, { type: "skip" });
  assert.deepEqual(order, ["told", "kept"]);
  const kept = { kept: "event", step: 0, event: { type: "skip" } } as const;
  const again = runs([kept]);
  again.all.catchUp();
  again.all.catchUp();
  assert.deepEqual(again.told, [{ at: 7, lesson: "small", did: "step", step: "one", outcome: "skipped" }]);
  assert.deepEqual(again.noted, [{ kept: "outcome", step: 0, outcome: "skipped" }]);
  const whole = runs([kept, { kept: "outcome", step: 0, outcome: "skipped" }]);
  whole.all.catchUp();
  assert.deepEqual([whole.told, whole.noted], [[], []]);
});

Deno.test("they are as what was kept has left them; steps that the lesson no longer has are passed over", () => {
  const { all, told } = runs([
    { kept: "event", step: 0, event: { type: "solution" } },
    { kept: "outcome", step: 0, outcome: "shown" },
    { kept: "outcome", step: 9, outcome: "solved" },
  ]);
  assert.equal(all.all.length, 1);
  assert.equal(all.of(0).outcome, "shown");
  assert.equal(all.of(0).solutionShown, true);
  assert.deepEqual(told, []);
});
