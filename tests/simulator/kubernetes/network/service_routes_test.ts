import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { type Route, ServiceRoutes } from "../../../../src/simulator/kubernetes/network/service_routes.ts";
import { SmallWorld } from "../small_world.ts";

interface Given {
  spec?: Record<string, unknown>;
  endpoints?: Record<string, unknown>[];
}

const near = { addresses: ["10.0.0.1"], nodeName: "near" };
const far = { addresses: ["10.0.0.2"], nodeName: "far" };
const leaving = { addresses: ["10.0.0.3"], conditions: { ready: false, serving: true, terminating: true } };
const sick = { addresses: ["10.0.0.4"], conditions: { ready: false, serving: false } };

function routes({ spec = {}, endpoints = [near, far] }: Given): { small: SmallWorld; routes: ServiceRoutes } {
  const small = new SmallWorld();
  small.create("services", {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default" },
    spec: { type: "NodePort", clusterIP: "10.96.7.7", ports: [{ port: 80, nodePort: 30080 }], ...spec },
  });
  small.create("endpointslices", {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "web", namespace: "default", labels: { "kubernetes.io/service-name": "web" } },
    addressType: "IPv4",
    endpoints,
    ports: [{ port: 8080 }],
  }, "discovery.k8s.io");
  const { registry, queue } = small.world;
  const made = new ServiceRoutes({
    registry,
    queue,
    random: new Random(1),
    informers: new Informers(registry),
  });
  small.seconds(1);
  return { small, routes: made };
}

/** All that thirty connections of one client lead to. */
function seen(made: ServiceRoutes, port: number, node: string | undefined, isExternal: boolean): string {
  const at = made.serviceAt("10.96.7.7", port)!;
  const found = at.service.spec?.ports?.find((it) => it.port === port);
  const text = (route: Route) => typeof route === "string" ? route : `${route.address}:${route.port}`;
  const all = Array.from(
    { length: 30 },
    () => text(made.choose(at.service, found, { client: "10.9.9.9", node, isExternal })),
  );
  return [...new Set(all)].sort().join();
}

const both = "10.0.0.1:8080,10.0.0.2:8080";
const cases: [
  what: string,
  given: Given,
  port: number,
  node: string | undefined,
  isExternal: boolean,
  string,
][] = [
  ["every endpoint has its turn", {}, 80, "near", false, both],
  ["a port that it does not have", {}, 81, "near", false, "timeout"],
  ["no endpoints", { endpoints: [] }, 80, "near", false, "refused"],
  ["none that is ready", { endpoints: [sick] }, 80, "near", false, "refused"],
  [
    "those that leave, if there are no others",
    { endpoints: [sick, leaving] },
    80,
    "near",
    false,
    "10.0.0.3:8080",
  ],
  [
    "not those that leave, if there are others",
    { endpoints: [near, leaving] },
    80,
    "x",
    false,
    "10.0.0.1:8080",
  ],
  [
    "inside, only near ones",
    { spec: { internalTrafficPolicy: "Local" } },
    80,
    "near",
    false,
    "10.0.0.1:8080",
  ],
  ["inside, no near ones", { spec: { internalTrafficPolicy: "Local" } }, 80, "else", false, "timeout"],
  ["outside, only near ones", { spec: { externalTrafficPolicy: "Local" } }, 80, "far", true, "10.0.0.2:8080"],
  ["outside is not inside", { spec: { externalTrafficPolicy: "Local" } }, 80, "far", false, both],
  [
    "a balancer knows where they are",
    { spec: { externalTrafficPolicy: "Local" } },
    80,
    undefined,
    true,
    both,
  ],
];

for (const [what, given, port, node, isExternal, expected] of cases) {
  Deno.test(`route: ${what}`, () =>
    assert.equal(seen(routes(given).routes, port, node, isExternal), expected));
}

Deno.test("a client stays with its pod until it has been away for too long", () => {
  const sticky = { sessionAffinity: "ClientIP", sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } } };
  const { small, routes: made } = routes({ spec: sticky });
  const first = seen(made, 80, "near", false);
  assert.ok(!first.includes(","));
  const others = new Set<string>();
  for (let i = 0; i < 20; i++) {
    small.seconds(11);
    others.add(seen(made, 80, "near", false));
  }
  assert.equal(others.size, 2);
});

Deno.test("addresses and node ports go with the service", () => {
  const { small, routes: made } = routes({ spec: { externalIPs: ["192.0.2.1"] } });
  assert.equal(made.serviceAt("192.0.2.1", 80)?.isExternal, true);
  assert.equal(made.serviceOfNodePort(30080)?.port.port, 80);
  small.delete("services", "web");
  small.seconds(1);
  assert.equal(made.serviceAt("192.0.2.1", 80), undefined);
  assert.equal(made.serviceAt("10.96.7.7", 80), undefined);
  assert.equal(made.serviceOfNodePort(30080), undefined);
});
