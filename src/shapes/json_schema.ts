import type { Shape } from "./shape.ts";

type Schema = Record<string, unknown>;
/** Of shapes that may contain themselves, by name. */
type Definitions = Map<string, Schema>;

/** The JSON Schema (draft 2020-12) of a file of that shape, for editors. */
export function schemaOf(shape: Shape, title: string): Schema {
  const definitions: Definitions = new Map();
  const schema = inner(shape, definitions);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    ...schema,
    ...(definitions.size > 0 ? { $defs: Object.fromEntries(definitions) } : {}),
  };
}

function inner(shape: Shape, definitions: Definitions): Schema {
  switch (shape.type) {
    case "boolean":
      return { type: "boolean" };
    case "integer":
      return {
        type: "integer",
        ...(shape.least === undefined ? {} : { minimum: shape.least }),
        ...(shape.most === undefined ? {} : { maximum: shape.most }),
      };
    case "text":
      return { type: ["string", "number"], ...(shape.title ? { description: shape.title } : {}) };
    case "choice":
      return { enum: shape.of };
    case "list":
      return { type: "array", items: inner(shape.of, definitions) };
    case "map":
      return {
        type: "object",
        additionalProperties: inner(shape.of, definitions),
        ...(shape.key.title ? { propertyNames: { description: shape.key.title } } : {}),
      };
    case "record":
      return {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(shape.fields).map(([name, { shape, title }]) => [name, {
            ...inner(shape, definitions),
            description: title,
          }]),
        ),
        ...(shape.required?.length ? { required: shape.required } : {}),
      };
    case "variant":
      return {
        description: shape.title,
        oneOf: Object.values(shape.of).map((one) => inner(one, definitions)),
      };
    case "named":
      if (!definitions.has(shape.name)) {
        definitions.set(shape.name, {});
        definitions.set(shape.name, inner(shape.shape(), definitions));
      }
      return { $ref: `#/$defs/${shape.name}` };
    case "any":
      return {};
    case "either":
      return { anyOf: shape.of.map((one) => inner(one, definitions)) };
  }
}
