/**
 * The texts of a `Warning` header (RFC 7234, 5.5), such as `299 - "unknown field \"spec.x\""`; several headers
 * arrive joined by commas. Only code 299 is the API's; others, and what cannot be read, are left out.
 */
export function warningTexts(header: string | null): string[] {
  const texts: string[] = [];
  for (const match of (header ?? "").matchAll(WARNING)) {
    const [, code, quoted = ""] = match;
    if (code === "299") texts.push(fromBytes(quoted.replace(/\\(.)/g, "$1")));
  }
  return texts;
}

/** Code, agent, text in quotes, and maybe a date in quotes. */
const WARNING = /(\d{3}) +[^\s",]+ +"((?:[^"\\]|\\.)*)"(?: +"[^"]*")? *(?:,|$)/g;

/** A header's letters are its bytes, and the API server writes UTF-8; what is none is left as it is. */
function fromBytes(letters: string): string {
  try {
    return UTF_8.decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  } catch {
    return letters;
  }
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true });
