/** What a script looks for, as what a predicate wishes. */

/** Numbers and switches are what they are in an object. */
export function valueOf(text: string): string | number | boolean {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  return text === "true" || text === "false" ? text === "true" : text;
}

/** A pattern without signs that mean something is a part of the text. */
export function says(pattern: string): { contains: string } | { matches: string } {
  return /^[\w\s:/@,=-]+$/.test(pattern) ? { contains: pattern } : { matches: pattern };
}
