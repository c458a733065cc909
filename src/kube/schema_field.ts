/** The fields of a kind as a tree, read from an OpenAPI v3 document the way kubectl explain reads it. */
import type { GroupVersionKind } from "./object.ts";
import type { OpenApiDocument, OpenApiSchema } from "./openapi.ts";
import { ownEntry } from "./own_entry.ts";

/** A field, or (the root) a whole kind. */
export interface FieldNode {
  name: string;
  /** The type as kubectl shows it between angle brackets: `string`, `[]Container`, `map[string]Quantity`. */
  type: string;
  required: boolean;
  /** The field's own words; undefined where it has none. */
  description?: string;
  /** The field's words, and after them those of its type, each ended by a line end; may be empty. */
  fullDescription: string;
  default?: unknown;
  /** Allowed values; empty where any is allowed. */
  enum: unknown[];
  /** The schema as the document has it, not resolved. */
  schema: OpenApiSchema;
  /** Fields below, also those of list items and map values, by name. Where a type contains itself, it has none. */
  children(): FieldNode[];
}

/** The fields of a kind; undefined when the document does not have it. */
export function kindField(document: OpenApiDocument, gvk: GroupVersionKind): FieldNode | undefined {
  const schema = findKindSchema(document, gvk);
  return schema && makeField(document, { name: gvk.kind, schema, required: false, seen: [] });
}

/** The schema of a kind; undefined when the document does not have it. */
export function findKindSchema(document: OpenApiDocument, gvk: GroupVersionKind): OpenApiSchema | undefined {
  const { schemas } = document.components;
  const name = Object.keys(schemas).sort().find((key) =>
    schemas[key]!["x-kubernetes-group-version-kind"]?.some((known) =>
      known.group === gvk.group && known.version === gvk.version && known.kind === gvk.kind
    )
  );
  return name === undefined ? undefined : ownEntry(schemas, name);
}

/** The field at a path below a node, through lists, maps and references; undefined when there is none. */
export function findField(node: FieldNode, path: string[]): FieldNode | undefined {
  return path.reduce<FieldNode | undefined>(
    (found, name) => found?.children().find((child) => child.name === name),
    node,
  );
}

/** What a reference such as `#/components/schemas/io.k8s.api.core.v1.Pod` points to. */
export function resolveReference(document: OpenApiDocument, reference: string): OpenApiSchema | undefined {
  const name = /^#\/components\/schemas\/(.+)$/.exec(reference)?.[1];
  return name === undefined
    ? undefined
    : document.components.schemas[name.replaceAll("~1", "/").replaceAll("~0", "~")];
}

interface FieldSource {
  name: string;
  schema: OpenApiSchema;
  required: boolean;
  /** References on the way from the root; going through one again would never end. */
  seen: string[];
}

function makeField(document: OpenApiDocument, { name, schema, required, seen }: FieldSource): FieldNode {
  return {
    name,
    type: typeName(document, schema),
    required,
    ...(schema.description === undefined ? {} : { description: schema.description }),
    get fullDescription() {
      return describe(document, schema, []);
    },
    ...(schema.default === undefined ? {} : { default: schema.default }),
    enum: schema.enum ?? [],
    schema,
    children: () => fieldsOf(document, schema, seen),
  };
}

function fieldsOf(document: OpenApiDocument, schema: OpenApiSchema, seen: string[]): FieldNode[] {
  const reference = schema.$ref;
  if (reference !== undefined && seen.includes(reference)) return [];
  const nowSeen = reference === undefined ? seen : [...seen, reference];
  const resolved = resolve(document, schema);
  const properties = resolved.properties ?? {};
  const own = Object.keys(properties).sort().map((name) =>
    makeField(document, {
      name,
      schema: properties[name]!,
      required: resolved.required?.includes(name) ?? false,
      seen: nowSeen,
    })
  );
  return [...own, ...inner(resolved).flatMap((part) => fieldsOf(document, part, nowSeen))];
}

function describe(document: OpenApiDocument, schema: OpenApiSchema, seen: OpenApiSchema[]): string {
  const resolved = resolve(document, schema);
  if (seen.includes(resolved)) return "";
  const own = resolved.description ? `${resolved.description}\n` : "";
  return own + inner(resolved).map((part) => describe(document, part, [...seen, resolved])).join("");
}

/** The schemas that a schema's value is also made of. */
function inner({ allOf = [], items, additionalProperties }: OpenApiSchema): OpenApiSchema[] {
  return [
    ...allOf,
    ...(items ? [items] : []),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
  ];
}

function typeName(document: OpenApiDocument, schema: OpenApiSchema): string {
  const { items, additionalProperties, allOf, properties, $ref, type } = schema;
  if (items) return `[]${typeName(document, items)}`;
  if (typeof additionalProperties === "object") {
    return `map[string]${typeName(document, additionalProperties)}`;
  }
  if (allOf?.length === 1 && !properties) return typeName(document, allOf[0]!);
  if ($ref !== undefined) {
    const referred = resolveReference(document, $ref)?.type;
    // Only objects are known by their name; a Time is a string.
    return !referred || referred === "object"
      ? $ref.split("/").at(-1)?.split(".").at(-1) || "Object"
      : referred;
  }
  return !type || type === "object" ? "Object" : type;
}

function resolve(document: OpenApiDocument, schema: OpenApiSchema): OpenApiSchema {
  return (schema.$ref === undefined ? undefined : resolveReference(document, schema.$ref)) ?? schema;
}
