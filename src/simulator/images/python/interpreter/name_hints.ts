/** "Did you mean …": names that are nearly the same. */
import type { Scope } from "./value.ts";

/** What is added to a NameError. */
export function hintFor(name: string, scope: Scope, builtins: ReadonlyMap<string, unknown>): string {
  const known = new Set<string>(builtins.keys());
  for (let one: Scope | undefined = scope; one; one = one.parent) {
    for (const other of one.names.keys()) known.add(other);
  }
  const near = [...known].filter((other) => !other.startsWith("_") && isNear(name, other));
  if (near.length > 0) return `. Did you mean: '${near.at(-1)}'?`;
  return LIBRARY.has(name) ? `. Did you forget to import '${name}'?` : "";
}

const LIBRARY = new Set(
  "os sys json time random math re datetime socket collections itertools functools string".split(" "),
);

/** One letter more, less, other, or two changed about. */
function isNear(name: string, other: string): boolean {
  if (name === other || Math.abs(name.length - other.length) > 1 || name.length < 3) return false;
  let at = 0;
  while (at < name.length && name[at] === other[at]) at++;
  const [a, b] = [name.slice(at), other.slice(at)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}
