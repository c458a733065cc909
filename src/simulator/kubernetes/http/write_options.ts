/** Query parameters of writes, checked as the API server does (CreateOptions, UpdateOptions, PatchOptions). */
import { forbidden, notSupported, required, tooLong } from "../kinds/field_errors.ts";
import { invalid } from "../refusals.ts";
import type { FieldError } from "../status_error.ts";
import type { ApiRequest } from "./api_request.ts";

export type FieldValidation = "Ignore" | "Warn" | "Strict";

export interface WriteQuery {
  dryRun: boolean;
  fieldManager: string;
  fieldValidation: FieldValidation;
  force: boolean;
}

const MAX_MANAGER_BYTES = 128;

/** @throws {StatusError} 422 */
export function parseWriteQuery(
  request: ApiRequest,
  options: "CreateOptions" | "UpdateOptions" | "PatchOptions",
  isApply = false,
): WriteQuery {
  const { query, headers } = request;
  const manager = query.get("fieldManager") ?? "";
  const validation = query.get("fieldValidation") ?? "";
  const force = query.get("force");
  const errors: FieldError[] = [...dryRunErrors(query.getAll("dryRun"))];
  if (isApply && manager === "") errors.push(required("fieldManager", "is required for apply patch"));
  if (!isApply && force !== null) {
    errors.push(forbidden("force", "may not be specified for non-apply patch"));
  }
  if (manager.length > MAX_MANAGER_BYTES) errors.push(tooLong("fieldManager", MAX_MANAGER_BYTES));
  if (!VALIDATIONS.includes(validation)) {
    errors.push(notSupported("fieldValidation", validation, VALIDATIONS));
  }
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind: options }, "", errors);
  return {
    dryRun: query.has("dryRun"),
    fieldManager: manager || managerOf(headers.get("user-agent")),
    fieldValidation: (validation || "Warn") as FieldValidation,
    force: force === "true" || force === "1" || force === "",
  };
}

export function dryRunErrors(given: readonly string[]): FieldError[] {
  return given.every((value) => value === "All") ? [] : [notSupported("dryRun", given, ["All"])];
}

const VALIDATIONS = ["", "Ignore", "Strict", "Warn"];

/** The first part of the User-Agent: `kubectl/v1.36.0 (linux/amd64)` writes as `kubectl`. */
function managerOf(userAgent: string | null): string {
  const end = userAgent?.indexOf("/") ?? -1;
  const name = end < 0 ? userAgent ?? "" : userAgent!.slice(0, end);
  return name.slice(0, MAX_MANAGER_BYTES) || "unknown";
}
