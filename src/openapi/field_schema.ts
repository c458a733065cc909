/** The schema of one field, with what patches need to know of it. */
import { kubernetesMergeFacts } from "../kube/merge_facts.ts";
import type { FieldFacts } from "../kube/merge_type.ts";
import type { OpenApiSchema } from "../kube/openapi.ts";
import type { Field } from "./declaration.ts";
import { isPublishedAsList, publishedDefault } from "./published_facts.ts";
import type { TypeExpression } from "./type_expression.ts";
import type { ScalarFacts } from "./validator_facts.ts";

export interface FieldContext {
  /** The definition that the field is of. */
  definition: string;
  /** That definition is a kind of its own. */
  isRoot: boolean;
  scalar?: ScalarFacts | undefined;
  /** Definition name of a reference; undefined when nothing has that name. */
  refOf(reference: string): string | undefined;
}

export function fieldSchema(field: Field, context: FieldContext): OpenApiSchema {
  const { definition } = context;
  const facts = kubernetesMergeFacts.field(definition, field.name);
  const schema: OpenApiSchema = {};
  if (field.description) schema.description = field.description;
  Object.assign(schema, typeSchema(field, field.type, context));
  const value = publishedDefault(definition, field.name) ?? defaultByRule(field, schema, facts, context);
  if (value !== undefined) schema.default = value;
  const isList = schema.type === "array" && !(context.isRoot && field.name === "items");
  if (isPublishedAsList(definition, field.name) ?? isList) Object.assign(schema, listFacts(facts));
  if (facts) Object.assign(schema, patchFacts(facts));
  const [first] = schema.allOf ?? [];
  // A reference that nothing is said about stands alone.
  return first && Object.keys(schema).length === 1 ? first : schema;
}

/** Required scalars are written even when they are empty, and so are objects that are no pointers. */
function defaultByRule(
  field: Field,
  schema: OpenApiSchema,
  facts: FieldFacts | undefined,
  context: FieldContext,
): unknown {
  if (schema.allOf) return isWrittenEmpty(field, facts, context) ? {} : undefined;
  return field.isRequired ? EMPTY[schema.type ?? ""] : undefined;
}

const EMPTY: Readonly<Record<string, unknown>> = { string: "", integer: 0, number: 0, boolean: false };

/** Definitions that are one value of their own: they stand in maps and lists without a default. */
const VALUES = /\.(Quantity|Time|MicroTime|IntOrString|JSON|JSONSchemaPropsOrStringArray)$/;

function typeSchema(field: Field, type: TypeExpression, context: FieldContext): OpenApiSchema {
  switch (type.kind) {
    case "string":
      return context.scalar?.type === "string" ? { ...context.scalar } : { type: "string" };
    case "number":
      return { ...(context.scalar ?? { type: "number" }) };
    case "boolean":
      return { type: "boolean" };
    case "literals":
      return { type: "string", enum: type.values };
    case "array":
      return { type: "array", items: elementSchema(field, type.item, context) };
    case "map":
      return { type: "object", additionalProperties: elementSchema(field, type.value, context) };
    case "reference":
      return { allOf: [{ $ref: reference(type.name, context) }] };
    case "inline":
      return { allOf: [{ $ref: `${REF_PREFIX}${inlineDefinition(field, context)}` }] };
    case "any":
    case "union":
      return {};
  }
}

/** The same for what a list or map holds. */
function elementSchema(field: Field, type: TypeExpression, context: FieldContext): OpenApiSchema {
  const schema = typeSchema(field, type, context);
  if (schema.allOf) {
    const ref = schema.allOf[0]!;
    return VALUES.test(ref.$ref!) ? ref : { default: {}, allOf: [ref] };
  }
  const empty = EMPTY[schema.type ?? ""];
  return empty === undefined || schema.format === "byte" ? schema : { ...schema, default: empty };
}

const REF_PREFIX = "#/components/schemas/";

function reference(name: string, context: FieldContext): string {
  const definition = context.refOf(name);
  if (!definition) throw new Error(`Cannot find ${name}, of which ${context.definition} speaks`);
  return REF_PREFIX + definition;
}

/** Kinds in kinds are written out in the declarations, because there they need no apiVersion. */
function inlineDefinition(field: Field, { definition }: FieldContext): string {
  if (field.name === "volumeClaimTemplates") return "io.k8s.api.core.v1.PersistentVolumeClaim";
  throw new Error(`Cannot tell the definition of ${definition}.${field.name}`);
}

/** Objects that the server writes even when they are empty have an empty default. */
function isWrittenEmpty(field: Field, facts: FieldFacts | undefined, context: FieldContext): boolean {
  if (facts?.always) return true;
  const isKnown = kubernetesMergeFacts.fields(context.definition).length > 0;
  return !isKnown && context.isRoot && ["metadata", "spec", "status"].includes(field.name);
}

function listFacts(facts: FieldFacts | undefined): Partial<OpenApiSchema> {
  if (facts?.type.kind !== "list" || facts.type.relation === "atomic") {
    return { "x-kubernetes-list-type": "atomic" };
  }
  if (facts.type.relation === "set") return { "x-kubernetes-list-type": "set" };
  return {
    "x-kubernetes-list-map-keys": facts.type.keys.map((key) => key.name),
    "x-kubernetes-list-type": "map",
  };
}

function patchFacts(facts: FieldFacts): Partial<OpenApiSchema> {
  const known: Partial<OpenApiSchema> = {};
  if (facts.type.kind === "map" && facts.type.atomic) known["x-kubernetes-map-type"] = "atomic";
  if (facts.mergeKey !== undefined) known["x-kubernetes-patch-merge-key"] = facts.mergeKey;
  if (facts.strategies.length > 0) known["x-kubernetes-patch-strategy"] = facts.strategies.join(",");
  return known;
}
