import assert from "node:assert/strict";
import { LessonError, problemText } from "../../../src/lessons/format/problem.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";

const HEAD = `---
format: lesson/1
id: services
title: A Service finds Pods by their labels
minutes: 12
cards: [31]
concepts: [service.selector]
---
`;

const whole = `---
format: lesson/1
id: services
title: A Service finds Pods by their labels
minutes: 12
cards: [31]
concepts: [service.selector]
requires: [pods]
backends: [sim, real]
world:
  namespace: lesson
  apply: [api.yaml]
  run: |
    kubectl get nodes
facts:
  pod: {of: {objects: pods, labels: app=web}, path: .metadata.name}
---
# A Service finds Pods

## See it work {#demo}

Two Pods run.

\`\`\`sh lesson:run terminal=2 until="Handling" only=sim
kubectl port-forward service/web 8080:80
\`\`\`

\`\`\`text lesson:output
Forwarding from 127.0.0.1:8080 -> 80
…
\`\`\`

\`\`\`keys lesson:run terminal=2
Ctrl-C
\`\`\`

## Your turn

\`\`\`yaml lesson:task
goal: Make Service api answer.
say: It does.
free: true
\`\`\`

\`\`\`yaml lesson:check
stable: 2s
items:
  - {object: service/api, path: .spec.selector.app, equals: api, title: it selects app=api}
  - any:
      - {endpoints: api, count: {gte: 1}}
      - {reachable: "http://api/", from: cluster}
\`\`\`

\`\`\`yaml lesson:mistakes
- id: no-pod
  when: {all: [{object: service/api}, {endpoints: api, count: 0}]}
  say: No Pod matches.
  look: kubectl get pods --show-labels
  provoke: kubectl create service clusterip api --tcp=80:8080
\`\`\`

\`\`\`sh lesson:solution way=imperative
kubectl expose deployment api \\
  --port=80
\`\`\`
`;

Deno.test("a whole lesson", () => {
  const lesson = readLesson(whole, "l.md");
  assert.equal(lesson.world.namespace, "lesson");
  assert.deepEqual(lesson.world.run, ["kubectl get nodes"]);
  assert.deepEqual(lesson.facts, {
    pod: { of: { objects: "pods", labels: "app=web" }, path: ".metadata.name" },
  });
  assert.deepEqual(lesson.steps.map(({ id, title, line }) => [id, title, line]), [
    ["demo", "See it work", 20],
    ["your-turn", "Your turn", 37],
  ]);
  const [demo, turn] = lesson.steps;
  assert.deepEqual(demo!.blocks.map(({ kind }) => kind), ["text", "run", "output", "run"]);
  assert.deepEqual(demo!.blocks[1], {
    kind: "run",
    lines: ["kubectl port-forward service/web 8080:80"],
    isKeys: false,
    terminal: 2,
    exit: 0,
    until: "Handling",
    line: 24,
    only: "sim",
  });
  assert.deepEqual(demo!.blocks[3], {
    kind: "run",
    lines: ["Ctrl-C"],
    isKeys: true,
    terminal: 2,
    exit: 0,
    line: 33,
  });
  assert.deepEqual(turn!.blocks.map(({ kind }) => kind), ["task", "check", "mistakes", "solution"]);
  assert.deepEqual(turn!.blocks[0], {
    kind: "task",
    goal: "Make Service api answer.",
    say: "It does.",
    isFree: true,
    line: 39,
  });
  const check = turn!.blocks[1]!;
  assert.ok(check.kind === "check");
  assert.deepEqual([check.stableMs, check.withinMs, check.items.length], [2000, 60_000, 2]);
  assert.deepEqual(turn!.blocks[3], {
    kind: "solution",
    lines: ["kubectl expose deployment api \\\n  --port=80"],
    way: "imperative",
    line: 62,
  });
});

const block = (info: string, text: string) => `${HEAD}## Step\n\n\`\`\`${info}\n${text}\n\`\`\`\n`;

for (const path of ["/home/ahab/web.yaml", "/home/ahab/.config/a..b"]) {
  Deno.test(`a lesson lays a file at ${path}`, () => {
    const [file] = readLesson(block(`text lesson:file path=${path}`, "x"), "l.md").steps[0]!.blocks;
    assert.deepEqual(file, { kind: "file", path, text: "x\n", line: 11 });
  });
}

/** What is wrong with a file, in the order of its lines. */
const wrong: [name: string, text: string, problems: string[]][] = [
  ["no front matter", "## x\n", [
    "l.md:1:1: a lesson begins with its front matter: ---, then format: lesson/1 and so on, then ---",
  ]],
  ["no steps", HEAD, ["l.md:1:1: a lesson has steps: headings of the second level, ## Title"]],
  ["bad YAML in the front matter", "---\nid: [a\n---\n## x\n", [
    "l.md:2:7: Flow sequence in block collection must be sufficiently indented and end with a ]",
  ]],
  [
    "an unknown field of the front matter",
    HEAD.replace("minutes: 12", "minutes: 12\ncardz: [1]") + "## x\n",
    [
      "l.md:6:1: cardz: there is no field cardz: did you mean cards?",
    ],
  ],
  ["a format of tomorrow", HEAD.replace("lesson/1", "lesson/2") + "## x\n", [
    'l.md:2:9: format: expected one of lesson/1, found "lesson/2": did you mean lesson/1?',
  ]],
  ["a block nobody knows", block("yaml lesson:tasks", "goal: x"), [
    "l.md:11:1: there is no block lesson:tasks: did you mean lesson:task?",
  ]],
  ["a predicate nobody knows", block("yaml lesson:check", "- {object: pod/a}\n- {reachabel: http://a/}"), [
    "l.md:13:4: [1].reachabel: a predicate knows no reachabel: did you mean reachable?",
  ]],
  ["a path that is none", block("yaml lesson:check", "- object: pod/a\n  path: .a[\n"), [
    "l.md:13:9: [0].path: error parsing jsonpath {.a[}, unterminated array; expected a JSONPath such as .spec.replicas",
  ]],
  ["an unknown attribute", block("sh lesson:run speed=2", "ls"), [
    "l.md:11:18: lesson:run has no speed; it may have only, terminal, exit, until",
  ]],
  ["an attribute's wrong value", block("sh lesson:run terminal=9", "ls"), [
    "l.md:11:18: terminal=9 of lesson:run is not as it should be: ^[1-4]$",
  ]],
  ...["/etc/motd", "web.yaml", "~/web.yaml", "/home/ahab", "/home/ahab/", "/home/ahab/../x", "/home/ahabs/x"]
    .map(
      (path): typeof wrong[number] => [`a file at ${path}`, block(`text lesson:file path=${path}`, "x"), [
        `l.md:11:21: path=${path} of lesson:file is not as it should be: expected a path below /home/ahab, ` +
        "such as /home/ahab/web.yaml",
      ]],
    ),
  ["a file without a place", block("yaml lesson:file", "a: 1"), ["l.md:11:1: lesson:file needs path=…"]],
  ["a block that does not end", `${HEAD}## Step\n\n\`\`\`sh lesson:run\nls\n`, [
    "l.md:11:1: nothing closes this block",
  ]],
  ["a step that is there already", `${HEAD}## One\n## Two\n## One\n`, [
    "l.md:11:1: step one is there already, in line 9",
  ]],
  ["a block above the first step", `${HEAD}\n\`\`\`sh lesson:run\nls\n\`\`\`\n## x\n`, [
    "l.md:10:1: a typed block stands below a heading of the second level: ## Title",
  ]],
  ["several at once", block("yaml lesson:task", "gaol: x") + "```sh lesson:runs\n```\n", [
    "l.md:12:1: gaol: there is no field gaol: did you mean goal?",
    "l.md:12:1: goal and say are missing",
    "l.md:14:1: there is no block lesson:runs: did you mean lesson:run?",
  ]],
];

for (const [name, text, problems] of wrong) {
  Deno.test(`a lesson with ${name}`, () => {
    assert.throws(() => readLesson(text, "l.md"), (error) => {
      assert.ok(error instanceof LessonError);
      assert.deepEqual(error.problems.map(problemText), problems);
      return true;
    });
  });
}
