/** A simple path such as `.spec.replicas` into an object: the only sort that scale sub-resources and selectors know. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../../kube/object.ts";
import { ownEntry } from "../../../kube/own_entry.ts";

export function readPlace(object: unknown, path: string): Json | undefined {
  let value = object as Json | undefined;
  for (const key of keysOf(path)) {
    if (!isJsonObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** In place; objects on the way are made. */
export function writePlace(object: unknown, path: string, value: Json): void {
  const keys = keysOf(path);
  let place = object as JsonObject;
  for (const key of keys.slice(0, -1)) {
    const below = ownEntry(place, key);
    const next = isJsonObject(below) ? below : {};
    place[key] = next;
    place = next;
  }
  place[keys.at(-1)!] = value;
}

function keysOf(path: string): string[] {
  return path.replace(/^\./, "").split(".");
}
