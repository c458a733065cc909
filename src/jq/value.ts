/** Values of jq: JSON, their order, how messages name them, and their text. */
import type { Json } from "../kube/object.ts";

/** What `error` raises: any value; most are texts. */
export class JqError extends Error {
  override name = "JqError";
  readonly value: Json;

  constructor(value: Json) {
    super(typeof value === "string" ? value : `(not a string): ${jsonText(value)}`);
    this.value = value;
  }
}

export type JqType = "null" | "boolean" | "number" | "string" | "array" | "object";

export function typeOf(value: Json): JqType {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value as "boolean" | "number" | "string" | "object";
}

export function isTrue(value: Json): boolean {
  return value !== null && value !== false;
}

const RANKS: Readonly<Record<string, number>> = { null: 0, number: 3, string: 4, array: 5, object: 6 };

function rank(value: Json): number {
  return value === false ? 1 : value === true ? 2 : RANKS[typeOf(value)]!;
}

/** null, false, true, numbers, strings, arrays, objects: negative where the first comes before. */
export function compare(one: Json, other: Json): number {
  const difference = rank(one) - rank(other);
  if (difference !== 0) return difference;
  if (typeof one === "number") {
    return one === other ? 0 : one < (other as number) || Number.isNaN(one) ? -1 : 1;
  }
  if (typeof one === "string") return one === other ? 0 : byCodePoint(one, other as string);
  if (Array.isArray(one)) return compareLists(one, other as Json[]);
  if (one === null || typeof one === "boolean") return 0;
  return compareObjects(one, other as typeof one);
}

function compareLists(one: readonly Json[], other: readonly Json[]): number {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const found = compare(one[at]!, other[at]!);
    if (found !== 0) return found;
  }
  return one.length - other.length;
}

type Fields = { [key: string]: Json | undefined };

/** First their names, sorted, then their values in that order. */
function compareObjects(one: Fields, other: Fields): number {
  const [left, right] = [sortedKeys(one), sortedKeys(other)];
  const names = compareLists(left, right);
  if (names !== 0) return names;
  for (const key of left) {
    const found = compare(one[key] ?? null, other[key] ?? null);
    if (found !== 0) return found;
  }
  return 0;
}

export function sortedKeys(value: Fields): string[] {
  return Object.keys(value).sort(byCodePoint);
}

/** By code points, not by UTF-16's units. */
function byCodePoint(one: string, other: string): number {
  for (let at = 0; at < one.length && at < other.length; at++) {
    if (one.charCodeAt(at) !== other.charCodeAt(at)) return one.codePointAt(at)! - other.codePointAt(at)!;
  }
  return one.length - other.length;
}

/** As jq prints it on one line. */
export function jsonText(value: Json): string {
  switch (typeof value) {
    case "number":
      return numberText(value);
    case "string":
      return stringText(value);
    case "boolean":
      return String(value);
    default:
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
      return `{${
        Object.entries(value).map(([key, one]) => `${stringText(key)}:${jsonText(one ?? null)}`).join(",")
      }}`;
  }
}

export function stringText(text: string): string {
  return JSON.stringify(text).replaceAll("\x7f", "\\u007f");
}

/** The shortest text that means it. NaN is null, infinity the largest number. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "null";
  if (!Number.isFinite(value)) return value > 0 ? LARGEST : `-${LARGEST}`;
  if (Object.is(value, -0)) return "-0";
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const digits = mantissa.replace(/[-.]/g, "");
  // Where the point stands from the first digit, as dtoa counts it.
  const point = Number(exponent) + 1;
  if (value === 0 || (point > LEAST_POINT && point <= digits.length + MOST_ZEROS)) {
    return decimal(value, digits, point);
  }
  return `${mantissa}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
}

const LARGEST = "1.7976931348623157e+308";
/** Zeros before and behind the digits that are shown without an exponent. */
const [LEAST_POINT, MOST_ZEROS] = [-4, 15];

function decimal(value: number, digits: string, point: number): string {
  const sign = value < 0 ? "-" : "";
  if (point <= 0) return value === 0 ? "0" : `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, "0");
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** `string ("abc")`, cut as messages cut it. */
export function described(value: Json): string {
  return `${typeOf(value)} (${cutText(value)})`;
}

/** Bytes of a value that a message shows. */
const SHOWN_BYTES = 14;

function cutText(value: Json): string {
  const text = jsonText(value);
  const bytes = encoder.encode(text);
  return bytes.length <= SHOWN_BYTES ? text : `${decoder.decode(bytes.slice(0, SHOWN_BYTES - 3))}...`;
}

/** As a string is put into a string: texts as they are, the rest as JSON. */
export function plainText(value: Json): string {
  return typeof value === "string" ? value : jsonText(value);
}
