/** Formats: `{:>8.2f}` and `%5.1f`. */
import { isNumber, type PythonValue } from "./value.ts";
import { fail, typeName } from "./types.ts";
import { floatText } from "./texts.ts";

const SPECIFICATION = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

/** `format(value, specification)`; `text` is what `str` makes of it. */
export function formatted(value: PythonValue, specification: string, text: string): string {
  if (specification === "") return text;
  const found = SPECIFICATION.exec(specification);
  if (!found) {
    fail("ValueError", `Invalid format specifier '${specification}' for object of type '${typeName(value)}'`);
  }
  const [, fill, align, sign = "", alternate, zero, width, group, precision, type = ""] = found;
  const isText = !isNumber(value);
  if (isText && typeof value !== "string") {
    fail("TypeError", `unsupported format string passed to ${typeName(value)}.__format__`);
  }
  const shown = isText
    ? cut(value, text, type, precision)
    : numberText(value, { type, sign, group, precision, isAlternate: alternate !== undefined });
  const letter = fill ?? (zero ? "0" : " ");
  const side = align ?? (zero && !isText ? "=" : isText ? "<" : ">");
  return padded(shown, Number(width ?? 0), letter, side);
}

function cut(value: PythonValue, text: string, type: string, precision: string | undefined): string {
  if (type !== "" && type !== "s") {
    fail("ValueError", `Unknown format code '${type}' for object of type '${typeName(value)}'`);
  }
  return precision === undefined ? text : [...text].slice(0, Number(precision)).join("");
}

export function padded(text: string, width: number, letter: string, side: string): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (side === "<") return text + letter.repeat(missing);
  if (side === "^") {
    return letter.repeat(Math.floor(missing / 2)) + text + letter.repeat(Math.ceil(missing / 2));
  }
  if (side === "=") {
    const [, start = "", rest = ""] = /^([-+ ]?(?:0[xob])?)(.*)$/s.exec(text)!;
    return start + letter.repeat(missing) + rest;
  }
  return letter.repeat(missing) + text;
}

interface NumberFormat {
  type: string;
  sign: string;
  group: string | undefined;
  precision: string | undefined;
  isAlternate: boolean;
}

function numberText(value: bigint | number | boolean, format: NumberFormat): string {
  const { type, sign, group, precision, isAlternate } = format;
  const isNegative = typeof value === "bigint" ? value < 0n : Number(value) < 0 || Object.is(value, -0);
  const start = isNegative ? "-" : sign === "-" ? "" : sign;
  const whole = typeof value === "number" ? undefined : BigInt(value);
  const size = whole === undefined ? undefined : whole < 0n ? -whole : whole;
  const bases: Record<string, [number, string]> = {
    x: [16, "0x"],
    X: [16, "0X"],
    b: [2, "0b"],
    o: [8, "0o"],
  };
  if (bases[type]) {
    if (size === undefined) fail("ValueError", `Unknown format code '${type}' for object of type 'float'`);
    const text = size.toString(bases[type]![0]);
    const shown = grouped(type === "X" ? text.toUpperCase() : text, group, 4);
    return start + (isAlternate ? bases[type]![1] : "") + shown;
  }
  if (type === "c") return String.fromCodePoint(Number(value));
  if (type === "d" || (type === "" && size !== undefined && precision === undefined) || type === "n") {
    if (size === undefined) fail("ValueError", `Unknown format code '${type}' for object of type 'float'`);
    return start + grouped(String(size), group);
  }
  if (!/^[eEfFgG%]?$/.test(type)) {
    fail("ValueError", `Unknown format code '${type}' for object of type '${typeName(value)}'`);
  }
  return start + floatFormat(Math.abs(Number(value)), type, precision, group);
}

function floatFormat(
  size: number,
  type: string,
  precision: string | undefined,
  group: string | undefined,
): string {
  if (!Number.isFinite(size)) return Number.isNaN(size) ? "nan" : "inf";
  const digits = precision === undefined ? 6 : Number(precision);
  const groupedText = (text: string) => {
    const [whole = "", rest] = text.split(".");
    return grouped(whole, group) + (rest === undefined ? "" : `.${rest}`);
  };
  switch (type) {
    case "e":
    case "E": {
      const text = size.toExponential(digits).replace(/e([+-])(\d)$/, "e$10$2");
      return type === "E" ? text.toUpperCase() : text;
    }
    case "f":
    case "F":
      return groupedText(fixed(size, digits));
    case "%":
      return `${fixed(size * 100, digits)}%`;
    case "":
      if (precision === undefined) return groupedText(floatText(size));
      return general(size, Math.max(1, digits), groupedText, true);
    default:
      return general(size, Math.max(1, digits), groupedText, false);
  }
}

/** Halves go to the even neighbour, by what the number really is. */
export function fixed(size: number, digits: number): string {
  if (size >= 1e21) return BigInt(Math.round(size)).toString() + (digits > 0 ? `.${"0".repeat(digits)}` : "");
  const text = size.toFixed(Math.min(100, digits));
  const scaled = size * 10 ** digits;
  const isHalf = digits < 16 && Math.abs(scaled % 1) === 0.5 && scaled < 2 ** 52 &&
    Number(scaled) / 10 ** digits === size;
  if (!isHalf || Math.floor(scaled) % 2 !== 0 || (size * 2 ** 20) % 1 !== 0) return text;
  return (Math.floor(scaled) / 10 ** digits).toFixed(digits);
}

function general(size: number, digits: number, group: (text: string) => string, isPlain: boolean): string {
  if (size === 0) return isPlain ? "0.0" : "0";
  const exponent = Number(/e([+-]\d+)$/.exec(size.toExponential(digits - 1))![1]);
  if (exponent < -4 || exponent >= digits) {
    return size.toExponential(digits - 1).replace(/\.?0+e/, "e").replace(/e([+-])(\d)$/, "e$10$2");
  }
  const text = size.toFixed(Math.max(0, digits - 1 - exponent));
  const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return group(isPlain && !short.includes(".") ? `${short}.0` : short);
}

function grouped(whole: string, mark: string | undefined, size: 3 | 4 = 3): string {
  const places = size === 3 ? /\B(?=(\w{3})+$)/g : /\B(?=(\w{4})+$)/g;
  return mark === undefined ? whole : whole.replace(places, mark);
}

/** `"%s: %5.2f" % (…)`: one conversion. */
export function percentFormatted(
  [, flags = "", width = "", precision, type]: readonly string[],
  value: PythonValue,
  texts: { text: string; representation: string },
): string {
  const side = flags.includes("-") ? "<" : ">";
  const zero = flags.includes("0") && side === ">" ? "0" : " ";
  const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  if (type === "s" || type === "r" || type === "a") {
    const text = type === "s" ? texts.text : texts.representation;
    return padded(
      precision === undefined ? text : text.slice(0, Number(precision)),
      Number(width),
      " ",
      side,
    );
  }
  if (type === "c") {
    if (typeof value !== "bigint" && (typeof value !== "string" || [...value].length !== 1)) {
      fail("TypeError", "%c requires int or char");
    }
    return padded(
      typeof value === "string" ? value : String.fromCodePoint(Number(value)),
      Number(width),
      " ",
      side,
    );
  }
  if (/^[xXo]$/.test(type!) && (!isNumber(value) || typeof value === "number")) {
    fail("TypeError", `%${type} format: an integer is required, not ${typeName(value)}`);
  }
  if (!isNumber(value)) {
    const wanted = type === "d" || type === "i"
      ? "a real number is required, not"
      : "must be real number, not";
    fail(
      "TypeError",
      wanted.startsWith("a")
        ? `%${type} format: ${wanted} ${typeName(value)}`
        : `${wanted} ${typeName(value)}`,
    );
  }
  const isWhole = type === "d" || type === "i" || type === "u";
  const given = isWhole ? BigInt(typeof value === "number" ? Math.trunc(value) : value) : value;
  const text = numberText(given, {
    type: isWhole ? "d" : type!,
    sign,
    group: undefined,
    precision,
    isAlternate: flags.includes("#"),
  });
  return padded(text, Number(width), zero, zero === "0" ? "=" : side);
}
