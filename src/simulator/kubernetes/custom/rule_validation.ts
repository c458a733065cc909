/** Asks the rules of a schema about an object. Source: apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json } from "../../../kube/object.ts";
import { RunProblem } from "../cel/problem.ts";
import { optionalOf } from "../cel/engine.ts";
import { typedValue, withMeta } from "../cel/schema_types.ts";
import { isSame } from "../json_value.ts";
import { duplicate, forbidden, invalid, required } from "../kinds/field_errors.ts";
import type { FieldError } from "../status_error.ts";
import { type CustomSchema, schemaOfKey, schemasWithin, type ValidationRule } from "./custom_schema.ts";
import { oldItems } from "./old_items.ts";
import { rulePath } from "./rule_path.ts";
import { type RuleProgram, rulePrograms } from "./rule_programs.ts";

/** Whether a schema has any. */
export function hasRules(schema: CustomSchema): boolean {
  for (const one of schemasWithin(schema)) if (one["x-kubernetes-validations"]?.length) return true;
  return false;
}

/**
 * What the rules refuse. Parts that are as they were in `old` may break rules that came later, unless a rule compares
 * with what was.
 */
export function ruleErrors(value: Json, old: Json | undefined, schema: CustomSchema): FieldError[] {
  return errorsAt(value, old, schema, { path: "", isRoot: true, isUnchanged: false });
}

interface Place {
  path: string;
  isRoot: boolean;
  /** A part around it that can be compared is as it was. */
  isUnchanged: boolean;
}

function errorsAt(
  value: Json | undefined,
  old: Json | undefined,
  schema: CustomSchema,
  place: Place,
): FieldError[] {
  if (value === null || value === undefined) return [];
  const isUnchanged = old === undefined ? place.isUnchanged : isSame(value, old);
  const here = { ...place, isUnchanged };
  const below = (path: string): Place => ({ path, isRoot: false, isUnchanged });
  const errors = ownErrors(value, old ?? undefined, schema, here);
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!items) return errors;
    const before = oldItems(value, schema, old);
    value.forEach((item, index) =>
      errors.push(...errorsAt(item, before[index], items, below(`${place.path}[${index}]`)))
    );
  } else if (isJsonObject(value)) {
    const before = isJsonObject(old) ? old : {};
    for (const key of Object.keys(value)) {
      const inner = schemaOfKey(schema, key);
      if (!inner) continue;
      const isProperty = Object.hasOwn(schema.properties ?? {}, key);
      const path = isProperty ? `${place.path}${place.path && "."}${key}` : `${place.path}[${key}]`;
      errors.push(...errorsAt(value[key], ownEntry(before, key), inner, below(path)));
    }
  }
  return errors;
}

function ownErrors(value: Json, old: Json | undefined, schema: CustomSchema, place: Place): FieldError[] {
  if (!schema["x-kubernetes-validations"]?.length) return [];
  const full = place.isRoot ? withMeta(schema) : schema;
  const self = typedValue(value, full);
  const oldSelf = old === undefined ? undefined : typedValue(old, full);
  const field = place.path || NO_FIELD;
  const errors: FieldError[] = [];
  for (const compiled of rulePrograms(schema, place.isRoot)) {
    const { rule, program, problem, usesOld } = compiled;
    if (!program) {
      errors.push(invalid(field, schema.type ?? "", `rule compile error: ${problem}`));
      continue;
    }
    if (usesOld && old === undefined && !rule.optionalOldSelf) continue;
    if (!usesOld && place.isUnchanged) continue;
    const variables = { self, oldSelf: rule.optionalOldSelf ? optionalOf(oldSelf) : oldSelf };
    try {
      if (program.run(variables) === true) continue;
      errors.push(broken(compiled, { value, schema, path: place.path }, variables));
    } catch (error) {
      if (!(error instanceof RunProblem)) throw error;
      errors.push(invalid(field, schema.type ?? "", runText(error.message, rule)));
    }
  }
  return errors;
}

/** What Go prints for a path that is nil. */
const NO_FIELD = "<nil>";

function runText(problem: string, rule: ValidationRule): string {
  const shown = ruleText(rule);
  if (problem.startsWith("no such overload")) {
    return `'${problem}': call arguments did not match a supported operator, function or macro signature for rule: ` +
      shown;
  }
  if (problem.startsWith("operation cancelled")) {
    return `'${problem}': no further validation rules will be run due to call cost exceeds limit for rule: ${shown}`;
  }
  return `${problem} evaluating rule: ${shown}`;
}

/** A rule in one line. */
function ruleText({ message, rule }: ValidationRule): string {
  return message ? message.trim() : rule.trim().replace(/\s*\n\s*/g, " ");
}

function broken(
  { rule, message }: RuleProgram,
  { value, schema, path }: { value: Json; schema: CustomSchema; path: string },
  variables: Record<string, unknown>,
): FieldError {
  const inner = rule.fieldPath && rulePath(rule.fieldPath, schema)?.field;
  const field = [path, inner].filter(Boolean).join(".") || NO_FIELD;
  const detail = messageOf(message, variables) ??
    (rule.message ? rule.message.trim() : `failed rule: ${ruleText(rule)}`);
  const shown = schema.type === "object" || schema.type === "array" ? schema.type : value;
  switch (rule.reason) {
    case "FieldValueForbidden":
      return forbidden(field, detail);
    case "FieldValueRequired":
      return required(field, detail);
    case "FieldValueDuplicate":
      return duplicate(field, shown);
    default:
      return invalid(field, shown, detail);
  }
}

const MAX_MESSAGE_BYTES = 5 * 1024;

/** Undefined when it cannot be used: then the rule's other message is. */
function messageOf(message: RuleProgram["message"], variables: Record<string, unknown>): string | undefined {
  try {
    const text = message?.run(variables);
    const trimmed = typeof text === "string" ? text.trim() : "";
    return trimmed && !trimmed.includes("\n") && trimmed.length <= MAX_MESSAGE_BYTES ? trimmed : undefined;
  } catch (error) {
    if (error instanceof RunProblem) return undefined;
    throw error;
  }
}
