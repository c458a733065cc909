/** A lesson taken on a real cluster, by the keyboard alone, and what is left when the program is ended in the middle of it. */
import assert from "node:assert/strict";
import { namespaceOf } from "../../src/classroom/real/lesson_objects.ts";
import { teacherRules } from "../../src/classroom/real/lesson_rights.ts";
import { withTeachingCluster } from "../cli/lesson/teaching_cluster.ts";
import type { Bench } from "../conformance/served_world.ts";
import { Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

const NAME = namespaceOf("services");
const START = ["lesson", "start", "services", "--context", "jane@kubernetes"];
const LEAVE_SHELL = "\x1d";
const LESSON = /Why a Pod's address/;

async function isThere({ api }: Bench): Promise<boolean> {
  return (await api(`/api/v1/namespaces/${NAME}`)).kind === "Namespace";
}

async function withLearner(
  work: (bench: Bench, open: (columns: number, rows: number) => Explorer) => Promise<void>,
): Promise<void> {
  await withTeachingCluster(teacherRules([NAME], false), async (_, bench) => {
    using home = new Home();
    const env = { KUBECONFIG: bench.kubeconfig };
    await work(bench, (columns, rows) => new Explorer(home, START, { columns, rows, env }));
  });
}

/** On a small screen the shell comes to the front; behind it is the lesson, or the explorer and then the lesson. */
async function backToLesson(learner: Explorer): Promise<void> {
  await learner.press(LEAVE_SHELL, /^(?![^]*ahab@pequod)/);
  if (!LESSON.test(learner.screen)) await learner.press(LEAVE_SHELL, LESSON);
}

for (const [columns, rows] of [[80, 24], [160, 50]] as const) {
  terminalTest(
    `a lesson on a real cluster, at ${columns} times ${rows}`,
    () =>
      withLearner(async (bench, open) => {
        await using learner = open(columns, rows);
        await learner.until("Begin? [y/N]");
        assert.match(learner.screen, /context +jane@kubernetes/);
        assert.equal(await isThere(bench), false);
        await learner.press("y\r", /⎈ jane@kubernetes.*step 1 of/);
        await learner.until("▶");
        await learner.press("\r", "deployment.apps/web created");
        if (columns < 120) await backToLesson(learner);
        await learner.press("p", "time is real on a real cluster");
        await learner.press("u", "No command is taken back on a real cluster");
        await learner.press("f", "A real cluster cannot be copied");
        const { items } = await bench.api(`/apis/apps/v1/namespaces/${NAME}/deployments`);
        assert.ok(items.some(({ metadata }: (typeof items)[0]) => metadata.name === "web"));
        learner.send("q");
        const { code, shell } = await learner.end();
        assert.equal(code, 0);
        assert.match(shell, /Removing namespace pequod-lesson-services/);
        learner.assertRestored(shell);
        assert.equal(await isThere(bench), false);
      }),
  );
}

terminalTest(
  "a signal ends it and the namespace; kill -9 leaves the namespace, which goes at the next start",
  () =>
    withLearner(async (bench, open) => {
      {
        await using told = open(100, 30);
        await told.press("", "Begin? [y/N]");
        await told.press("y\r", "⎈ jane@kubernetes");
        await told.signal("SIGTERM");
        assert.equal((await told.end()).code, 143);
        assert.equal(await isThere(bench), false);
      }
      {
        await using killed = open(100, 30);
        await killed.until("Begin? [y/N]");
        await killed.press("y\r", "⎈ jane@kubernetes");
        await killed.signal("SIGKILL");
        await killed.ended;
        assert.equal(await isThere(bench), true);
      }
      await using next = open(100, 30);
      await next.until(/first +removes that namespace as it was left on/);
      await next.press("y\r", "⎈ jane@kubernetes");
      await next.press("q", "Removing namespace");
      await next.end();
      assert.equal(await isThere(bench), false);
    }),
);
