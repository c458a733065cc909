import { editDistance } from "../kube/edit_distance.ts";

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
