/** Defaults and validation of a custom kind's objects. Source: apiextensions-apiserver/pkg/registry/customresource. */
import { schemaMergeFacts } from "../../../kube/schema_merge_facts.ts";
import { kubernetesMergeFacts } from "../../../kube/merge_facts.ts";
import type { Json, JsonObject, KubeObject } from "../../../kube/object.ts";
import type { OpenApiSchema } from "../../../kube/openapi.ts";
import type { Kind } from "../kind.ts";
import { invalid } from "../kinds/field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "../kinds/metadata_validation.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomScale, CustomVersion } from "./custom_definition.ts";
import type { CustomSchema } from "./custom_schema.ts";
import { applyDefaults } from "./defaulting.ts";
import { embeddedErrors } from "./embedded_objects.ts";
import { readPlace } from "./field_place.ts";
import { duplicateErrors } from "./list_uniqueness.ts";
import { prune } from "./prune.ts";
import { hasRules, ruleErrors } from "./rule_validation.ts";
import { NO_FIELD, valueErrors } from "./value_validation.ts";

type Rules = Required<
  Pick<
    Kind<KubeObject>,
    "setDefaults" | "prune" | "mergeFacts" | "validate" | "validateUpdate" | "validateStatus"
  >
>;

export function customRules(version: CustomVersion, preservesAll: boolean, namespaced: boolean): Rules {
  const schema = rootSchema(version, preservesAll);
  const rulesExist = hasRules(schema);
  const scale = version.subresources?.scale;
  const statusSchema = schema.properties?.status;
  const common = (object: KubeObject, old: KubeObject | undefined) => {
    const [value, before] = [asJson(object), old && asJson(old)];
    const errors = [
      ...valueErrors(value, schema, before),
      ...scaleSpecErrors(object, scale),
      ...scaleStatusErrors(object, scale),
      ...embeddedErrors(value, schema),
      ...newDuplicates(value, before, schema),
    ];
    return rulesExist ? withRules(errors, value, before, schema) : errors;
  };
  return {
    prune: (object) => prune(object, schema),
    setDefaults: (object) => {
      prune(asJson(object), schema);
      applyDefaults(asJson(object), schema);
    },
    mergeFacts: schemaMergeFacts(schema as OpenApiSchema, kubernetesMergeFacts),
    validate: (object) => [
      ...validateMetadata(object.metadata, { namespaced, anyFinalizer: true }),
      ...common(object, undefined),
    ],
    validateUpdate: (object, old) => [
      ...validateMetadataUpdate(object.metadata, old.metadata),
      ...common(object, old),
    ],
    validateStatus: (object, old) => {
      const [value, before] = [asJson(object), asJson(old)];
      const status = value.status;
      const errors = [
        ...(status !== undefined && statusSchema
          ? valueErrors(status, statusSchema, before.status, "status")
          : []),
        ...scaleStatusErrors(object, scale),
        ...newDuplicates(value, before, schema),
      ];
      return rulesExist ? withRules(errors, value, before, schema) : errors;
    },
  };
}

/** A schema for whole objects; a kind from before schemas keeps all. */
export function rootSchema(version: CustomVersion, preservesAll: boolean): CustomSchema {
  const schema = version.schema?.openAPIV3Schema ?? { type: "object" };
  return preservesAll ? { ...schema, "x-kubernetes-preserve-unknown-fields": true } : schema;
}

function asJson(object: KubeObject): JsonObject {
  return object as unknown as JsonObject;
}

/** Rules are asked only of objects whose values are of the right types. */
function withRules(
  errors: FieldError[],
  value: Json,
  old: Json | undefined,
  schema: CustomSchema,
): FieldError[] {
  if (errors.some(({ reason }) => BLOCKING.has(reason))) return [...errors, NOT_CHECKED];
  return [...errors, ...ruleErrors(value, old, schema)];
}

const BLOCKING = new Set([
  "FieldValueNotSupported",
  "FieldValueRequired",
  "FieldValueTooLong",
  "FieldValueTooMany",
  "FieldValueTypeInvalid",
]);

const NOT_CHECKED = invalid(
  NO_FIELD,
  null,
  "some validation rules were not checked because the object was invalid; correct the existing errors to " +
    "complete validation",
);

/** What was there twice already may stay. */
function newDuplicates(value: Json, old: Json | undefined, schema: CustomSchema): FieldError[] {
  return old !== undefined && duplicateErrors(old, schema).length > 0 ? [] : duplicateErrors(value, schema);
}

const MAX_REPLICAS = 2 ** 31 - 1;

function scaleSpecErrors(object: KubeObject, scale: CustomScale | undefined): FieldError[] {
  return scale ? replicasErrors(object, scale.specReplicasPath) : [];
}

function scaleStatusErrors(object: KubeObject, scale: CustomScale | undefined): FieldError[] {
  if (!scale) return [];
  const { statusReplicasPath, labelSelectorPath } = scale;
  const errors = replicasErrors(object, statusReplicasPath);
  if (!labelSelectorPath) return errors;
  const selector = readPlace(object, labelSelectorPath);
  if (selector === undefined || typeof selector === "string") return errors;
  return [...errors, invalid(labelSelectorPath, "", accessorProblem(labelSelectorPath, selector, "string"))];
}

function replicasErrors(object: KubeObject, path: string): FieldError[] {
  const value = readPlace(object, path);
  if (value === undefined) return [];
  if (typeof value !== "number") return [invalid(path, 0, accessorProblem(path, value, "int64"))];
  if (value < 0) return [invalid(path, value, "should be a non-negative integer")];
  return value > MAX_REPLICAS
    ? [invalid(path, value, `should be less than or equal to ${MAX_REPLICAS}`)]
    : [];
}

/** Go's words for a value of another type at a path. */
function accessorProblem(path: string, value: Json, wanted: string): string {
  const type = Array.isArray(value) ? "[]interface {}" : value === null ? "<nil>" : GO_TYPES[typeof value];
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return `${path} accessor error: ${shown} is of the type ${type}, expected ${wanted}`;
}

const GO_TYPES: Record<string, string> = {
  string: "string",
  number: "int64",
  boolean: "bool",
  object: "map[string]interface {}",
};
