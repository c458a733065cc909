import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import { findBelongings } from "../../../src/explorer/table/drill.ts";
import type { ApiResource } from "../../../src/kube/discovery.ts";
import { FakeTiming } from "../../cluster/fake_timing.ts";
import { FakeTransport, json } from "../../cluster/fake_transport.ts";

function kind(text: string): ApiResource {
  const [name = "", kind = "", group = "", scope] = text.split(" ");
  return {
    group: group === "-" ? "" : group,
    version: group === "autoscaling" ? "v2" : "v1",
    kind,
    name,
    singularName: kind.toLowerCase(),
    shortNames: [],
    categories: [],
    namespaced: scope !== "cluster",
    verbs: ["list"],
    subresources: [],
  };
}

const resources = [
  "pods Pod -",
  "services Service -",
  "ingresses Ingress networking.k8s.io",
  "horizontalpodautoscalers HorizontalPodAutoscaler autoscaling",
  "deployments Deployment apps",
  "persistentvolumes PersistentVolume - cluster",
  "persistentvolumeclaims PersistentVolumeClaim -",
  "endpoints Endpoints -",
  "endpointslices EndpointSlice discovery.k8s.io",
  "networkpolicies NetworkPolicy networking.k8s.io",
].map(kind);

const service = (name: string) => ({ backend: { service: { name, port: { number: 80 } } } });

/** What Enter is pressed on, its object, and where it leads. */
const drills: [string, string, unknown, string][] = [
  [
    "ingresses",
    "/apis/networking.k8s.io/v1/namespaces/shop/ingresses/x",
    {
      spec: {
        defaultBackend: service("main").backend,
        rules: [{ http: { paths: [service("web"), service("web")] } }],
      },
    },
    "services shop main,web",
  ],
  [
    "ingresses",
    "/apis/networking.k8s.io/v1/namespaces/shop/ingresses/x",
    { spec: {} },
    "Ingress x names no services.",
  ],
  [
    "horizontalpodautoscalers",
    "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/x",
    { spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } } },
    "deployments shop metadata.name=web",
  ],
  [
    "horizontalpodautoscalers",
    "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/x",
    { spec: { scaleTargetRef: { apiVersion: "sea/v1", kind: "Whale", name: "web" } } },
    "HorizontalPodAutoscaler x scales Whale, which cannot be shown.",
  ],
  [
    "persistentvolumes",
    "/api/v1/persistentvolumes/x",
    { spec: { claimRef: { namespace: "shop", name: "data" } } },
    "persistentvolumeclaims shop metadata.name=data",
  ],
  [
    "persistentvolumes",
    "/api/v1/persistentvolumes/x",
    { spec: {} },
    "PersistentVolume x is claimed by nothing.",
  ],
  [
    "endpoints",
    "/api/v1/namespaces/shop/endpoints/x",
    { subsets: [{ addresses: [{ targetRef: { kind: "Pod", name: "web-1" } }, {}] }] },
    "pods shop web-1",
  ],
  [
    "endpointslices",
    "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices/x",
    {
      endpoints: [{ targetRef: { kind: "Pod", name: "web-1" } }, { targetRef: { kind: "Node", name: "n" } }],
    },
    "pods shop web-1",
  ],
  [
    "networkpolicies",
    "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/x",
    { spec: { podSelector: { matchLabels: { app: "web" } } } },
    "pods shop app=web",
  ],
];

for (const [name, path, object, expected] of drills) {
  Deno.test(`Enter on ${name}: ${expected}`, async () => {
    assert.equal(await drill(name, new FakeTransport().on(`GET ${path}`, json(object))), expected);
  });
}

Deno.test("Enter on a claim: the pods that mount it, also as an ephemeral volume", async () => {
  const items = [
    {
      metadata: { name: "a" },
      spec: { volumes: [{ name: "v", persistentVolumeClaim: { claimName: "x" } }] },
    },
    {
      metadata: { name: "b" },
      spec: { volumes: [{ name: "v", persistentVolumeClaim: { claimName: "y" } }] },
    },
    { metadata: { name: "c" } },
  ];
  const transport = new FakeTransport().on("GET /api/v1/namespaces/shop/pods", json({ metadata: {}, items }));
  assert.equal(await drill("persistentvolumeclaims", transport), "pods shop a");
  const none = new FakeTransport().on("GET /api/v1/namespaces/shop/pods", json({ metadata: {}, items: [] }));
  assert.equal(await drill("persistentvolumeclaims", none), "PersistentVolumeClaim x is used by no pod.");
});

async function drill(name: string, transport: FakeTransport): Promise<string> {
  const timing = new FakeTiming();
  const resource = resources.find((one) => one.name === name)!;
  const namespace = resource.namespaced ? "shop" : "";
  const found = await findBelongings(
    { client: new Client(transport, { timing }), timing } as never,
    { resource, namespace, name: "x", uid: "u" },
    { resources, failures: [], groupVersions: [] },
    new AbortController().signal,
  );
  if (found.type === "undrilled") return found.reason;
  const { query, of } = found;
  return [
    query.resource.name,
    query.namespace,
    of.names?.join(",") ?? query.fieldSelector ?? query.labelSelector,
  ].join(" ");
}
