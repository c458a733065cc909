/**
 * The ways in which a field can be wrong, each with the words of the API server
 * (k8s.io/apimachinery/pkg/util/validation/field). `field` is a path such as `spec.containers[0].image`.
 */
import type { FieldError } from "../status_error.ts";

export function required(field: string, detail = ""): FieldError {
  return { field, reason: "FieldValueRequired", message: sentence("Required value", detail) };
}

export function invalid(field: string, value: unknown, detail: string): FieldError {
  return { field, reason: "FieldValueInvalid", message: sentence(`Invalid value: ${shown(value)}`, detail) };
}

/** `supported` in the order in which the server names them. */
export function notSupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const names = supported.map((name) => JSON.stringify(name)).join(", ");
  return {
    field,
    reason: "FieldValueNotSupported",
    message: sentence(`Unsupported value: ${shown(value)}`, names && `supported values: ${names}`),
  };
}

export function duplicate(field: string, value: unknown): FieldError {
  return { field, reason: "FieldValueDuplicate", message: `Duplicate value: ${shown(value)}` };
}

export function notFound(field: string, value: unknown): FieldError {
  return { field, reason: "FieldValueNotFound", message: `Not found: ${shown(value)}` };
}

export function forbidden(field: string, detail: string): FieldError {
  return { field, reason: "FieldValueForbidden", message: sentence("Forbidden", detail) };
}

export function tooLong(field: string, maxBytes: number): FieldError {
  return {
    field,
    reason: "FieldValueTooLong",
    message: `Too long: may not be more than ${maxBytes} bytes`,
  };
}

/** One `invalid` for each problem that a rule of `kube/name_rules.ts` found. */
export function invalidEach(field: string, value: unknown, problems: readonly string[]): FieldError[] {
  return problems.map((problem) => invalid(field, value, problem));
}

/** Whole numbers that may not be below zero; absent ones pass. */
export function negative(field: string, value: number | null | undefined): FieldError[] {
  if (value === undefined || value === null || value >= 0) return [];
  return [invalid(field, value, "must be greater than or equal to 0")];
}

function sentence(start: string, detail: string): string {
  return detail ? `${start}: ${detail}` : start;
}

/** Go's JSON, which escapes what HTML would read. */
function shown(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  if (typeof value === "string") return text;
  return text.replace(/[<>&]/g, (char) => "\\u00" + char.charCodeAt(0).toString(16));
}
