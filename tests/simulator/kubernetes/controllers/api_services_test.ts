import assert from "node:assert/strict";
import { World } from "../../../../src/simulator/scenarios/world.ts";
import { loadCel } from "../../../../src/simulator/kubernetes/cel/engine.ts";
import { sampleDefinition } from "../custom/sample_definition.ts";

await loadCel();

function started(): World {
  return new World({ seed: 1, startMs: Date.parse("2026-01-01T00:00:00Z"), scenario: "empty" });
}

Deno.test("each group version has its APIService, custom ones as long as they are defined", () => {
  const { registry, queue } = started();
  const services = registry.kind("apiservices", "apiregistration.k8s.io");
  const names = () => registry.list(services).map(({ metadata }) => metadata.name);
  for (const name of ["v1.", "v1.apps", "v1.authentication.k8s.io", "v1.events.k8s.io", "v2.autoscaling"]) {
    assert.ok(names().includes(name), name);
  }
  assert.equal(names().includes("v1.apiregistration.k8s.io"), false);
  const definitions = registry.kind("customresourcedefinitions", "apiextensions.k8s.io");
  registry.create(definitions, sampleDefinition());
  queue.advance(10);
  const { metadata, status } = registry.get(services, undefined, "v1.example.com");
  assert.deepEqual(metadata.labels, { "kube-aggregator.kubernetes.io/automanaged": "true" });
  assert.equal((status as { conditions: { reason: string }[] }).conditions[0]!.reason, "Local");
  registry.delete(definitions, undefined, "gadgets.example.com");
  queue.advance(10);
  assert.equal(names().includes("v1.example.com"), false);
});

Deno.test("a managed one that is deleted comes back", () => {
  const { registry, queue } = started();
  const services = registry.kind("apiservices", "apiregistration.k8s.io");
  registry.delete(services, undefined, "v1.apps");
  queue.advance(10);
  assert.ok(registry.find(services, undefined, "v1.apps"));
});

Deno.test("one whose service comes says what is missing next", () => {
  const { registry, queue } = started();
  const services = registry.kind("apiservices", "apiregistration.k8s.io");
  const service = { namespace: "default", name: "api", port: 443 };
  const spec = { group: "g.io", version: "v1", service, groupPriorityMinimum: 100, versionPriority: 10 };
  registry.create(services, { metadata: { name: "v1.g.io" }, spec });
  const reason = () => {
    queue.advance(1000);
    const { status } = registry.get(services, undefined, "v1.g.io");
    return (status as { conditions: { reason: string }[] }).conditions[0]!.reason;
  };
  assert.equal(reason(), "ServiceNotFound");
  registry.create(registry.kind("services"), {
    metadata: { name: "api", namespace: "default" },
    spec: { ports: [{ port: 443 }], selector: { app: "api" } },
  });
  assert.match(reason(), /EndpointsNotFound|MissingEndpoints/);
});
