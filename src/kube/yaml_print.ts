/**
 * Printing YAML as kubectl does: keys in natural order, lists not indented, lines folded after column 80, and
 * quotes only where the text would otherwise be read as something else. Source of the rules: libyaml's emitter.
 */
import type { Json } from "./object.ts";
import { isPlainString } from "./yaml_scalar.ts";

export interface YamlStyle {
  /** A list in a mapping stands further in than its key. */
  indentsLists?: boolean;
  /** Keys stand as they are in the object. */
  keepsOrder?: boolean;
  /** Long lines stay whole. */
  isUnfolded?: boolean;
}

/** A value as `kubectl -o yaml` prints it, with a final newline. Keys that are undefined are left out. */
export function printYaml(value: Json, style: YamlStyle = {}): string {
  const printer = new Printer(style);
  printer.node(value, 0, false);
  return printer.finish();
}

/** The same, and where each key and each list item stands in the text, in the order of printing. */
export function printYamlOutline(value: Json): { text: string; entries: readonly YamlEntry[] } {
  const printer = new Printer();
  printer.node(value, 0, false);
  return { text: printer.finish(), entries: printer.entries };
}

/** A key or a list item of a printed text. */
export interface YamlEntry {
  /** What it is in; undefined at the top. */
  readonly parent: YamlEntry | undefined;
  /** The key, or the item's place in its list. */
  readonly key: string | number;
  readonly value: Json;
  /** The line on which it begins, from 0 on; several may begin on one. */
  readonly line: number;
  /** The first line that is no more part of it. */
  readonly end: number;
}

/** Lines are folded at the first blank after this column. */
const foldColumn = 80;
/** Longer keys, and keys of several lines, are written `? key` and `: value` on lines of their own. */
const maxKeyBytes = 128;
const indentStep = 2;

class Printer {
  readonly entries: YamlEntry[] = [];
  #done: string[] = [];
  #line = "";
  /** Lines that are finished. */
  #lines = 0;
  /** What is being printed. */
  #inside: YamlEntry | undefined;
  readonly #style: YamlStyle;

  constructor(style: YamlStyle = {}) {
    this.#style = style;
  }

  finish(): string {
    return this.#done.join("") + (this.#line === "" ? "" : `${this.#line}\n`);
  }

  get #value(): Pick<Place, "isKey" | "folds"> {
    return { isKey: false, folds: !this.#style.isUnfolded };
  }

  /** Prints a value; the cursor stands behind `key:` or `-`, or at a line's start for the root. */
  node(value: Json, indent: number, isMappingValue: boolean): void {
    if (Array.isArray(value) && value.length > 0) this.#sequence(value, indent, isMappingValue);
    else if (isFilledObject(value)) this.#mapping(value, indent, isMappingValue);
    else this.#text(scalar(value, { column: this.#columnOfValue(), indent, ...this.#value }));
  }

  #sequence(items: Json[], indent: number, isMappingValue: boolean): void {
    // A list that is a mapping's value stands at the mapping's own indent.
    const own = isMappingValue && !this.#style.indentsLists ? indent - indentStep : indent;
    if (isMappingValue) this.#newLine();
    items.forEach((item, index) => {
      if (index > 0) this.#newLine();
      this.#startEntry(own);
      const leave = this.#enter(index, item);
      this.#text("-");
      this.node(item, own + indentStep, false);
      leave();
    });
  }

  #mapping(object: { [key: string]: Json | undefined }, indent: number, isMappingValue: boolean): void {
    if (isMappingValue) this.#newLine();
    const keys = Object.keys(object).filter((key) => object[key] !== undefined);
    if (!this.#style.keepsOrder) keys.sort(compareNaturally);
    keys.forEach((key, index) => {
      if (index > 0) this.#newLine();
      this.#startEntry(indent);
      const leave = this.#enter(key, object[key] ?? null);
      const isComplex = key.includes("\n") ||
        (key.length > maxKeyBytes / 3 && new TextEncoder().encode(key).length > maxKeyBytes);
      if (isComplex) {
        this.#text("?");
        this.#text(
          scalar(key, { column: this.#columnOfValue(), indent: indent + indentStep, ...this.#value }),
        );
        this.#newLine();
        this.#startEntry(indent);
        this.#line += ":";
      } else {
        this.#text(scalar(key, { column: indent, indent, isKey: true, folds: false }));
        this.#line += ":";
      }
      // What follows a complex key's colon may begin on its line.
      this.node(object[key] ?? null, indent + indentStep, !isComplex);
      leave();
    });
  }

  /** Notes an entry that begins on the present line; the answer is to be called at its end. */
  #enter(key: string | number, value: Json): () => void {
    const entry = { parent: this.#inside, key, value, line: this.#lines, end: 0 };
    this.entries.push(entry);
    this.#inside = entry;
    return () => {
      entry.end = this.#lines + (this.#line === "" ? 0 : 1);
      this.#inside = entry.parent;
    };
  }

  /** Begins an entry at an indent; one that directly follows a `-` continues its line. */
  #startEntry(indent: number): void {
    this.#line = this.#line === "" ? " ".repeat(indent) : this.#line;
  }

  #columnOfValue(): number {
    return needsBlank(this.#line) ? this.#line.length + 1 : this.#line.length;
  }

  #text(text: string): void {
    const joined = (needsBlank(this.#line) ? `${this.#line} ` : this.#line) + text;
    const lastBreak = joined.lastIndexOf("\n") + 1;
    this.#line = joined.slice(lastBreak);
    if (lastBreak === 0) return;
    const done = joined.slice(0, lastBreak);
    this.#done.push(done);
    for (let at = done.indexOf("\n"); at >= 0; at = done.indexOf("\n", at + 1)) this.#lines++;
  }

  #newLine(): void {
    if (this.#line === "") return;
    this.#done.push(`${this.#line}\n`);
    this.#lines++;
    this.#line = "";
  }
}

function needsBlank(line: string): boolean {
  return line !== "" && !line.endsWith(" ");
}

interface Place {
  /** Where the text starts on its line. */
  column: number;
  /** Indent of continuation lines. */
  indent: number;
  isKey: boolean;
  /** Whether a long text is folded. */
  folds: boolean;
}

function scalar(value: Json, place: Place): string {
  if (typeof value === "string") return text(value, place);
  if (typeof value === "number") return number(value);
  if (value !== null && typeof value === "object") return Array.isArray(value) ? "[]" : "{}";
  return String(value);
}

function text(value: string, place: Place): string {
  const traits = analyze(value);
  const isMultiline = value.includes("\n");
  if (isMultiline) {
    return traits.blockAllowed && !place.isKey ? literal(value, place) : doubleQuoted(value, place);
  }
  if (!isPlainString(value)) return doubleQuoted(value, place);
  if (traits.plainAllowed) return folded(value, place);
  return traits.singleQuotedAllowed ? singleQuoted(value, place) : doubleQuoted(value, place);
}

interface Traits {
  plainAllowed: boolean;
  singleQuotedAllowed: boolean;
  blockAllowed: boolean;
}

function analyze(value: string): Traits {
  const isSpecial = unprintable.test(value) || / \n/.test(value);
  const hasEdgeBlank = /^[ \n]|[ \n]$/.test(value);
  const hasIndicator = /^(---|\.\.\.)|^[#,[\]{}&*!|>'"%@`]|^[-?](\s|$)|:(\s|$)|\s#/.test(value);
  return {
    plainAllowed: !isSpecial && !hasEdgeBlank && !hasIndicator,
    singleQuotedAllowed: !isSpecial,
    blockAllowed: !isSpecial && !value.endsWith(" "),
  };
}

// What libyaml would not print as it is: control characters, tabs, breaks but \n, everything above 16 bits.
const unprintable = /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const escaped = /["\\\n]|[^\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

function literal(value: string, { indent }: Place): string {
  const hint = /^[ \n]/.test(value) ? String(indentStep) : "";
  const chomp = !value.endsWith("\n") ? "-" : value === "\n" || value.endsWith("\n\n") ? "+" : "";
  const lines = value.replace(/\n$/, "").split("\n").map((line) =>
    line === "" ? "" : " ".repeat(indent) + line
  );
  return `|${hint}${chomp}\n${lines.join("\n")}` + (value.endsWith("\n") ? "\n" : "");
}

function singleQuoted(value: string, { column, indent, folds }: Place): string {
  if (folds && !/'/.test(value) && !surrogate.test(value)) {
    return `'${foldedAtBlanks(value, { column: column + 1, indent, isQuoted: true })}'`;
  }
  const inner = fold([...value], (letter) => letter === "'" ? "''" : letter, {
    column: column + 1,
    indent,
    isFolding: folds,
    mayBreak: (letters, index) => index > 0 && index < letters.length - 1 && letters[index + 1] !== " ",
  });
  return `'${inner}'`;
}

const surrogate = /[\ud800-\udfff]/;

/** What `fold` does where every letter is printed as it is, without looking at each. */
function foldedAtBlanks(
  value: string,
  { column, indent, isQuoted }: { column: number; indent: number; isQuoted: boolean },
): string {
  const lines: string[] = [];
  let start = 0;
  let before = column;
  for (let at = nextBlank(); at >= 0; at = value.indexOf(" ", at + 1)) {
    const isEdge = isQuoted && (at === 0 || at === value.length - 1);
    if (value[at - 1] === " " || value[at + 1] === " " || isEdge) continue;
    lines.push(value.slice(start, at));
    [start, before] = [at + 1, indent];
    at = nextBlank() - 1;
    if (at === -2) break;
  }
  lines.push(value.slice(start));
  return lines.join(`\n${" ".repeat(indent)}`);

  function nextBlank(): number {
    return value.indexOf(" ", start + Math.max(0, foldColumn + 1 - before));
  }
}

function folded(value: string, { column, indent, folds }: Place): string {
  // No blank of it can stand behind the fold column.
  if (!folds || column + value.length <= foldColumn) return value;
  if (!surrogate.test(value)) return foldedAtBlanks(value, { column, indent, isQuoted: false });
  return fold([...value], (letter) => letter, {
    column,
    indent,
    isFolding: true,
    mayBreak: (letters, index) => letters[index + 1] !== " ",
  });
}

function doubleQuoted(value: string, { column, indent, folds }: Place): string {
  // libyaml takes every character of a text that starts with a byte order mark for that mark.
  const escapesAll = value.startsWith("\ufeff");
  const print = (letter: string): string => escapesAll || escaped.test(letter) ? escape(letter) : letter;
  const inner = fold([...value], print, {
    column: column + 1,
    indent,
    isFolding: folds,
    mayBreak: (letters, index) => index > 0 && index < letters.length - 1,
    keepsBlank: true,
  });
  return `"${inner}"`;
}

interface Folding {
  column: number;
  indent: number;
  isFolding: boolean;
  mayBreak: (letters: string[], index: number) => boolean;
  /** In double quotes a line may start with an escaped blank. */
  keepsBlank?: boolean;
}

function fold(letters: string[], print: (letter: string) => string, folding: Folding): string {
  const { indent, isFolding, mayBreak, keepsBlank } = folding;
  let column = folding.column;
  let isAfterBlank = false;
  let out = "";
  letters.forEach((letter, index) => {
    const isBlank = letter === " ";
    if (isBlank && isFolding && !isAfterBlank && column > foldColumn && mayBreak(letters, index)) {
      const continuation = keepsBlank && letters[index + 1] === " " ? "\\" : "";
      out += `\n${" ".repeat(indent)}${continuation}`;
      column = indent + continuation.length;
    } else {
      const printed = print(letter);
      out += printed;
      column += printed.length;
    }
    isAfterBlank = isBlank;
  });
  return out;
}

const shortEscapes: Record<string, string> = {
  "\0": "0",
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\x85": "N",
  "\u2028": "L",
  "\u2029": "P",
};

function escape(letter: string): string {
  const short = shortEscapes[letter];
  if (short !== undefined) return `\\${short}`;
  const code = letter.codePointAt(0)!;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

// Go's shortest form: whole numbers plainly up to 64 bits, else an exponent from 10⁶ on and below 10⁻⁴.
function number(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 64) return String(BigInt(value));
  const [mantissa, exponent] = value.toExponential().split("e") as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** The order of keys: letters by code, runs of digits by their number, letters after everything else. */
export function compareNaturally(left: string, right: string): number {
  const a = [...left], b = [...right];
  for (let index = 0; index < a.length && index < b.length; index++) {
    const x = a[index]!, y = b[index]!;
    if (x === y) continue;
    const isLetterX = /\p{L}/u.test(x), isLetterY = /\p{L}/u.test(y);
    if (isLetterX !== isLetterY) return isLetterY ? -1 : 1;
    if (!isLetterX) {
      const byNumber = compareDigits(a, b, index);
      if (byNumber !== 0) return byNumber;
    }
    return x.codePointAt(0)! - y.codePointAt(0)!;
  }
  return a.length - b.length;
}

function compareDigits(a: string[], b: string[], index: number): number {
  const runA = digitRun(a, index), runB = digitRun(b, index);
  let prefix = "";
  if (a[index] === "0" || b[index] === "0") {
    for (let before = index - 1; before >= 0 && /\d/.test(a[before]!); before--) {
      if (a[before] !== "0") prefix = "1";
    }
  }
  const numberA = BigInt(`${prefix}${runA}` || "0"), numberB = BigInt(`${prefix}${runB}` || "0");
  return numberA < numberB ? -1 : numberA > numberB ? 1 : runA.length - runB.length;
}

function digitRun(letters: string[], start: number): string {
  let end = start;
  while (end < letters.length && /\d/.test(letters[end]!)) end++;
  return letters.slice(start, end).join("");
}

function isFilledObject(value: Json): value is { [key: string]: Json | undefined } {
  return value !== null && typeof value === "object" && !Array.isArray(value) &&
    Object.values(value).some((child) => child !== undefined);
}
