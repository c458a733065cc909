/**
 * The lessons that are marked for a real cluster, on a second API server behind TLS, taken by somebody who may do what
 * that takes and nothing else. In CI it is a served simulator with a seed of its own. A real cluster, whose time is
 * real, takes longer:
 *
 *     PEQUOD_TEST_KUBECONFIG=~/.kube/config [PEQUOD_TEST_CONTEXT=NAME] [PEQUOD_TEST_LESSONS=services,pods] \
 *       deno test -A tests/conformance/real_cluster_lessons_test.ts
 *
 * Namespaces `pequod-lesson-…` are made there and removed again; nothing else is touched.
 */
import assert from "node:assert/strict";
import { proveLesson } from "../../src/classroom/proof/lesson_proof.ts";
import { namespaceOf, SELECTOR } from "../../src/classroom/real/lesson_objects.ts";
import { lessonsThere } from "../../src/classroom/real/lesson_namespace.ts";
import { teacherRules } from "../../src/classroom/real/lesson_rights.ts";
import { LessonLibrary, readLessonFolder } from "../../src/cli/lesson/lesson_library.ts";
import { RealCluster, RealLesson } from "../../src/cli/lesson/real_lesson.ts";
import { RealRooms } from "../../src/cli/lesson/real_rooms.ts";
import { realMachine } from "../../src/cli/real_machine.ts";
import { ApiError } from "../../src/cluster/api_error.ts";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";
import { realPatience, realTime, withTeachingCluster } from "../cli/lesson/teaching_cluster.ts";
import type { Bench } from "./served_world.ts";

const KUBECONFIG = Deno.env.get("PEQUOD_TEST_KUBECONFIG");
/** Simulated seconds in a real one. */
const SPEED = 10;
/** Of one lesson at a time, each with a namespace of its own. */
const ROOMS = 4;
/** Most of the time they wait, each for something else. */
const LESSONS_AT_A_TIME = 5;
const RBAC = "/apis/rbac.authorization.k8s.io/v1";

const library = await LessonLibrary.open(realMachine, "");
const wanted = Deno.env.get("PEQUOD_TEST_LESSONS")?.split(",");
const read = await Promise.all(library.folders.map(async (folder) => ({
  folder,
  lesson: (await readLessonFolder(folder)).lesson,
})));
const lessons = read.filter(({ lesson }) =>
  lesson.backends.includes("real") && (wanted === undefined || wanted.includes(lesson.id))
);
const namespaces = lessons.flatMap(({ lesson }) =>
  Array.from({ length: ROOMS }, (_, index) => namespaceOf(lesson.id, index + 1))
);

Deno.test({
  name: "lessons on a real cluster",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    if (KUBECONFIG !== undefined) return await onUsersCluster((cluster) => proveAll(t, cluster));
    await withTeachingCluster(teacherRules(namespaces, true), async (cluster, bench) => {
      await quiet(bench);
      const before = others(bench);
      await t.step("there are lessons for it", () => assert.ok(lessons.length >= 10, `${lessons.length}`));
      await t.step("who takes them may not look at other people's things", async () => {
        for (const path of ["namespaces/kube-system/secrets", "namespaces/shop/pods", "nodes"]) {
          await assert.rejects(
            cluster.client.list(`/api/v1/${path}`),
            (error) => error instanceof ApiError && error.code === 403,
          );
        }
        await assert.rejects(cluster.client.delete("/api/v1/namespaces/shop"), ApiError);
      });
      await t.step("what a killed run has left is there at the next start, and removed", async () => {
        const { lesson, folder } = lessons[0]!;
        const killed = new RealLesson(cluster, lesson);
        await killed.make();
        const room = await killed.open({ seed: 1, readFile: folder.read });
        // Nobody comes to remove it.
        room.close();
        const next = new RealLesson(cluster, lesson);
        assert.equal((await next.leftOver())?.by, "jane");
        await next.remove();
        assert.equal(await next.leftOver(), undefined);
      });
      await proveAll(t, cluster);
      await t.step("nothing of them stays", async () => {
        for (const path of ["/api/v1/namespaces", `${RBAC}/clusterroles`, `${RBAC}/clusterrolebindings`]) {
          const { items } = await bench.api(`${path}?labelSelector=${encodeURIComponent(SELECTOR)}`);
          assert.deepEqual(items, [], path);
        }
      });
      await t.step("what was there before is as it was", () => {
        assert.ok(before.size > 100, `${before.size}`);
        assert.deepEqual(differing(before, others(bench)), []);
      });
    }, SPEED);
  },
});

async function proveAll(t: Deno.TestContext, cluster: RealCluster): Promise<void> {
  const rest = [...lessons];
  const found = new Map<string, string[]>();
  const work = async (): Promise<void> => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      const { lesson, folder } = next;
      const rooms = new RealRooms({ cluster, lesson, count: ROOMS, seed: 7, readFile: folder.read });
      await rooms.make();
      try {
        const { failures } = await proveLesson(rooms.lesson, (of) => rooms.open(of), { isReal: true });
        found.set(lesson.id, failures.map(({ line, text }) => `${folder.file}:${line}: ${text}`));
      } finally {
        await rooms.remove();
      }
    }
  };
  await Promise.all(Array.from({ length: LESSONS_AT_A_TIME }, work));
  for (const [id, failures] of found) {
    await t.step(`lesson ${id} holds there`, () => assert.deepEqual(failures, []));
  }
  assert.deepEqual(await lessonsThere(cluster.client, realPatience().signal), []);
}

async function onUsersCluster(work: (cluster: RealCluster) => Promise<void>): Promise<void> {
  const cluster = await RealCluster.open({
    config: await loadKubeconfig({
      explicitPath: KUBECONFIG!,
      env: {},
      home: undefined,
      readFile: (path) => Deno.readTextFile(path),
    }),
    context: Deno.env.get("PEQUOD_TEST_CONTEXT") ?? "",
    overrides: {},
    patience: realPatience(),
    now: () => Date.now(),
    machine: realTime,
  });
  try {
    await work(cluster);
  } finally {
    cluster.close();
  }
}

/** What has been started there comes to rest. */
async function quiet({ driver }: Bench): Promise<void> {
  await driver.advance(120_000);
}

/** What is written all the time, and what a CronJob of the scenario makes, says nothing of lessons. */
const RESTLESS = /^(Event|Lease|Node) |^(CronJob|Job|Pod) shop\/stock-report/;

/** All that is not a lesson's, as it is stored, by kind and name. */
function others({ world }: Bench): Map<string, string> {
  const own = new Set(namespaces);
  const found = new Map<string, string>();
  for (const { object } of world.registry.store.entries()) {
    const { namespace, name = "" } = object.metadata;
    const key = `${object.kind} ${namespace ? `${namespace}/` : ""}${name}`;
    if (!own.has(namespace ?? name) && !RESTLESS.test(key)) found.set(key, JSON.stringify(object));
  }
  return found;
}

/** Of both, what is not the same in the other. */
function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) =>
    before.get(key) !== after.get(key)
  );
}
