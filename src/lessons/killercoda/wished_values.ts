/** What a script looks for, as what a predicate wishes. */

/** What prints so: of a number or a switch nobody sees whether it is one, or the text that a ConfigMap has of it. */
export function isText(text: string): { equals: string } | { in: readonly (string | number | boolean)[] } {
  const number = numberOf(text);
  if (number !== undefined) return { in: [number, text] };
  return text === "true" || text === "false" ? { in: [text === "true", text] } : { equals: text };
}

/** Undefined: it is none, or does not print as it stands. */
export function numberOf(text: string): number | undefined {
  return /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
}

/** A pattern without signs that mean something is a part of the text. */
export function says(pattern: string): { contains: string } | { matches: string } {
  return /^[\w\s:/@,=-]+$/.test(pattern) ? { contains: pattern } : { matches: pattern };
}
