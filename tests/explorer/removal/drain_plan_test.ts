import assert from "node:assert/strict";
import { plainDrain } from "../../../src/explorer/removal/drain_change.ts";
import { planDrain } from "../../../src/explorer/removal/drain_plan.ts";
import type { DrainChoice } from "../../../src/kube/drain_verdict.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { aroundOf, object, ownedBy } from "./small_cluster.ts";

const daemonSet = object("DaemonSet shop/agent");
const here = { nodeName: "eli01" };
const onNode = (title: string, owner?: KubeObject, more: Record<string, unknown> = {}) =>
  object(title, { metadata: owner ? ownedBy(owner) : {}, spec: here, ...more });

const replicaSet = object("ReplicaSet shop/web-1");
const scratch = { ...here, volumes: [{ name: "scratch", emptyDir: {} }] };
const pods = {
  web: onNode("Pod shop/web", replicaSet),
  agent: onNode("Pod shop/agent-x", daemonSet),
  bare: onNode("Pod shop/bare"),
  cache: onNode("Pod shop/cache", replicaSet, { spec: scratch }),
  mirror: object("Pod shop/etcd", {
    metadata: { annotations: { "kubernetes.io/config.mirror": "x" } },
    spec: here,
  }),
  ended: onNode("Pod shop/ended", undefined, { status: { phase: "Succeeded" } }),
  lost: onNode("Pod shop/lost", object("DaemonSet shop/gone")),
  away: object("Pod shop/away", { spec: { nodeName: "eli02" } }),
};
type Name = keyof typeof pods;

const daemonSetProblem = "DaemonSet-managed Pods (use --ignore-daemonsets to ignore): shop/agent-x";
const emptyDirProblem = "Pods with local storage (use --delete-emptydir-data to override): shop/cache";
const unmanaged = "Pods that declare no controller (use --force to override)";

/** Pods on the node, options, what goes, and kubectl's words. */
const cases: readonly {
  on: Name[];
  choice?: Partial<DrainChoice>;
  goes: string[];
  problems?: string[];
  warnings?: string[];
}[] = [
  { on: ["web", "away", "mirror", "ended"], goes: ["web", "ended"] },
  { on: ["agent"], choice: { ignoresDaemonSets: false }, goes: [], problems: [daemonSetProblem] },
  { on: ["agent"], goes: [], warnings: ["DaemonSet-managed Pods: shop/agent-x"] },
  { on: ["cache"], goes: [], problems: [emptyDirProblem] },
  {
    on: ["cache"],
    choice: { deletesEmptyDirs: true },
    goes: ["cache"],
    warnings: ["Pods with local storage: shop/cache"],
  },
  { on: ["bare", "lost"], goes: [], problems: [`${unmanaged}: shop/bare, shop/lost`] },
  {
    on: ["bare"],
    choice: { isForced: true },
    goes: ["bare"],
    warnings: ["Pods that declare no controller: shop/bare"],
  },
];

for (const { on, choice = {}, goes, problems = [], warnings = [] } of cases) {
  Deno.test(`drain of ${on} with ${JSON.stringify(choice)}`, async () => {
    const around = aroundOf([daemonSet, replicaSet, ...on.map((name) => pods[name])]);
    const plan = await planDrain("eli01", { ...plainDrain, ...choice }, around);
    assert.deepEqual(plan.pods.map(({ metadata }) => metadata.name), goes);
    assert.deepEqual(plan.problems, problems);
    assert.deepEqual(plan.warnings, warnings);
  });
}
