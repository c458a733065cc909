/** A custom kind as OpenAPI tells of it. Source: apiextensions-apiserver/pkg/controller/openapi/builder. */
import type { OpenApiSchema } from "../../../kube/openapi.ts";
import type { CustomDefinition, CustomVersion } from "./custom_definition.ts";
import type { CustomSchema } from "./custom_schema.ts";

const META = "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1";

/** `com.example.stable.v1.CronTab` */
export function schemaName(group: string, version: string, kind: string): string {
  return [...group.split(".").reverse(), version, kind].join(".");
}

/** The schemas of the kind and of its list. What all objects have is described where the document is made. */
export function publishedSchemas(
  { spec: { group, names } }: CustomDefinition,
  version: CustomVersion,
): Record<string, OpenApiSchema> {
  const own = schemaName(group, version.name, names.kind);
  const listKind = names.listKind ?? `${names.kind}List`;
  const { properties = {}, ...root } = version.schema?.openAPIV3Schema ?? {};
  const others = Object.entries(properties).filter(([name]) => !COMMON.has(name));
  const selectable = (version.selectableFields ?? []).map(({ jsonPath }) => ({
    fieldPath: jsonPath.slice(1),
  }));
  const extra = selectable.length > 0 ? { "x-kubernetes-selectable-fields": selectable } : {};
  const facts = (kind: string) => ({
    "x-kubernetes-group-version-kind": [{ group, kind, version: version.name }],
    ...extra,
  });
  return {
    [own]: {
      ...root as CustomSchema,
      type: "object",
      properties: {
        apiVersion: { type: "string" },
        kind: { type: "string" },
        metadata: { allOf: [{ $ref: `${META}.ObjectMeta` }] },
        ...Object.fromEntries(others),
      },
      ...facts(names.kind),
    } as OpenApiSchema,
    [schemaName(group, version.name, listKind)]: {
      description: `${listKind} is a list of ${names.kind}`,
      type: "object",
      required: ["items"],
      properties: {
        apiVersion: { type: "string" },
        items: {
          description: `List of ${names.plural}`,
          type: "array",
          items: { $ref: `#/components/schemas/${own}` },
        },
        kind: { type: "string" },
        metadata: { allOf: [{ $ref: `${META}.ListMeta` }] },
      },
      ...facts(listKind),
    } as OpenApiSchema,
  };
}

const COMMON = new Set(["apiVersion", "kind", "metadata"]);
