/** What od makes of bytes: characters, and numbers of several bytes. */

export interface OdType {
  kind: "a" | "c" | "d" | "o" | "u" | "x";
  /** Bytes of one. */
  size: number;
  /** Without the blank before it. */
  columns: number;
  /** The text stands beside. */
  hasText: boolean;
  isBig: boolean;
}

/** Columns of a number by its bytes. */
const COLUMNS: Readonly<Record<"d" | "o" | "u" | "x", Readonly<Record<number, number>>>> = {
  d: { 1: 4, 2: 6, 4: 11, 8: 20 },
  o: { 1: 3, 2: 6, 4: 11, 8: 22 },
  u: { 1: 3, 2: 5, 4: 10, 8: 20 },
  x: { 1: 2, 2: 4, 4: 8, 8: 16 },
};
const BASES = { d: 10, o: 8, u: 10, x: 16 } as const;
const SIZES: Readonly<Record<string, number>> = { C: 1, S: 2, I: 4, L: 8, "": 4 };
const CHARACTER_COLUMNS = 3;

/** `x1`, `tx2z`, `cd4`; or what is wrong with it. */
export function parseOdTypes(text: string, isBig: boolean): OdType[] | string {
  const types: OdType[] = [];
  for (let rest = text; rest !== "";) {
    const match = /^(?:([ac])|([doux])(\d+|[CSIL])?)(z)?/.exec(rest);
    if (!match) return `invalid character '${rest[0]}' in type string ‘${text}’`;
    const [all, character, number, size = "", hasText] = match;
    rest = rest.slice(all.length);
    if (character) {
      types.push({
        kind: character as "a" | "c",
        size: 1,
        columns: CHARACTER_COLUMNS,
        hasText: Boolean(hasText),
        isBig,
      });
      continue;
    }
    const kind = number as keyof typeof COLUMNS;
    const bytes = SIZES[size] ?? Number(size);
    const columns = COLUMNS[kind][bytes];
    if (columns === undefined) {
      return `invalid type string ‘${text}’;\nthis system doesn't provide a ${size}-byte integral type`;
    }
    types.push({ kind, size: bytes, columns, hasText: Boolean(hasText), isBig });
  }
  return types;
}

/** A line of them; where another type needs more columns, the fields are spread over as many. */
export function fieldText(line: readonly number[], type: OdType, width: number, columns: number): string {
  const fields = width / type.size;
  const spare = columns - (type.columns + 1) * fields;
  let text = "";
  for (let at = 0, field = fields; at < line.length; at += type.size, field--) {
    const before = Math.floor(spare * field / fields) - Math.floor(spare * (field - 1) / fields);
    text += cell(line.slice(at, at + type.size), type).padStart(before + type.columns + 1);
  }
  return text;
}

function cell(bytes: readonly number[], { kind, size, columns, isBig }: OdType): string {
  if (kind === "a") return NAMES[bytes[0]! & 0x7f] ?? String.fromCharCode(bytes[0]! & 0x7f);
  if (kind === "c") return characterOf(bytes[0]!);
  const whole = Array.from({ length: size }, (_, at) => bytes[at] ?? 0);
  const value = (isBig ? whole : whole.reverse()).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  if (kind === "d") return String(BigInt.asIntN(size * 8, value));
  return kind === "u" ? String(value) : value.toString(BASES[kind]).padStart(columns, "0");
}

const NAMES: Readonly<Record<number, string>> = {
  ...Object.fromEntries(
    ("nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs " +
      "gs rs us sp").split(" ").map((name, code) => [code, name]),
  ),
  127: "del",
};
const ESCAPES: Readonly<Record<number, string>> = {
  0: "\\0",
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
};

function isPrinted(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}

function characterOf(byte: number): string {
  if (isPrinted(byte)) return String.fromCharCode(byte);
  return ESCAPES[byte] ?? byte.toString(8).padStart(3, "0");
}

/** The text beside the numbers: a dot for what cannot be shown. */
export function shownText(line: readonly number[]): string {
  return line.map((byte) => isPrinted(byte) ? String.fromCharCode(byte) : ".").join("");
}
