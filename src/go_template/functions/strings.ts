/** Strings. Lengths and places are counted in bytes, as in Go. Source: sprig, functions.go and strings.go. */
import { goText } from "../format.ts";
import { goQuote } from "../quoting.ts";
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction, type GoValue, withType } from "../value.ts";
import { textList, textOf } from "./conversion.ts";
import {
  abbreviated,
  initials,
  joinedWords,
  pascalCase,
  swappedCase,
  titled,
  untitled,
  wrapped,
} from "./words.ts";

/** Longer texts than this are no manifest. */
const maxRepeatedLength = 100_000_000;

const unary: Record<string, (text: string) => string> = {
  trim: (text) => text.replace(/^[\s\u0085]+|[\s\u0085]+$/g, ""),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: titled,
  untitle: untitled,
  nospace: (text) => text.replace(/\s/g, ""),
  initials,
  swapcase: swappedCase,
  snakecase: (text) => joinedWords(text, "_"),
  kebabcase: (text) => joinedWords(text, "-"),
  camelcase: pascalCase,
};

export const stringFunctions: Record<string, GoFunction> = {
  hello: goFunction("", () => "Hello!"),
  ...Object.fromEntries(Object.entries(unary).map(([name, call]) => [name, goFunction("string", call)])),
  toString: goFunction("any", textOf),
  abbrev: goFunction(
    "int, string",
    (width: bigint, text: string) => width < 4n ? text : abbreviated(text, 0, Number(width)),
  ),
  abbrevboth: goFunction("int, int, string", (left: bigint, right: bigint, text: string) => {
    return right < 4n || left > 0n && right < 7n ? text : abbreviated(text, Number(left), Number(right));
  }),
  trunc: goFunction("int, string", (count: bigint, text: string) => {
    const length = BigInt(bytes(text).length);
    if (count < 0n && length + count > 0n) return part(text, Number(length + count));
    return count >= 0n && length > count ? part(text, 0, Number(count)) : text;
  }),
  substr: goFunction("int, int, string", substring),
  repeat: goFunction("int, string", repeated),
  trimAll: goFunction("string, string", (letters: string, text: string) => trimmed(text, letters)),
  trimall: goFunction("string, string", (letters: string, text: string) => trimmed(text, letters)),
  trimSuffix: goFunction("string, string", (end: string, text: string) => {
    return end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text;
  }),
  trimPrefix: goFunction(
    "string, string",
    (start: string, text: string) => text.startsWith(start) ? text.slice(start.length) : text,
  ),
  contains: goFunction("string, string", (inner: string, text: string) => text.includes(inner)),
  hasPrefix: goFunction("string, string", (start: string, text: string) => text.startsWith(start)),
  hasSuffix: goFunction("string, string", (end: string, text: string) => text.endsWith(end)),
  wrap: goFunction("int, string", (width: bigint, text: string) => wrapped(text, Number(width))),
  wrapWith: goFunction("int, string, string", (width: bigint, lineBreak: string, text: string) => {
    return wrapped(text, Number(width), { lineBreak: lineBreak || "\n", breaksWords: true });
  }),
  quote: goFunction(
    "...any",
    (...values: GoValue[]) => present(values).map((value) => goQuote(textOf(value))).join(" "),
  ),
  squote: goFunction(
    "...any",
    (...values: GoValue[]) => present(values).map((value) => `'${goText(value)}'`).join(" "),
  ),
  cat: goFunction("...any", (...values: GoValue[]) => present(values).map(goText).join(" ")),
  indent: goFunction("int, string", indented),
  nindent: goFunction("int, string", (spaces: bigint, text: string) => `\n${indented(spaces, text)}`),
  replace: goFunction(
    "string, string, string",
    (from: string, to: string, text: string) => text.replaceAll(from, () => to),
  ),
  plural: goFunction(
    "string, string, int",
    (one: string, many: string, count: bigint) => count === 1n ? one : many,
  ),
  split: goFunction("string, string", (separator: string, text: string) => numbered(parts(text, separator))),
  splitn: goFunction("string, int, string", (separator: string, count: bigint, text: string) => {
    return numbered(parts(text, separator, Number(count)));
  }),
  splitList: goFunction(
    "string, string",
    (separator: string, text: string) => textList(parts(text, separator)),
  ),
};

function present(values: readonly GoValue[]): GoValue[] {
  return values.filter((value) => value !== null && value !== undefined);
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function part(text: string, start: number, end?: number): string {
  return new TextDecoder().decode(bytes(text).subarray(start, end));
}

function substring(start: bigint, end: bigint, text: string): string {
  const length = BigInt(bytes(text).length);
  const from = start < 0n ? 0n : start;
  const to = start >= 0n && (end < 0n || end > length) ? length : end;
  if (to < 0n || to > length) throw outOfRange(to, `with length ${length}`);
  if (from > to) throw outOfRange(from, `${to}]`, true);
  return part(text, Number(from), Number(to));
}

function outOfRange(place: bigint, limit: string, isStart = false): FunctionError {
  return new FunctionError(
    `runtime error: slice bounds out of range [${isStart ? `${place}:${limit}` : `:${place}] ${limit}`}`,
  );
}

function repeated(count: bigint, text: string): string {
  if (count < 0n) throw new FunctionError("strings: negative Repeat count");
  if (BigInt(text.length) * count > maxRepeatedLength) {
    throw new FunctionError("strings: Repeat output length overflow");
  }
  return text.repeat(Number(count));
}

function trimmed(text: string, letters: string): string {
  const set = new Set(letters);
  const all = [...text];
  const start = all.findIndex((letter) => !set.has(letter));
  return start < 0 ? "" : all.slice(start, all.findLastIndex((letter) => !set.has(letter)) + 1).join("");
}

function indented(spaces: bigint, text: string): string {
  if (spaces < 0n) throw new FunctionError("strings: negative Repeat count");
  const blanks = repeated(spaces, " ");
  return blanks + text.replaceAll("\n", `\n${blanks}`);
}

function parts(text: string, separator: string, count = -1): string[] {
  if (count === 0) return [];
  const all = separator === "" ? [...text] : text.split(separator);
  if (count < 0 || all.length <= count) return all;
  return [...all.slice(0, count - 1), all.slice(count - 1).join(separator)];
}

/** `_0`, `_1` and so on. */
function numbered(texts: readonly string[]): GoValue {
  return withType(Object.fromEntries(texts.map((text, index) => [`_${index}`, text])), "map[string]string");
}
