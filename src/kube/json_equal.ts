import type { Json } from "./object.ts";

/** Whether two JSON values are the same; the order of keys does not matter, absent keys read as undefined. */
export function jsonEqual(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && left.length === right.length &&
      left.every((item, index) => jsonEqual(item, right[index]));
  }
  let surplus = 0;
  for (const key in left) {
    if (left[key] === undefined) continue;
    if (!jsonEqual(left[key], right[key])) return false;
    surplus++;
  }
  for (const key in right) if (right[key] !== undefined) surplus--;
  return surplus === 0;
}
