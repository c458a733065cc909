/** ConfigMaps and Secrets can be frozen by `immutable: true`, and never thawed. */
import type { FieldError } from "../status_error.ts";
import { forbidden } from "./field_errors.ts";

interface Freezable {
  immutable?: boolean;
}

/** `fields` hold the data. */
export function validateImmutable<T extends Freezable>(
  it: T,
  old: T,
  fields: readonly (keyof T & string)[],
): FieldError[] {
  if (!old.immutable) return [];
  const why = "field is immutable when `immutable` is set";
  const errors = it.immutable ? [] : [forbidden("immutable", why)];
  for (const field of fields) {
    if (!isSameMap(it[field], old[field])) errors.push(forbidden(field, why));
  }
  return errors;
}

function isSameMap(a: unknown, b: unknown): boolean {
  const entries = (map: unknown) =>
    JSON.stringify(Object.entries(map ?? {}).sort(([x], [y]) => x < y ? -1 : 1));
  return entries(a) === entries(b);
}
