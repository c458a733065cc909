import assert from "node:assert/strict";
import { readLesson } from "../../src/lessons/format/read_lesson.ts";
import { formOn } from "../../src/lessons/lesson_form.ts";
import type { Backend } from "../../src/lessons/lesson.ts";
import { beginStep, checkOf, hintsOf, openParts, taskOf } from "../../src/lessons/teacher/step_run.ts";

const lesson = readLesson(
  `---
format: lesson/1
id: both
title: Both
minutes: 5
cards: [1]
concepts: [a.b]
backends: [sim, real]
---

## Here {#here}

\`\`\`sh lesson:run only=real
kubectl get pods
\`\`\`

\`\`\`sh lesson:run
kubectl version
\`\`\`

\`\`\`yaml lesson:task only=real
goal: There.
say: There.
\`\`\`

\`\`\`yaml lesson:task only=sim
goal: Here.
say: Here.
\`\`\`

\`\`\`yaml lesson:check only=real
- object: pod/there
\`\`\`

\`\`\`yaml lesson:check only=sim
- object: pod/here
\`\`\`

\`\`\`yaml lesson:hints only=real
- There ____
\`\`\`

\`\`\`yaml lesson:hints
- Here ____
\`\`\`
`,
  "lesson.md",
);

/** What the learner has to do, and what it is held against. */
const forms: [on: Backend, open: string[], goal: string, object: string, hint: string][] = [
  ["sim", ["one command", "the goal"], "Here.", "pod/here", "Here ____"],
  ["real", ["commands of the text", "the goal"], "There.", "pod/there", "There ____"],
];

for (const [on, open, goal, object, hint] of forms) {
  Deno.test(`of what is for one place alone, a lesson has on ${on} what is for that place`, () => {
    const step = formOn(on, lesson).steps[0]!;
    assert.deepEqual(openParts(beginStep(0), step), open);
    assert.equal(taskOf(step)?.goal, goal);
    assert.deepEqual(checkOf(step)?.items, [{ object }]);
    assert.equal(hintsOf(step)[0], hint);
  });
}

Deno.test("blocks that stay are the same ones", () => {
  const all = new Set(lesson.steps[0]!.blocks);
  assert.ok(formOn("sim", lesson).steps[0]!.blocks.every((block) => all.has(block)));
});
