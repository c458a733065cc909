import assert from "node:assert/strict";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { usesCluster } from "../../../src/lessons/teacher/uses_cluster.ts";

const HEAD = `format: lesson/1
id: small
title: Small
minutes: 1
cards: []
concepts: []
backends: [sim]`;

const LESSONS: readonly [what: string, world: string, command: string, isSo: boolean][] = [
  ["a lesson with docker alone", "", "docker ps", false],
  ["a lesson with kubectl", "", "kubectl get pods", true],
  ["a lesson with helm", "", "helm list", true],
  ["a lesson whose world has objects", "\nworld:\n  apply: [web.yaml]", "ls", true],
];

for (const [what, world, command, isSo] of LESSONS) {
  Deno.test(`${what} ${isSo ? "uses" : "does not use"} the cluster`, () => {
    const text = `---\n${HEAD}${world}\n---\n\n## A step {#one}\n\n\`\`\`sh lesson:run\n${command}\n\`\`\`\n`;
    assert.equal(usesCluster(readLesson(text, "lesson.md")), isSo);
  });
}
