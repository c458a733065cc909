import assert from "node:assert/strict";
import { Looks } from "../../../src/classroom/session/looks.ts";
import type { WorldView } from "../../../src/lessons/checks/world_view.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { beginStep, type StepRun } from "../../../src/lessons/teacher/step_run.ts";

const lesson = readLesson(
  `---
format: lesson/1
id: small
title: Small
minutes: 1
cards: [1]
concepts: [a.b]
backends: [sim]
world: {namespace: default}
facts:
  note: {of: {file: /note}}
---

## See {#see}

What {{note}} says.

## Do {#do}

\`\`\`yaml lesson:task
goal: Write the file /note.
say: It is there.
\`\`\`

\`\`\`yaml lesson:check
items: [{file: /note}]
\`\`\`

\`\`\`yaml lesson:mistakes
- id: other-name
  when: {file: /notes}
  say: It is called notes.
  look: ls /
  provoke: touch /notes
\`\`\`

\`\`\`sh lesson:solution
touch /note
\`\`\`
`,
  "lesson.md",
);
const [see, doIt] = lesson.steps;

function worldWith(...paths: string[]): WorldView {
  return {
    namespace: "default",
    cluster: undefined,
    engine: undefined,
    host: {
      readFile: (path: string) => Promise.resolve(paths.includes(path) ? path : undefined),
    } as WorldView["host"],
  };
}

Deno.test("what a step asks for is seen, and a mistake only where the goal is not reached", async () => {
  const looks = new Looks(lesson);
  const look = async (atMs: number, ...paths: string[]) => {
    const seen = await looks.look({ shown: doIt!, checked: doIt! }, worldWith(...paths), atMs);
    return [...seen!.verdicts.map(({ ok }) => ok), seen!.mistake?.id];
  };
  assert.deepEqual(await look(0, "/notes"), [false, undefined]);
  assert.deepEqual(await look(2000, "/notes"), [false, "other-name"]);
  assert.deepEqual(await look(4000, "/notes", "/note"), [true, undefined]);
});

Deno.test("a step without a check shows its values all the same", async () => {
  const looks = new Looks(lesson);
  assert.equal(await looks.look({ shown: see!, checked: see! }, worldWith("/note"), 0), undefined);
  assert.deepEqual([...looks.values.keys()], ["note"]);
});

const run = (part: Partial<StepRun> = {}): StepRun => ({ ...beginStep(0), ...part });
/** Looked at 1000 ms; `changed` afterwards or not. */
const due: [name: string, run: StepRun, changed: boolean, worldMs: number, isDue: boolean][] = [
  ["nothing has changed", run(), false, 1025, false],
  ["something has changed", run(), true, 1025, true],
  ["nobody tells of files", run(), false, 1100, true],
  ["the goal has to hold for a while", run({ holdsSinceMs: 1000 }), false, 1025, true],
  ["the goal has been reached", run({ holdsSinceMs: 1000, outcome: "solved" }), false, 1025, false],
];

for (const [name, run, changed, worldMs, isDue] of due) {
  Deno.test(`${name}: the world is ${isDue ? "" : "not "}looked at`, async () => {
    const looks = new Looks(lesson);
    await looks.look({ shown: doIt!, checked: doIt! }, worldWith(), 1000);
    if (changed) looks.changed();
    assert.equal(looks.isDue(run, worldMs), isDue);
  });
}

Deno.test("in another world it is looked at, whatever its clock says", async () => {
  const looks = new Looks(lesson);
  await looks.look({ shown: doIt!, checked: doIt! }, worldWith(), 1000);
  looks.forget();
  assert.equal(looks.isDue(run(), 500), true);
});
