/** What ConfigMaps and Secrets share: rules for keys and for the size of it all. */
import type { FieldError } from "../status_error.ts";
import { invalidEach, tooLong } from "./field_errors.ts";

/** 1 MiB, for the values together. */
export const MAX_DATA_BYTES = 1024 * 1024;

const MAX_KEY_BYTES = 253;
const KEY_PATTERN = "[-._a-zA-Z0-9]+";

/** A key such as `game.properties`. */
export function dataKeyProblems(key: string): string[] {
  const problems: string[] = [];
  if (key.length > MAX_KEY_BYTES) problems.push(`must be no more than ${MAX_KEY_BYTES} bytes`);
  if (!new RegExp(`^${KEY_PATTERN}$`).test(key)) {
    problems.push(
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.' " +
        `(e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '${KEY_PATTERN}')`,
    );
  }
  if (key === "." || key === "..") problems.push(`must not be '${key}'`);
  else if (key.startsWith("..")) problems.push("must not start with '..'");
  return problems;
}

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
