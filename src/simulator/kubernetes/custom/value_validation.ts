/** Compares a value with a structural schema. Source: kube-openapi/pkg/validation/validate, in its order. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../../kube/object.ts";
import { invalid, notSupported, required } from "../kinds/field_errors.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomSchema } from "./custom_schema.ts";
import { isSame } from "../json_value.ts";
import { oldItems } from "./old_items.ts";
import { matchesPattern } from "../go_pattern.ts";
import { formatProblem } from "./string_format.ts";
import { ValueResult } from "./value_result.ts";

/**
 * All that is wrong with `value`. Parts that are as they were in `old` are not looked at: rules may become stricter
 * without keeping objects from being written. `root` is the field that it stands in, absent for a whole object.
 */
export function valueErrors(value: Json, schema: CustomSchema, old?: Json, root?: string): FieldError[] {
  const { errors } = validate(value, schema, "", old);
  if (root === undefined) return errors;
  return errors.map((error) => ({
    ...error,
    field: error.field === NO_FIELD ? root : `${root}.${error.field}`,
  }));
}

/** What Go prints for a path that is nil. */
export const NO_FIELD = "<nil>";

function validate(value: Json, schema: CustomSchema, path: string, old?: Json): ValueResult {
  const result = new ValueResult();
  if (old !== undefined && isSame(value, old)) return result;
  const types = typesOf(schema);
  if (value === null) {
    if (types.length > 0 && !schema.nullable) result.add(typeError(path, types, "null"));
    return result.merge(validateEnum(value, schema, path));
  }
  const steps = [
    () => validateType(value, types, schema, path),
    () => validateAlternatives(value, schema, path),
    () => typeof value === "string" ? validateString(value, schema, path) : undefined,
    () => typeof value === "number" ? validateNumber(value, schema, path) : undefined,
    () => Array.isArray(value) ? validateList(value, schema, path, old) : undefined,
    () => validateEnum(value, schema, path),
    () => isJsonObject(value) ? validateObject(value, schema, path, old) : undefined,
  ];
  for (const step of steps) {
    const found = step();
    if (!found) continue;
    result.merge(found);
    result.passed();
  }
  result.passed();
  return result;
}

function typesOf(schema: CustomSchema): string[] {
  if (schema["x-kubernetes-int-or-string"]) return ["integer", "string"];
  return schema.type ? [schema.type] : [];
}

function validateType(
  value: Json,
  types: readonly string[],
  schema: CustomSchema,
  path: string,
): ValueResult {
  const result = new ValueResult();
  const found = typeOf(value);
  const fits = types.length === 0 || types.includes(found) ||
    (found === "integer" && types.includes("number"));
  // A format stands for the type of strings and lists, where it is checked itself.
  const isFormatted = schema.format !== undefined &&
    !types.some((type) => type === "number" || type === "integer") &&
    (typeof value === "string" || Array.isArray(value));
  if (fits || isFormatted) result.passed();
  else result.add(typeError(path, types, found));
  return result;
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return value === null ? "null" : typeof value;
}

function typeError(path: string, types: readonly string[], found: string): FieldError {
  const text = `${path} in body must be of type ${types.join(",")}: ${JSON.stringify(found)}`;
  return { ...invalid(fieldOf(path), found, text), reason: "FieldValueTypeInvalid" };
}

function validateAlternatives(value: Json, schema: CustomSchema, path: string): ValueResult {
  const result = new ValueResult();
  const { anyOf = [], oneOf = [], allOf = [], not } = schema;
  const shown = JSON.stringify(path);
  const tell = (text: string) => result.add(invalid(NO_FIELD, "", text));
  if (anyOf.length > 0) {
    const all = anyOf.map((one) => validate(value, one, path));
    const valid = all.find((one) => one.isValid);
    if (!valid) tell(`${shown} must validate at least one schema (anyOf)`);
    result.merge(valid ?? best(all));
  }
  if (oneOf.length > 0) {
    const all = oneOf.map((one) => validate(value, one, path));
    const valid = all.filter((one) => one.isValid);
    if (valid.length === 1) result.merge(valid[0]!);
    else {
      const why = valid.length === 0 ? "Found none valid" : `Found ${valid.length} valid alternatives`;
      tell(`${shown} must validate one and only one schema (oneOf). ${why}`);
      if (valid.length === 0) result.merge(best(all));
    }
  }
  if (allOf.length > 0) {
    const all = allOf.map((one) => validate(value, one, path));
    for (const one of all) result.merge(one);
    const passed = all.filter((one) => one.isValid).length;
    const none = passed === 0 ? ". None validated" : "";
    if (passed < all.length) tell(`${shown} must validate all the schemas (allOf)${none}`);
  }
  if (not && validate(value, not, path).isValid) tell(`${shown} must not validate the schema (not)`);
  result.passed();
  return result;
}

function best(results: readonly ValueResult[]): ValueResult {
  return results.reduce((found, one) => one.matches > found.matches ? one : found);
}

function validateString(value: string, schema: CustomSchema, path: string): ValueResult {
  const result = new ValueResult();
  const length = [...value].length;
  const { minLength, maxLength, pattern } = schema;
  const field = fieldOf(path);
  if (maxLength !== undefined && length > maxLength) {
    result.add({
      field,
      reason: "FieldValueTooLong",
      message: `Too long: may not be more than ${maxLength} bytes`,
    });
  }
  if (minLength !== undefined && length < minLength) {
    result.add(invalid(field, value, `${path} in body should be at least ${minLength} chars long`));
  }
  if (pattern && !matchesPattern(pattern, value)) {
    result.add(invalid(field, value, `${path} in body should match '${pattern}'`));
  }
  const problem = formatProblem(schema.format, value);
  if (problem) {
    const text = `${path} in body must be of type ${problem}: ${JSON.stringify(value)}`;
    result.add({ ...invalid(field, value, text), reason: "FieldValueTypeInvalid" });
  }
  return result;
}

function validateNumber(value: number, schema: CustomSchema, path: string): ValueResult {
  const result = new ValueResult();
  const { maximum, minimum, exclusiveMaximum, exclusiveMinimum, multipleOf } = schema;
  const tell = (text: string) =>
    result.add(invalid(fieldOf(path), value, `${path} in body should be ${text}`));
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) tell(`a multiple of ${multipleOf}`);
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
    tell(exclusiveMaximum ? `less than ${maximum}` : `less than or equal to ${maximum}`);
  }
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    tell(exclusiveMinimum ? `greater than ${minimum}` : `greater than or equal to ${minimum}`);
  }
  if (schema.type === "integer" && schema.format === "int32" && Math.abs(value + 0.5) > 2 ** 31) {
    const text = `Checked value must be of type integer with format int32 in ${path}`;
    result.add(invalid(NO_FIELD, "", text));
  }
  return result;
}

function isMultiple(value: number, factor: number): boolean {
  const times = value / factor;
  return Math.abs(times - Math.round(times)) < 1e-9;
}

function validateList(list: readonly Json[], schema: CustomSchema, path: string, old?: Json): ValueResult {
  const result = new ValueResult();
  const { items, minItems, maxItems } = schema;
  if (items) {
    const before = oldItems(list, schema, old);
    list.forEach((item, index) => result.merge(validate(item, items, `${path}[${index}]`, before[index])));
  }
  const field = fieldOf(path);
  const size = list.length;
  if (minItems !== undefined && size < minItems) {
    result.add(invalid(field, size, `${path} in body should have at least ${minItems} items`));
  }
  if (maxItems !== undefined && size > maxItems) result.add(tooMany(field, size, maxItems));
  result.passed();
  return result;
}

function tooMany(field: string, size: number, maximum: number): FieldError {
  const items = maximum === 1 ? "item" : "items";
  const message = `Too many: ${size}: must have at most ${maximum} ${items}`;
  return { field, reason: "FieldValueTooMany", message };
}

function validateEnum(value: Json, schema: CustomSchema, path: string): ValueResult {
  const result = new ValueResult();
  const allowed = schema.enum ?? [];
  if (allowed.length > 0 && !allowed.some((one) => isSame(one, value))) {
    const names = allowed.map((one) => typeof one === "string" ? one : JSON.stringify(one));
    result.add(notSupported(fieldOf(path), value, names));
  }
  return result;
}

function validateObject(value: JsonObject, schema: CustomSchema, path: string, old?: Json): ValueResult {
  const result = new ValueResult();
  const { properties = {}, additionalProperties, minProperties, maxProperties } = schema;
  const keys = Object.keys(value);
  const size = keys.length;
  const field = fieldOf(path);
  const before = isJsonObject(old) ? old : {};
  if (minProperties !== undefined && size < minProperties) {
    result.add(invalid(field, size, `${path} in body should have at least ${minProperties} properties`));
  }
  if (maxProperties !== undefined && size > maxProperties) result.add(tooMany(field, size, maxProperties));
  for (const key of keys) {
    if (Object.hasOwn(properties, key)) continue;
    if (additionalProperties === false) {
      result.add(invalid(field, key, `${path}.${key} in body is a forbidden property`));
    } else if (typeof additionalProperties === "object") {
      result.merge(validate(value[key] ?? null, additionalProperties, `${path}.${key}`, before[key]));
    }
  }
  for (const [key, property] of Object.entries(properties)) {
    if (!Object.hasOwn(value, key)) continue;
    result.merge(validate(value[key] ?? null, property, path ? `${path}.${key}` : key, before[key]));
  }
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(value, key)) result.add(required(fieldOf(`${path}.${key}`)));
  }
  return result;
}

function fieldOf(path: string): string {
  return path.replace(/^\./, "") || NO_FIELD;
}
