/** What x-kubernetes-list-type, -map-type and -list-map-keys ask of a schema. Source: as `schema_validation.ts`. */
import { forbidden, invalid, notSupported, required } from "../kinds/field_errors.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomSchema } from "./custom_schema.ts";

const LIST_TYPE = "x-kubernetes-list-type";
const MAP_KEYS = "x-kubernetes-list-map-keys";

export function listTypeErrors(schema: CustomSchema, path: string): FieldError[] {
  return [
    ...mapTypeErrors(schema, path),
    ...ownTypeErrors(schema, path),
    ...(schema[LIST_TYPE] === "map" ? keyedErrors(schema, path) : []),
    ...itemErrors(schema, path),
  ];
}

function mapTypeErrors(schema: CustomSchema, path: string): FieldError[] {
  const given = schema["x-kubernetes-map-type"];
  if (given === undefined) return [];
  const errors = typeProblem(schema, path, "object", "x-kubernetes-map-type");
  if (!["atomic", "granular"].includes(given)) {
    errors.push(notSupported(`${path}.x-kubernetes-map-type`, given, ["atomic", "granular"]));
  }
  return errors;
}

function typeProblem(schema: CustomSchema, path: string, type: string, extension: string): FieldError[] {
  if (schema.type === type) return [];
  const why = `must be ${type} if ${extension} is specified`;
  return [schema.type ? invalid(`${path}.type`, schema.type, why) : required(`${path}.type`, why)];
}

function ownTypeErrors(schema: CustomSchema, path: string): FieldError[] {
  const given = schema[LIST_TYPE];
  const errors = given === undefined ? [] : typeProblem(schema, path, "array", LIST_TYPE);
  const { items } = schema;
  const why = "must be atomic as item of a list with x-kubernetes-list-type=set";
  if (errors.length === 0 && given === "set" && items) {
    const itemType = items[LIST_TYPE];
    if (items.type === "array" && itemType !== undefined && itemType !== "atomic") {
      errors.push(invalid(`${path}.items.${LIST_TYPE}`, itemType, why));
    }
    if (items.type === "object" && items["x-kubernetes-map-type"] !== "atomic") {
      errors.push(invalid(`${path}.items.x-kubernetes-map-type`, null, why));
    }
  }
  if (given !== undefined && !["atomic", "set", "map"].includes(given)) {
    errors.push(notSupported(`${path}.${LIST_TYPE}`, given, ["atomic", "set", "map"]));
  }
  if ((schema[MAP_KEYS] ?? []).length > 0 && given !== "map") {
    const text = "must be map if x-kubernetes-list-map-keys is non-empty";
    errors.push(
      given === undefined
        ? required(`${path}.${LIST_TYPE}`, text)
        : invalid(`${path}.${LIST_TYPE}`, given, text),
    );
  }
  return errors;
}

function keyedErrors(schema: CustomSchema, path: string): FieldError[] {
  const { items } = schema;
  const keys = schema[MAP_KEYS] ?? [];
  const errors: FieldError[] = [];
  if (keys.length === 0) {
    errors.push(required(`${path}.${MAP_KEYS}`, "must not be empty if x-kubernetes-list-type is map"));
  }
  if (!items) {
    return [...errors, required(`${path}.items`, "must have a schema if x-kubernetes-list-type is map")];
  }
  if (items.type !== "object") {
    const why = "must be object if parent array's x-kubernetes-list-type is map";
    return [...errors, invalid(`${path}.items.type`, items.type ?? "", why)];
  }
  keys.forEach((key, index) => {
    const property = items.properties?.[key];
    if (!property) {
      errors.push(invalid(`${path}.${MAP_KEYS}`, keys, "entries must all be names of item properties"));
    } else if (property.type === "array" || property.type === "object") {
      const why = "must be a scalar type if parent array's x-kubernetes-list-type is map";
      errors.push(invalid(`${path}.items.properties[${key}].type`, items.type, why));
    }
    if (keys.indexOf(key) < index) {
      errors.push(invalid(`${path}.${MAP_KEYS}`, keys, "must not contain duplicate entries"));
    }
  });
  return errors;
}

/** Items and keys can be told apart only where they are there. */
function itemErrors(schema: CustomSchema, path: string): FieldError[] {
  const { items } = schema;
  const listType = schema[LIST_TYPE];
  if (!items || (listType !== "set" && listType !== "map")) return [];
  const errors: FieldError[] = [];
  if (items.nullable) {
    errors.push(forbidden(`${path}.items.nullable`, `cannot be nullable when ${LIST_TYPE} is ${listType}`));
  }
  if (listType === "set") return errors;
  for (const key of schema[MAP_KEYS] ?? []) {
    const property = items.properties?.[key];
    const at = `${path}.items.properties[${key}]`;
    const why = `this property is in ${MAP_KEYS}, so it`;
    if (property && property.default === undefined && !items.required?.includes(key)) {
      errors.push(required(`${at}.default`, `${why} must have a default or be a required property`));
    }
    if (property?.nullable) errors.push(forbidden(`${at}.nullable`, `${why} cannot be nullable`));
  }
  return errors;
}
