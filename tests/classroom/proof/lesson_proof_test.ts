import assert from "node:assert/strict";
import { proveLesson } from "../../../src/classroom/proof/lesson_proof.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { smallClassroom } from "../small_classroom.ts";

const HEAD = `---
format: lesson/1
id: volumes
title: Volumes
minutes: 5
cards: [15]
concepts: [docker.volume]
---
`;

/** A lesson about a volume, with the parts that a case is about. */
const lesson = (parts: { run?: string; output?: string; mistakes?: string; solution?: string }): string =>
  `${HEAD}
## Try

\`\`\`sh lesson:run
${parts.run ?? "docker volume create first"}
\`\`\`

\`\`\`text lesson:output
${parts.output ?? "first"}
\`\`\`

\`\`\`yaml lesson:task
goal: Make the volume mydata.
say: It is there.
\`\`\`

\`\`\`yaml lesson:check
- {volume: mydata}
\`\`\`

\`\`\`yaml lesson:mistakes
${
    parts.mistakes ??
      `- id: other-name
  when: {volume: my-data}
  say: It is called my-data.
  look: docker volume ls
  provoke: docker volume create my-data`
  }
\`\`\`

\`\`\`sh lesson:solution
${parts.solution ?? "docker volume create mydata"}
\`\`\`

\`\`\`sh lesson:solution way=run
docker run --rm -v mydata:/data alpine true
\`\`\`
`;

async function failures(text: string): Promise<string[]> {
  const proof = await proveLesson(readLesson(text, "l.md"), () => smallClassroom());
  return proof.failures.map(({ line, text }) => `${line}: ${text}`);
}

Deno.test("a lesson that holds: every part of it was tried", async () => {
  const proof = await proveLesson(readLesson(lesson({}), "l.md"), () => smallClassroom());
  assert.deepEqual(proof.failures, []);
  assert.deepEqual([proof.checks, proof.mistakes, proof.ways], [1, 1, 1]);
});

const broken: [name: string, parts: Parameters<typeof lesson>[0], failure: RegExp][] = [
  [
    "a command that fails",
    { run: "docker volume inspect first" },
    /^12: docker volume inspect first ends with 1, not 0/,
  ],
  ["another output than the text says", { output: "second" }, /^17: "second" is not printed, but "first"/],
  [
    "a goal that is reached at once",
    { run: "docker volume create mydata\ndocker volume create first" },
    /the check holds before anything is done/,
  ],
  [
    "a solution that does not solve",
    { solution: "docker volume create my-date" },
    /not reached: volume mydata is there \(there is none\)/,
  ],
  ["a mistake that shows nothing", {
    mistakes:
      "- id: none\n  when: {volume: never}\n  say: x\n  look: docker volume ls\n  provoke: docker volume create other",
  }, /mistake none is diagnosed as nothing/],
  ["a mistake that fires on success", {
    mistakes:
      "- id: any\n  when: {volume: first}\n  say: x\n  look: docker volume ls\n  provoke: docker volume create other",
  }, /mistake any is diagnosed although the goal is reached/],
];

const NAMED_BY_COUNT = `- id: any-other
  when: {any: [{volume: my-data}, {volume: zz-later}]}
  say: s
  look: docker volume ls
  provoke: docker volume create my-data
- id: later
  when: {volume: zz-later}
  say: s
  look: docker volume ls
  provoke: docker volume create zz-later`;

broken.push([
  "a mistake that is seen in what has nothing to do with it",
  { mistakes: NAMED_BY_COUNT },
  /beside objects that have nothing to do with it, mistake any-other is diagnosed as any-other and later/,
]);

for (const [name, parts, failure] of broken) {
  Deno.test(`a lesson with ${name} is not proved`, async () => {
    const found = await failures(lesson(parts));
    assert.ok(found.some((one) => failure.test(one)), found.join("\n"));
  });
}

const DRILL = (solution: string) =>
  "\n```yaml lesson:drill\nconcept: docker.volume\ngoal: Make the volume drilled.\n" +
  `check: [{volume: drilled}]\nhint: h\nsolution: ${solution}\n` + "```\n";

Deno.test("a file that cannot be laid is told where its block stands", async () => {
  const text = `${HEAD}
## Try

\`\`\`sh lesson:run
touch taken
\`\`\`

\`\`\`text lesson:file path=/home/ahab/taken/web.yaml
kind: Pod
\`\`\`
`;
  assert.deepEqual(await failures(text), [
    "16: the file /home/ahab/taken/web.yaml cannot be laid: Not a directory",
  ]);
});

Deno.test("drills are proved in worlds of their own", async () => {
  const good = await proveLesson(
    readLesson(lesson({}) + DRILL("docker volume create drilled"), "l.md"),
    () => smallClassroom(),
  );
  assert.deepEqual([good.failures, good.drills], [[], 1]);
  assert.deepEqual(await failures(lesson({}) + DRILL("docker volume create other")), [
    "45: not reached: volume drilled is there (there is none)",
  ]);
});

Deno.test("a goal that is lost again is waited for: a rollout that has not begun looks like one that is over", async () => {
  const text = `${HEAD}
## Roll out

\`\`\`yaml lesson:world
run: kubectl create deployment web --image=nginx
\`\`\`

\`\`\`yaml lesson:task
goal: Set the image of the Deployment web to nginx:alpine, so that no Pod is missing.
say: s
\`\`\`

\`\`\`yaml lesson:check
stable: 2s
items:
- {object: deployment/web, path: ".spec.template.spec.containers[0].image", equals: "nginx:alpine"}
- {object: deployment/web, path: .status.unavailableReplicas, exists: false}
\`\`\`

\`\`\`sh lesson:solution
kubectl scale deployment web --replicas=2
kubectl set image deployment web nginx=nginx:alpine
\`\`\`
`;
  assert.deepEqual(await failures(text), []);
});
