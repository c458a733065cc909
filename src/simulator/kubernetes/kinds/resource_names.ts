/** Which names resources may have where they are limited (pkg/apis/core/helper/helpers.go). */
import { qualifiedNameProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { invalid, invalidEach } from "./field_errors.ts";

/** Any resource: a known one, or one with a prefix such as `example.com/gpu`. */
export function validateResourceName(name: string, field: string): FieldError[] {
  const errors = invalidEach(field, name, qualifiedNameProblems(name));
  if (errors.length > 0 || name.includes("/") || STANDARD.has(name) || isQuotaHugePage(name)) return errors;
  return [invalid(field, name, "must be a standard resource type or fully qualified")];
}

/** What a container may ask for. */
export function validateContainerResourceName(name: string, field: string): FieldError[] {
  const errors = validateResourceName(name, field);
  if (name.includes("/") || CONTAINER.has(name) || isHugePage(name)) return errors;
  return [...errors, invalid(field, name, "must be a standard resource for containers")];
}

/** What a quota may count. */
export function validateQuotaResourceName(name: string, field: string): FieldError[] {
  const errors = validateResourceName(name, field);
  if (name.includes("/") || isStandardQuotaResource(name)) return errors;
  return [...errors, invalid(field, name, "must be a standard resource for quota")];
}

export function isStandardQuotaResource(name: string): boolean {
  return QUOTA.has(name) || isQuotaHugePage(name);
}

/** Counted, not measured. */
export function isIntegerResource(name: string): boolean {
  return COUNTED.has(name) || isExtendedResource(name);
}

/** Devices and the like, which their owners name: `example.com/gpu`. */
export function isExtendedResource(name: string): boolean {
  return !isNative(name) && !name.startsWith("requests.");
}

/** Whether limits may be higher than requests. */
export function isOvercommitAllowed(name: string): boolean {
  return isNative(name) && !isHugePage(name);
}

function isNative(name: string): boolean {
  return !name.includes("/") || name.includes("kubernetes.io/");
}

function isHugePage(name: string): boolean {
  return name.startsWith("hugepages-");
}

function isQuotaHugePage(name: string): boolean {
  return isHugePage(name) || name.startsWith("requests.hugepages-");
}

const CONTAINER = new Set(["cpu", "memory", "ephemeral-storage"]);

const COUNTED = new Set([
  "pods",
  "resourcequotas",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "services.nodeports",
  "services.loadbalancers",
]);

const QUOTA = new Set([
  ...CONTAINER,
  ...COUNTED,
  "requests.cpu",
  "requests.memory",
  "requests.storage",
  "requests.ephemeral-storage",
  "limits.cpu",
  "limits.memory",
  "limits.ephemeral-storage",
]);

const STANDARD = new Set([...QUOTA, "storage"]);
