import assert from "node:assert/strict";
import { drillLesson, drillsOf } from "../../src/lessons/drill_lesson.ts";
import { readLesson } from "../../src/lessons/format/read_lesson.ts";

const lesson = readLesson(
  `---
format: lesson/1
id: volumes
title: Volumes
minutes: 5
cards: [15]
concepts: [docker.volume]
world: {namespace: lesson, apply: [a.yaml], files: [b.txt], run: "true"}
---
## One

\`\`\`yaml lesson:drill
concept: docker.volume
run: docker volume create other
goal: Make the volume mydata.
check: [{volume: mydata}]
hint: docker volume --help
solution: docker volume create mydata
\`\`\`
`,
  "l.md",
);

Deno.test("a drill is a lesson of one step, in the lesson's namespace, with what it brings itself and nothing else", () => {
  const [drill] = drillsOf(lesson);
  const made = drillLesson(lesson, drill!, 1);
  assert.equal(made.id, "volumes-drill-1");
  assert.deepEqual(made.concepts, ["docker.volume"]);
  assert.deepEqual(made.world, {
    scenario: "empty",
    namespace: "lesson",
    apply: [],
    files: [],
    run: ["docker volume create other"],
  });
  assert.deepEqual(made.steps.map(({ blocks }) => blocks.map(({ kind }) => kind)), [
    ["task", "check", "hints", "solution"],
  ]);
});
