/** A container's own restart policy and its rules (pkg/apis/core/validation, validateContainerRestartPolicy). */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { FieldError } from "../status_error.ts";
import { notSupported, required } from "./field_errors.ts";

const POLICIES = ["Always", "Never", "OnFailure"];
const ACTIONS = ["Restart", "RestartAllContainers"];
const OPERATORS = ["In", "NotIn"];
const MAX_RULES = 20;
const MAX_VALUES = 255;

export function validateRestartPolicy(container: IContainer, path: string): FieldError[] {
  const { restartPolicy: policy, restartPolicyRules: rules = [] } = container;
  const errors: FieldError[] = [];
  const field = `${path}.restartPolicy`;
  if (!policy && rules.length > 0) {
    errors.push(required(field, "must specify restartPolicy when restart rules are used"));
  } else if (policy && !POLICIES.includes(policy)) errors.push(notSupported(field, policy, POLICIES));
  if (rules.length > MAX_RULES) errors.push(tooMany(`${path}.restartPolicyRules`, rules.length, MAX_RULES));
  for (const [index, { action, exitCodes }] of rules.entries()) {
    const at = `${path}.restartPolicyRules[${index}]`;
    if (!ACTIONS.includes(action)) errors.push(notSupported(`${at}.action`, action, ACTIONS));
    if (!exitCodes) errors.push(required(`${at}.exitCodes`, "must be specified"));
    else if (!OPERATORS.includes(exitCodes.operator)) {
      errors.push(notSupported(`${at}.exitCodes.operator`, exitCodes.operator, OPERATORS));
    }
    const count = exitCodes?.values?.length ?? 0;
    if (count > MAX_VALUES) errors.push(tooMany(`${at}.exitCodes.values`, count, MAX_VALUES));
  }
  return errors;
}

function tooMany(field: string, count: number, most: number): FieldError {
  const message = `Too many: ${count}: must have at most ${most} items`;
  return { field, reason: "FieldValueTooMany", message };
}
