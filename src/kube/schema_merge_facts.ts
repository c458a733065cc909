import type { FieldFacts, ListKey, MergeFacts, MergeType } from "./merge_type.ts";
import type { Json } from "./object.ts";
import type { OpenApiSchema } from "./openapi.ts";

/** Facts of the metadata every object has: that part of a custom resource is not in its schema. */
const metadataField: FieldFacts = {
  type: { kind: "struct", definition: "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", atomic: false },
  always: false,
  strategies: [],
};

/**
 * Facts of a custom resource from its schema (`spec.versions[].schema.openAPIV3Schema`). The definition to ask
 * for is any name: it stands for the whole object. `base` answers for metadata.
 *
 * @example
 * const facts = schemaMergeFacts({ type: "object", properties: { spec: { type: "object" } } }, kubernetesMergeFacts);
 */
export function schemaMergeFacts(root: OpenApiSchema, base: MergeFacts): MergeFacts {
  const schemas = new Map<string, OpenApiSchema>([["#", root]]);
  const name = (schema: OpenApiSchema, path: string): string => {
    schemas.set(path, schema);
    return path;
  };
  const schemaOf = (definition: string) => schemas.get(definition) ?? (isFree(definition) ? root : undefined);
  const isFree = (definition: string) => !definition.startsWith("#") && base.fields(definition).length === 0;
  return {
    definition: () => typeOf(root, "#", name),
    fields: (definition) => {
      const schema = schemaOf(definition);
      return schema === undefined ? base.fields(definition) : Object.keys(schema.properties ?? {});
    },
    field(definition, field) {
      const schema = schemaOf(definition);
      if (schema === undefined) return base.field(definition, field);
      if (schema === root && field === "metadata") return metadataField;
      const property = schema.properties?.[field];
      if (property === undefined) return undefined;
      const path = definition.startsWith("#") ? definition : "#";
      return { type: typeOf(property, `${path}/${field}`, name), always: false, strategies: [] };
    },
  };
}

function typeOf(
  schema: OpenApiSchema,
  path: string,
  name: (schema: OpenApiSchema, path: string) => string,
): MergeType {
  const atomic = schema["x-kubernetes-map-type"] === "atomic";
  if (schema["x-kubernetes-embedded-resource"] || schema["x-kubernetes-int-or-string"]) {
    return { kind: "deduced" };
  }
  if (schema.type === "array") {
    const relation = schema["x-kubernetes-list-type"] ?? "atomic";
    return {
      kind: "list",
      relation: relation === "map" ? "keyed" : relation,
      keys: listKeys(schema),
      element: typeOf(schema.items ?? {}, `${path}/*`, name),
    };
  }
  if (schema.properties !== undefined) return { kind: "struct", definition: name(schema, path), atomic };
  if (typeof schema.additionalProperties === "object") {
    return { kind: "map", element: typeOf(schema.additionalProperties, `${path}/*`, name), atomic };
  }
  return { kind: "deduced" };
}

function listKeys(schema: OpenApiSchema): ListKey[] {
  return (schema["x-kubernetes-list-map-keys"] ?? []).map((key) => {
    const fallback = schema.items?.properties?.[key]?.default;
    return fallback === undefined ? { name: key } : { name: key, default: fallback as Json };
  });
}
