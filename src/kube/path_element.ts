/**
 * Elements of a path into an object, as `FieldsV1` writes them: `f:name` a field, `k:{"name":"nginx"}` a list item
 * by its keys, `v:"x"` an item of a set by its value, `i:0` an item by its place.
 */
import type { ListKey } from "./merge_type.ts";
import { isJsonObject } from "./merge_type.ts";
import type { Json } from "./object.ts";

export type PathElement = string;

export function fieldElement(name: string): PathElement {
  return `f:${name}`;
}

/** The field's name, or undefined where the element is no field. */
export function fieldName(element: PathElement): string | undefined {
  return element.startsWith("f:") ? element.slice(2) : undefined;
}

/** The element of a list item: by its keys, or by its value where the list is a set (no keys). */
export function itemElement(item: Json, keys: ListKey[]): PathElement {
  if (keys.length === 0) return `v:${JSON.stringify(item)}`;
  const fields: Record<string, Json> = {};
  for (const key of [...keys].sort((a, b) => compareText(a.name, b.name))) {
    const value = (isJsonObject(item) ? item[key.name] : undefined) ?? key.default;
    if (value !== undefined) fields[key.name] = value;
  }
  return `k:${JSON.stringify(fields)}`;
}

/** The element as it stands in messages: `.spec`, `[name="nginx"]`, `[="x"]`, `[0]`. */
export function formatPathElement(element: PathElement): string {
  const rest = element.slice(2);
  if (element.startsWith("f:")) return `.${rest}`;
  if (element.startsWith("i:")) return `[${rest}]`;
  if (element.startsWith("v:")) return `[=${rest}]`;
  const keys = Object.entries(JSON.parse(rest) as Record<string, Json>);
  return `[${keys.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(",")}]`;
}

/** The order of elements in FieldsV1: fields, then keyed items, then values, then places. */
export function comparePathElements(a: PathElement, b: PathElement): number {
  const kinds = "fkvi";
  const byKind = kinds.indexOf(a.charAt(0)) - kinds.indexOf(b.charAt(0));
  if (byKind !== 0) return byKind;
  if (a.startsWith("f:")) return compareText(a, b);
  return compareValues(JSON.parse(a.slice(2)), JSON.parse(b.slice(2)));
}

function compareValues(a: Json, b: Json): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (isJsonObject(a) && isJsonObject(b)) {
    const [left, right] = [Object.entries(a), Object.entries(b)];
    for (const [index, [name, value]] of left.entries()) {
      const other = right[index];
      if (other === undefined) return 1;
      const order = compareText(name, other[0]) || compareValues(value ?? null, other[1] ?? null);
      if (order !== 0) return order;
    }
    return left.length - right.length;
  }
  return compareText(
    typeof a === "string" ? a : JSON.stringify(a),
    typeof b === "string" ? b : JSON.stringify(b),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
