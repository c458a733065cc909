/** Matching names by some of their letters: `ngdp` finds `nginx-deployment`. */
import { editDistance } from "../kube/edit_distance.ts";

/**
 * How well a name matches: lower is better, undefined when the letters do not occur in this order. Prefixes are
 * best, then beginnings of words, then letters that stand together.
 */
export function fuzzyScore(pattern: string, name: string): number | undefined {
  const wanted = pattern.toLowerCase();
  const text = name.toLowerCase();
  if (text.startsWith(wanted)) return text.length - wanted.length;
  const inside = text.indexOf(wanted);
  if (inside >= 0) return 100 + inside + text.length - wanted.length;
  let score = 1000;
  let last = -1;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const at = bestPlace(text, letter, last);
    if (at < 0) return undefined;
    if (at > last + 1) score += isWordStart(text, at) ? 2 : 10 + at - last;
    last = at;
  }
  return score + text.length - wanted.length;
}

/** The names that match, the best first, at most `limit`. */
export function fuzzyFind(pattern: string, names: readonly string[], limit: number): string[] {
  const found: { name: string; score: number }[] = [];
  for (const name of names) {
    const score = fuzzyScore(pattern, name);
    if (score !== undefined) found.push({ name, score });
  }
  return found.sort((one, other) => one.score - other.score).slice(0, limit).map(({ name }) => name);
}

/** Names that a wrong word may have meant: those it begins, those a letter or two away, those with its letters. */
export function nearMatches(word: string, names: readonly string[], limit: number): string[] {
  const allowed = word.length < 4 ? 1 : 2;
  const near = names.map((name) => ({ name, distance: editDistance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((one, other) => one.distance - other.distance)
    .map(({ name }) => name);
  const begun = names.filter((name) => name.startsWith(word));
  return [...new Set([...begun, ...near, ...fuzzyFind(word, names, limit)])].slice(0, limit);
}

/** The next occurrence after `last`: the directly following one, else one that starts a word, else the first. */
function bestPlace(text: string, letter: string, last: number): number {
  const first = text.indexOf(letter, last + 1);
  if (first < 0 || first === last + 1) return first;
  for (let at = first; at >= 0; at = text.indexOf(letter, at + 1)) if (isWordStart(text, at)) return at;
  return first;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[^a-z0-9]/.test(text[at - 1]!);
}
