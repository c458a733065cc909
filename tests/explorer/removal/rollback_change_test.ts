import assert from "node:assert/strict";
import { readHistory } from "../../../src/explorer/removal/revisions.ts";
import { rollbackChange } from "../../../src/explorer/removal/rollback_change.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { clientOf, discovery, object, ownedBy, target } from "./small_cluster.ts";

const template = (image: string) => ({ metadata: { labels: {} }, spec: { containers: [{ image }] } });
const selector = { matchLabels: {} };
const own = { "deployment.kubernetes.io/revision": "2" };
const deployment = object("Deployment shop/web", {
  metadata: { annotations: { ...own, "kubernetes.io/change-cause": "second" } },
  spec: { selector, template: template("web:2") },
});
const set = (number: number) =>
  object(`ReplicaSet shop/web-${number}`, {
    metadata: {
      ...ownedBy(deployment),
      annotations: {
        "deployment.kubernetes.io/revision": `${number}`,
        "kubernetes.io/change-cause": `cause ${number}`,
      },
    },
    spec: { template: template(`web:${number}`) },
  });
const daemonSet = object("DaemonSet shop/agent", { spec: { selector, template: template("agent:2") } });
const data = { spec: { template: { ...template("agent:1"), $patch: "replace" } } };
const kept = object("ControllerRevision shop/agent-1", { metadata: ownedBy(daemonSet), revision: 1, data });
const newest = object("ControllerRevision shop/agent-2", {
  metadata: ownedBy(daemonSet),
  revision: 2,
  data: { spec: { template: template("agent:2") } },
});

async function rollback(of: KubeObject, number: number) {
  const client = clientOf([of, set(1), set(2), kept, newest]);
  const history = await readHistory(client, target(of), discovery, new AbortController().signal);
  return rollbackChange(history, number, { discovery, contextFlag: "" });
}

Deno.test("a deployment gets the template and the annotations of the revision, and keeps its own", async () => {
  const change = await rollback(deployment, 1);
  assert.ok(typeof change !== "string");
  assert.deepEqual(change.writes[0]!.request, {
    type: "patch",
    patch: "json",
    body: [
      { op: "replace", path: "/spec/template", value: template("web:1") },
      {
        op: "replace",
        path: "/metadata/annotations",
        value: { ...own, "kubernetes.io/change-cause": "cause 1" },
      },
    ],
  });
  assert.equal(change.kubectl, "kubectl rollout undo deployments/web -n shop --to-revision=1");
  assert.ok(typeof change.undo === "function");
  const undo = change.undo([{ write: change.writes[0]!, before: deployment, after: undefined }]);
  assert.ok(typeof undo !== "string" && undo.writes[0]!.request.type === "patch");
  assert.deepEqual(undo.writes[0]!.request.body, [
    { op: "replace", path: "/spec/template", value: template("web:2") },
    { op: "replace", path: "/metadata/annotations", value: deployment.metadata.annotations },
  ]);
});

Deno.test("a daemon set gets the data of the controller revision", async () => {
  const change = await rollback(daemonSet, 1);
  assert.ok(typeof change !== "string");
  assert.deepEqual(change.writes[0]!.request, { type: "patch", patch: "strategic", body: data });
});

const paused = { ...deployment, spec: { selector, template: template("web:2"), paused: true } };

for (
  const [of, number, why] of [
    [deployment, 2, "skipped rollback (current template already matches revision 2)"],
    [deployment, 9, "unable to find specified revision 9 in history"],
    [
      paused,
      1,
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    ],
  ] as const
) {
  Deno.test(`no rollback: ${why}`, async () => assert.equal(await rollback(of, number), why));
}
