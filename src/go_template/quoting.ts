/** Strings as Go writes and reads them. Source: Go's strconv, Quote and Unquote. */
import { C_ESCAPED, C_ESCAPES } from "../kube/c_escapes.ts";

/** `%q` of a string: in double quotes, what cannot be printed as an escape. `isAscii`: as `%+q`. */
export function goQuote(text: string, { quote = '"', isAscii = false } = {}): string {
  let out = quote;
  for (const letter of text) {
    const known = C_ESCAPED[letter];
    if (known) out += known;
    else if (letter === quote) out += `\\${quote}`;
    else out += isAscii && letter > "\x7e" || !isPrintable(letter) ? numberEscape(letter) : letter;
  }
  return out + quote;
}

/** What Go counts as printable: letters, marks, numbers, punctuation, symbols and the plain blank. */
export function isPrintable(letter: string): boolean {
  return letter === " " || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(letter);
}

function numberEscape(letter: string): string {
  const code = letter.codePointAt(0)!;
  const hex = (digits: number) => code.toString(16).padStart(digits, "0");
  if (code < 0x20 || code === 0x7f) return `\\x${hex(2)}`;
  if (code >= 0xd800 && code <= 0xdfff) return "\\ufffd";
  return code < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}

const simple: Record<string, string> = { ...C_ESCAPES, "'": "'", '"': '"' };

const escapePattern =
  /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([abfnrtv\\'"]))|\\|([^\\]+)/gu;

/** What a quoted literal of Go means (`"…"`, `` `…` ``, `'…'`, with its quotes); undefined: it is none. */
export function goUnquote(literal: string): string | undefined {
  const quote = literal[0] ?? "";
  if (literal.length < 2 || quote !== literal.at(-1)) return undefined;
  const inner = literal.slice(1, -1);
  if (quote === "`") return inner.includes("`") ? undefined : inner.replaceAll("\r", "");
  if (inner.includes("\n")) return undefined;
  const pieces: (string | number)[] = [];
  for (const [whole, byte, short, long, octal, letter, plain] of inner.matchAll(escapePattern)) {
    if (plain !== undefined) {
      if (plain.includes(quote)) return undefined;
      pieces.push(plain);
    } else if (letter !== undefined) {
      if ((letter === "'" || letter === '"') && letter !== quote) return undefined;
      pieces.push(simple[letter]!);
    } else if (short !== undefined || long !== undefined) {
      const code = parseInt((short ?? long)!, 16);
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
      pieces.push(String.fromCodePoint(code));
    } else if (byte !== undefined) pieces.push(parseInt(byte, 16));
    else if (octal !== undefined && parseInt(octal, 8) < 256) pieces.push(parseInt(octal, 8));
    else if (whole) return undefined;
  }
  const text = joined(pieces, quote === "'");
  return quote === "'" && [...text].length !== 1 ? undefined : text;
}

/** Bytes given one by one are UTF-8 together with what stands beside them. */
function joined(pieces: (string | number)[], isLetter: boolean): string {
  if (pieces.every((piece) => typeof piece === "string")) return pieces.join("");
  if (isLetter) {
    return pieces.map((piece) => typeof piece === "string" ? piece : String.fromCharCode(piece)).join("");
  }
  const encoder = new TextEncoder();
  const bytes = pieces.flatMap((piece) => typeof piece === "string" ? [...encoder.encode(piece)] : [piece]);
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
