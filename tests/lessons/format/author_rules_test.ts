import assert from "node:assert/strict";
import { breachedRules } from "../../../src/lessons/format/author_rules.ts";
import { problemText } from "../../../src/lessons/format/problem.ts";
import { readLessonSource } from "../../../src/lessons/format/read_lesson.ts";

const HEAD = `---
format: lesson/1
id: volumes
title: Volumes
minutes: 5
cards: [15]
concepts: [docker.volume]
facts: {id: {of: {container: web}, path: .Id}}
---
## Step
`;

/** The blocks of a good task, by kind; a case replaces some, or leaves them out. */
const GOOD: Record<string, string> = {
  "yaml lesson:task": "goal: Make the volume mydata.\nsay: It is there.",
  "yaml lesson:check": "- {volume: mydata}",
  "yaml lesson:hints": '- What makes volumes?\n- "docker volume ____ mydata"',
  "sh lesson:solution": "docker volume create mydata",
};

const MISTAKE = (id: string, review: string) =>
  `- {id: ${id}, when: {volume: x}, say: s, look: l, provoke: p, review: ${review}}`;

/** Two checks for a lesson of both places, each in its own. */
const HERE_AND_THERE = { "yaml lesson:check only=sim": "- {volume: mydata}", "yaml lesson:check": undefined };

const cases: [name: string, blocks: Record<string, string | undefined>, problems: RegExp[]][] = [
  ["a good task", {}, []],
  ["a good task with a gap", { "sh lesson:fill": "docker ____ create mydata" }, []],
  ["no solution", { "sh lesson:solution": undefined }, [
    /^l\.md:12:1: a task needs lesson:solution in the same step$/,
  ]],
  ["no hints", { "yaml lesson:hints": undefined }, [/a task needs lesson:hints/]],
  ["a goal that does not name what is checked", { "yaml lesson:task": "goal: Make a volume.\nsay: x" }, [
    /^l\.md:13:7: the goal does not name mydata, which the check asks for$/,
  ]],
  ["a hint that is the solution", {
    "yaml lesson:hints": "- Type docker volume create mydata\n- docker volume ____ mydata",
  }, [/^l\.md:22:3: a hint is not the solution/]],
  ["a ladder that ends too early", { "yaml lesson:hints": "- What makes volumes?" }, [
    /the last hint is a line of the solution with gaps, such as: docker volume create ____$/,
  ]],
  ["a free task with one solution", {
    "yaml lesson:task": "goal: Make the volume mydata.\nfree: true\nsay: x",
  }, [/^l\.md:14:7: a free task has 3 solutions that differ .* fewer: …$/]],
  ["a free task with one solution, and why", {
    "yaml lesson:task": "goal: Make the volume mydata.\nfree: true\nfewer: One command does it.\nsay: x",
  }, []],
  ["a gap of something else", { "sh lesson:fill": "docker network ____" }, [
    /is no line of the solution with gaps/,
  ]],
  ["an answer that is no option", {
    "yaml lesson:predict": "ask: x\noptions: {a: one, b: two}\nanswer: c\nwhy: y",
  }, [/:\d+:9: there is no option c/]],
  ["a quiz with one option", {
    "yaml lesson:quiz": "- {ask: x, options: {a: one}, answer: a, why: y}",
  }, [/there are two or more options/]],
  ["a match with the same partner twice", {
    "yaml lesson:quiz": "- {ask: x, match: {a: one, b: one}, why: y}",
  }, [/two pairs have the same partner/]],
  ["an order of two", { "yaml lesson:quiz": "- {ask: x, order: [a, b], why: y}" }, [/three or more/]],
  ["a mistake twice", {
    "yaml lesson:mistakes": `${MISTAKE("a", "docker.volume")}\n${MISTAKE("a", "docker.volume")}`,
  }, [/mistake a is there already/]],
  ["a concept of another lesson", { "yaml lesson:mistakes": MISTAKE("a", "pod.phase") }, [
    /pod\.phase is none of the lesson's concepts/,
  ]],
  ["an output of nothing", { "text lesson:output": "mydata" }, [
    /an output follows the lesson:run that prints it/,
  ]],
  ["a fact that nobody knows", { "sh lesson:run": "docker logs {{ip}}\ndocker top {{id}}" }, [
    /\{\{ip\}\} is none of the lesson's facts/,
  ]],
  ["words of Go's templates", {
    "sh lesson:run":
      "docker ps --format '{{if .Ports}}{{range .Ports}}{{.}}{{break}}{{end}}{{else}}-{{ end }}'",
  }, []],
  ["two checks", { "yaml lesson:check only=sim": "- {volume: mydata}" }, [
    /^l\.md:30:1: a step has one lesson:check; begin another step/,
  ]],
  ["two hints", { "yaml lesson:hints only=sim": '- "docker volume ____ mydata"' }, [/one lesson:hints/]],
  ["a check for each place, of a lesson of one", {
    ...HERE_AND_THERE,
    "yaml lesson:check only=real": "- {volume: other}",
  }, []],
  ["an output for another place than its command", {
    "sh lesson:run only=real": "docker volume ls",
    "text lesson:output only=sim": "mydata",
  }, [/an output follows the lesson:run that prints it/]],
  ["a file that is not there", { "yaml lesson:world": "apply: [none.yaml]" }, [
    /there is no file none\.yaml beside it/,
  ]],
];

/** Of a lesson that is taken on a simulator and on a real cluster. */
const inBoth: typeof cases = [
  ["a good task in both places", {}, []],
  ["no hints in either place", { "yaml lesson:hints": undefined }, [/a task needs lesson:hints/]],
  ["a check for each place", { ...HERE_AND_THERE, "yaml lesson:check only=real": "- {volume: mydata}" }, []],
  ["a check for one place of two", HERE_AND_THERE, [
    /a task needs lesson:check/,
    /a solution needs lesson:check/,
  ]],
  ["a check for a real cluster that asks for more", {
    ...HERE_AND_THERE,
    "yaml lesson:check only=real": "- {volume: other}",
  }, [/the goal does not name other/]],
];

for (
  const [name, blocks, problems, head] of [
    ...cases.map((one) => [...one, HEAD] as const),
    ...inBoth.map((one) => [...one, HEAD.replace("minutes:", "backends: [sim, real]\nminutes:")] as const),
  ]
) {
  Deno.test(`author's rules: ${name}`, () => {
    const text = head + Object.entries({ ...GOOD, ...blocks })
      .map(([info, text]) => text === undefined ? "" : `\n\`\`\`${info}\n${text}\n\`\`\`\n`).join("");
    const found = breachedRules(readLessonSource(text, "l.md"), "l.md", ["api.yaml"]).map(problemText);
    assert.equal(found.length, problems.length, found.join("\n"));
    for (const [index, problem] of problems.entries()) assert.match(found[index]!, problem);
  });
}
