import type { LazyLine } from "./line_parts.ts";

/** Which lines of a text are new or changed since its last reading. */
export function changedLines(before: readonly LazyLine[], after: readonly LazyLine[]): ReadonlySet<number> {
  let start = 0;
  while (start < after.length && before[start]?.text === after[start]!.text) start++;
  let [old, end] = [before.length, after.length];
  while (end > start && old > start && before[old - 1]!.text === after[end - 1]!.text) {
    [old, end] = [old - 1, end - 1];
  }
  const known = new Set(before.slice(start, old).map(({ text }) => text));
  const changed = new Set<number>();
  for (let line = start; line < end; line++) if (!known.has(after[line]!.text)) changed.add(line);
  return changed;
}
