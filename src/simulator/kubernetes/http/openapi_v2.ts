/**
 * The schemas once more as OpenAPI v2, for clients that still ask for it: kubectl does where a kind is in no v3
 * document. Definitions are complete; paths are left to v3.
 */
import type { OpenApiSchema } from "../../../kube/openapi.ts";

export interface SwaggerDocument {
  swagger: "2.0";
  info: { title: string; version: string };
  paths: Record<string, never>;
  definitions: Record<string, SwaggerSchema>;
}

export type SwaggerSchema = Omit<OpenApiSchema, "properties" | "items" | "additionalProperties"> & {
  properties?: Record<string, SwaggerSchema>;
  items?: SwaggerSchema;
  additionalProperties?: SwaggerSchema | boolean;
};

/** `schemas`: those of all v3 documents. */
export function swaggerDocument(
  version: string,
  schemas: Readonly<Record<string, OpenApiSchema>>,
): SwaggerDocument {
  const names = Object.keys(schemas).sort();
  const [, release = version] = /^v?(\d+\.\d+)/.exec(version) ?? [];
  return {
    swagger: "2.0",
    info: { title: "Kubernetes", version: release },
    paths: {},
    definitions: Object.fromEntries(names.map((name) => [name, swaggerSchema(schemas[name]!)])),
  };
}

/** v2 knows no choices between schemas; a reference with a description stands alone there (kube-openapi, schemaconv). */
function swaggerSchema(schema: OpenApiSchema): SwaggerSchema {
  const { allOf, oneOf: _oneOf, anyOf: _anyOf, properties, items, additionalProperties, $ref, ...rest } =
    schema;
  const target = $ref ?? (allOf?.length === 1 ? allOf[0]!.$ref : undefined);
  if (target !== undefined) {
    const { description } = rest;
    const reference = target.replace("#/components/schemas/", "#/definitions/");
    return { ...(description === undefined ? {} : { description }), $ref: reference };
  }
  return {
    ...rest,
    ...(properties ? { properties: mapped(properties) } : {}),
    ...(items ? { items: swaggerSchema(items) } : {}),
    ...(additionalProperties === undefined ? {} : {
      additionalProperties: typeof additionalProperties === "boolean"
        ? additionalProperties
        : swaggerSchema(additionalProperties),
    }),
  };
}

function mapped(properties: Readonly<Record<string, OpenApiSchema>>): Record<string, SwaggerSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, swaggerSchema(schema)]),
  );
}
