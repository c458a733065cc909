import assert from "node:assert/strict";
import { extraNodes } from "../../../src/simulator/scenarios/bulk.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";

Deno.test("extra pods run in a namespace of their own, owned by Deployments that are content", () => {
  const world = new World({ seed: 1, startMs: 0, scenario: "empty", pods: 1200 });
  const { registry } = world;
  assert.equal(registry.list(registry.kind("pods"), { namespace: "load" }).length, 1200);
  assert.equal(registry.list(registry.kind("nodes")).length, 2 + 5);
  const deployments = registry.list(registry.kind("deployments", "apps"), { namespace: "load" });
  assert.deepEqual(deployments.map(({ status }) => (status as { readyReplicas: number }).readyReplicas), [
    500,
    500,
    200,
  ]);
});

Deno.test("the same at once: pods stand where they are", () => {
  const world = new World({ seed: 1, startMs: 0, scenario: "empty", pods: 1200, arePodsPlaced: true });
  const { registry } = world;
  const running = registry.list(registry.kind("pods"), { namespace: "load" })
    .filter(({ status }) => (status as { phase: string }).phase === "Running");
  assert.equal(running.length, 1200);
  assert.ok(!registry.list(registry.kind("events")).some(({ reason }) => reason === "Scheduled"));
});

Deno.test("extra nodes have names and networks of their own", () => {
  const nodes = extraNodes(0, 300);
  assert.equal(new Set(nodes.map(({ name }) => name)).size, 300);
  assert.equal(new Set(nodes.map(({ address }) => address)).size, 300);
  assert.equal(new Set(nodes.map(({ podPrefix, firstHost }) => `${podPrefix}${firstHost}`)).size, 300);
});
