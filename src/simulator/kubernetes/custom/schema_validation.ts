/** What a definition's schema may say. Source: apiextensions-apiserver/pkg/apis/apiextensions/validation. */
import { forbidden, invalid, notSupported } from "../kinds/field_errors.ts";
import { isSame } from "../json_value.ts";
import { copyOf } from "../json_value.ts";
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomSchema } from "./custom_schema.ts";
import { listTypeErrors } from "./list_type_validation.ts";
import { prune } from "./prune.ts";
import { compilationErrors } from "./rule_compilation.ts";
import { ruleShapeErrors } from "./rule_shape.ts";
import { structuralErrors } from "./structural_validation.ts";
import { valueErrors } from "./value_validation.ts";

/** All that is wrong with the schema of a version. `path` is that of `openAPIV3Schema`. */
export function schemaErrors(schema: CustomSchema, path: string, hasStatus: boolean): FieldError[] {
  const errors = hasStatus ? rootErrors(schema, path) : [];
  if (schema.nullable) errors.push(forbidden(`${path}.nullable`, "nullable cannot be true at the root"));
  const structural = structuralErrors(schema, path);
  const more = structural.length > 0 ? structural : defaultErrors(schema, path, true);
  const found = [
    ...errors,
    ...more,
    ...shapeErrors(schema, path, { isRoot: true, noDefault: "", inMeta: false }),
  ];
  return found.length > 0 ? found : compilationErrors(schema, path);
}

/** Fields of a root whose status is cut out of it. */
const ALLOWED_AT_ROOT = new Set([
  ..."description format title maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength".split(
    " ",
  ),
  ..."pattern maxItems minItems uniqueItems multipleOf required items properties externalDocs example".split(
    " ",
  ),
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-validations",
]);
const ALLOWED_TEXT =
  "[Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength " +
  "MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example " +
  "XPreserveUnknownFields XValidations]";

function rootErrors(schema: CustomSchema, path: string): FieldError[] {
  const suffix = "if the status subresource is enabled";
  if (schema.type !== undefined && schema.type !== "object") {
    const why = `only "object" is allowed as the type at the root of the schema ${suffix}`;
    return [invalid(`${path}.type`, schema.type, why)];
  }
  const other = Object.keys(schema).find((name) => name !== "type" && !ALLOWED_AT_ROOT.has(name));
  const why = `only ${ALLOWED_TEXT} fields are allowed at the root of the schema ${suffix}`;
  return other ? [invalid(path, schema, why)] : [];
}

/** Defaults must be values that the schema accepts, and have no unknown fields. */
function defaultErrors(schema: CustomSchema, path: string, isRoot: boolean): FieldError[] {
  const errors: FieldError[] = [];
  const at = `${path}.default`;
  if (schema.default !== undefined) {
    const pruned = copyOf(schema.default);
    const isPruned = !isJsonObject(pruned) || prunedSame(pruned, schema);
    if (!isPruned) errors.push(invalid(at, schema.default, "must not have unknown fields"));
    errors.push(...valueErrors(schema.default, schema, undefined, at));
  }
  if (schema.items) errors.push(...defaultErrors(schema.items, `${path}.items`, false));
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (isRoot && META_FIELDS.has(key)) continue;
    errors.push(...defaultErrors(property, `${path}.properties[${key}]`, false));
  }
  return errors;
}

function prunedSame(value: Parameters<typeof prune>[0], schema: CustomSchema): boolean {
  const before = copyOf(value);
  prune(value, schema);
  return isSame(before, value);
}

const META_FIELDS = new Set(["metadata", "kind", "apiVersion"]);
const TYPES = ["array", "boolean", "integer", "number", "object", "string"];

/** Where in the schema we are. */
interface Place {
  isRoot: boolean;
  /** Why defaults are not allowed here; "" where they are. */
  noDefault: string;
  inMeta: boolean;
}

function shapeErrors(schema: CustomSchema, path: string, place: Place): FieldError[] {
  const errors = [...keywordErrors(schema, path, place)];
  if (schema.uniqueItems) {
    const why = "uniqueItems cannot be set to true since the runtime complexity becomes quadratic";
    errors.push(forbidden(`${path}.uniqueItems`, why));
  }
  errors.push(...innerErrors(schema, path, place));
  if (schema["x-kubernetes-preserve-unknown-fields"] === false) {
    errors.push(invalid(`${path}.x-kubernetes-preserve-unknown-fields`, false, "must be true or undefined"));
  }
  return [...errors, ...listTypeErrors(schema, path), ...ruleShapeErrors(schema, path)];
}

function keywordErrors(schema: CustomSchema, path: string, place: Place): FieldError[] {
  const { type } = schema;
  const errors: FieldError[] = [];
  if (type && !TYPES.includes(type)) errors.push(notSupported(`${path}.type`, type, TYPES));
  if (schema.default !== undefined && place.noDefault) {
    errors.push(forbidden(`${path}.default`, `must not be set ${place.noDefault}`));
  }
  for (
    const name of [
      "id",
      "additionalItems",
      "patternProperties",
      "definitions",
      "dependencies",
      "$ref",
    ] as const
  ) {
    if (schema[name] !== undefined) errors.push(forbidden(`${path}.${name}`, `${name} is not supported`));
  }
  if (type === "null") {
    errors.push(forbidden(`${path}.type`, "type cannot be set to null, use nullable as an alternative"));
  }
  if (place.inMeta && schema["x-kubernetes-embedded-resource"]) {
    const at = `${path}.x-kubernetes-embedded-resource`;
    errors.push(forbidden(at, "must not be used inside of resource meta"));
  }
  return errors;
}

function innerErrors(schema: CustomSchema, path: string, place: Place): FieldError[] {
  const { properties = {}, additionalProperties, items, not, allOf = [], oneOf = [], anyOf = [] } = schema;
  const below = { ...place, isRoot: false };
  const errors: FieldError[] = [];
  if (
    additionalProperties !== undefined && additionalProperties !== true && Object.keys(properties).length > 0
  ) {
    const why = "additionalProperties and properties are mutual exclusive";
    errors.push(forbidden(`${path}.additionalProperties`, why));
  }
  if (typeof additionalProperties === "object") {
    const noDefault = place.inMeta
      ? "inside additionalProperties applying to object metadata"
      : place.noDefault;
    errors.push(
      ...shapeErrors(additionalProperties, `${path}.additionalProperties`, { ...below, noDefault }),
    );
  }
  for (const [key, property] of Object.entries(properties)) {
    const isMeta = META_FIELDS.has(key) && (place.isRoot || schema["x-kubernetes-embedded-resource"]);
    const noDefault = isMeta && place.isRoot ? `in top-level ${key}` : place.noDefault;
    const inMeta = place.inMeta || Boolean(isMeta);
    errors.push(...shapeErrors(property, `${path}.properties[${key}]`, { isRoot: false, noDefault, inMeta }));
  }
  if (not) errors.push(...shapeErrors(not, `${path}.not`, below));
  for (const [name, list] of [["allOf", allOf], ["oneOf", oneOf], ["anyOf", anyOf]] as const) {
    list.forEach((one, index) => errors.push(...shapeErrors(one, `${path}.${name}[${index}]`, below)));
  }
  if (Array.isArray(items)) {
    errors.push(forbidden(`${path}.items`, "items must be a schema object and not an array"));
  } else if (items) errors.push(...shapeErrors(items, `${path}.items`, below));
  return errors;
}
