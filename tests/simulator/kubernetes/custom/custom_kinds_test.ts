import assert from "node:assert/strict";
import { loadPatterns } from "../../../../src/simulator/kubernetes/go_pattern.ts";
import { CustomKinds } from "../../../../src/simulator/kubernetes/custom/custom_kinds.ts";
import { sampleCluster } from "../sample_cluster.ts";
import { sampleDefinition } from "./sample_definition.ts";

await loadPatterns();

Deno.test("a definition that changes keeps its kind; stored objects get new defaults and keep their versions", () => {
  const { registry } = sampleCluster();
  const served = new CustomKinds(registry);
  served.serve(sampleDefinition());
  const kind = registry.kind("gadgets", "example.com");
  const before = registry.create(kind, { metadata: { name: "a", namespace: "default" }, spec: {} });
  served.serve(sampleDefinition({ size: { type: "integer", default: 3 } }));
  assert.equal(registry.kind("gadgets", "example.com"), kind);
  const after = registry.get(kind, "default", "a");
  assert.deepEqual(after.spec, { size: 3 });
  assert.equal(after.metadata.resourceVersion, before.metadata.resourceVersion);
  served.remove("gadgets.example.com");
  assert.equal(registry.kinds.includes(kind), false);
});

Deno.test("a definition whose spec stays tells nobody", () => {
  const { registry } = sampleCluster();
  const served = new CustomKinds(registry);
  served.serve(sampleDefinition());
  const { kinds } = registry;
  served.serve({ ...sampleDefinition(), metadata: { name: "gadgets.example.com", labels: { a: "b" } } });
  assert.equal(registry.kinds, kinds);
});
