import assert from "node:assert/strict";
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import { startEndpointSlices } from "../../../../src/simulator/kubernetes/controllers/endpoint_slice.ts";
import { TestCluster } from "./cluster.ts";

function cluster(service: Record<string, unknown> = {}): TestCluster {
  const world = new TestCluster([startEndpointSlices]);
  world.create("services", "", {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default", labels: { tier: "front" } },
    spec: { selector: { app: "web" }, ports: [{ name: "http", port: 80, targetPort: "web" }], ...service },
  });
  for (const name of ["a", "b"]) {
    world.create("pods", "", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "default", labels: { app: "web" } },
      spec: {
        nodeName: "n",
        containers: [{ name: "c", image: "nginx", ports: [{ name: "web", containerPort: 8080 }] }],
      },
    });
  }
  world.queue.advance(100);
  return world;
}

const slices = (world: TestCluster) => world.list<IEndpointSlice>("endpointslices", "discovery.k8s.io");
const conditions = (world: TestCluster) =>
  slices(world).flatMap((slice) =>
    (slice.endpoints ?? []).map(({ targetRef, conditions }) =>
      `${targetRef?.name} ${conditions?.ready} ${conditions?.serving} ${conditions?.terminating}`
    )
  );

Deno.test("pods with an address become endpoints, with the port their name leads to", () => {
  const world = cluster();
  assert.deepEqual(slices(world).map((slice) => slice.endpoints ?? []), [[]]);
  world.pods().forEach((pod) => world.setReady(pod));
  world.queue.advance(100);
  const [slice] = slices(world);
  assert.deepEqual(slice!.ports, [{ name: "http", protocol: "TCP", port: 8080 }]);
  assert.deepEqual(slice!.metadata.labels, {
    tier: "front",
    "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
    "kubernetes.io/service-name": "web",
  });
  assert.match(slice!.metadata.name, /^web-[a-z0-9]{5}$/);
  assert.deepEqual(conditions(world), ["a true true false", "b true true false"]);
});

Deno.test("a leaving pod stays as terminating and is no longer ready", () => {
  const world = cluster();
  world.pods().forEach((pod) => world.setReady(pod));
  world.registry.delete(world.registry.kind("pods"), "default", "a");
  world.queue.advance(100);
  assert.deepEqual(conditions(world), ["a false true true", "b true true false"]);
  world.registry.delete(world.registry.kind("pods"), "default", "a", { gracePeriodSeconds: 0 });
  world.queue.advance(100);
  assert.deepEqual(conditions(world), ["b true true false"]);
});

Deno.test("a pod that is not ready is listed as such, unless the service publishes it", () => {
  const world = cluster({ publishNotReadyAddresses: true });
  world.setReady(world.pods()[0]!, false);
  world.queue.advance(100);
  assert.deepEqual(conditions(world), ["a true false false"]);
});

Deno.test("a headless service's slices say so", () => {
  const world = cluster({ clusterIP: "None" });
  assert.equal(slices(world)[0]!.metadata.labels!["service.kubernetes.io/headless"], "");
});

Deno.test("a service that is being deleted gets no new slices", () => {
  const world = cluster();
  const services = world.registry.kind("services");
  world.registry.delete(services, "default", "web", { propagationPolicy: "Foreground" });
  const [slice] = slices(world);
  world.registry.delete(
    world.registry.kind("endpointslices", "discovery.k8s.io"),
    "default",
    slice!.metadata.name,
  );
  world.queue.advance(1000);
  assert.equal(slices(world).length, 0);
});
