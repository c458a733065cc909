import assert from "node:assert/strict";
import { World } from "../../../src/simulator/scenarios/world.ts";
import type { PodObject } from "./small_world.ts";

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
