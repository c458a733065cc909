import assert from "node:assert/strict";
import { namespaceOf } from "../../../src/classroom/real/lesson_objects.ts";
import { teacherRules } from "../../../src/classroom/real/lesson_rights.ts";
import { lessonTest } from "../../../src/cli/lesson/test_lessons.ts";
import { proofOnRealCluster } from "../../../src/cli/lesson/real_proof.ts";
import { realMachine } from "../../../src/cli/real_machine.ts";
import { readSmallFile, smallLesson } from "./small_lesson.ts";
import { callAs, withTeachingCluster } from "./teaching_cluster.ts";

const SERVICES = new URL("../../../lessons/services", import.meta.url).pathname;

Deno.test({
  name: "lessons are proved on a real cluster",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    const names = [1, 2, 3, 4].map((number) => namespaceOf("small", number));
    await withTeachingCluster(teacherRules(names, false), async (_, bench) => {
      const folder = { id: "small", file: "lesson.md", paths: [], read: readSmallFile };

      await t.step("who does not want it makes nothing", async () => {
        const { call, output } = callAs(bench, { input: "no\n" });
        assert.equal(await proofOnRealCluster(call), undefined);
        assert.match(output.out, /^ +context +jane@kubernetes\n +server +https:.*\n +you are +jane\n/m);
        assert.match(output.out, /makes +namespaces pequod-lesson-ID to pequod-lesson-ID-4,/);
        const { flags: own } = lessonTest;
        const { call: test } = callAs(bench, { input: "no\n", args: [SERVICES], own });
        assert.equal(await lessonTest.run!({ ...test, io: { ...test.io, machine: realMachine } }), 1);
      });

      await t.step("with -o json what is said and asked is not on standard output", async () => {
        const { flags: own } = lessonTest;
        const { call, output } = callAs(bench, {
          input: "no\n",
          argv: ["-o", "json"],
          args: [SERVICES],
          own,
        });
        assert.equal(await lessonTest.run!({ ...call, io: { ...call.io, machine: realMachine } }), 1);
        assert.equal(output.out, "");
        assert.match(output.err, /^Lessons are proved on a real cluster:[\s\S]*Begin\? \[y\/N\] $/);
      });

      await t.step("one that is marked for it is proved there, and leaves nothing", async () => {
        const real = (await proofOnRealCluster(callAs(bench, { argv: ["--yes"] }).call))!;
        try {
          const proof = await real.prove(smallLesson(), folder);
          assert.deepEqual(proof?.failures, []);
          assert.equal(proof?.runs, 1);
          assert.equal(await real.prove(smallLesson({ backends: "[sim]" }), folder), undefined);
        } finally {
          real.close();
        }
        const { items } = await bench.api("/api/v1/namespaces");
        const left = items.filter(({ metadata }: (typeof items)[0]) => names.includes(metadata.name));
        assert.deepEqual(left, []);
      });
    });
  },
});
