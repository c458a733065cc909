/** The functions that every template has. Source: Go's text/template, funcs.go. */
import { comparisonFunctions } from "./comparison.ts";
import { sprint, sprintf, sprintln, textOfBytes } from "./format.ts";
import { FunctionError } from "./template_error.ts";
import { isPrintable } from "./quoting.ts";
import {
  entryOf,
  type GoFunction,
  goFunction,
  GoNumber,
  GoObject,
  type GoValue,
  integerOf,
  isMap,
  isTrue,
  typeName,
  withType,
  zeroElement,
} from "./value.ts";

export const builtins: Record<string, GoFunction> = {
  ...comparisonFunctions,
  // These three are called by `call.ts`, since they look at their arguments one by one or at what those are called.
  and: goFunction("value, ...value", () => undefined),
  or: goFunction("value, ...value", () => undefined),
  call: goFunction("value, ...value", () => undefined),
  not: goFunction("value", (value: GoValue) => !isTrue(value)),
  len: goFunction("value", length),
  index: goFunction("value, ...value", indexed),
  slice: goFunction("value, ...value", sliced),
  print: goFunction("...any", (...values: GoValue[]) => sprint(values)),
  printf: goFunction("string, ...any", (format: string, ...values: GoValue[]) => sprintf(format, values)),
  println: goFunction("...any", (...values: GoValue[]) => sprintln(values)),
  html: goFunction("...any", (...values: GoValue[]) => escapeHtml(argumentText(values))),
  js: goFunction("...any", (...values: GoValue[]) => escapeJavaScript(argumentText(values))),
  urlquery: goFunction("...any", (...values: GoValue[]) => escapeQuery(argumentText(values))),
};

function argumentText(values: GoValue[]): string {
  const shown = values.map((value) => value === null || value === undefined ? "<no value>" : value);
  return values.length === 1 && typeof values[0] === "string" ? values[0] : sprint(shown);
}

/** Lengths and places in strings are counted in bytes. */
function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function heldBy(value: GoValue): GoValue {
  return value instanceof GoObject && value.kind !== "struct" && value.kind !== "pointer"
    ? value.underlying()
    : value;
}

export function length(value: GoValue): GoValue {
  const held = heldBy(value);
  if (held === null) throw new FunctionError("len of nil pointer");
  if (held === undefined) throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
  if (typeof held === "string") return BigInt(bytesOf(held).length);
  if (Array.isArray(held)) return BigInt(held.length);
  if (isMap(held)) return BigInt(Object.keys(held).length);
  throw new FunctionError(`len of type ${typeName(value)}`);
}

function indexed(value: GoValue, ...indexes: GoValue[]): GoValue {
  if (value === undefined || value === null) throw new FunctionError("index of untyped nil");
  return indexes.reduce<GoValue>((item, index) => {
    if (item === null || item === undefined) throw new FunctionError("index of nil pointer");
    const held = heldBy(item);
    if (Array.isArray(held)) return held[place(index, held.length, true)];
    if (typeof held === "string") {
      const bytes = bytesOf(held);
      return new GoNumber("uint8", BigInt(bytes[place(index, bytes.length, true)]!));
    }
    if (!isMap(held)) throw new FunctionError(`can't index item of type ${typeName(item)}`);
    if (index === undefined || index === null) {
      throw new FunctionError("value is nil; should be of type string");
    }
    if (typeof index !== "string") {
      throw new FunctionError(`value has type ${typeName(index)}; should be string`);
    }
    return entryOf(held, index) ?? zeroElement(held);
  }, value);
}

/** A place in a list; `isElement`: it may not be the one behind the last. */
function place(index: GoValue, length: number, isElement: boolean): number {
  if (index === undefined || index === null) throw new FunctionError("cannot index slice/array with nil");
  const number = integerOf(index);
  if (number === undefined) throw new FunctionError(`cannot index slice/array with type ${typeName(index)}`);
  if (number < 0n || number > BigInt(length)) throw new FunctionError(`index out of range: ${number}`);
  if (isElement && number === BigInt(length)) throw new FunctionError(`reflect: slice index out of range`);
  return Number(number);
}

function sliced(value: GoValue, ...indexes: GoValue[]): GoValue {
  if (value === undefined || value === null) throw new FunctionError("slice of untyped nil");
  if (indexes.length > 3) throw new FunctionError(`too many slice indexes: ${indexes.length}`);
  const held = heldBy(value);
  if (typeof held === "string" && indexes.length === 3) {
    throw new FunctionError("cannot 3-index slice a string");
  }
  const items = typeof held === "string" ? Array.from(bytesOf(held)) : held;
  if (!Array.isArray(items)) throw new FunctionError(`can't slice item of type ${typeName(value)}`);
  const places = indexes.map((index) => place(index, items.length, false));
  const [start = 0, end = items.length, limit] = places;
  if (start > end) throw new FunctionError(`invalid slice index: ${start} > ${end}`);
  if (limit !== undefined && end > limit) throw new FunctionError(`invalid slice index: ${end} > ${limit}`);
  const part = items.slice(start, end);
  if (typeof held === "string") return textOfBytes(part.map((byte) => BigInt(byte as number)));
  return withType(part, typeName(held));
}

const htmlEscapes: Record<string, string> = {
  "\0": "\ufffd",
  '"': "&#34;",
  "'": "&#39;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

function escapeHtml(text: string): string {
  return text.replace(/[\0"'&<>]/g, (letter) => htmlEscapes[letter]!);
}

function escapeJavaScript(text: string): string {
  return Array.from(text, (letter) => {
    if (letter === "\\" || letter === "'" || letter === '"') return `\\${letter}`;
    const code = letter.codePointAt(0)!;
    const isPlain = code < 0x80
      ? code >= 0x20 && !/[<>&=]/.test(letter) && code !== 0x7f
      : isPrintable(letter);
    if (isPlain || code === 0x7f) return letter;
    return `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
  }).join("");
}

/** As Go's `url.QueryEscape`. */
export function escapeQuery(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("%20", "+")
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
