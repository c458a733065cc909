/** What a policy and its binding may say. Source: pkg/apis/admissionregistration/validation. */
import { type CelEnvironment, compile, CompileProblem } from "../cel/engine.ts";
import { oneOf } from "../kinds/container_validation.ts";
import { invalid, notSupported, required } from "../kinds/field_errors.ts";
import type { FieldError } from "../status_error.ts";
import type {
  AdmissionPolicy,
  MatchResources,
  ParamRef,
  PolicyBinding,
  PolicyValidation,
} from "./admission_policy.ts";
import { policyEnvironment } from "./policy_program.ts";

const REASONS = ["Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized"];
const NEWLINES = /[\n\r]/;

export function policyErrors({ spec = {} }: AdmissionPolicy): FieldError[] {
  const { validations = [], auditAnnotations = [], matchConditions = [], variables = [] } = spec;
  const environment = policyEnvironment();
  const errors: FieldError[] = [...oneOf(spec.failurePolicy, ["Fail", "Ignore"], "spec.failurePolicy")];
  if (spec.paramKind) {
    if (!spec.paramKind.apiVersion) errors.push(required("spec.paramKind.apiVersion"));
    if (!spec.paramKind.kind) errors.push(required("spec.paramKind.kind"));
  }
  if (!spec.matchConstraints) errors.push(required("spec.matchConstraints"));
  else {
    errors.push(...matchErrors(spec.matchConstraints, "spec.matchConstraints"));
    if (!spec.matchConstraints.resourceRules?.length) {
      errors.push(required("spec.matchConstraints.resourceRules"));
    }
  }
  matchConditions.forEach(({ name, expression }, index) => {
    const at = `spec.matchConditions[${index}]`;
    if (!expression?.trim()) errors.push(required(`${at}.expression`));
    else errors.push(...expressionErrors(environment, expression, `${at}.expression`, "bool"));
    if (!name) errors.push(required(`${at}.name`));
  });
  variables.forEach(({ name = "", expression = "" }, index) => {
    const at = `spec.variables[${index}]`;
    if (!name.trim()) errors.push(required(`${at}.name`, "name is not specified"));
    else if (!/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name)) {
      errors.push(invalid(`${at}.name`, name, "must be a valid CEL identifier"));
    }
    if (!expression.trim()) errors.push(required(`${at}.expression`, "expression is not specified"));
    else errors.push(...expressionErrors(environment, expression, `${at}.expression`));
  });
  const why = "validations or auditAnnotations must contain at least one item";
  if (validations.length === 0 && auditAnnotations.length === 0) {
    errors.push(required("spec.validations", why), required("spec.auditAnnotations", why));
  }
  validations.forEach((validation, index) => {
    errors.push(...validationErrors(environment, validation, `spec.validations[${index}]`));
  });
  auditAnnotations.forEach(({ valueExpression = "" }, index) => {
    const at = `spec.auditAnnotations[${index}].valueExpression`;
    if (!valueExpression.trim()) errors.push(required(at, "valueExpression is not specified"));
    else errors.push(...expressionErrors(environment, valueExpression, at));
  });
  return errors;
}

function validationErrors(
  environment: CelEnvironment,
  validation: PolicyValidation,
  path: string,
): FieldError[] {
  const { expression = "", message = "", messageExpression = "", reason } = validation;
  const errors: FieldError[] = [];
  if (!expression.trim()) errors.push(required(`${path}.expression`, "expression is not specified"));
  else errors.push(...expressionErrors(environment, expression, `${path}.expression`, "bool"));
  if (messageExpression && !messageExpression.trim()) {
    errors.push(invalid(`${path}.messageExpression`, messageExpression, "must be non-empty if specified"));
  } else if (messageExpression) {
    errors.push(...expressionErrors(environment, messageExpression, `${path}.messageExpression`, "string"));
  }
  if (message && !message.trim()) {
    errors.push(invalid(`${path}.message`, message, "must be non-empty if specified"));
  } else if (NEWLINES.test(message.trim())) {
    errors.push(invalid(`${path}.message`, message, "must not contain line breaks"));
  } else if (NEWLINES.test(expression.trim()) && !message) {
    errors.push(required(`${path}.message`, "message must be specified if expression contains line breaks"));
  }
  if (reason !== undefined && !REASONS.includes(reason)) {
    errors.push(notSupported(`${path}.reason`, reason, REASONS));
  }
  return errors;
}

function expressionErrors(
  environment: CelEnvironment,
  expression: string,
  field: string,
  type?: "bool" | "string",
): FieldError[] {
  try {
    const program = compile(environment, expression);
    if (!type || program.type === type || program.type === "dyn") return [];
    return [invalid(field, expression, `must evaluate to ${type}`)];
  } catch (error) {
    if (error instanceof CompileProblem) return [invalid(field, expression, error.message)];
    throw error;
  }
}

const OPERATIONS = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];

function matchErrors(match: MatchResources, path: string): FieldError[] {
  const rules = (name: "resourceRules" | "excludeResourceRules") =>
    (match[name] ?? []).flatMap((rule, index) => {
      const at = `${path}.${name}[${index}]`;
      return [
        ...(rule.apiGroups?.length ? [] : [required(`${at}.apiGroups`)]),
        ...(rule.apiVersions?.length ? [] : [required(`${at}.apiVersions`)]),
        ...(rule.resources?.length ? [] : [required(`${at}.resources`)]),
        ...(rule.operations?.length ? [] : [required(`${at}.operations`)]),
        ...(rule.operations ?? []).flatMap((operation, number) =>
          oneOf(operation, OPERATIONS, `${at}.operations[${number}]`)
        ),
      ];
    });
  return [
    ...oneOf(match.matchPolicy, ["Equivalent", "Exact"], `${path}.matchPolicy`),
    ...rules("resourceRules"),
    ...rules("excludeResourceRules"),
  ];
}

const ACTIONS = ["Audit", "Deny", "Warn"];

export function bindingErrors({ spec = {} }: PolicyBinding): FieldError[] {
  const { policyName, paramRef, matchResources, validationActions = [] } = spec;
  const field = "spec.validationActions";
  const errors: FieldError[] = policyName ? [] : [required("spec.policyName")];
  if (paramRef) errors.push(...paramRefErrors(paramRef, "spec.paramRef"));
  if (matchResources) errors.push(...matchErrors(matchResources, "spec.matchResources"));
  validationActions.forEach((action, index) => {
    errors.push(...oneOf(action, ACTIONS, `${field}[${index}]`));
  });
  if (validationActions.includes("Deny") && validationActions.includes("Warn")) {
    const why =
      "must not contain both Deny and Warn (repeating the same validation failure information in the API " +
      "response and headers serves no purpose)";
    errors.push(invalid(field, validationActions, why));
  }
  if (validationActions.length === 0) {
    errors.push(required(field, "at least one validation action is required"));
  }
  return errors;
}

function paramRefErrors(ref: ParamRef, path: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!ref.name && !ref.selector) errors.push(required(path, "one of name or selector must be specified"));
  if (!ref.parameterNotFoundAction) errors.push(required(`${path}.parameterNotFoundAction`));
  else {errors.push(
      ...oneOf(ref.parameterNotFoundAction, ["Deny", "Allow"], `${path}.parameterNotFoundAction`),
    );}
  return errors;
}
