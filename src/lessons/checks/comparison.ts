/** Values held against what is wished of them. */
import { expressionOf } from "../../kube/expressions/bounded_expression.ts";
import { findJsonPath, JsonPathError, parseRelaxedJsonPath } from "../../kube/json_path.ts";
import { jsonEqual } from "../../kube/json_equal.ts";
import type { Json } from "../../kube/object.ts";
import { compareQuantities, QuantityError } from "../../kube/quantity.ts";
import type { Comparison, Count } from "./predicate.ts";

/** The values that the path finds, none where the whole has another form than it wants; without a path the whole. */
export function valuesAt(whole: Json, path: string | undefined): Json[] {
  if (path === undefined) return [whole];
  try {
    return findJsonPath(parseRelaxedJsonPath(path), whole).flat();
  } catch (error) {
    if (error instanceof JsonPathError) return [];
    throw error;
  }
}

/**
 * Whether the values are as wished: there is one, and every operator holds for one of them; `not` for all of them.
 * `exists: false` is for the asker, who knows whether there is a whole.
 */
export function isAsWished(values: readonly Json[], wish: Comparison): boolean {
  if (values.length === 0) return wish.exists === false;
  if (wish.exists === false) return false;
  if (wish.not !== undefined && values.some((value) => jsonEqual(value, wish.not as Json))) return false;
  return tests(wish).every((test) => values.some(test));
}

function tests(wish: Comparison): ((value: Json) => boolean)[] {
  const { equals, in: among, matches, contains, gte, lte } = wish;
  const found: ((value: Json) => boolean)[] = [];
  if (equals !== undefined) found.push((value) => jsonEqual(value, equals as Json));
  if (among) found.push((value) => among.some((one) => jsonEqual(value, one as Json)));
  if (matches !== undefined) {
    const pattern = expressionOf(matches, "u");
    found.push((value) => pattern.test(typeof value === "string" ? value : JSON.stringify(value)));
  }
  if (contains !== undefined) found.push((value) => holds(value, contains as Json));
  if (gte !== undefined) found.push((value) => (order(value, gte) ?? -1) >= 0);
  if (lte !== undefined) found.push((value) => (order(value, lte) ?? 1) <= 0);
  return found;
}

function holds(whole: Json, part: Json): boolean {
  if (typeof whole === "string") return whole.includes(String(part));
  if (Array.isArray(whole)) return whole.some((item) => jsonEqual(item, part));
  if (typeof whole !== "object" || whole === null || typeof part !== "object" || part === null) return false;
  return Object.entries(part).every(([name, value]) => jsonEqual(whole[name], value));
}

/** Undefined: they have no order. */
function order(value: Json, bound: number | string): number | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  try {
    return compareQuantities(value, bound);
  } catch (error) {
    if (error instanceof QuantityError) return undefined;
    throw error;
  }
}

export function isCount(number: number, count: Count | undefined): boolean {
  if (count === undefined) return number > 0;
  if (typeof count === "number") return number === count;
  return number >= (count.gte ?? 0) && number <= (count.lte ?? Infinity);
}

/** `3`, `"Running"`, `nothing`: for a line of a checklist. */
export function shortText(values: readonly Json[]): string {
  if (values.length === 0) return "nothing";
  const text = [...new Set(values.map((value) => typeof value === "string" ? value : JSON.stringify(value)))]
    .join(", ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const LONGEST = 60;
