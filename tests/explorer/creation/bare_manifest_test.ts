import assert from "node:assert/strict";
import { bareManifest } from "../../../src/explorer/creation/bare_manifest.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const server = {
  uid: "u",
  resourceVersion: "1",
  generation: 2,
  creationTimestamp: "2026-01-01T00:00:00Z",
  managedFields: [],
  ownerReferences: [],
};

/** What there was, and what is created from it. */
const cases: readonly [string, KubeObject, KubeObject][] = [
  [
    "metadata of the server and the status go",
    {
      kind: "Deployment",
      metadata: {
        ...server,
        name: "web",
        labels: { app: "web" },
        annotations: { "deployment.kubernetes.io/revision": "3", mine: "yes" },
      },
      spec: { replicas: 1 },
      status: { replicas: 1 },
    },
    {
      kind: "Deployment",
      metadata: { name: "web", labels: { app: "web" }, annotations: { mine: "yes" } },
      spec: { replicas: 1 },
    },
  ],
  [
    "a service gets its address anew",
    { kind: "Service", metadata: { name: "a" }, spec: { clusterIP: "10.0.0.1", clusterIPs: ["10.0.0.1"] } },
    { kind: "Service", metadata: { name: "a" }, spec: {} },
  ],
  [
    "a headless one stays headless",
    { kind: "Service", metadata: { name: "a" }, spec: { clusterIP: "None" } },
    { kind: "Service", metadata: { name: "a" }, spec: { clusterIP: "None" } },
  ],
  [
    "a claim gets another volume",
    {
      kind: "PersistentVolumeClaim",
      metadata: {
        name: "a",
        finalizers: ["kubernetes.io/pvc-protection"],
        annotations: { "pv.kubernetes.io/bind-completed": "yes" },
      },
      spec: { volumeName: "pv-1" },
    },
    { kind: "PersistentVolumeClaim", metadata: { name: "a" }, spec: {} },
  ],
  [
    "a pod is scheduled anew, and gets its token anew",
    {
      kind: "Pod",
      metadata: { name: "a" },
      spec: {
        nodeName: "eli01",
        volumes: [{ name: "kube-api-access-x" }, { name: "data" }],
        containers: [{ volumeMounts: [{ name: "kube-api-access-x" }, { name: "data" }] }],
      },
    },
    {
      kind: "Pod",
      metadata: { name: "a" },
      spec: { volumes: [{ name: "data" }], containers: [{ volumeMounts: [{ name: "data" }] }] },
    },
  ],
  [
    "a job's selector is made from its UID",
    {
      kind: "Job",
      metadata: { name: "a", labels: { "job-name": "a", mine: "x" } },
      spec: { selector: {}, template: { metadata: { labels: { "controller-uid": "u", app: "a" } } } },
    },
    {
      kind: "Job",
      metadata: { name: "a", labels: { mine: "x" } },
      spec: { template: { metadata: { labels: { app: "a" } } } },
    },
  ],
];

for (const [title, before, bare] of cases) {
  Deno.test(`bare manifest: ${title}`, () => assert.deepEqual(bareManifest(before), bare));
}
