import { jsonEqual } from "./json_equal.ts";
import { isJsonObject } from "./merge_type.ts";
import type { JsonObject } from "./object.ts";
import { ownEntry } from "./own_entry.ts";

/**
 * The JSON merge patch (RFC 7386) that leads from one object to another; empty when nothing differs. Lists are
 * replaced as a whole, and a null means no field.
 *
 * @example mergeDiff({ a: 1, b: 2 }, { a: 1, c: 3 }) // { b: null, c: 3 }
 */
export function mergeDiff(original: JsonObject, modified: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const name of new Set([...Object.keys(original), ...Object.keys(modified)])) {
    const [before, after] = [ownEntry(original, name) ?? undefined, ownEntry(modified, name) ?? undefined];
    if (jsonEqual(before, after)) continue;
    if (after === undefined) patch[name] = null;
    else patch[name] = isJsonObject(before) && isJsonObject(after) ? mergeDiff(before, after) : after;
  }
  return patch;
}
