import assert from "node:assert/strict";
import type { CustomDefinition } from "../../../../src/simulator/kubernetes/custom/custom_definition.ts";
import { loadPatterns } from "../../../../src/simulator/kubernetes/go_pattern.ts";
import { customResourceDefinition } from "../../../../src/simulator/kubernetes/kinds/custom_resource_definition.ts";
import { refusalOf, sampleCluster } from "../sample_cluster.ts";
import { sampleDefinition, sampleVersion } from "../custom/sample_definition.ts";

await loadPatterns();

function definitions(): ReturnType<typeof sampleCluster>["registry"] {
  return sampleCluster([...sampleCluster().registry.kinds, customResourceDefinition]).registry;
}

Deno.test("a new definition gets names, a conversion and an empty status", () => {
  const definition = sampleDefinition({}, { names: { plural: "gadgets", kind: "Gadget" } });
  const created = definitions().create(customResourceDefinition, definition) as unknown as CustomDefinition;
  assert.deepEqual(created.spec.names, {
    plural: "gadgets",
    kind: "Gadget",
    singular: "gadget",
    listKind: "GadgetList",
  });
  assert.deepEqual(created.spec.conversion, { strategy: "None" });
  assert.deepEqual(created.status, {
    conditions: null,
    acceptedNames: { plural: "", kind: "" },
    storedVersions: ["v1"],
  });
});

Deno.test("another storage version is added to those that objects are stored in", () => {
  const registry = definitions();
  const created = registry.create(
    customResourceDefinition,
    sampleDefinition(),
  ) as unknown as CustomDefinition;
  const schema = { type: "object" };
  const versions = [sampleVersion(schema, { storage: false }), sampleVersion(schema, { name: "v2" })];
  const changed = { ...created, spec: { ...created.spec, versions } };
  const updated = registry.update(customResourceDefinition, changed) as unknown as CustomDefinition;
  assert.deepEqual(updated.status?.storedVersions, ["v1", "v2"]);
});

Deno.test("its name is made of plural and group", () => {
  const definition = { ...sampleDefinition(), metadata: { name: "x.example.com" } };
  assert.equal(
    refusalOf(() => definitions().create(customResourceDefinition, definition)),
    '422 Invalid: CustomResourceDefinition.apiextensions.k8s.io "x.example.com" is invalid: metadata.name: ' +
      'Invalid value: "x.example.com": must be spec.names.plural+"."+spec.group',
  );
});

Deno.test("the project's own groups need an approval", () => {
  const definition = sampleDefinition({}, { group: "x.k8s.io" });
  definition.metadata.name = "gadgets.x.k8s.io";
  assert.match(
    refusalOf(() => definitions().create(customResourceDefinition, definition)),
    /protected groups must have/,
  );
  definition.metadata.annotations = { "api-approved.kubernetes.io": "unapproved, experimental-only" };
  definitions().create(customResourceDefinition, definition);
});

Deno.test("a definition stays until its objects are gone", () => {
  const registry = definitions();
  registry.create(customResourceDefinition, sampleDefinition());
  const left = registry.delete(customResourceDefinition, undefined, "gadgets.example.com");
  assert.deepEqual(left?.metadata.finalizers, ["customresourcecleanup.apiextensions.k8s.io"]);
  const { status } = left as unknown as CustomDefinition;
  assert.equal(status?.conditions?.[0]?.reason, "InstanceDeletionPending");
});
