/** RFC 6902. The package underneath is CommonJS: import this file dynamically where a fast start matters. */
import { applyPatch, type Operation } from "rfc6902";
import type { Json } from "./object.ts";
import { goJsonType, PatchError } from "./patch_error.ts";

/** The API server refuses longer patches (apiserver, `maxJSONPatchOperations`). */
export const MAX_JSON_PATCH_OPERATIONS = 10_000;

/**
 * Applies the operations to a copy of the target.
 *
 * @throws {PatchError} 400 for what is no list of operations, 413 for too many, and 422 with the API server's
 * one general sentence for any operation that fails; its cause says which.
 * @example applyJsonPatch({ a: 1 }, [{ op: "replace", path: "/a", value: 2 }]) // { a: 2 }
 */
export function applyJsonPatch(target: Json, operations: Json): Json {
  if (!Array.isArray(operations)) {
    const type = goJsonType(operations);
    throw new PatchError(400, `json: cannot unmarshal ${type} into Go value of type jsonpatch.Patch`);
  }
  if (operations.length > MAX_JSON_PATCH_OPERATIONS) {
    const limit = `The allowed maximum operations in a JSON patch is ${MAX_JSON_PATCH_OPERATIONS}`;
    throw new PatchError(413, `${limit}, got ${operations.length}`);
  }
  // Inside a holder, so that an operation on the whole document ("") replaces it too.
  const holder = { document: structuredClone(target) };
  for (const operation of operations) {
    const failure = attempt(holder, operation);
    if (failure) {
      throw new PatchError(422, "the server rejected our request due to an error in our request", {
        cause: failure,
      });
    }
  }
  return holder.document;
}

function attempt(holder: { document: Json }, operation: Json): Error | null {
  try {
    return applyPatch(holder, [insideHolder(operation)])[0] ?? null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function insideHolder(operation: Json): Operation {
  if (typeof operation !== "object" || operation === null || Array.isArray(operation)) {
    throw new TypeError("Cannot read JSON patch operation: it is not an object");
  }
  const inside: Record<string, unknown> = { ...operation };
  for (const name of ["path", "from"]) {
    const pointer = inside[name];
    if (typeof pointer !== "string") continue;
    if (pointer !== "" && !pointer.startsWith("/")) {
      throw new TypeError(`Cannot read JSON pointer "${pointer}"`);
    }
    inside[name] = `/document${pointer}`;
  }
  // The package checks the rest of the shape and answers with an error of its own.
  return inside as unknown as Operation;
}
