import assert from "node:assert/strict";
import { imagesOf, readHistory, withoutHash } from "../../../src/explorer/removal/revisions.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { clientOf, discovery, object, ownedBy, target } from "./small_cluster.ts";

const template = (image: string, hash?: string) => ({
  metadata: { labels: { app: "web", ...(hash ? { "pod-template-hash": hash } : {}) } },
  spec: { containers: [{ name: "web", image }] },
});
const selector = { matchLabels: { app: "web" } };
const deployment = object("Deployment shop/web", { spec: { selector, template: template("web:2") } });
const replicaSet = (number: number, image: string) => {
  const annotations = {
    "deployment.kubernetes.io/revision": `${number}`,
    "kubernetes.io/change-cause": image,
  };
  return object(`ReplicaSet shop/web-${number}`, {
    metadata: { ...ownedBy(deployment), annotations },
    spec: { template: template(image, `${number}`) },
  });
};
const sets = [replicaSet(1, "web:1"), replicaSet(2, "web:2")];
const stranger = object("ReplicaSet shop/other", { spec: { template: template("x") } });
const statefulSet = object("StatefulSet shop/db", {
  spec: { selector, template: template("db:1") },
  status: { updateRevision: "db-a" },
});
const kept = (name: string, revision: number, image: string) =>
  object(`ControllerRevision shop/${name}`, {
    metadata: ownedBy(statefulSet),
    revision,
    data: { spec: { template: { ...template(image), $patch: "replace" } } },
  });
const all = [deployment, ...sets, stranger, statefulSet, kept("db-a", 3, "db:1"), kept("db-b", 2, "db:0")];

async function history(of: KubeObject) {
  const read = await readHistory(clientOf(all), target(of), discovery, new AbortController().signal);
  return read.revisions.map((revision) => ({
    number: revision.number,
    images: imagesOf(revision),
    cause: revision.changeCause,
    isCurrent: revision.isCurrent,
  }));
}

const ofDeployment = [
  { number: 2, images: "web:2", cause: "web:2", isCurrent: true },
  { number: 1, images: "web:1", cause: "web:1", isCurrent: false },
];

for (
  const [of, revisions] of [
    [deployment, ofDeployment],
    [sets[0]!, ofDeployment],
    [statefulSet, [
      { number: 3, images: "db:1", cause: "", isCurrent: true },
      { number: 2, images: "db:0", cause: "", isCurrent: false },
    ]],
  ] as const
) {
  Deno.test(`revisions of ${of.kind}`, async () => assert.deepEqual(await history(of), revisions));
}

Deno.test("a replica set without a deployment has no history", async () => {
  await assert.rejects(history(stranger), /ReplicaSet other belongs to no Deployment/);
});

Deno.test("the hash is no part of a template", () => {
  assert.deepEqual(withoutHash(template("x", "1")), template("x"));
});
