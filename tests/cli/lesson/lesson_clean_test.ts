import assert from "node:assert/strict";
import { teacherRules } from "../../../src/classroom/real/lesson_rights.ts";
import { lessonClean } from "../../../src/cli/lesson/lesson_clean.ts";
import { lesson } from "../../../src/cli/lesson/lesson.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { testEnvironment } from "../test_environment.ts";
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
    "another lesson's is not meant, and what there is is named",
    { argv: ["--yes"], args: ["smal"] },
    1,
    /^On jane@kubernetes \(https:.*\) there is nothing of smal, but:\n\n {2}pequod-lesson-small +made by jane .*\n$/,
  ],
  [
    "of two, one of which is mistyped, nothing is removed",
    { argv: ["--yes"], args: ["small", "\x1b[31mother"] },
    1,
    /there is nothing of ␛\[31mother, but:\n\n {2}pequod-lesson-small /,
  ],
  [
    "who says yes removes it",
    { input: "y\n", args: ["small"] },
    0,
    /namespace pequod-lesson-small removed\n$/,
  ],
  [
    "then there is nothing",
    { argv: ["--yes"] },
    0,
    /^On jane@kubernetes \(https:.*\) no lesson has left anything\.\n$/,
  ],
  ["nor of that lesson", { argv: ["--yes"], args: ["small"] }, 0, /no lesson has left anything\.\n$/],
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

Deno.test("nothing is removed unasked from the cluster of whatever context is the current one", async () => {
  const { environment, output } = testEnvironment();
  assert.equal(await runProgram(lesson, ["clean", "--yes"], environment, "pequod lesson"), 1);
  assert.match(output.err, /^error: --yes needs --context: /);
});
