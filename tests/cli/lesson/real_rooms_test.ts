import assert from "node:assert/strict";
import type { Classroom } from "../../../src/classroom/classroom.ts";
import { proveLesson } from "../../../src/classroom/proof/lesson_proof.ts";
import {
  LESSON,
  MADE_BY,
  MANAGED,
  MANAGER,
  namespaceOf,
} from "../../../src/classroom/real/lesson_objects.ts";
import { teacherRules } from "../../../src/classroom/real/lesson_rights.ts";
import { RealRooms } from "../../../src/cli/lesson/real_rooms.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { readSmallFile, smallLesson } from "./small_lesson.ts";
import { withTeachingCluster } from "./teaching_cluster.ts";

/** A task; what it is proved with is a case's. */
const task = (mistakes: string, solution: string) =>
  readLesson(
    `---
format: lesson/1
id: task
title: Task
minutes: 5
cards: [31]
concepts: [service.selector]
backends: [sim, real]
world: {namespace: lesson}
---

## Your turn {#turn}

\`\`\`yaml lesson:task
goal: Make a ConfigMap settings.
say: It is there.
\`\`\`

\`\`\`yaml lesson:check
stable: 0s
within: 1s
items:
  - {object: configmap/settings}
\`\`\`

\`\`\`yaml lesson:mistakes
${mistakes}
\`\`\`

\`\`\`sh lesson:solution
${solution}
\`\`\`
`,
    "lesson.md",
  );

const mistake = (provoke: string) =>
  `- {id: elsewhere, when: {object: configmap/settings, namespace: other}, say: It is elsewhere., look: "kubectl get cm",
  provoke: ${JSON.stringify(provoke)}}`;
const MAKE = "kubectl create configmap settings";

const proofs: [name: string, mistakes: string, solution: string, failures: RegExp[]][] = [
  [
    "what the account may not do is no mistake that anybody makes there",
    mistake(`${MAKE} -n shop`),
    MAKE,
    [],
  ],
  ["a mistake that nobody sees there is told", mistake(`${MAKE}-2`), MAKE, [
    /elsewhere is diagnosed as nothing/,
  ]],
  ["a solution that does nothing is told", mistake(`${MAKE} -n shop`), "true", [/not reached: /]],
];

Deno.test({
  name: "rooms on a real cluster",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    const names = [1, 2].flatMap((number) => ["small", "task"].map((lesson) => namespaceOf(lesson, number)));
    await withTeachingCluster(teacherRules(names, false), async (cluster, bench) => {
      const isThere = async (name: string): Promise<boolean> =>
        (await bench.api(`/api/v1/namespaces/${name}`)).kind === "Namespace";

      await t.step(
        "each has a namespace of its own; who comes too late waits until one is free",
        async () => {
          const lesson = smallLesson();
          const rooms = new RealRooms({ cluster, lesson, count: 2, seed: 1, readFile: readSmallFile });
          await rooms.make();
          const two = await Promise.all([rooms.open(lesson), rooms.open(lesson)]);
          const homes = new Set(two.map(({ view }) => view.namespace));
          assert.deepEqual([...homes].sort(), [...rooms.namespaces].sort());
          await two[0]!.run("kubectl create configmap mine");
          let third: Classroom | undefined;
          const opening = rooms.open(lesson).then((room) => third = room);
          await two[1]!.run("kubectl get configmaps");
          assert.equal(third, undefined);
          two[0]!.close();
          await opening;
          assert.equal(third!.view.namespace, two[0]!.view.namespace);
          assert.doesNotMatch((await third!.run("kubectl get configmaps")).output, /mine/);
          for (const room of [two[1]!, third!]) room.close();
          await rooms.remove();
          for (const name of rooms.namespaces) assert.equal(await isThere(name), false);
        },
      );

      await t.step("another's namespace stays, and what was made beside it goes", async () => {
        const lesson = smallLesson();
        const [first, second] = [namespaceOf("small"), namespaceOf("small", 2)];
        await cluster.client.create("/api/v1/namespaces", {
          metadata: {
            name: second,
            labels: { [MANAGED]: MANAGER, [LESSON]: "small" },
            annotations: { [MADE_BY]: "bob" },
          },
        });
        const rooms = new RealRooms({ cluster, lesson, count: 2, seed: 1, readFile: readSmallFile });
        await assert.rejects(rooms.make(), /bob has taken this lesson there/);
        await rooms.remove();
        assert.deepEqual([await isThere(first), await isThere(second)], [false, true]);
      });

      for (const [name, mistakes, solution, failures] of proofs) {
        await t.step(name, async () => {
          const lesson = task(mistakes, solution);
          const rooms = new RealRooms({ cluster, lesson, count: 2, seed: 1, readFile: readSmallFile });
          await rooms.make();
          const proof = await proveLesson(rooms.lesson, (of) => rooms.open(of), { isReal: true });
          await rooms.remove();
          assert.equal(proof.failures.length, failures.length, JSON.stringify(proof.failures));
          for (const [index, expected] of failures.entries()) {
            assert.match(proof.failures[index]!.text, expected);
          }
        });
      }
    });
  },
});
