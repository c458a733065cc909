import { isJsonObject } from "./merge_type.ts";
import type { Json, JsonObject } from "./object.ts";
import { ownEntry } from "./own_entry.ts";
import { goJsonType, PatchError } from "./patch_error.ts";

/**
 * Applies a JSON merge patch (RFC 7386): objects merge, null deletes, everything else replaces.
 *
 * @throws {PatchError} 400 where the patch is not an object, in the API server's words.
 * @example applyMergePatch({ a: 1, b: 2 }, { a: null, c: 3 }) // { b: 2, c: 3 }
 */
export function applyMergePatch(target: Json, patch: Json): Json {
  if (!isJsonObject(patch)) {
    const type = goJsonType(patch);
    throw new PatchError(
      400,
      `error decoding patch: json: cannot unmarshal ${type} into Go value of type map[string]interface {}`,
    );
  }
  return mergeInto(target, patch);
}

function mergeInto(target: Json | undefined, patch: JsonObject): JsonObject {
  const merged: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === undefined) delete merged[name];
    else merged[name] = isJsonObject(value) ? mergeInto(ownEntry(merged, name), value) : value;
  }
  return merged;
}
