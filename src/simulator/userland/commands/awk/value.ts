/** The values of awk: numbers, strings, and input that looks like a number and is both. */
import { float } from "../../shell/printf_format.ts";

/** Input that looks like a number: compared with a number it is one. */
export class NumericText {
  constructor(readonly text: string, readonly number: number) {}
}

/** Undefined: nothing was ever assigned; it is both 0 and "". */
export type Value = number | string | NumericText | undefined;

const SPACE = "[ \\t\\n\\v\\f\\r]*";
const DIGITS =
  "[-+]?(?:0[xX][0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?|inf(?:inity)?|nan)";
const WHOLE = new RegExp(`^${SPACE}${DIGITS}${SPACE}$`, "i");
const BEGINNING = new RegExp(`^${SPACE}(${DIGITS})`, "i");
/** Whole numbers up to this are shown with all their digits. */
const LARGEST_WHOLE = 2 ** 53;

/** A field, a line that was read, a value of the command line. */
export function fromInput(text: string): Value {
  return WHOLE.test(text) ? new NumericText(text, numberIn(text)) : text;
}

export function toNumber(value: Value): number {
  if (typeof value === "number") return value;
  if (value === undefined) return 0;
  return typeof value === "string" ? numberIn(value) : value.number;
}

/** `format` is CONVFMT or OFMT. */
export function toText(value: Value, format: string): string {
  if (typeof value === "string") return value;
  if (value === undefined) return "";
  return typeof value === "number" ? numberText(value, format) : value.text;
}

export function isTrue(value: Value): boolean {
  return typeof value === "string" ? value !== "" : toNumber(value) !== 0;
}

/** Below zero, zero or above, as numbers where both are some. NaN is like nothing. */
export function compare(left: Value, right: Value, format: string): number {
  if (typeof left !== "string" && typeof right !== "string") return toNumber(left) - toNumber(right);
  const [a, b] = [toText(left, format), toText(right, format)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As strtod(3) reads the beginning of a text. */
function numberIn(text: string): number {
  const found = BEGINNING.exec(text)?.[1];
  if (found === undefined) return 0;
  const [, sign, rest = ""] = /^([-+]?)(.*)$/s.exec(found)!;
  const size = /^i/i.test(rest) ? Infinity : /^n/i.test(rest) ? NaN : Number(rest);
  return sign === "-" ? -size : size;
}

function numberText(value: number, format: string): string {
  if (Number.isInteger(value) && Math.abs(value) <= LARGEST_WHOLE) return String(value + 0);
  const [, flags = "", width = "0", precision, letter] =
    /^%([-+ 0#]*)(\d*)(?:\.(\d+))?([eEfFgGd])$/.exec(format) ?? [];
  if (letter === undefined || letter === "d") return String(Math.trunc(value));
  return float(letter, value, {
    flags,
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
  });
}
