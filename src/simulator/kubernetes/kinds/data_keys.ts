/** What ConfigMaps and Secrets share: rules for keys and for the size of it all. */
import type { FieldError } from "../status_error.ts";
import { dataKeyProblems } from "../../../kube/name_rules.ts";
import { invalidEach, tooLong } from "./field_errors.ts";

/** 1 MiB, for the values together. */
export const MAX_DATA_BYTES = 1024 * 1024;

export function validateDataKeys(
  data: Readonly<Record<string, unknown>> | undefined,
  field: string,
): FieldError[] {
  return Object.keys(data ?? {}).flatMap((key) => invalidEach(`${field}[${key}]`, key, dataKeyProblems(key)));
}

/** `field` is what the server blames: the whole of a ConfigMap (`[]`), the data of a Secret. */
export function validateDataSize(bytes: number, field: string): FieldError[] {
  return bytes > MAX_DATA_BYTES ? [tooLong(field, MAX_DATA_BYTES)] : [];
}

/** Length of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Length of what a base64 text stands for. */
export function base64Bytes(text: string): number {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return Math.max(0, Math.floor(text.length / 4) * 3 - padding);
}
