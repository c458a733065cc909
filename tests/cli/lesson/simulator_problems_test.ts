import assert from "node:assert/strict";
import { simulatorProblems } from "../../../src/cli/lesson/simulator_problems.ts";
import { problemText } from "../../../src/lessons/format/problem.ts";
import { readLessonSource } from "../../../src/lessons/format/read_lesson.ts";
import { volumeLesson } from "./volume_lesson.ts";

const good = volumeLesson({ more: "\n```keys lesson:run\nCtrl-C Enter\n```\n" });

const cases: [name: string, text: string, problems: string[]][] = [
  ["nothing special", good, []],
  ["a scenario that there is", good.replace("cards:", "world: {scenario: shop}\ncards:"), []],
  ["one that there is not", good.replace("cards:", "world: {scenario: zebra-crossing}\ncards:"), [
    "l.md:6:19: there is no scenario zebra-crossing (known scenarios: ",
  ]],
  ["a key that there is not", good.replace("Ctrl-C", "Foo"), [
    "l.md:29:1: there is no key Foo; known are such as ",
  ]],
];

for (const [name, text, problems] of cases) {
  Deno.test(`what the simulator has for a lesson with ${name}`, async () => {
    const found = await simulatorProblems(readLessonSource(text, "l.md"), text, "l.md");
    assert.equal(found.length, problems.length, found.map(problemText).join("\n"));
    found.forEach((one, index) => assert.ok(problemText(one).startsWith(problems[index]!), problemText(one)));
  });
}
