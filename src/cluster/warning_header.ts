/**
 * The texts of a `Warning` header (RFC 7234, 5.5), such as `299 - "unknown field \"spec.x\""`; several headers
 * arrive joined by commas. Only code 299 is the API's; others, and what cannot be read, are left out.
 */
export function warningTexts(header: string | null): string[] {
  const texts: string[] = [];
  for (const match of (header ?? "").matchAll(WARNING)) {
    const [, code, quoted = ""] = match;
    if (code === "299") texts.push(quoted.replace(/\\(.)/g, "$1"));
  }
  return texts;
}

/** Code, agent, text in quotes, and maybe a date in quotes. */
const WARNING = /(\d{3}) +[^\s",]+ +"((?:[^"\\]|\\.)*)"(?: +"[^"]*")? *(?:,|$)/g;
