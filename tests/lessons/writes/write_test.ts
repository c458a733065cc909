import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { type Write, writeBetween } from "../../../src/lessons/writes/write.ts";

interface Fields {
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  /** `MANAGER`, or `MANAGER/SUBRESOURCE`; the later ones have written later. */
  by?: string[];
  owner?: string;
  meta?: Record<string, unknown>;
}

function object(kind: string, { spec, status, by = [], owner, meta = {} }: Fields): KubeObject {
  return {
    kind,
    metadata: {
      name: "web",
      namespace: "default",
      ...meta,
      managedFields: by.map((entry, index) => {
        const [manager = "", subresource] = entry.split("/");
        return { manager, time: `2026-01-01T00:00:0${index}Z`, ...(subresource ? { subresource } : {}) };
      }),
      ...(owner
        ? { ownerReferences: [{ apiVersion: "v1", kind: owner, name: "o", uid: "u", controller: true }] }
        : {}),
    },
    ...(spec ? { spec } : {}),
    ...(status ? { status } : {}),
  };
}

function text({ who, did, fields }: Write): string {
  const changes = fields.map(({ path, from = "-", to = "-" }) => `${path} ${from}→${to}`);
  return `${who || "?"}: ${did} ${changes.join(", ")}`.trim();
}

const cm = "kube-controller-manager";
const cases: [
  name: string,
  kind: string,
  before: Fields | undefined,
  after: Fields | undefined,
  text: string,
][] = [
  [
    "scaled by hand",
    "Deployment",
    { spec: { replicas: 1 }, by: ["kubectl-create", `${cm}/status`] },
    { spec: { replicas: 5 }, by: ["kubectl-create", `${cm}/status`, "kubectl"] },
    "kubectl: changed spec.replicas 1→5",
  ],
  [
    "a controller passes the wish on",
    "ReplicaSet",
    { spec: { replicas: 1 }, by: [cm], owner: "Deployment" },
    { spec: { replicas: 5 }, by: [cm, cm], owner: "Deployment" },
    "deployment controller: changed spec.replicas 1→5",
  ],
  [
    "the state of its own kind",
    "ReplicaSet",
    { status: { replicas: 1 }, by: [cm, `${cm}/status`], owner: "Deployment" },
    { status: { replicas: 5 }, by: [cm, `${cm}/status`], owner: "Deployment" },
    "replicaset controller: changed status.replicas 1→5",
  ],
  [
    "a new Pod",
    "Pod",
    undefined,
    { spec: { containers: [{ name: "a" }] }, by: [cm], owner: "ReplicaSet" },
    "replicaset controller: made",
  ],
  [
    "a Pod gets its node",
    "Pod",
    { spec: {}, by: [cm], owner: "ReplicaSet" },
    { spec: { nodeName: "eli01" }, by: [cm], owner: "ReplicaSet" },
    "scheduler: changed spec.nodeName -→eli01",
  ],
  [
    "a Pod runs",
    "Pod",
    { status: { phase: "Pending" }, by: [cm, "kubelet/status"] },
    { status: { phase: "Running" }, by: [cm, "kubelet/status"] },
    "kubelet: changed phase Pending→Running",
  ],
  [
    "who asked for a deletion is not known",
    "Pod",
    { by: ["kubelet/status"] },
    { by: ["kubelet/status"], meta: { deletionTimestamp: "2026-01-01T00:00:30Z" } },
    "?: marked for deletion",
  ],
  ["gone", "Pod", { by: ["kubelet/status"] }, undefined, "?: removed"],
  [
    "conditions by their type",
    "Pod",
    { status: { conditions: [{ type: "Ready", status: "False", reason: "x" }] }, by: ["kubelet/status"] },
    { status: { conditions: [{ type: "Ready", status: "True" }] }, by: ["kubelet/status"] },
    "kubelet: changed condition Ready False→True",
  ],
  [
    "a new Service tells whom it selects",
    "Service",
    undefined,
    { spec: { type: "ClusterIP", clusterIP: "10.0.0.1", selector: { app: "web" } }, by: ["kubectl-expose"] },
    "kubectl: made spec.type -→ClusterIP, spec.selector.app -→web",
  ],
  [
    "what was taken away",
    "Service",
    { spec: { selector: { app: "web", tier: "x" } }, by: ["kubectl-edit"] },
    { spec: { selector: { app: "web" } }, by: ["kubectl-edit", "kubectl-patch"] },
    "kubectl: changed spec.selector.tier x→-",
  ],
];

for (const [name, kind, before, after, expected] of cases) {
  Deno.test(`${name}: ${expected}`, () => {
    const write = writeBetween(before && object(kind, before), after && object(kind, after));
    assert.equal(write && text(write), expected);
  });
}

Deno.test("what only the server keeps is no news", () => {
  const before = object("Deployment", { by: [cm], meta: { resourceVersion: "1", generation: 1 } });
  const after = object("Deployment", {
    by: [cm, cm],
    meta: { resourceVersion: "2", generation: 2 },
    status: { observedGeneration: 2 },
  });
  assert.equal(writeBetween(before, after), undefined);
});
