/** The formats of awk's printf. */
import { float, integer, type Spec } from "../../shell/printf_format.ts";
import { toNumber, toText, type Value } from "./value.ts";

const DIRECTIVE = /%(?:%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlLqjzt]*([^]))/g;

/** What does not fit the values: the message says what, without the format. */
export class FormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FormatError";
  }
}

/** @throws {FormatError} too few values, or a letter that is none */
export function formatted(format: string, values: readonly Value[], convert: string): string {
  let at = 0;
  const next = (): Value => {
    if (at >= values.length) throw new FormatError("not enough arguments passed to");
    return values[at++];
  };
  let count = 0;
  return format.replace(DIRECTIVE, (all, flags: string, width: string, precision: string, letter: string) => {
    if (all === "%%") return "%";
    count++;
    if (!"diouxXcsfFeEgGaA".includes(letter)) {
      throw new FormatError(`improper conversion(number ${count}) in`);
    }
    const size = width === "*" ? Math.trunc(toNumber(next())) : Number(width ?? 0);
    const places = precision === "*"
      ? Math.trunc(toNumber(next()))
      : precision === undefined
      ? (all.includes(".") ? 0 : undefined)
      : Number(precision);
    const spec: Spec = { flags: size < 0 ? `${flags}-` : flags, width: Math.abs(size), precision: places };
    return one(letter, spec, next(), convert);
  });
}

function one(letter: string, spec: Spec, value: Value, convert: string): string {
  switch (letter) {
    case "s":
      return padded(toText(value, convert).slice(0, spec.precision), spec);
    case "c": {
      const text = typeof value === "number"
        ? String.fromCharCode(Math.trunc(value) & 0xff)
        : toText(value, convert);
      return padded(text.slice(0, 1) || "\0", spec);
    }
    case "d":
    case "i":
      return integerText(toNumber(value), spec, 10, false);
    case "u":
      return integerText(toNumber(value), spec, 10, false);
    case "o":
      return integerText(toNumber(value), spec, 8, false);
    case "x":
    case "X":
      return integerText(toNumber(value), spec, 16, letter === "X");
    default:
      return float(letter, toNumber(value), spec);
  }
}

const LARGEST = 2n ** 63n - 1n;

function integerText(value: number, spec: Spec, base: number, isUpper: boolean): string {
  if (Number.isNaN(value)) return integer(-LARGEST - 1n, spec, base, isUpper);
  const whole = value >= Number(LARGEST)
    ? LARGEST
    : value <= -Number(LARGEST)
    ? -LARGEST - 1n
    : BigInt(Math.trunc(value));
  return integer(base === 10 ? whole : BigInt.asUintN(64, whole), spec, base, isUpper);
}

function padded(text: string, { flags, width }: Spec): string {
  return flags.includes("-") ? text.padEnd(width) : text.padStart(width);
}
