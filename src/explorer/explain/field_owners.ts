import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import type { FieldPath } from "../text/yaml_document.ts";

/** Who wrote a field, from `metadata.managedFields`. */
export interface FieldOwner {
  readonly manager: string;
  readonly operation: string;
  /** "" for the object itself. */
  readonly subresource: string;
  /** RFC 3339. */
  readonly time: string | undefined;
  /** It wrote something below the field only. */
  readonly isPart: boolean;
}

/** Those who own a field or what it is part of; where there are none, those who own something below it. */
export function fieldOwners(object: KubeObject, path: FieldPath): readonly FieldOwner[] {
  const owners: FieldOwner[] = [];
  for (const entry of object.metadata?.managedFields ?? []) {
    const owned = ownership(entry.fieldsV1 as Json | undefined, object as unknown as Json, path);
    if (owned === "none") continue;
    owners.push({
      manager: entry.manager ?? "",
      operation: entry.operation ?? "",
      subresource: entry.subresource ?? "",
      time: entry.time,
      isPart: owned === "part",
    });
  }
  const whole = owners.filter(({ isPart }) => !isPart);
  return whole.length > 0 ? whole : owners;
}

function ownership(fields: Json | undefined, object: Json, path: FieldPath): "whole" | "part" | "none" {
  if (!isJsonObject(fields) || path.length === 0) return "none";
  let owned: JsonObject = fields;
  let value: Json | undefined = object;
  for (const key of path) {
    value = childOf(value, key);
    const element = elementOf(owned, key, value);
    const next: Json | undefined = element === undefined ? undefined : owned[element];
    // Where nothing more is said, all below belongs to the owner.
    if (!isJsonObject(next)) return owned !== fields && Object.keys(owned).length === 0 ? "whole" : "none";
    owned = next;
  }
  return Object.keys(owned).length === 0 || "." in owned ? "whole" : "part";
}

function childOf(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof key === "number" ? value[key] : undefined;
  return isJsonObject(value ?? null) ? (value as JsonObject)[key] : undefined;
}

/** How a step is written in FieldsV1: a field's name, an item's keys, its value, or its place. */
function elementOf(owned: JsonObject, key: string | number, value: Json | undefined): string | undefined {
  if (typeof key === "string") return `f:${key}`;
  return Object.keys(owned).find((element) => {
    if (element === `i:${key}`) return true;
    const rest = parsed(element.slice(2));
    if (element.startsWith("v:")) return JSON.stringify(rest) === JSON.stringify(value);
    if (!element.startsWith("k:") || !isJsonObject(rest ?? null)) return false;
    return Object.entries(rest as JsonObject).every(([name, wanted]) => {
      const has = isJsonObject(value ?? null) ? (value as JsonObject)[name] : undefined;
      // A key with a default need not be written in the object.
      return has === undefined || has === wanted;
    });
  });
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
