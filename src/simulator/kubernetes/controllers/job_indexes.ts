/** Sets of completion indexes, written as `0,2-4`. Source: pkg/controller/job/indexed_job_utils.go. */

export type Indexes = ReadonlySet<number>;

/** Reads the text of a status; indexes from `completions` on, and what is no number, are passed over. */
export function parseIndexes(text: string | undefined, completions: number): Set<number> {
  const indexes = new Set<number>();
  for (const interval of text ? text.split(",") : []) {
    const [first = NaN, last = first] = interval.split("-").map((part) => part === "" ? NaN : Number(part));
    for (let index = first; index <= Math.min(last, completions - 1); index++) indexes.add(index);
  }
  return indexes;
}

/** Two neighbours stand as `1,2`, three or more as `1-3`. */
export function formatIndexes(indexes: Indexes): string {
  const parts: string[] = [];
  const sorted = [...indexes].sort((a, b) => a - b);
  for (let at = 0; at < sorted.length;) {
    let end = at;
    while (sorted[end + 1] === sorted[end]! + 1) end++;
    const [first, last] = [sorted[at]!, sorted[end]!];
    parts.push(end === at ? `${first}` : `${first}${end === at + 1 ? "," : "-"}${last}`);
    at = end + 1;
  }
  return parts.join();
}

/** The lowest `count` indexes below `completions` that are not taken. */
export function firstPending(taken: Indexes, count: number, completions: number): number[] {
  const pending: number[] = [];
  for (let index = 0; index < completions && pending.length < count; index++) {
    if (!taken.has(index)) pending.push(index);
  }
  return pending;
}
