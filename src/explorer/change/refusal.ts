/** Why a write was refused, in plain words. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { Target } from "../target.ts";
import { AnotherObject, anotherObject } from "./send_write.ts";

/**
 * The server's own words, but for the one case that they hide: the object was deleted, and perhaps created again,
 * since it was seen. Asks the server once to tell that case.
 */
export async function refusalOf(
  client: Client,
  target: Target,
  error: unknown,
  signal: AbortSignal,
  how: "done" | "rehearsed" = "done",
): Promise<string> {
  if (error instanceof AnotherObject) return anotherObject;
  if (!(error instanceof ApiError)) {
    const doubt = how === "done" ? "no answer, so it may or may not have been done" : "no answer";
    return `${doubt}: ${messageOf(error)}`;
  }
  const { resource, namespace, name, uid } = target;
  if (uid === "" || ![404, 409, 422].includes(error.code)) return error.message;
  try {
    const found = await client.get(resourcePath(resource, { namespace, name }), { signal });
    return found.metadata.uid === uid ? error.message : anotherObject;
  } catch (reading) {
    return reading instanceof ApiError && reading.code === 404 ? "is gone already" : error.message;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
