/** Whether a schema is structural. Source: apiextensions-apiserver/pkg/apiserver/schema/validation.go. */
import { forbidden, invalid, required } from "../kinds/field_errors.ts";
import { isSame } from "../json_value.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomSchema } from "./custom_schema.ts";
import { patternProblem } from "../go_pattern.ts";

type Level = "root" | "item" | "field";

/** All that is not, sorted by text as the server does. */
export function structuralErrors(schema: CustomSchema, path: string): FieldError[] {
  const errors = [...invariants(schema, "root", path), ...completeness(schema, schema, path, path)];
  return errors.sort((left, right) => textOf(left) < textOf(right) ? -1 : 1);
}

function textOf({ field, message }: FieldError): string {
  return `${field}: ${message}`;
}

function invariants(schema: CustomSchema, level: Level, path: string): FieldError[] {
  const { type, items, properties = {}, additionalProperties } = schema;
  const isEmbedded = schema["x-kubernetes-embedded-resource"];
  const isFree = schema["x-kubernetes-preserve-unknown-fields"];
  const errors: FieldError[] = [];
  if (type === "array" && !items) errors.push(required(`${path}.items`, "must be specified"));
  if (items) errors.push(...invariants(items, "item", `${path}.items`));
  for (const [key, property] of Object.entries(properties)) {
    errors.push(...invariants(property, "field", `${path}.properties[${key}]`));
  }
  if (additionalProperties !== undefined && level === "root") {
    errors.push(forbidden(`${path}.additionalProperties`, "must not be used at the root"));
  }
  if (typeof additionalProperties === "object") {
    errors.push(...invariants(additionalProperties, "field", `${path}.additionalProperties`));
  }
  errors.push(...extensionErrors(schema, path), ...valueErrors(schema, path, intOrStringPart(schema)));
  errors.push(...typeErrors(schema, level, path));
  if (isEmbedded && additionalProperties !== undefined) {
    errors.push(
      forbidden(`${path}.additionalProperties`, "must not be used if x-kubernetes-embedded-resource is set"),
    );
  }
  errors.push(...metaErrors(schema, level, path));
  if (isEmbedded && !isFree && Object.keys(properties).length === 0) {
    const why = "must not be empty if x-kubernetes-embedded-resource is true without " +
      "x-kubernetes-preserve-unknown-fields";
    errors.push(required(`${path}.properties`, why));
  }
  return errors;
}

function extensionErrors(schema: CustomSchema, path: string): FieldError[] {
  if (!schema["x-kubernetes-int-or-string"]) return [];
  const why = "must be false if x-kubernetes-int-or-string is true";
  return (["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"] as const)
    .filter((name) => schema[name]).map((name) => invalid(`${path}.${name}`, true, why));
}

const EMPTY_TYPE: Record<Level, string> = {
  root: "must not be empty at the root",
  item: "must not be empty for specified array items",
  field: "must not be empty for specified object fields",
};

function typeErrors(schema: CustomSchema, level: Level, path: string): FieldError[] {
  const { type } = schema;
  const errors: FieldError[] = [];
  if (schema["x-kubernetes-embedded-resource"] && type !== "object") {
    const why = "must be object if x-kubernetes-embedded-resource is true";
    errors.push(type ? invalid(`${path}.type`, type, why) : required(`${path}.type`, why));
  } else if (
    !type && !schema["x-kubernetes-int-or-string"] && !schema["x-kubernetes-preserve-unknown-fields"]
  ) errors.push(required(`${path}.type`, EMPTY_TYPE[level]));
  if (level === "root" && type && type !== "object") {
    errors.push(invalid(`${path}.type`, type, "must be object at the root"));
  }
  return errors;
}

/** Kind, apiVersion and metadata have a shape of their own. */
function metaErrors(schema: CustomSchema, level: Level, path: string): FieldError[] {
  const { properties = {} } = schema;
  if (level !== "root" && !schema["x-kubernetes-embedded-resource"]) return [];
  const errors: FieldError[] = [];
  for (const name of ["kind", "apiVersion"]) {
    const type = properties[name]?.type;
    if (properties[name] && type !== "string") {
      errors.push(invalid(`${path}.properties[${name}].type`, type ?? "", "must be string"));
    }
  }
  const { metadata } = properties;
  if (!metadata) return errors;
  const at = `${path}.properties[metadata]`;
  if (metadata.type !== "object") errors.push(invalid(`${at}.type`, metadata.type ?? "", "must be object"));
  if (level !== "root") return errors;
  const { type: _type, default: _default, properties: fields = {}, ...rest } = metadata;
  const others = Object.keys(fields).filter((name) => name !== "name" && name !== "generateName");
  if (others.length > 0 || Object.keys(rest).length > 0) {
    const why =
      "must not specify anything other than name and generateName, but metadata is implicitly specified";
    errors.push(forbidden(at, why));
  }
  return errors;
}

const INT_OR_STRING: CustomSchema[] = [{ type: "integer" }, { type: "string" }];

/** Where the two alternatives of x-kubernetes-int-or-string are written out, they may name types. */
function intOrStringPart(schema: CustomSchema): "anyOf" | "allOf" | undefined {
  if (isSame(schema.anyOf, INT_OR_STRING)) return "anyOf";
  return isSame(schema.allOf?.[0]?.anyOf, INT_OR_STRING) ? "allOf" : undefined;
}

function valueErrors(schema: CustomSchema, path: string, skipped?: "anyOf" | "allOf"): FieldError[] {
  const { anyOf = [], allOf = [], oneOf = [], not, pattern } = schema;
  const nested = [
    ...(skipped === "anyOf" ? [] : anyOf.map((one, index) => nestedErrors(one, `${path}.anyOf[${index}]`))),
    ...allOf.map((one, index) =>
      nestedErrors(one, `${path}.allOf[${index}]`, skipped === "allOf" && index === 0 ? "anyOf" : undefined)
    ),
    ...oneOf.map((one, index) => nestedErrors(one, `${path}.oneOf[${index}]`)),
    ...(not ? [nestedErrors(not, `${path}.not`)] : []),
  ];
  const problem = pattern && patternProblem(pattern);
  const why = `must be a valid regular expression, but isn't: ${problem}`;
  return [...nested.flat(), ...(problem ? [invalid(`${path}.pattern`, pattern, why)] : [])];
}

const BARRED: readonly [keyof CustomSchema, string][] = [
  ["type", "must be empty to be structural"],
  ["additionalProperties", "must be undefined to be structural"],
  ["default", "must be undefined to be structural"],
  ["title", "must be empty to be structural"],
  ["description", "must be empty to be structural"],
  ["nullable", "must be false to be structural"],
  ["x-kubernetes-preserve-unknown-fields", "must be false to be structural"],
  ["x-kubernetes-embedded-resource", "must be false to be structural"],
  ["x-kubernetes-int-or-string", "must be false to be structural"],
  ["x-kubernetes-list-map-keys", "must be empty to be structural"],
  ["x-kubernetes-list-type", "must be undefined to be structural"],
  ["x-kubernetes-map-type", "must be undefined to be structural"],
  ["x-kubernetes-validations", "must be empty to be structural"],
];

/** Within allOf, anyOf, oneOf and not only values are restricted; nothing is declared. */
function nestedErrors(schema: CustomSchema, path: string, skipped?: "anyOf"): FieldError[] {
  const { items, properties = {} } = schema;
  return [
    ...valueErrors(schema, path, skipped),
    ...(items ? nestedErrors(items, `${path}.items`) : []),
    ...Object.entries(properties).flatMap(([key, one]) => nestedErrors(one, `${path}.properties[${key}]`)),
    ...BARRED.filter(([name]) => schema[name]).map(([name, why]) => forbidden(`${path}.${name}`, why)),
    ...(properties.metadata
      ? [forbidden(`${path}.properties[metadata]`, "must not be specified in a nested context")]
      : []),
  ];
}

/** What alternatives speak of must be declared outside of them. */
function completeness(
  values: CustomSchema,
  declared: CustomSchema | undefined,
  path: string,
  valuePath: string,
): FieldError[] {
  const { anyOf = [], allOf = [], oneOf = [], not } = values;
  const check = (one: CustomSchema, at: string) => nestedCompleteness(one, declared, path, at);
  return [
    ...(not ? check(not, `${valuePath}.not`) : []),
    ...allOf.flatMap((one, index) => check(one, `${valuePath}.allOf[${index}]`)),
    ...anyOf.flatMap((one, index) => check(one, `${valuePath}.anyOf[${index}]`)),
    ...oneOf.flatMap((one, index) => check(one, `${valuePath}.oneOf[${index}]`)),
  ];
}

function nestedCompleteness(
  values: CustomSchema,
  declared: CustomSchema | undefined,
  path: string,
  valuePath: string,
): FieldError[] {
  if (!declared) return [required(path, `because it is defined in ${valuePath}`)];
  const { items, properties = {} } = values;
  return [
    ...completeness(values, declared, path, valuePath),
    ...(items ? nestedCompleteness(items, declared.items, `${path}.items`, `${valuePath}.items`) : []),
    ...Object.entries(properties).flatMap(([key, one]) => {
      const [at, valueAt] = [`${path}.properties[${key}]`, `${valuePath}.properties[${key}]`];
      return nestedCompleteness(one, declared.properties?.[key], at, valueAt);
    }),
  ];
}
