/** Every deed there is. To add one: write its record in a list of its room, and name that list here. */
import { changeKeys } from "./change/change_keys.ts";
import type { ObjectKey } from "./object_key.ts";
import { sessionKeys } from "./session/session_keys.ts";
import { readingKeys } from "./text/reading_keys.ts";

/** In the order in which help lists them; of two that are bound to the same key, the earlier wins. */
export function objectKeys(): readonly ObjectKey[] {
  // Made at the first use: lists may come from modules that have this one among their imports.
  return all ??= [...readingKeys, ...changeKeys, ...sessionKeys];
}

let all: readonly ObjectKey[] | undefined;
