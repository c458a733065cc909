import assert from "node:assert/strict";
import type { OpenApiDocument, OpenApiSchema } from "../../src/kube/openapi.ts";
import { findField, findKindSchema, kindField, resolveReference } from "../../src/kube/schema_field.ts";

const reference = (name: string): OpenApiSchema => ({ $ref: `#/components/schemas/${name}` });

const document: OpenApiDocument = {
  openapi: "3.0.0",
  info: { title: "", version: "" },
  paths: {},
  components: {
    schemas: {
      "com.example.v1.Tree": {
        type: "object",
        description: "A tree.",
        required: ["spec"],
        properties: {
          spec: { description: "What is wanted.", default: {}, allOf: [reference("com.example.v1.Branch")] },
          anything: { "x-kubernetes-preserve-unknown-fields": true },
        },
        "x-kubernetes-group-version-kind": [{ group: "example.com", version: "v1", kind: "Tree" }],
      },
      "com.example.v1.Branch": {
        type: "object",
        description: "A branch.",
        required: ["leaves"],
        properties: {
          branches: { type: "array", items: { allOf: [reference("com.example.v1.Branch")] } },
          leaves: { type: "object", additionalProperties: reference("com.example.v1.Leaf") },
          grown: reference("com.example.v1.Time"),
          colour: { type: "string", enum: ["", "green"] },
          ages: { type: "object", additionalProperties: { type: "integer" } },
        },
      },
      "com.example.v1.Leaf": { type: "object", properties: { size: { type: "integer", default: 1 } } },
      "com.example.v1.Time": { type: "string" },
    },
  },
};

const gvk = { group: "example.com", version: "v1", kind: "Tree" };
const root = kindField(document, gvk)!;

/** Path and type. */
const types: [string, string][] = [
  ["anything", "Object"],
  ["spec", "Branch"],
  ["spec.branches", "[]Branch"],
  ["spec.leaves", "map[string]Leaf"],
  ["spec.leaves.size", "integer"],
  ["spec.grown", "string"],
  ["spec.colour", "string"],
  ["spec.ages", "map[string]integer"],
];

Deno.test("fields have the types that kubectl shows, and are found through lists, maps and references", () => {
  for (const [path, type] of types) assert.equal(findField(root, path.split("."))?.type, type, path);
  assert.equal(findField(root, ["spec", "nosuch"]), undefined);
  assert.equal(findField(root, []), root);
});

Deno.test("a field knows what a form needs", () => {
  const spec = findField(root, ["spec"])!;
  assert.equal(spec.required, true);
  assert.deepEqual(spec.default, {});
  assert.equal(spec.description, "What is wanted.");
  assert.equal(spec.fullDescription, "What is wanted.\nA branch.\n");
  assert.deepEqual(spec.children().map(({ name, required }) => required ? `${name}!` : name), [
    "ages",
    "branches",
    "colour",
    "grown",
    "leaves!",
  ]);
  assert.deepEqual(findField(root, ["spec", "colour"])?.enum, ["", "green"]);
  assert.equal(findField(root, ["spec", "leaves", "size"])?.default, 1);
});

Deno.test("a type inside itself has no fields of its own again", () => {
  assert.deepEqual(findField(root, ["spec", "branches"])?.children(), []);
});

Deno.test("kinds and references are looked up", () => {
  assert.equal(findKindSchema(document, gvk)?.description, "A tree.");
  assert.equal(findKindSchema(document, { ...gvk, kind: "Bush" }), undefined);
  assert.equal(resolveReference(document, "#/components/schemas/com.example.v1.Time")?.type, "string");
  assert.equal(resolveReference(document, "other.json#/x"), undefined);
});
