import assert from "node:assert/strict";
import { configMap, configMaps, deployments, refusalOf, sampleCluster } from "./sample_cluster.ts";

Deno.test("each write is recorded with its manager, part and time", () => {
  const { registry, queue } = sampleCluster();
  const web = { metadata: { name: "web", namespace: "default" }, spec: { replicas: 1 } };
  registry.create(deployments, web, { fieldManager: "kubectl" });
  queue.advance(1000);
  const { metadata } = registry.update(deployments, { ...web, status: { replicas: 1 } }, {
    subresource: "status",
    fieldManager: "controller",
  });
  const entries = metadata.managedFields?.map((entry) => [entry.manager, entry.subresource, entry.time]);
  assert.deepEqual(entries, [
    ["kubectl", undefined, "2026-01-01T00:00:00Z"],
    ["controller", "status", "2026-01-01T00:00:01Z"],
  ]);
});

Deno.test("an apply that would change another's field is refused with causes", () => {
  const { registry } = sampleCluster();
  const apply = (value: string, fieldManager: string, force = false) =>
    registry.patch(configMaps, "default", "a", "apply", { data: { k: value } }, { fieldManager, force });
  const first = apply("1", "me");
  assert.equal(apply("1", "me"), first, "nothing changes");
  assert.equal(
    refusalOf(() => apply("2", "other")),
    '409 Conflict: Apply failed with 1 conflict: conflict with "me": .data.k',
  );
  assert.deepEqual(apply("2", "other", true).data, { k: "2" });
});

Deno.test("an apply may not carry managed fields", () => {
  const { registry } = sampleCluster();
  const patch = { metadata: { managedFields: [{ manager: "x" }] } };
  registry.create(configMaps, configMap("a"));
  const refusal = refusalOf(() =>
    registry.patch(configMaps, "default", "a", "apply", patch, { fieldManager: "me" })
  );
  assert.equal(refusal, "400 BadRequest: metadata.managedFields must be nil");
});
