import type { Shape } from "./shape.ts";
import { settingsFile } from "./setting_shapes.ts";

/** The JSON Schema (draft 2020-12) of `config.yaml`, for editors. */
export function settingsSchema(): Record<string, unknown> {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Pequod's config.yaml",
    ...schemaOf(settingsFile),
  };
}

function schemaOf(shape: Shape): Record<string, unknown> {
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
      return { type: "array", items: schemaOf(shape.of) };
    case "map":
      return {
        type: "object",
        additionalProperties: schemaOf(shape.of),
        ...(shape.key.title ? { propertyNames: { description: shape.key.title } } : {}),
      };
    case "record":
      return {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(shape.fields).map(([name, { shape, title }]) => [name, {
            ...schemaOf(shape),
            description: title,
          }]),
        ),
        ...(shape.required?.length ? { required: shape.required } : {}),
      };
    case "either":
      return { anyOf: shape.of.map(schemaOf) };
  }
}
