import assert from "node:assert/strict";
import {
  publishedSchemas,
  schemaName,
} from "../../../../src/simulator/kubernetes/custom/published_schema.ts";
import { sampleDefinition } from "./sample_definition.ts";

Deno.test("schemas are named from the other end of the group", () => {
  assert.equal(schemaName("stable.example.com", "v1", "CronTab"), "com.example.stable.v1.CronTab");
});

Deno.test("a kind is published with metadata and what it is, and with its list", () => {
  const definition = sampleDefinition({ size: { type: "integer" } });
  const version = { ...definition.spec.versions[0]!, selectableFields: [{ jsonPath: ".spec.size" }] };
  const schemas = publishedSchemas(definition, version);
  assert.deepEqual(Object.keys(schemas), ["com.example.v1.Gadget", "com.example.v1.GadgetList"]);
  const { properties, ...facts } = schemas["com.example.v1.Gadget"]!;
  assert.deepEqual(Object.keys(properties!), ["apiVersion", "kind", "metadata", "spec"]);
  assert.deepEqual(facts, {
    type: "object",
    "x-kubernetes-group-version-kind": [{ group: "example.com", kind: "Gadget", version: "v1" }],
    "x-kubernetes-selectable-fields": [{ fieldPath: "spec.size" }],
  });
});
