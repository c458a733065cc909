/** What a LimitRange may say. Source: pkg/apis/core/validation/validation.go, ValidateLimitRange. */
import type { ILimitRangeItem } from "kubernetes-models/v1/LimitRangeItem";
import {
  compareQuantities,
  formatQuantity,
  parseQuantity,
  quantityToNumber,
} from "../../../kube/quantity.ts";
import { qualifiedNameProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { duplicate, forbidden, invalid, invalidEach, required } from "./field_errors.ts";
import {
  isOvercommitAllowed,
  validateContainerResourceName,
  validateResourceName,
} from "./resource_names.ts";

export function validateLimits(limits: readonly ILimitRangeItem[], field: string): FieldError[] {
  const seen = new Set<string>();
  return limits.flatMap((item, index) => {
    const path = `${field}[${index}]`;
    const errors = validateType(item.type, `${path}.type`);
    if (seen.has(item.type)) errors.push(duplicate(`${path}.type`, item.type));
    seen.add(item.type);
    return [...errors, ...validateItem(item, path)];
  });
}

const TYPES = ["Pod", "Container", "PersistentVolumeClaim"];

function validateType(type: string, field: string): FieldError[] {
  const errors = invalidEach(field, type, qualifiedNameProblems(type ?? ""));
  if (errors.length > 0 || type.includes("/") || TYPES.includes(type)) return errors;
  return [invalid(field, type, "must be a standard limit type or fully qualified")];
}

function validateItem(item: ILimitRangeItem, path: string): FieldError[] {
  const errors = [...validateNames(item, "max", path), ...validateNames(item, "min", path)];
  if (item.type === "Pod") {
    for (const part of ["default", "defaultRequest"] as const) {
      if (Object.keys(item[part] ?? {}).length === 0) continue;
      errors.push(forbidden(`${path}.${part}`, "may not be specified when `type` is 'Pod'"));
    }
  } else {
    errors.push(...validateNames(item, "default", path), ...validateNames(item, "defaultRequest", path));
  }
  const isUnbounded = item.min?.storage === undefined && item.max?.storage === undefined;
  if (item.type === "PersistentVolumeClaim" && isUnbounded) {
    const why = "either minimum or maximum storage value is required, but neither was provided";
    errors.push(required(`${path}.limits`, why));
  }
  errors.push(...validateNames(item, "maxLimitRequestRatio", path));
  return [...errors, ...resourcesOf(item).flatMap((name) => validateAmounts(item, name, path))];
}

type Part = "max" | "min" | "default" | "defaultRequest" | "maxLimitRequestRatio";

function validateNames(item: ILimitRangeItem, part: Part, path: string): FieldError[] {
  const isForPods = item.type === "Pod" || item.type === "Container";
  const validate = isForPods ? validateContainerResourceName : validateResourceName;
  return Object.keys(item[part] ?? {}).flatMap((name) => validate(name, `${path}.${part}[${name}]`));
}

function resourcesOf(item: ILimitRangeItem): string[] {
  const parts = [
    item.max,
    item.min,
    ...(item.type === "Pod" ? [] : [item.default, item.defaultRequest]),
    item.maxLimitRequestRatio,
  ];
  return [...new Set(parts.flatMap((part) => Object.keys(part ?? {})))].sort();
}

type Amount = string | number | undefined;

/** How the amounts of one resource stand to each other. */
function validateAmounts(item: ILimitRangeItem, name: string, path: string): FieldError[] {
  const { min: { [name]: min } = {}, max: { [name]: max } = {} } = item;
  const { default: { [name]: limit } = {}, defaultRequest: { [name]: request } = {} } = item;
  const ratio = item.maxLimitRequestRatio?.[name];
  const errors: FieldError[] = [];
  const check = (part: Part, small: Amount, large: Amount, shownAmount: Amount, words: [string, string]) => {
    if (!isMore(small, large)) return;
    const text = `${words[0]} value ${shown(small)} is greater than ${words[1]} value ${shown(large)}`;
    errors.push(invalid(`${path}.${part}[${name}]`, shown(shownAmount), text));
  };
  check("min", min, max, min, ["min", "max"]);
  if (item.type !== "Pod") {
    check("defaultRequest", min, request, request, ["min", "default request"]);
    check("defaultRequest", request, max, request, ["default request", "max"]);
    check("defaultRequest", request, limit, request, ["default request", "default limit"]);
    check("default", min, limit, min, ["min", "default"]);
    check("default", limit, max, max, ["default", "max"]);
  }
  errors.push(...validateRatio(ratio, min, max, `${path}.maxLimitRequestRatio[${name}]`));
  const mustMatch = !isOvercommitAllowed(name) && limit !== undefined && request !== undefined;
  if (mustMatch && compareQuantities(limit, request) !== 0) {
    const text = `default value ${shown(limit)} must equal to defaultRequest value ${
      shown(request)
    } in ${name}`;
    errors.push(invalid(`${path}.defaultRequest[${name}]`, shown(request), text));
  }
  return errors;
}

function validateRatio(ratio: Amount, min: Amount, max: Amount, field: string): FieldError[] {
  if (ratio === undefined) return [];
  if (compareQuantities(ratio, 1) < 0) {
    return [invalid(field, shown(ratio), `ratio ${shown(ratio)} is less than 1`)];
  }
  if (min === undefined || max === undefined) return [];
  const limit = quantityToNumber(max) / quantityToNumber(min);
  if (quantityToNumber(ratio) <= limit) return [];
  return [
    invalid(field, shown(ratio), `ratio ${shown(ratio)} is greater than max/min = ${limit.toFixed(6)}`),
  ];
}

function isMore(left: Amount, right: Amount): boolean {
  return left !== undefined && right !== undefined && compareQuantities(left, right) > 0;
}

function shown(amount: Amount): string {
  return formatQuantity(parseQuantity(amount ?? 0));
}
