/**
 * KYAML: the strict way to write YAML that `kubectl -o kyaml` prints. Everything is in braces and brackets, texts are in
 * double quotes, and keys are in quotes only where YAML could take them for something else.
 * Source of the rules: KEP-5295, and what kubectl 1.36 prints.
 */
import { goJson } from "./go_value.ts";
import type { Json } from "./object.ts";

/**
 * A document with its `---` and a final line end. Keys that are undefined are left out; the others are sorted, unless
 * `keepsOrder` says that they are in the order of a Go type.
 */
export function printKyaml(value: Json, { keepsOrder = false } = {}): string {
  return `---\n${node(value, { indent: "", keepsOrder })}\n`;
}

/** Where a value stands. */
interface Place {
  indent: string;
  keepsOrder: boolean;
}

function node(value: Json, place: Place): string {
  if (typeof value === "string") return text(value, place.indent);
  if (Array.isArray(value)) return list(value, place);
  if (value !== null && typeof value === "object") return map(value, place);
  return goJson(value, "");
}

function map(value: { [key: string]: Json | undefined }, { indent, keepsOrder }: Place): string {
  const inner = `${indent}  `;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  if (keys.length === 0) return "{}";
  if (!keepsOrder) keys.sort();
  const rows = keys.map((key) =>
    `${inner}${keyText(key)}: ${node(value[key]!, { indent: inner, keepsOrder })},\n`
  );
  return `{\n${rows.join("")}${indent}}`;
}

/** Brackets and braces stand together where a list holds nothing but lists and maps. */
function list(items: readonly Json[], place: Place): string {
  if (items.length === 0) return "[]";
  if (items.every((item) => item !== null && typeof item === "object")) {
    return `[${items.map((item) => node(item, place)).join(", ")}]`;
  }
  const { indent } = place;
  const inner = { ...place, indent: `${indent}  ` };
  return `[\n${items.map((item) => `${inner.indent}${node(item, inner)},\n`).join("")}${indent}]`;
}

/** A text of several lines is broken after each, with a backslash that joins them again. */
function text(value: string, indent: string): string {
  if (!value.includes("\n")) return `"${escaped(value)}"`;
  const inner = `${indent}  `;
  const lines = value.split(/(?<=\n)/).map((line) => {
    // A leading blank would be lost, so it is escaped.
    const start = line.startsWith(" ") ? "\\" : " ";
    return `${inner}${start}${escaped(line)}\\\n`;
  });
  return `"\\\n${lines.join("")}${inner}"`;
}

function keyText(key: string): string {
  return PLAIN_KEY.test(key) && !isAmbiguous(key) ? key : `"${escaped(key).replaceAll("\t", "\\t")}"`;
}

const PLAIN_KEY = /^[\p{L}\p{Nd}_]([\p{L}\p{Nd}_./-]*[\p{L}\p{Nd}_])?$/u;

/** Whether some YAML reader takes it for a truth value, nothing, a number or a date. */
function isAmbiguous(key: string): boolean {
  if (WORDS.has(key.toLowerCase())) return true;
  const digits = key.replaceAll("_", "");
  return NUMBER.test(digits) || isDate(key);
}

const WORDS = new Set("y yes t true on n no f false off null inf infinity nan".split(" "));
const NUMBER = /^(0x[\da-f]+(\.[\da-f]*)?(p[+-]?\d+)?|0o[0-7]+|0b[01]+|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)$/i;

function isDate(key: string): boolean {
  const parts = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(key)?.slice(1).map(Number);
  if (!parts) return false;
  const [year, month, day] = parts as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function escaped(value: string): string {
  return value.replace(UNPRINTABLE, (character) => {
    const known = ESCAPES[character];
    if (known !== undefined) return known;
    const code = character.codePointAt(0)!;
    if (code < 0x100) return `\\x${hex(code, 2)}`;
    return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  });
}

const UNPRINTABLE = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} \t]/gu;
const ESCAPES: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\0": "\\0",
  "\x07": "\\a",
  "\b": "\\b",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  "\x1b": "\\e",
  "\x85": "\\N",
  "\xa0": "\\_",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, "0");
}
