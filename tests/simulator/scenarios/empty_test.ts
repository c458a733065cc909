import assert from "node:assert/strict";
import { World } from "../../../src/simulator/scenarios/world.ts";

Deno.test("an empty cluster has two nodes, its namespaces, the API's service and what kubeadm brings", () => {
  const { registry } = new World({ seed: 1, startMs: 0, scenario: "empty" });
  const names = (plural: string, group = "") =>
    registry.list(registry.kind(plural, group)).map(({ metadata }) => metadata.name);
  assert.deepEqual(names("nodes"), ["eli01", "eli02"]);
  assert.deepEqual(names("namespaces"), ["default", "kube-node-lease", "kube-public", "kube-system"]);
  assert.deepEqual(names("services"), ["kubernetes", "kube-dns", "metrics-server"]);
  assert.equal(names("endpointslices", "discovery.k8s.io").length, 3);
  assert.ok(
    registry.list(registry.kind("pods")).every(({ metadata }) => metadata.namespace === "kube-system"),
  );
});
