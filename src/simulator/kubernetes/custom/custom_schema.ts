import type { Json } from "../../../kube/object.ts";

/** The schema in a CustomResourceDefinition: JSONSchemaProps of apiextensions.k8s.io/v1. */
export interface CustomSchema {
  type?: string;
  format?: string;
  title?: string;
  description?: string;
  default?: Json;
  example?: Json;
  nullable?: boolean;
  enum?: Json[];
  maximum?: number;
  exclusiveMaximum?: boolean;
  minimum?: number;
  exclusiveMinimum?: boolean;
  multipleOf?: number;
  maxLength?: number;
  minLength?: number;
  pattern?: string;
  maxItems?: number;
  minItems?: number;
  uniqueItems?: boolean;
  maxProperties?: number;
  minProperties?: number;
  required?: string[];
  items?: CustomSchema;
  properties?: Record<string, CustomSchema>;
  additionalProperties?: CustomSchema | boolean;
  allOf?: CustomSchema[];
  anyOf?: CustomSchema[];
  oneOf?: CustomSchema[];
  not?: CustomSchema;
  id?: string;
  $ref?: string;
  $schema?: string;
  definitions?: Record<string, CustomSchema>;
  dependencies?: Record<string, CustomSchema | string[]>;
  patternProperties?: Record<string, CustomSchema>;
  additionalItems?: CustomSchema | boolean;
  externalDocs?: Json;
  "x-kubernetes-preserve-unknown-fields"?: boolean;
  "x-kubernetes-embedded-resource"?: boolean;
  "x-kubernetes-int-or-string"?: boolean;
  "x-kubernetes-list-type"?: "atomic" | "set" | "map";
  "x-kubernetes-list-map-keys"?: string[];
  "x-kubernetes-map-type"?: "atomic" | "granular";
  "x-kubernetes-validations"?: ValidationRule[];
}

/** One rule of `x-kubernetes-validations`. */
export interface ValidationRule {
  rule: string;
  message?: string;
  messageExpression?: string;
  reason?: string;
  fieldPath?: string;
  optionalOldSelf?: boolean;
}

/** The schema of what stands under a key: a property of its own, or one of the free keys. */
export function schemaOfKey(schema: CustomSchema | undefined, key: string): CustomSchema | undefined {
  const properties = schema?.properties;
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  const additional = schema?.additionalProperties;
  return typeof additional === "object" ? additional : undefined;
}

/** The schema and all within it, the alternatives of allOf, anyOf, oneOf and not included. */
export function* schemasWithin(schema: CustomSchema): Generator<CustomSchema> {
  yield schema;
  const { items, properties = {}, additionalProperties, allOf = [], anyOf = [], oneOf = [], not } = schema;
  const inner = [
    ...(items ? [items] : []),
    ...Object.values(properties),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...(not ? [not] : []),
  ];
  for (const one of inner) yield* schemasWithin(one);
}
