import assert from "node:assert/strict";
import type { IEndpoints } from "kubernetes-models/v1/Endpoints";
import type { StoredObject } from "../../../../src/simulator/kubernetes/registry.ts";
import { SmallWorld } from "../small_world.ts";

const READY = { image: "nginx", ports: [{ name: "http", containerPort: 80 }] };
const UNREADY = { ...READY, readinessProbe: { httpGet: { path: "/nothing", port: 80 } } };

function endpoints(
  small: SmallWorld,
  name = "web",
): (StoredObject & Pick<IEndpoints, "subsets">) | undefined {
  return small.world.registry.find(small.world.registry.kind("endpoints"), "default", name);
}

function cluster(spec: Record<string, unknown> = {}): SmallWorld {
  const small = new SmallWorld();
  small.create("services", {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default", labels: { tier: "front" } },
    spec: { selector: { run: "web" }, ports: [{ port: 80, targetPort: "http" }], ...spec },
  });
  for (const [name, container] of [["a", READY], ["b", UNREADY]] as const) {
    small.create("pods", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "default", labels: { run: "web" } },
      spec: { containers: [{ name: "c", ...container }] },
    });
  }
  small.seconds(15);
  return small;
}

/** `name:port`, those that are not ready in brackets. */
function shown(small: SmallWorld): string {
  return (endpoints(small)?.subsets ?? []).map(({ addresses = [], notReadyAddresses = [], ports = [] }) =>
    `${addresses.map(({ targetRef }) => targetRef?.name).sort()}(${
      notReadyAddresses.map(({ targetRef }) => targetRef?.name)
    })` +
    ports.map(({ port, name = "" }) => `${name}:${port}`)
  ).join(" ");
}

Deno.test("ready pods and others, with the port that they call so", () => {
  const small = cluster();
  assert.equal(shown(small), "a(b):80");
  const { labels, annotations } = endpoints(small)!.metadata;
  assert.deepEqual(labels, { "tier": "front", "endpoints.kubernetes.io/managed-by": "endpoint-controller" });
  assert.match(annotations!["endpoints.kubernetes.io/last-change-trigger-time"]!, /^2026-11-22T12:/);
});

const cases: [what: string, spec: Record<string, unknown>, expected: string][] = [
  ["those that are not ready, if the service wants them", { publishNotReadyAddresses: true }, "a,b():80"],
  ["no pod has such a port", { ports: [{ port: 80, targetPort: "https" }] }, ""],
  ["headless and without ports", { clusterIP: "None", ports: [] }, "a(b)"],
];

for (const [what, spec, expected] of cases) {
  Deno.test(`endpoints: ${what}`, () => assert.equal(shown(cluster(spec)), expected));
}

Deno.test("they follow the pods and go with the service", () => {
  const small = cluster();
  small.delete("pods", "a", 0);
  small.seconds(2);
  assert.equal(shown(small), "(b):80");
  small.delete("services", "web");
  small.seconds(1);
  assert.equal(endpoints(small), undefined);
});

Deno.test("a service without a selector is left alone", () => {
  const small = cluster({ selector: undefined });
  assert.equal(endpoints(small), undefined);
  assert.equal(endpoints(small, "kubernetes")?.subsets?.length, 1);
});
