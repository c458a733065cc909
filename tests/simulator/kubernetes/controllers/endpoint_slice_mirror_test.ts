import assert from "node:assert/strict";
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IEndpointSubset } from "kubernetes-models/v1/EndpointSubset";
import { SmallWorld } from "../small_world.ts";

const ports = [{ name: "http", port: 80, protocol: "TCP" as const }];

function cluster(service: Record<string, unknown> = {}, metadata: Record<string, unknown> = {}): SmallWorld {
  const small = new SmallWorld();
  small.create("services", {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "db", namespace: "default" },
    spec: { ports: [{ name: "http", port: 80 }], ...service },
  });
  write(
    small,
    [{ addresses: [{ ip: "192.0.2.1" }], notReadyAddresses: [{ ip: "192.0.2.2" }], ports }],
    metadata,
  );
  return small;
}

function write(small: SmallWorld, subsets: IEndpointSubset[], metadata: Record<string, unknown> = {}): void {
  const { registry } = small.world;
  const object = {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata: { name: "db", namespace: "default", ...metadata },
    subsets,
  };
  const kind = registry.kind("endpoints");
  const old = registry.find(kind, "default", "db");
  if (old) registry.update(kind, { ...old, subsets });
  else registry.create(kind, object);
  small.seconds(1);
}

function mirrors(small: SmallWorld): string[] {
  const { registry } = small.world;
  const slices = registry.list(registry.kind("endpointslices", "discovery.k8s.io"), {
    namespace: "default",
    labelSelector: "endpointslice.kubernetes.io/managed-by=endpointslicemirroring-controller.k8s.io",
  }) as unknown as IEndpointSlice[];
  return slices.map(({ addressType, endpoints = [], ports = [] }) =>
    `${addressType} ${
      endpoints.map(({ addresses, conditions }) => addresses[0] + (conditions?.ready ? "" : "!"))
    } ${ports.map(({ name, port }) => `${name}:${port}`)}`
  );
}

Deno.test("what people write is mirrored, kept up to date, and goes with the original", () => {
  const small = cluster();
  assert.deepEqual(mirrors(small), ["IPv4 192.0.2.1,192.0.2.2! http:80"]);
  write(small, [{ addresses: [{ ip: "192.0.2.3" }], ports }]);
  assert.deepEqual(mirrors(small), ["IPv4 192.0.2.3 http:80"]);
  small.delete("endpoints", "db");
  small.seconds(1);
  assert.deepEqual(mirrors(small), []);
});

Deno.test("a request reaches what was mirrored", () => {
  const small = cluster();
  const { network } = small.world;
  network.serve("192.0.2.1", 80, { handle: () => ({ status: 200, headers: {}, body: "db" }) });
  const request = { method: "GET", path: "/", headers: {}, body: "" };
  const outcome = network.fetch({ address: "10.9.9.9", namespace: "default" }, {
    host: "db",
    port: 80,
    request,
  });
  assert.equal(outcome.kind === "answer" && outcome.answer.body, "db");
});

const unmirrored: [what: string, service: Record<string, unknown>, metadata: Record<string, unknown>][] = [
  ["a service with a selector", { selector: { app: "db" } }, {}],
  ["what asks not to be", {}, { labels: { "endpointslice.kubernetes.io/skip-mirror": "true" } }],
  ["a lock of leaders", {}, { annotations: { "control-plane.alpha.kubernetes.io/leader": "{}" } }],
];

for (const [what, service, metadata] of unmirrored) {
  Deno.test(`not mirrored: ${what}`, () => assert.deepEqual(mirrors(cluster(service, metadata)), []));
}
