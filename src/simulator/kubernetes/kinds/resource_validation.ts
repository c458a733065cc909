/** Limits and requests of a container. */
import { compareQuantities } from "../../../kube/quantity.ts";
import type { FieldError } from "../status_error.ts";
import { invalid } from "./field_errors.ts";
import type { ResourceAmounts } from "./resource_defaults.ts";
import { validateContainerResourceName } from "./resource_names.ts";

export function validateResources(resources: ResourceAmounts | undefined, field: string): FieldError[] {
  const limits = resources?.limits ?? {};
  const requests = resources?.requests ?? {};
  return [
    ...Object.entries(limits).flatMap(([name, amount]) => validateAmount(name, amount, `${field}.limits`)),
    ...Object.entries(requests).flatMap(([name, amount]) => [
      ...validateAmount(name, amount, `${field}.requests`),
      ...validateAgainstLimit(name, amount, limits[name], `${field}.requests`),
    ]),
  ];
}

function validateAmount(name: string, amount: string | number, field: string): FieldError[] {
  const path = `${field}[${name}]`;
  const errors = validateContainerResourceName(name, path);
  if (compareQuantities(amount, 0) < 0) {
    errors.push(invalid(path, String(amount), "must be greater than or equal to 0"));
  }
  return errors;
}

function validateAgainstLimit(
  name: string,
  request: string | number,
  limit: string | number | undefined,
  field: string,
): FieldError[] {
  const mayOvercommit = FOR_CONTAINERS.includes(name);
  if (limit === undefined) {
    if (mayOvercommit) return [];
    return [{
      field: `${field.replace(/requests$/, "limits")}`,
      reason: "FieldValueRequired",
      message: "Required value: Limit must be set for non overcommitable resources",
    }];
  }
  const order = compareQuantities(request, limit);
  if (!mayOvercommit && order !== 0) {
    return [invalid(field, String(request), `must be equal to ${name} limit of ${limit}`)];
  }
  return order > 0
    ? [invalid(field, String(request), `must be less than or equal to ${name} limit of ${limit}`)]
    : [];
}

const FOR_CONTAINERS = ["cpu", "memory", "ephemeral-storage"];
