/**
 * To the API server, a field that is null is a field that is not there: decoding drops it. Changes `value` in place;
 * what lists hold stays, since lists with holes are refused before.
 */
export function dropNulls(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const parts = value as Record<string, unknown>;
  const isList = Array.isArray(value);
  for (const key of Object.keys(parts)) {
    if (parts[key] === null && !isList) delete parts[key];
    else dropNulls(parts[key]);
  }
}

/** In a map of texts, null is the empty text. */
export function nullsToEmpty(map: Record<string, string> | undefined): void {
  for (const [key, text] of Object.entries(map ?? {})) if (text === null) map![key] = "";
}
