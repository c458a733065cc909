/** Edits at which a word still counts as mistyped (github.com/spf13/cobra, SuggestionsMinimumDistance). */
const MAX_DISTANCE = 2;

/** The names that `word` may have been meant for: few edits away, or beginning with it. Nearest first. */
export function nearest(word: string, names: Iterable<string>): string[] {
  const lower = word.toLowerCase();
  const scored: [string, number][] = [];
  for (const name of new Set(names)) {
    const distance = editDistance(lower, name.toLowerCase());
    if (distance <= MAX_DISTANCE || name.toLowerCase().startsWith(lower)) scored.push([name, distance]);
  }
  return scored.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

/** Insertions, deletions and replacements that make `a` into `b` (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
