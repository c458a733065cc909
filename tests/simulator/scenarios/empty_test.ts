import assert from "node:assert/strict";
import { World } from "../../../src/simulator/scenarios/world.ts";

Deno.test("an empty cluster has two nodes, its namespaces and the API's service", () => {
  const { registry } = new World({ seed: 1, startMs: 0, scenario: "empty" });
  const names = (plural: string, group = "") =>
    registry.list(registry.kind(plural, group)).map(({ metadata }) => metadata.name);
  assert.deepEqual(names("nodes"), ["eli01", "eli02"]);
  assert.deepEqual(names("namespaces"), ["default", "kube-node-lease", "kube-public", "kube-system"]);
  assert.deepEqual(names("services"), ["kubernetes"]);
  assert.deepEqual(names("endpointslices", "discovery.k8s.io"), ["kubernetes"]);
  assert.deepEqual(names("pods"), []);
});
