/** What a comparison finds in wholes that paths lead into. */
import type { Json, JsonObject } from "../../kube/object.ts";
import { isAsWished, isCount, shortText, valuesAt } from "./comparison.ts";
import { fieldAt } from "./field_at.ts";
import type { Comparison, Count } from "./predicate.ts";
import type { Finding } from "./world_view.ts";

/** Of one object, or none. */
export function aboutOne(whole: JsonObject | undefined, wish: Comparison): Finding {
  if (!whole) {
    return { ok: wish.exists === false && wish.path === undefined, found: "there is none", matches: [] };
  }
  const values = valuesAt(whole, wish.path);
  const ok = isAsWished(values, wish);
  return { ok, found: wish.path === undefined ? "is there" : `is ${shortText(values)}`, matches: [whole] };
}

/** Of as many as are as wished. */
export function aboutMany(
  wholes: readonly JsonObject[],
  wish: Comparison & { readonly count?: Count },
): Finding {
  const matches = wholes.filter((whole) => isAsWished(valuesAt(whole, wish.path), wish));
  const ok = wish.exists === false && wish.path === undefined
    ? wholes.length === 0
    : isCount(matches.length, wish.count);
  return {
    ok,
    found: wish.path === undefined ? `${wholes.length} there` : `${matches.length} of ${wholes.length}`,
    matches,
  };
}

/** Of an object of the cluster, of the engine; of a plain value itself. */
export function nameOf(whole: Json): string {
  const name = fieldAt(whole, "metadata", "name") ?? fieldAt(whole, "Name") ?? fieldAt(whole, "name") ??
    whole;
  return typeof name === "string" ? name.replace(/^\//, "") : shortText([name]);
}
