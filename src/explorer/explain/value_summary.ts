import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json } from "../../kube/object.ts";

/** A value in a few words: `limits cpu 25m, memory 25Mi`, `3: web, sidecar, init`, `"a b"`. */
export function valueSummary(value: Json): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return "empty list";
    return `${value.length}: ${value.slice(0, mostItems).map(itemName).join(", ")}${
      value.length > mostItems ? ", …" : ""
    }`;
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value).slice(0, mostItems);
    return entries.length === 0
      ? "empty"
      : entries.map(([key, below]) => `${key} ${inner(below ?? null)}`).join(", ");
  }
  if (typeof value !== "string") return String(value);
  if (value === "") return '""';
  return value.length > longestText ? `${value.slice(0, longestText)}… (${value.length} characters)` : value;
}

const mostItems = 6;
const longestText = 200;

/** What tells an item of a list from the others. */
function itemName(item: Json): string {
  if (!isJsonObject(item)) return inner(item);
  const name = item.name ?? item.type ?? item.key ?? Object.values(item)[0];
  return inner(name ?? null);
}

function inner(value: Json): string {
  if (Array.isArray(value)) return `(${value.length})`;
  if (!isJsonObject(value)) return valueSummary(value);
  const entries = Object.entries(value).slice(0, mostItems);
  const isFlat = entries.every(([, below]) => below === null || typeof below !== "object");
  return isFlat
    ? entries.map(([key, below]) => `${key} ${below}`).join(", ")
    : `{${Object.keys(value).length}}`;
}
