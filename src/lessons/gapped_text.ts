/** A line of which parts are left open: a gap in a hint, `…` in an expected output. */

/** What stands in the place of something that the learner fills in. */
export const GAP = "____";
const GAPS = /_{4,}/;

/** The line with its last word as a gap; of a command with a text below it, the first line. */
export function withLastGap(line: string): string {
  return line.split("\n")[0]!.trimEnd().replace(/\S+$/, GAP);
}

/** Whether the text is that line with its gaps filled in, each by one sign or more. */
export function isFilledIn(text: string, withGaps: string): boolean {
  return fitsBetween(text, withGaps.split(GAPS), 1);
}

/** Whether the text is that line, with anything or nothing for each `…` and the spaces beside it. */
export function isAbridged(text: string, abridged: string): boolean {
  return fitsBetween(text, abridged.split(/\s*…\s*/), 0);
}

/**
 * Whether the parts stand in the text in their order, the first at its begin and the last at its end, with at least so many
 * signs between them. Spaces may be as many as they like, for columns are as wide as what is in them. Each part is looked
 * for once, from left to right: the first place that fits leaves the most room for the others.
 */
function fitsBetween(text: string, parts: readonly string[], least: number): boolean {
  const whole = narrow(text);
  const first = narrow(parts[0]!).trimStart();
  if (parts.length === 1) return whole.trim() === first.trim();
  const begun = whole.trimStart();
  if (!begun.startsWith(first)) return false;
  const last = narrow(parts.at(-1)!).trimEnd();
  const kept = begun.trimEnd();
  let at = first.length;
  for (const part of parts.slice(1, -1).map(narrow)) {
    const found = kept.indexOf(part, at + least);
    if (found < 0) return false;
    at = found + part.length;
  }
  return kept.endsWith(last) && kept.length - last.length >= at + least;
}

function narrow(text: string): string {
  return text.replace(/\s+/g, " ");
}
