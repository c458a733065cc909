import assert from "node:assert/strict";
import type { Classroom } from "../../../src/classroom/classroom.ts";
import { teacherRules } from "../../../src/classroom/real/lesson_rights.ts";
import { realForm, RealLesson } from "../../../src/cli/lesson/real_lesson.ts";
import { readSmallFile, smallLesson } from "./small_lesson.ts";
import { withTeachingCluster } from "./teaching_cluster.ts";

Deno.test("a lesson that is not marked for it is refused, with the reason", () => {
  const lesson = smallLesson({ backends: "[sim]" });
  assert.throws(
    () => realForm(lesson, "x"),
    /lesson small is for the simulator only: .*backends: \[sim, real\]/,
  );
});

Deno.test("on a real cluster it has that cluster's blocks, and another namespace", () => {
  const lesson = realForm(smallLesson(), "pequod-lesson-small");
  assert.equal(lesson.world.namespace, "pequod-lesson-small");
  const lines = lesson.steps[0]!.blocks.flatMap((block) => block.kind === "run" ? block.lines : []);
  assert.deepEqual(lines, ["kubectl get pods"]);
});

/** What is typed in the lab, and what comes of it. */
const lines: [line: string, shown: RegExp][] = [
  ["kubectl get configmap settings -o jsonpath={.data.colour}; echo", /^green$/m],
  ["kubectl config current-context", /^pequod-lesson-small$/m],
  ["kubectl auth whoami", /system:serviceaccount:pequod-lesson-small:learner/],
  ["kubectl get pods -n shop", /^Error from server \(Forbidden\): pods is forbidden: /],
  ["kubectl delete namespace shop", /namespaces "shop" is forbidden/],
  ["kubectl get nodes", /nodes is forbidden/],
  ["docker run --rm busybox echo from the lab", /^from the lab$/m],
  ["helm list", /^NAME\s+NAMESPACE/],
  ["curl -sk $(kubectl config view -o 'jsonpath={.clusters[0].cluster.server}') || echo no", /^no$/m],
  ["kubectl --server https://127.0.0.1:1 get pods", /127\.0\.0\.1:1 was refused/],
  ["kubectl --token nonsense get pods", /You must be logged in to the server/],
  ["kubectl --username=a --password=b --token= get pods", /You must be logged in|Forbidden/],
];

Deno.test({
  name: "a lesson over TLS",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    const lesson = smallLesson();
    await withTeachingCluster(teacherRules(["pequod-lesson-small"], false), async (cluster, bench) => {
      assert.equal(cluster.user, "jane");
      assert.equal(cluster.context, "jane@kubernetes");
      const real = new RealLesson(cluster, lesson);
      await real.make();
      const within = async (work: (room: Classroom) => Promise<void>) => {
        const room = await real.open({ seed: 1, readFile: readSmallFile });
        try {
          await work(room);
        } finally {
          room.close();
        }
      };
      await within(async (room) => {
        for (const [line, shown] of lines) {
          await t.step(line, async () => assert.match((await room.run(line)).output, shown));
        }
        await t.step("a program that a kubeconfig names is not run", async () => {
          const mark = `${bench.folder}/ran`;
          await room.run(
            `kubectl config set-credentials evil --exec-command=/usr/bin/touch --exec-arg=${mark} ` +
              "--exec-api-version=client.authentication.k8s.io/v1 --exec-interactive-mode=Never",
          );
          await room.run("kubectl --user evil get pods");
          await assert.rejects(Deno.stat(mark), Deno.errors.NotFound);
        });
        await t.step("checks see it, and who wrote what is told", async () => {
          const made = async () =>
            (await room.view.cluster!.objects("deployments", room.view.namespace)).length === 1 &&
            room.writes.writes.some(({ kind, who }) => kind === "ReplicaSet" && /deployment/.test(who));
          await room.view.cluster!.objects("deployments", room.view.namespace);
          await room.run("kubectl create deployment web --image=nginx");
          assert.equal(await room.paced.until(made, 20_000), true);
        });
      });
      await t.step("another room begins as the first did", () =>
        within(async (room) => {
          const { output } = await room.run("kubectl get deployments,configmaps");
          assert.match(output, /configmap\/settings/);
          assert.doesNotMatch(output, /deployment/);
        }));
      await t.step("what was left is found, and gone when it is removed", async () => {
        assert.equal((await real.leftOver())?.by, "jane");
        await real.remove();
        assert.equal(await real.leftOver(), undefined);
      });
    });
  },
});
