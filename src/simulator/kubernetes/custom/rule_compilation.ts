/** Whether the rules of a definition can be compiled, as told when it is written. */
import { invalid } from "../kinds/field_errors.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomSchema, ValidationRule } from "./custom_schema.ts";
import { rulePrograms } from "./rule_programs.ts";

interface Place {
  path: string;
  isRoot: boolean;
  /** The first place above from which on old and new values cannot be told apart. */
  uncorrelated: string | undefined;
}

/** To be asked only of a schema that is valid otherwise. */
export function compilationErrors(
  schema: CustomSchema,
  path: string,
  place: Place = { path, isRoot: true, uncorrelated: undefined },
): FieldError[] {
  const { items, properties = {}, additionalProperties } = schema;
  const below = (at: string, breaks: boolean): Place => ({
    path: at,
    isRoot: false,
    uncorrelated: place.uncorrelated ?? (breaks ? place.path : undefined),
  });
  const check = (inner: CustomSchema, at: string, breaks = false) =>
    compilationErrors(inner, at, below(at, breaks));
  const isAtomic = schema["x-kubernetes-map-type"] === "atomic";
  return [
    ...(typeof additionalProperties === "object"
      ? check(additionalProperties, `${path}.additionalProperties`)
      : []),
    ...Object.entries(properties).flatMap(([key, one]) => check(one, `${path}.properties[${key}]`, isAtomic)),
    ...(items ? check(items, `${path}.items`, schema["x-kubernetes-list-type"] !== "map") : []),
    ...ownErrors(schema, place),
  ];
}

function ownErrors(schema: CustomSchema, { path, isRoot, uncorrelated }: Place): FieldError[] {
  return rulePrograms(schema, isRoot).flatMap(({ rule, problem, messageProblem, usesOld }, index) => {
    const at = `${path}.x-kubernetes-validations[${index}]`;
    const errors: FieldError[] = [];
    if (problem) errors.push(invalid(`${at}.rule`, internalForm(rule), problem));
    if (messageProblem) errors.push(invalid(`${at}.messageExpression`, internalForm(rule), messageProblem));
    if (usesOld && uncorrelated !== undefined) {
      const why = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${uncorrelated}`;
      errors.push(invalid(`${at}.rule`, rule.rule, why));
    } else if (!usesOld && !problem && rule.optionalOldSelf !== undefined) {
      const why = "may not be set if oldSelf is not used in rule";
      errors.push(invalid(`${at}.optionalOldSelf`, rule.optionalOldSelf, why));
    }
    return errors;
  });
}

/** A rule as the server's own type prints it. */
function internalForm(rule: ValidationRule): unknown {
  return {
    Rule: rule.rule,
    Message: rule.message ?? "",
    MessageExpression: rule.messageExpression ?? "",
    Reason: rule.reason ?? null,
    FieldPath: rule.fieldPath ?? "",
    OptionalOldSelf: rule.optionalOldSelf ?? null,
  };
}
