import assert from "node:assert/strict";
import { teacherRules } from "../../../src/classroom/real/lesson_rights.ts";
import { lessonClean } from "../../../src/cli/lesson/lesson_clean.ts";
import { RealLesson } from "../../../src/cli/lesson/real_lesson.ts";
import { smallLesson } from "./small_lesson.ts";
import { callAs, withTeachingCluster } from "./teaching_cluster.ts";

const NAME = "pequod-lesson-small";

/** One after another, on the same cluster. */
const cases: [
  name: string,
  given: { input?: string; argv?: string[]; args?: string[] },
  code: number,
  out: RegExp,
][] = [
  [
    "who says no keeps it",
    { input: "n\n" },
    1,
    /pequod-lesson-small +made by jane +20.*\n\nRemove it and all that is in it\? /,
  ],
  [
    "another lesson's is not meant",
    { argv: ["--yes"], args: ["other"] },
    0,
    /^No lesson has left anything on jane@kubernetes\.\n$/,
  ],
  [
    "who says yes removes it",
    { input: "y\n", args: ["small"] },
    0,
    /namespace pequod-lesson-small removed\n$/,
  ],
  ["then there is nothing", { argv: ["--yes"] }, 0, /^No lesson has left anything/],
];

Deno.test({
  name: "what lessons have left is removed",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    await withTeachingCluster(teacherRules([NAME], false), async (cluster, bench) => {
      await new RealLesson(cluster, smallLesson()).make();
      for (const [name, given, code, out] of cases) {
        await t.step(name, async () => {
          const { call, output } = callAs(bench, given);
          assert.equal(await lessonClean.run!(call), code);
          assert.match(output.out, out);
        });
      }
      const { items } = await bench.api("/api/v1/namespaces");
      const names = items.map(({ metadata }: { metadata: { name: string } }) => metadata.name);
      assert.equal(names.includes("shop"), true);
      assert.equal(names.includes(NAME), false);
    });
  },
});
