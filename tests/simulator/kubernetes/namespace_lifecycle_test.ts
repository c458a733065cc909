import assert from "node:assert/strict";
import { configMaps, namespaces, refusalOf, sampleCluster } from "./sample_cluster.ts";

const inX = { metadata: { name: "a", namespace: "x" } };

Deno.test("nothing new may be made in a namespace that is ending", () => {
  const { registry } = sampleCluster();
  registry.create(namespaces, { metadata: { name: "x" }, spec: { finalizers: ["kubernetes"] } });
  registry.create(configMaps, inX);
  registry.delete(namespaces, undefined, "x");
  assert.equal(
    refusalOf(() => registry.create(configMaps, { metadata: { name: "b", namespace: "x" } })),
    '403 Forbidden: configmaps "b" is forbidden: unable to create new content in namespace x because it is ' +
      "being terminated",
  );
  assert.ok(registry.update(configMaps, { ...inX, data: { k: "v" } }), "what is there may still change");
});

for (const name of ["default", "kube-system", "kube-public"]) {
  Deno.test(`the namespace ${name} may not be deleted`, () => {
    const { registry } = sampleCluster();
    if (name !== "default") registry.create(namespaces, { metadata: { name } });
    assert.match(refusalOf(() => registry.delete(namespaces, undefined, name)), /may not be deleted/);
  });
}
