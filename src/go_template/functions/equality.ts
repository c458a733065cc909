/** Equality of whole values, types included. Source: Go's `reflect.DeepEqual`. */
import { GoNumber, GoObject, type GoValue, isMap, typeName } from "../value.ts";

export function isDeepEqual(left: GoValue, right: GoValue): boolean {
  const a = left ?? null, b = right ?? null;
  if (a === b) return true;
  if (a === null || b === null || typeName(a) !== typeName(b)) return false;
  if (a instanceof GoNumber && b instanceof GoNumber) return a.value === b.value;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isDeepEqual(item, b[index]));
  }
  if (a instanceof GoObject && b instanceof GoObject) return isDeepEqual(a.underlying(), b.underlying());
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isDeepEqual(a[key], b[key]));
}
