import assert from "node:assert/strict";
import { teacherRules } from "../../../src/classroom/real/lesson_rights.ts";
import { beginOnRealCluster, onRealCluster } from "../../../src/cli/lesson/real_start.ts";
import { RealLesson } from "../../../src/cli/lesson/real_lesson.ts";
import { readSmallFile, smallLesson } from "./small_lesson.ts";
import { callAs, withTeachingCluster } from "./teaching_cluster.ts";

const NAME = "pequod-lesson-small";

Deno.test({
  name: "before a lesson begins on a real cluster",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    await withTeachingCluster(teacherRules([NAME], true), async (cluster, bench) => {
      const found = { lesson: smallLesson({ reads: "[nodes]" }), readFile: readSmallFile };
      const isThere = async () =>
        (await bench.api("/api/v1/namespaces")).items
          .some(({ metadata }: { metadata: { name: string } }) => metadata.name === NAME);

      await t.step("it says where, as whom and what; who does not want it gets nothing", async () => {
        const { call, output } = callAs(bench, { input: "n\n" });
        assert.equal(await beginOnRealCluster(found, call), undefined);
        const shown = output.out.replaceAll(cluster.server, "SERVER");
        assert.match(shown, /^ +context +jane@kubernetes\n +server +SERVER\n +you are +jane\n/m);
        assert.match(shown, /makes +namespace pequod-lesson-small, .*\n +a cluster role, .*: nodes\n/);
        assert.match(shown, /docker runs on\nthe simulator\./);
        assert.match(shown, /neither paused nor sped up, and no command is taken back/);
        assert.match(shown, /Begin\? \[y\/N\] Nothing was made\.\n$/);
        assert.equal(await isThere(), false);
      });

      await t.step("where nobody can be asked, nothing is made", async () => {
        await assert.rejects(
          beginOnRealCluster(found, callAs(bench, {}).call),
          /--yes says that it is wanted/,
        );
        assert.equal(await isThere(), false);
      });

      await t.step("who may not take it is told what to ask for, and not asked", async () => {
        const { call, output } = callAs(bench, { argv: ["--yes"], user: "eve" });
        await assert.rejects(
          beginOnRealCluster(found, call),
          /^LessonRefused: "eve" may not do what a lesson takes on this cluster: create namespaces, .*\nAsk an administrator/,
        );
        assert.equal(output.out, "");
      });

      await t.step("one that is for the simulator is refused before anybody is asked", async () => {
        const { call, output } = callAs(bench, { argv: ["--yes"] });
        const sim = { ...found, lesson: smallLesson({ backends: "[sim]" }) };
        await assert.rejects(beginOnRealCluster(sim, call), /for the simulator only/);
        assert.equal(output.out, "");
      });

      await t.step("who says yes gets a room, and nothing of it stays at its end", async () => {
        const { call } = callAs(bench, { input: "y\n" });
        const taking = await beginOnRealCluster(found, call);
        assert.equal(taking!.where, "jane@kubernetes");
        const room = await taking!.open({ seed: 1, startMs: 0, record: () => {}, onChange: () => {} });
        assert.match((await room.run("kubectl get nodes")).output, /Ready/);
        room.close();
        assert.equal(await isThere(), true);
        await taking!.end();
        assert.equal(await isThere(), false);
        for (const plural of ["clusterroles", "clusterrolebindings"]) {
          const { items } = await bench.api(`/apis/rbac.authorization.k8s.io/v1/${plural}`);
          assert.deepEqual(items.filter(({ metadata }: typeof items[0]) => metadata.name === NAME), []);
        }
      });

      await t.step("what a killed program has left is named, and removed first", async () => {
        const killed = new RealLesson(cluster, found.lesson);
        await killed.make();
        const before = (await killed.leftOver())!.uid;
        const { call, output } = callAs(bench, { argv: ["--yes"] });
        const taking = await beginOnRealCluster(found, call);
        assert.match(output.out, /first +removes that namespace as it was left on 20/);
        const after = (await killed.leftOver())!.uid;
        assert.notEqual(after, before);
        await taking!.end();
      });

      await t.step("a way to take lessons takes them there, and cleans up when it fails", async () => {
        const { call, output } = callAs(bench, { argv: ["--yes"] });
        const taken: string[] = [];
        const way = onRealCluster({
          close: () => {},
          take: async ({ found, real }) => {
            taken.push(real!.where, found.lesson.world.namespace, String(await isThere()));
            throw new Error("the screen is gone");
          },
        }, call);
        await assert.rejects(way.take({ found } as never), /the screen is gone/);
        assert.deepEqual(taken, ["jane@kubernetes", NAME, "true"]);
        assert.match(output.out, /Removing namespace pequod-lesson-small and what is in it\.\n$/);
        assert.equal(await isThere(), false);
      });

      await t.step("another's is not taken away", async () => {
        const janes = new RealLesson(cluster, found.lesson);
        await janes.make();
        const { uid } = (await janes.leftOver())!;
        const { call } = callAs(bench, { argv: ["--yes"], user: "bob" });
        await assert.rejects(
          beginOnRealCluster(found, call),
          /is there already: jane has taken this lesson there since 20.*pequod lesson clean --context bob@kubernetes/,
        );
        assert.equal((await janes.leftOver())!.uid, uid);
        await janes.remove();
      });
    });
  },
});
