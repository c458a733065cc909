import assert from "node:assert/strict";
import { World } from "../../../../src/simulator/scenarios/world.ts";
import type { PodObject } from "../small_world.ts";

Deno.test("light nodes say that pods run, replace and end them", () => {
  const world = new World({ seed: 1, startMs: 0, scenario: "empty", pods: 5, nodes: 2 });
  const { registry } = world;
  const pods = () => registry.list(registry.kind("pods"), { namespace: "load" }) as PodObject[];
  assert.equal(pods().length, 5);
  registry.delete(registry.kind("pods"), "load", pods()[0]!.metadata.name);
  world.advance(5000);
  assert.equal(pods().length, 5);
  assert.ok(pods().every((pod) => pod.status!.phase === "Running" && !pod.metadata.deletionTimestamp));
  assert.equal(new Set(pods().map((pod) => pod.status!.podIP)).size, 5);
});

Deno.test("a world that goes on takes its light nodes over, and gives no address twice", () => {
  const startMs = Date.UTC(2026, 0, 1);
  const first = new World({ seed: 1, startMs, scenario: "empty", pods: 5, nodes: 1 });
  first.advance(30_000);
  const objects = first.registry.kinds.flatMap((kind) => first.registry.list(kind));
  const saved = {
    takenMs: first.queue.now(),
    revision: first.registry.store.revision,
    nodes: first.nodes,
    objects: JSON.parse(JSON.stringify(objects)),
  };
  const { registry, ...world } = new World({ seed: 1, startMs: saved.takenMs, scenario: "empty", saved });
  const deployment = registry.get(registry.kind("deployments", "apps"), "load", "load-1");
  registry.update(registry.kind("deployments", "apps"), {
    ...deployment,
    spec: { ...deployment.spec as object, replicas: 9 },
  });
  world.queue.advance(30_000);
  const addresses = registry.list(registry.kind("pods"), { namespace: "load" })
    .map(({ status }) => (status as { podIP?: string }).podIP);
  assert.equal(addresses.length, 9);
  assert.equal(new Set(addresses).size, 9);
});
