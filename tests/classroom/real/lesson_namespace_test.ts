import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { lessonObjects, SELECTOR } from "../../../src/classroom/real/lesson_objects.ts";
import {
  awaitAccount,
  emptyNamespace,
  LessonRefused,
  lessonsThere,
  lessonThere,
  makeNamespace,
  removeLesson,
  requireRights,
} from "../../../src/classroom/real/lesson_namespace.ts";
import { type Rule, teacherRules } from "../../../src/classroom/real/lesson_rights.ts";
import { refusal, SmallCluster } from "./small_cluster.ts";

const NAME = "pequod-lesson-services";
const HOME = `/api/v1/namespaces/${NAME}`;
const POD = { metadata: { name: "web" }, spec: { containers: [{ name: "web", image: "nginx" }] } };
const RBAC = "/apis/rbac.authorization.k8s.io/v1";

async function withCluster(work: (cluster: SmallCluster) => Promise<void>): Promise<void> {
  const cluster = new SmallCluster();
  try {
    await work(cluster);
  } finally {
    cluster.close();
  }
}

/** Answers the learner, whose account works. */
async function make(cluster: SmallCluster, teacher: Client, reads: readonly string[] = []): Promise<Client> {
  const user = "jane";
  const readsCluster = reads.length > 0;
  await requireRights(teacher, { name: NAME, readsCluster, user }, cluster.patience.signal);
  const objects = lessonObjects("services", { madeBy: user, reads });
  const token = await makeNamespace(teacher, objects, { user, readsCluster }, cluster.patience);
  const learner = cluster.bearer(token);
  await awaitAccount(learner, NAME, cluster.patience);
  return learner;
}

/** All that the world holds of others, as it is stored. */
function others({ world }: SmallCluster): string[] {
  return [...world.registry.store.entries()].map(({ object }) => object)
    .filter(({ kind, metadata }) =>
      metadata.namespace !== NAME && metadata.name !== NAME && !/^(Lease|Event|Node)$/.test(String(kind))
    )
    .map((object) => JSON.stringify(object)).sort();
}

Deno.test("with the rights to be asked for, a lesson is made and removed, and nothing else is touched", () =>
  withCluster(async (cluster) => {
    const teacher = await cluster.user("jane", teacherRules([NAME], true));
    await cluster.patience.wait(60_000);
    const before = others(cluster);
    const learner = await make(cluster, teacher, ["nodes"]);
    await learner.create(`${HOME}/pods`, POD);
    assert.equal((await learner.list("/api/v1/nodes")).items.length > 0, true);
    await removeLesson(teacher, NAME, cluster.patience);
    const query = { labelSelector: SELECTOR };
    for (const path of ["/api/v1/namespaces", `${RBAC}/clusterroles`, `${RBAC}/clusterrolebindings`]) {
      assert.deepEqual((await cluster.administrator.list(path, { query })).items, [], path);
    }
    assert.deepEqual(others(cluster), before);
  }));

const forbidden: [what: string, asked: (learner: Client) => Promise<unknown>][] = [
  ["see another namespace's pods", (learner) => learner.list("/api/v1/namespaces/shop/pods")],
  ["make anything there", (learner) => learner.create("/api/v1/namespaces/shop/pods", POD)],
  ["list the namespaces", (learner) => learner.list("/api/v1/namespaces")],
  ["see the nodes", (learner) => learner.list("/api/v1/nodes")],
  ["delete the lesson's namespace", (learner) => learner.delete(HOME)],
  ["reach a node's files by a Pod", (learner) =>
    learner.create(`${HOME}/pods`, {
      ...POD,
      spec: { ...POD.spec, volumes: [{ name: "node", hostPath: { path: "/" } }] },
    })],
  ["have privileges on a node", (learner) =>
    learner.create(`${HOME}/pods`, {
      ...POD,
      spec: { containers: [{ ...POD.spec.containers[0], securityContext: { privileged: true } }] },
    })],
  ["widen its own role", (learner) => learner.patch(`${RBAC}/namespaces/${NAME}/roles/learner`, "merge", {})],
  ["make itself another token", (learner) =>
    learner.create(`${HOME}/serviceaccounts/learner/token`, {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      spec: {},
    })],
];

Deno.test("the learner's account", async (t) => {
  await withCluster(async (cluster) => {
    const learner = await make(cluster, cluster.administrator);
    for (const [what, asked] of forbidden) {
      await t.step(`may not ${what}`, async () => assert.equal(await refusal(asked(learner)), 403));
    }
    await t.step("may see its own namespace", async () => {
      assert.equal((await learner.get(HOME)).metadata.name, NAME);
    });
  });
});

/** Somebody lacks one thing, and is told which. */
const lacks: [name: string, rules: (rules: Rule[]) => Rule[], told: RegExp][] = [
  [
    "may not create a namespace",
    (rules) => rules.filter(({ verbs }) => !verbs.includes("list")),
    /^"jane" may not do what a lesson takes on this cluster: create namespaces, get namespaces\.\nAsk an administrator/,
  ],
  [
    "may not create a role",
    (rules) => rules.filter(({ resources }) => !resources.includes("roles")),
    /: create roles\.rbac\.authorization\.k8s\.io in namespace pequod-lesson-services\.\n/,
  ],
  [
    "may not remove the namespace again",
    (rules) => rules.filter(({ verbs }) => !verbs.includes("delete")),
    /: delete namespaces\.\n/,
  ],
  [
    "may create roles, but only with rights of his own",
    (rules) => rules.map((rule) => ({ ...rule, verbs: rule.verbs.filter((verb) => verb !== "escalate") })),
    /is attempting to grant RBAC permissions not currently held/,
  ],
];

for (const [name, rules, told] of lacks) {
  Deno.test(`who ${name} is told so, and what to ask for; nothing stays`, () =>
    withCluster(async (cluster) => {
      const teacher = await cluster.user("jane", rules(teacherRules([NAME], false)));
      const failure = await make(cluster, teacher).then(() => assert.fail("made"), (error: Error) => error);
      assert.ok(failure instanceof LessonRefused, String(failure));
      assert.match(failure.message, told);
      assert.match(
        failure.message,
        /\nkind: ClusterRole\n[^]*- pequod-lesson-services\n[^]*kind: User\n +name: jane\n/,
      );
      assert.equal(await refusal(cluster.administrator.get(HOME)), 404);
    }));
}

Deno.test("what the learner made is gone when the namespace has been emptied, and pods come to no new life", () =>
  withCluster(async (cluster) => {
    const learner = await make(cluster, cluster.administrator);
    await learner.create("/apis/apps/v1/namespaces/" + NAME + "/deployments", {
      metadata: { name: "web" },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: "web" } },
        template: { metadata: { labels: { app: "web" } }, spec: POD.spec },
      },
    });
    await learner.create(`${HOME}/configmaps`, { metadata: { name: "settings" }, data: { a: "1" } });
    await learner.create(`${HOME}/serviceaccounts`, { metadata: { name: "chart" } });
    await cluster.patience.wait(10_000);
    assert.equal((await learner.list(`${HOME}/pods`)).items.length, 3);
    await emptyNamespace(learner, NAME, cluster.patience);
    await cluster.patience.wait(10_000);
    const names = (await learner.list<KubeObject>(`${HOME}/configmaps`)).items.map(({ metadata }) =>
      metadata.name
    );
    assert.deepEqual(names, ["kube-root-ca.crt"]);
    assert.deepEqual((await learner.list(`${HOME}/pods`)).items, []);
    const accounts = (await learner.list<KubeObject>(`${HOME}/serviceaccounts`)).items;
    assert.deepEqual(accounts.map(({ metadata }) => metadata.name), ["default", "learner"]);
    await awaitAccount(learner, NAME, cluster.patience);
  }));

/** What a controller puts into every namespace, and puts back there. */
const PUT_BACK = ["configmaps/istio-ca-root-cert", "secrets/pull-secret", "serviceaccounts/builder"];

Deno.test("what is put back into every namespace is another object, and the namespace counts as empty", () =>
  withCluster(async (cluster) => {
    const learner = await make(cluster, cluster.administrator);
    const put = async () => {
      for (const place of PUT_BACK) {
        const [plural, name] = place.split("/");
        // There already.
        await refusal(cluster.administrator.create(`${HOME}/${plural}`, { metadata: { name } }));
      }
    };
    await put();
    await learner.create(`${HOME}/configmaps`, { metadata: { name: "settings" } });
    const uids = async () =>
      (await Promise.all(PUT_BACK.map((place) => learner.get(`${HOME}/${place}`)))).map(({ metadata }) =>
        metadata.uid
      );
    const before = await uids();
    const { patience } = cluster;
    await emptyNamespace(learner, NAME, { ...patience, wait: (ms) => put().then(() => patience.wait(ms)) });
    await put();
    assert.equal(await refusal(learner.get(`${HOME}/configmaps/settings`)), 404);
    assert.equal((await uids()).filter((uid) => before.includes(uid)).length, 0, "each is another one");
  }));

Deno.test("a lesson that was left is found, with who made it; it can be removed and made again", () =>
  withCluster(async (cluster) => {
    const { administrator, patience } = cluster;
    assert.equal(await lessonThere(administrator, NAME, patience.signal), undefined);
    await make(cluster, administrator);
    const [there, ...more] = await lessonsThere(administrator, patience.signal);
    assert.deepEqual(more, []);
    assert.equal(there?.lesson, "services");
    assert.equal(there?.by, "jane");
    assert.deepEqual(await lessonThere(administrator, NAME, patience.signal), there);
    const again = lessonObjects("services", { madeBy: "bob" });
    const bob = { user: "bob", readsCluster: false };
    assert.equal(await refusal(makeNamespace(administrator, again, bob, patience)), 409);
    assert.equal((await lessonThere(administrator, NAME, patience.signal))?.uid, there.uid);
    await removeLesson(administrator, NAME, patience);
    await make(cluster, administrator);
  }));

Deno.test("who breaks off while it is made leaves nothing", () =>
  withCluster(async (cluster) => {
    const { administrator, patience } = cluster;
    const broken = new AbortController();
    const { transport } = administrator;
    const hasty = new Client({
      ...transport,
      description: transport.description,
      request(path, init) {
        if (path.endsWith("/roles")) broken.abort(new Error("enough"));
        return init?.signal?.aborted ? Promise.reject(init.signal.reason) : transport.request(path, init);
      },
    });
    await assert.rejects(
      makeNamespace(hasty, lessonObjects("services", { madeBy: "jane" }), {
        user: "jane",
        readsCluster: false,
      }, { wait: patience.wait, signal: broken.signal }),
      /enough/,
    );
    assert.equal(await lessonThere(administrator, NAME, patience.signal), undefined);
  }));

Deno.test("a namespace of that name which is none of a lesson's is refused, and stays", () =>
  withCluster(async (cluster) => {
    const { administrator, patience } = cluster;
    await administrator.create("/api/v1/namespaces", { metadata: { name: NAME } });
    await assert.rejects(
      lessonThere(administrator, NAME, patience.signal),
      /lacks the label .* It is not touched/,
    );
    await assert.rejects(removeLesson(administrator, NAME, patience), LessonRefused);
    await patience.wait(10_000);
    assert.equal((await administrator.get(HOME)).metadata.name, NAME);
  }));
