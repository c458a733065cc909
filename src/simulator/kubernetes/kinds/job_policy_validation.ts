/** What is wrong in the rules by which a Job fails or succeeds early (pkg/apis/batch/validation). */
import type { IJobSpec } from "kubernetes-models/batch/v1/JobSpec";
import type { IPodFailurePolicyRule } from "kubernetes-models/batch/v1/PodFailurePolicyRule";
import { qualifiedNameProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { duplicate, invalid, invalidEach, negative, notSupported, required } from "./field_errors.ts";

export function validateFailurePolicy(spec: IJobSpec, field: string): FieldError[] {
  const rules = spec.podFailurePolicy?.rules ?? [];
  return [
    ...tooMany(`${field}.rules`, rules.length, MAX_RULES),
    ...rules.flatMap((rule, index) => validateFailureRule(spec, rule, `${field}.rules[${index}]`)),
  ];
}

export function validateSuccessPolicy(spec: IJobSpec, field: string): FieldError[] {
  const rules = spec.successPolicy?.rules ?? [];
  const completions = spec.completions ?? 0;
  const why = "at least one rules must be specified when the successPolicy is specified";
  return [
    ...(rules.length === 0 ? [required(`${field}.rules`, why)] : []),
    ...tooMany(`${field}.rules`, rules.length, MAX_RULES),
    ...rules.flatMap((rule, index) => validateSuccessRule(rule, completions, `${field}.rules[${index}]`)),
  ];
}

const MAX_RULES = 20;
const MAX_PATTERNS = 20;
const MAX_EXIT_CODES = 255;
const ACTIONS = ["Count", "FailIndex", "FailJob", "Ignore"];
const STATUSES = ["False", "True", "Unknown"];
const OPERATORS = ["In", "NotIn"];

function validateFailureRule(spec: IJobSpec, rule: IPodFailurePolicyRule, field: string): FieldError[] {
  const { onExitCodes, onPodConditions = [] } = rule;
  const errors = validateAction(spec, rule.action ?? "", `${field}.action`);
  if (onExitCodes) errors.push(...validateExitCodes(spec, onExitCodes, `${field}.onExitCodes`));
  errors.push(...tooMany(`${field}.onPodConditions`, onPodConditions.length, MAX_PATTERNS));
  for (const [index, { type = "", status = "" }] of onPodConditions.entries()) {
    const path = `${field}.onPodConditions[${index}]`;
    errors.push(...invalidEach(`${path}.type`, type, qualifiedNameProblems(type)));
    errors.push(...oneOf(status, STATUSES, `${path}.status`));
  }
  const kinds = Number(onExitCodes !== undefined) + Number(onPodConditions.length > 0);
  if (kinds === 2) {
    errors.push(wrong(field, "specifying both OnExitCodes and OnPodConditions is not supported"));
  }
  if (kinds === 0) errors.push(wrong(field, "specifying one of OnExitCodes and OnPodConditions is required"));
  return errors;
}

function validateAction(spec: IJobSpec, action: string, field: string): FieldError[] {
  if (action !== "FailIndex" || spec.backoffLimitPerIndex !== undefined) return oneOf(action, ACTIONS, field);
  return [invalid(field, action, "requires the backoffLimitPerIndex to be set")];
}

function validateExitCodes(
  spec: IJobSpec,
  { operator = "" as "In", containerName, values = [] }: NonNullable<IPodFailurePolicyRule["onExitCodes"]>,
  field: string,
): FieldError[] {
  const errors = oneOf(operator, OPERATORS, `${field}.operator`);
  const { containers = [], initContainers = [] } = spec.template?.spec ?? {};
  if (
    containerName !== undefined &&
    ![...containers, ...initContainers].some(({ name }) => name === containerName)
  ) {
    const why = "must be one of the container or initContainer names in the pod template";
    errors.push(invalid(`${field}.containerName`, containerName, why));
  }
  const path = `${field}.values`;
  if (values.length === 0) errors.push(invalid(path, values, "at least one value is required"));
  errors.push(...tooMany(path, values.length, MAX_EXIT_CODES));
  for (const [index, code] of values.entries()) {
    const at = `${path}[${index}]`;
    if (operator === "In" && code === 0) errors.push(invalid(at, code, "must not be 0 for the In operator"));
    if (values.indexOf(code) < index) errors.push(duplicate(at, code));
  }
  const isOrdered = values.every((code, index) => index === 0 || values[index - 1]! <= code);
  return isOrdered ? errors : [...errors, invalid(path, values, "must be ordered")];
}

function validateSuccessRule(
  { succeededCount, succeededIndexes }: { succeededCount?: number; succeededIndexes?: string },
  completions: number,
  field: string,
): FieldError[] {
  if (succeededCount === undefined && succeededIndexes === undefined) {
    return [required(field, "at least one of succeededCount or succeededIndexes must be specified")];
  }
  const errors: FieldError[] = [];
  const named = succeededIndexes === undefined ? undefined : countIndexes(succeededIndexes, completions);
  if (typeof named === "string") {
    const why = `error parsing succeededIndexes: ${named}`;
    errors.push(invalid(`${field}.succeededIndexes`, succeededIndexes, why));
  }
  const path = `${field}.succeededCount`;
  errors.push(...negative(path, succeededCount));
  for (
    const [limit, what] of [
      [completions, "specified completions"],
      [typeof named === "string" ? 0 : named, "indexes in the specified succeededIndexes field"],
    ] as const
  ) {
    if (limit === undefined || (succeededCount ?? 0) <= limit) continue;
    errors.push(
      invalid(path, succeededCount, `must be less than or equal to ${limit} (the number of ${what})`),
    );
  }
  return errors;
}

/** How many indexes a text such as `0,2-4` names; or what is wrong with it. */
function countIndexes(text: string, completions: number): number | string {
  let total = 0;
  let last: number | undefined;
  for (const interval of text === "" ? [] : text.split(",")) {
    const parts = interval.split("-");
    if (parts.length > 2) {
      return `the fragment ${
        JSON.stringify(interval)
      } violates the requirement that an index interval can have ` +
        "at most two parts separated by '-'";
    }
    for (const part of parts) {
      if (!/^[+-]?[0-9]+$/.test(part)) {
        return `cannot convert string to integer for index: ${JSON.stringify(part)}`;
      }
      if (Number(part) >= completions) return `too large index: ${JSON.stringify(part)}`;
    }
    const [first, end = first] = parts.map(Number) as [number, number?];
    if (parts.length > 1 && first >= end) return `non-increasing order, previous: ${first}, current: ${end}`;
    if (last !== undefined && last >= first) {
      return `non-increasing order, previous: ${last}, current: ${first}`;
    }
    total += end - first + 1;
    last = end;
  }
  return total;
}

function oneOf(value: string, supported: readonly string[], field: string): FieldError[] {
  const names = supported.map((name) => JSON.stringify(name)).join(" ");
  if (value === "") return [required(field, `valid values: [${names}]`)];
  return supported.includes(value) ? [] : [notSupported(field, value, supported)];
}

/** A rule as a whole; the server leaves its value out. */
function wrong(field: string, detail: string): FieldError {
  return { field, reason: "FieldValueInvalid", message: `Invalid value: ${detail}` };
}

function tooMany(field: string, count: number, limit: number): FieldError[] {
  if (count <= limit) return [];
  return [{
    field,
    reason: "FieldValueTooMany",
    message: `Too many: ${count}: must have at most ${limit} items`,
  }];
}
