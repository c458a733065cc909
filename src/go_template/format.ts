/** Printing as Go's fmt does: `%v` and the other verbs. Source of the rules: Go's fmt, print.go and format.go. */
import { goQuote, isPrintable } from "./quoting.ts";
import {
  type GoMap,
  GoNumber,
  GoObject,
  type GoValue,
  isFunction,
  isMap,
  sortedKeys,
  typeName,
} from "./value.ts";

/** `Sprint` of one value, which is how templates print: `%v`. */
export function goText(value: GoValue): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "<nil>";
  return verbose(value, "v", plain);
}

/** `Sprint`: blanks between operands of which neither is a string. */
export function sprint(values: readonly GoValue[]): string {
  return values.map((value, index) => {
    const isParted = index > 0 && typeof value !== "string" && typeof values[index - 1] !== "string";
    return (isParted ? " " : "") + goText(value);
  }).join("");
}

export function sprintln(values: readonly GoValue[]): string {
  return `${values.map(goText).join(" ")}\n`;
}

interface Directive {
  flags: string;
  width: number | undefined;
  precision: number | undefined;
}

const plain: Directive = { flags: "", width: undefined, precision: undefined };
const directive = /%([-+# 0]*)(\*|\d+)?(?:\.(\*|\d*))?(?:\[(\d+)\])?(.?)/su;

export function sprintf(format: string, values: readonly GoValue[]): string {
  let next = 0;
  let isReordered = false;
  const out = replaceDirectives(format, (flags, width, precision, index, verb) => {
    const count = (text: string | undefined, bad: string): number | undefined | string => {
      if (text !== "*") return text === undefined ? undefined : Number(text || 0);
      const value = values[next++];
      return typeof value === "bigint" ? Number(value) : bad;
    };
    const wide = count(width, "%!(BADWIDTH)");
    const precise = count(precision, "%!(BADPREC)");
    const notes = [wide, precise].filter((item) => typeof item === "string").join("");
    if (verb === "") return `${notes}%!(NOVERB)`;
    if (verb === "%") return `${notes}%`;
    if (index !== undefined) {
      next = Number(index) - 1;
      isReordered = true;
      if (next < 0 || next >= values.length) return `${notes}%!${verb}(BADINDEX)`;
    }
    if (next >= values.length) return `${notes}%!${verb}(MISSING)`;
    const negative = typeof wide === "number" && wide < 0;
    return notes + oneValue(values[next++], verb, {
      flags: negative ? `${flags}-` : flags,
      width: typeof wide === "number" ? Math.abs(wide) : undefined,
      precision: typeof precise === "number" && precise >= 0 ? precise : undefined,
    });
  });
  if (isReordered || next >= values.length) return out;
  const extra = values.slice(next).map((value) =>
    value === null || value === undefined ? "<nil>" : `${typeName(value)}=${goText(value)}`
  );
  return `${out}%!(EXTRA ${extra.join(", ")})`;
}

type Replacer = (
  flags: string,
  width: string | undefined,
  precision: string | undefined,
  index: string | undefined,
  verb: string,
) => string;

function replaceDirectives(format: string, replace: Replacer): string {
  const pattern = new RegExp(directive, "gsu");
  return format.replace(
    pattern,
    (_, flags, width, precision, index, verb) => replace(flags, width, precision, index, verb),
  );
}

function oneValue(value: GoValue, verb: string, given: Directive): string {
  // With %+v, the sign asks for the names of fields.
  const how = verb === "v" ? { ...given, flags: given.flags.replace("+", "n") } : given;
  if (value === null || value === undefined) {
    if (verb === "T" || verb === "v") return pad("<nil>", how);
    return `%!${verb}(<nil>)`;
  }
  if (verb === "T") return pad(typeName(value), { ...how, flags: how.flags.replace("0", "") });
  if (verb === "p") return `%!p(${typeName(value)}=${goText(value)})`;
  return verbose(value, verb, how);
}

function verbose(value: GoValue, verb: string, how: Directive, depth = 0): string {
  if (value === null || value === undefined) {
    if (depth > 0 && verb !== "v") return "<nil>";
    return verb === "v"
      ? pad(how.flags.includes("#") ? "interface {}(nil)" : "<nil>", how)
      : `%!${verb}(<nil>)`;
  }
  const isSyntax = verb === "v" && how.flags.includes("#");
  if (value instanceof GoObject || value instanceof GoNumber) {
    const said = /[vsqxX]/.test(verb) && !isSyntax ? value.text() : undefined;
    if (said !== undefined) return string(said, verb, how);
  }
  if (typeof value === "boolean") {
    return verb === "v" || verb === "t" ? pad(String(value), how) : bad(value, verb);
  }
  if (typeof value === "string") return string(value, verb, how);
  if (typeof value === "number") return float(value, verb, how, value);
  if (typeof value === "bigint") return integer(value, verb, how, value);
  if (value instanceof GoNumber) {
    return typeof value.value === "bigint"
      ? integer(value.value, verb, how, value)
      : float(value.value, verb, how, value);
  }
  return composite(value, verb, how, depth);
}

function composite(value: GoValue, verb: string, how: Directive, depth: number): string {
  const isSyntax = verb === "v" && how.flags.includes("#");
  const inner = (item: GoValue) => verbose(item, verb, how, depth + 1);
  if (value instanceof GoObject && (value.kind === "struct" || value.kind === "pointer")) {
    return struct(value, isSyntax, how, inner);
  }
  const held = value instanceof GoObject ? value.underlying() : value;
  if (typeof held === "string") return string(held, verb, how);
  if (Array.isArray(held)) {
    if (isSyntax) return `${typeName(value)}{${held.map(inner).join(", ")}}`;
    const bytes = typeName(value) === "[]uint8" && /[sqxX]/.test(verb) ? textOfBytes(held) : undefined;
    return bytes === undefined ? `[${held.map(inner).join(" ")}]` : string(bytes, verb, how);
  }
  if (isMap(held)) return map(held, isSyntax ? typeName(value) : undefined, inner);
  return isFunction(held) ? "0x0" : "";
}

function map(value: GoMap, type: string | undefined, inner: (item: GoValue) => string): string {
  const pairs = sortedKeys(value).map((key) =>
    `${type === undefined ? inner(key) : goQuote(key)}:${inner(value[key])}`
  );
  return type === undefined ? `map[${pairs.join(" ")}]` : `${type}{${pairs.join(", ")}}`;
}

function struct(
  value: GoObject,
  isSyntax: boolean,
  how: Directive,
  inner: (item: GoValue) => string,
): string {
  const isNamed = isSyntax || how.flags.includes("n");
  const parts = value.fields().map(([name, item]) => (isNamed ? `${name}:` : "") + inner(item));
  const start = value.kind === "pointer" ? "&" : "";
  return isSyntax
    ? `${start}${value.type.replace("*", "")}{${parts.join(", ")}}`
    : `${start}{${parts.join(" ")}}`;
}

/** The text that a `[]uint8` holds. */
export function textOfBytes(list: readonly GoValue[]): string {
  return new TextDecoder().decode(
    Uint8Array.from(list, (item) => Number(item instanceof GoNumber ? item.value : item)),
  );
}

function string(value: string, verb: string, how: Directive): string {
  const cut = how.precision === undefined ? value : [...value].slice(0, how.precision).join("");
  switch (verb) {
    case "v":
      return pad(how.flags.includes("#") ? goQuote(value) : cut, how);
    case "s":
      return pad(cut, how);
    case "q":
      return pad(quoted(cut, how), how);
    case "x":
    case "X":
      return pad(hexadecimal(value, verb, how), how);
    default:
      return bad(value, verb);
  }
}

function quoted(text: string, { flags }: Directive): string {
  if (
    flags.includes("#") && !text.includes("`") &&
    [...text].every((letter) => letter === "\t" || isPrintable(letter))
  ) {
    return `\`${text}\``;
  }
  return goQuote(text, { isAscii: flags.includes("+") });
}

function hexadecimal(text: string, verb: string, { flags, precision }: Directive): string {
  const bytes = new TextEncoder().encode(text).subarray(0, precision);
  const prefix = flags.includes("#") ? "0x" : "";
  const gap = flags.includes(" ") ? " " : "";
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  const out = gap
    ? pairs.map((pair) => prefix + pair).join(gap)
    : (pairs.length ? prefix : "") + pairs.join("");
  return verb === "X" ? out.toUpperCase() : out;
}

const bases: Record<string, [base: number, prefix: string]> = {
  v: [10, ""],
  d: [10, ""],
  b: [2, "0b"],
  o: [8, "0"],
  O: [8, ""],
  x: [16, "0x"],
  X: [16, "0X"],
};

function integer(value: bigint, verb: string, how: Directive, whole: GoValue): string {
  if (verb === "c") return pad(letterOf(value), how);
  if (verb === "q") {
    return pad(goQuote(letterOf(value), { quote: "'", isAscii: how.flags.includes("+") }), how);
  }
  if (verb === "U") {
    const code = `U+${value.toString(16).toUpperCase().padStart(4, "0")}`;
    return pad(how.flags.includes("#") ? `${code} '${letterOf(value)}'` : code, how);
  }
  const found = bases[verb];
  if (!found) return bad(whole, verb);
  const [base, prefix] = found;
  let digits = (value < 0n ? -value : value).toString(base);
  if (verb === "X") digits = digits.toUpperCase();
  const isZeroed = how.flags.includes("0") && !how.flags.includes("-") && how.precision === undefined;
  const sign = value < 0n ? "-" : how.flags.includes("+") ? "+" : how.flags.includes(" ") ? " " : "";
  if (how.precision !== undefined) {
    digits = value === 0n && how.precision === 0 ? "" : digits.padStart(how.precision, "0");
  }
  if (isZeroed) digits = digits.padStart((how.width ?? 0) - sign.length, "0");
  const start = verb === "O" ? "0o" : how.flags.includes("#") && verb !== "v" ? prefix : "";
  return pad(sign + start + digits, { ...how, flags: how.flags.replaceAll("0", "") });
}

function letterOf(value: bigint): string {
  const isLetter = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value <= 0xdfffn);
  return isLetter ? String.fromCodePoint(Number(value)) : "\ufffd";
}

function float(value: number, verb: string, how: Directive, whole: GoValue): string {
  if (!/[veEfFgG]/.test(verb)) return bad(whole, verb);
  const sign = value < 0 || Object.is(value, -0)
    ? "-"
    : how.flags.includes("+")
    ? "+"
    : how.flags.includes(" ")
    ? " "
    : "";
  if (!Number.isFinite(value)) {
    const word = Number.isNaN(value) ? (how.flags.includes("+") ? "+NaN" : "NaN") : (sign || "+") + "Inf";
    return pad(word, { ...how, flags: how.flags.replaceAll("0", "") });
  }
  let digits = floatDigits(
    Math.abs(value),
    verb,
    how.precision,
    whole instanceof GoNumber && whole.type === "float32",
  );
  if (how.flags.includes("0") && !how.flags.includes("-")) {
    digits = digits.padStart((how.width ?? 0) - sign.length, "0");
  }
  return pad(sign + digits, { ...how, flags: how.flags.replaceAll("0", "") });
}

const defaultPrecision = 6;

function floatDigits(value: number, verb: string, precision: number | undefined, isSingle: boolean): string {
  if (verb === "f" || verb === "F") return fixed(value, precision ?? defaultPrecision);
  if (verb === "e" || verb === "E") {
    const text = goExponent(value.toExponential(Math.min(precision ?? defaultPrecision, 100)));
    return verb === "E" ? text.toUpperCase() : text;
  }
  const text = general(value, precision, isSingle);
  return verb === "G" ? text.toUpperCase() : text;
}

/** `%g`: the shortest digits that are read as the same float, or as many as `precision` says. */
function general(value: number, precision: number | undefined, isSingle: boolean): string {
  if (value === 0) return "0";
  const significant = precision === undefined ? undefined : Math.max(precision, 1);
  const exponential = significant === undefined
    ? shortest(value, isSingle)
    : value.toExponential(Math.min(significant, 101) - 1);
  const [mantissa, power] = exponential.split("e") as [string, string];
  const exponent = Number(power);
  const digits = mantissa.replace(".", "").replace(/0+$/, "") || "0";
  let limit = significant ?? defaultPrecision;
  if (significant !== undefined && limit > digits.length && digits.length >= exponent + 1) {
    limit = digits.length;
  }
  if (exponent < -4 || exponent >= limit) {
    return goExponent(`${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ""}e${power}`);
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const rest = digits.slice(exponent + 1);
  return rest ? `${whole}.${rest}` : whole;
}

function shortest(value: number, isSingle: boolean): string {
  if (!isSingle) return value.toExponential();
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return text;
  }
  return value.toExponential();
}

/** Exact digits, which JavaScript gives only up to 10²¹. */
function fixed(value: number, precision: number): string {
  if (value < 1e21) return value.toFixed(Math.min(precision, 100));
  const whole = BigInt(value).toString();
  return precision > 0 ? `${whole}.${"0".repeat(precision)}` : whole;
}

/** Go writes an exponent with two digits at least. */
function goExponent(text: string): string {
  return text.replace(/e([-+])(\d)$/, "e$10$2");
}

function pad(text: string, { flags, width = 0 }: Directive): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes("-")) return text + " ".repeat(missing);
  return (flags.includes("0") ? "0" : " ").repeat(missing) + text;
}

function bad(value: GoValue, verb: string): string {
  return `%!${verb}(${typeName(value)}=${goText(value)})`;
}
