/** Between JSON and the values of expressions: whole numbers are `int`, which the package has as bigint. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json } from "../../../kube/object.ts";

export function valueOf(value: Json | undefined): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(valueOf);
  if (!isJsonObject(value)) return value ?? null;
  const object: Record<string, unknown> = {};
  for (const key in value) if (value[key] !== undefined) object[key] = valueOf(value[key]);
  return object;
}

/** Undefined for what is no base64. */
export function bytesOf(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
