/** What x-kubernetes-validations must look like, before the rules themselves are read. */
import { invalid, notSupported, required } from "../kinds/field_errors.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomSchema, ValidationRule } from "./custom_schema.ts";
import { rulePath } from "./rule_path.ts";

const REASONS = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];
const NEWLINES = /[\n\r]/;

export function ruleShapeErrors(schema: CustomSchema, path: string): FieldError[] {
  const rules = schema["x-kubernetes-validations"] ?? [];
  return rules.flatMap((rule, index) => {
    const at = `${path}.x-kubernetes-validations[${index}]`;
    return [...textErrors(rule, at), ...detailErrors(rule, schema, at)];
  });
}

/** Only the first of these is told. */
function textErrors({ rule = "", message = "" }: ValidationRule, path: string): FieldError[] {
  if (rule.trim() === "") return [required(`${path}.rule`, "rule is not specified")];
  if (message && message.trim() === "") {
    return [invalid(`${path}.message`, message, "must be non-empty if specified")];
  }
  if (NEWLINES.test(message.trim())) {
    return [invalid(`${path}.message`, message, "must not contain line breaks")];
  }
  const lacksMessage = NEWLINES.test(rule.trim()) && message === "";
  return lacksMessage
    ? [required(`${path}.message`, "message must be specified if rule contains line breaks")]
    : [];
}

function detailErrors(rule: ValidationRule, schema: CustomSchema, path: string): FieldError[] {
  const { messageExpression = "", reason, fieldPath = "" } = rule;
  const errors: FieldError[] = [];
  if (messageExpression && messageExpression.trim() === "") {
    errors.push(required(`${path}.messageExpression`, "messageExpression must be non-empty if specified"));
  }
  if (reason !== undefined && !REASONS.includes(reason)) {
    errors.push(notSupported(`${path}.reason`, reason, REASONS));
  }
  if (fieldPath && fieldPath.trim() === "") {
    errors.push(invalid(`${path}.fieldPath`, fieldPath, "must be non-empty if specified"));
  }
  if (NEWLINES.test(fieldPath)) {
    errors.push(invalid(`${path}.fieldPath`, fieldPath, "must not contain line breaks"));
  }
  if (fieldPath && rulePath(fieldPath, schema) === undefined) {
    errors.push(invalid(`${path}.fieldPath`, fieldPath, "must be a valid path"));
  }
  return errors;
}
