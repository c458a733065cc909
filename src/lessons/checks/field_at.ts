import type { Json } from "../../kube/object.ts";

/** What stands there in a value that may be anything; undefined: nothing. */
export function fieldAt(value: unknown, ...path: readonly string[]): Json | undefined {
  let found: unknown = value;
  for (const name of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found as Json | undefined;
}
