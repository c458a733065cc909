import assert from "node:assert/strict";
import { isReady, offeredPorts, podSearch, portNumber } from "../../../src/explorer/session/forward_pods.ts";
import { Client } from "../../../src/cluster/client.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const service = { ...PODS, kind: "Service", name: "services" };
const deployment = { ...PODS, group: "apps", kind: "Deployment", name: "deployments" };
const pod: KubeObject = {
  metadata: { name: "web-1", namespace: "shop" },
  spec: {
    containers: [
      {
        name: "web",
        ports: [{ name: "http", containerPort: 8000 }, { containerPort: 9000 }, {
          name: "dns",
          containerPort: 53,
          protocol: "UDP",
        }],
      },
      { name: "side", ports: [{ name: "metrics", containerPort: 9100 }] },
    ],
  },
  status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
};

/** A resource, an object of it, and the ports that are offered. */
const offers: [string, Parameters<typeof offeredPorts>[0], KubeObject, string[]][] = [
  ["a pod", target(PODS), pod, ["http 8000", "9000", "metrics 9100"]],
  ["a container", { ...target(PODS), container: "side" }, pod, ["metrics 9100"]],
  ["a deployment", target(deployment), { metadata: {} }, ["http 8000", "9000", "metrics 9100"]],
  ["a service", target(service), {
    metadata: {},
    spec: {
      ports: [{ name: "web", port: 80, targetPort: "http" }, { port: 443 }, { port: 53, protocol: "UDP" }],
    },
  }, ["web 80 → 8000", "443 → 443"]],
];

function target(resource: typeof PODS) {
  return { resource, namespace: "shop", name: "web-1", uid: "u" };
}

for (const [title, of, object, titles] of offers) {
  Deno.test(`the ports of ${title}`, () => {
    assert.deepEqual(offeredPorts(of, object, pod).map(({ title }) => title), titles);
  });
}

Deno.test("a name is each pod's own number", () => {
  assert.equal(portNumber(pod, "http"), 8000);
  assert.equal(portNumber(pod, "81"), 81);
  assert.throws(() => portNumber(pod, "ftp"), /pod web-1 has no port called ftp/);
});

Deno.test("ready is: runs, does not go, is ready", () => {
  assert.ok(isReady(pod));
  assert.ok(!isReady({ ...pod, metadata: { ...pod.metadata, deletionTimestamp: "now" } }));
  assert.ok(!isReady({ ...pod, status: { phase: "Running", conditions: [] } }));
  assert.ok(!isReady({ ...pod, status: { ...pod.status as object, phase: "Succeeded" } }));
});

/** Objects by path, what is asked for, and how its pods are found. */
const owner = (kind: string, name: string, apiVersion = "apps/v1") => ({
  metadata: { name: "web-1", ownerReferences: [{ apiVersion, kind, name, uid: name, controller: true }] },
});
const searches: [string, Record<string, unknown>, Parameters<typeof podSearch>[1], unknown][] = [
  [
    "a service",
    {
      "/api/v1/namespaces/shop/services/web-1": {
        metadata: { name: "web-1" },
        spec: { selector: { a: "b" } },
      },
    },
    target(service),
    { labelSelector: "a=b", title: "service web-1" },
  ],
  [
    "a pod of its own",
    { "/api/v1/namespaces/shop/pods/web-1": { metadata: { name: "web-1" } } },
    target(PODS),
    {
      fieldSelector: "metadata.name=web-1",
      title: "pod web-1",
    },
  ],
  [
    "a pod of a job",
    { "/api/v1/namespaces/shop/pods/web-1": owner("Job", "once", "batch/v1") },
    target(PODS),
    {
      fieldSelector: "metadata.name=web-1",
      title: "pod web-1",
    },
  ],
  [
    "a pod of a deployment",
    {
      "/api/v1/namespaces/shop/pods/web-1": owner("ReplicaSet", "web-x"),
      "/apis/apps/v1/replicasets/web-x": owner("Deployment", "web"),
      "/apis/apps/v1/deployments/web": {
        metadata: { name: "web" },
        spec: { selector: { matchLabels: { app: "web" } } },
      },
    },
    target(PODS),
    { labelSelector: "app=web", title: "deployment web" },
  ],
  [
    "a pod whose owner may not be read",
    { "/api/v1/namespaces/shop/pods/web-1": owner("ReplicaSet", "web-x") },
    target(PODS),
    { fieldSelector: "metadata.name=web-1", title: "pod web-1" },
  ],
];

for (const [title, objects, of, expected] of searches) {
  Deno.test(`the pods behind ${title}`, async () => {
    const client = new Client({
      description: "a fake",
      request: (path) =>
        Promise.resolve(
          objects[path]
            ? Response.json(objects[path])
            : Response.json({ kind: "Status", code: 403 }, { status: 403 }),
        ),
      connect: () => Promise.reject(new Error("no streams here")),
      close: () => {},
    });
    assert.deepEqual(await podSearch(client, of, new AbortController().signal), expected);
  });
}
