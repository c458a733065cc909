/** The formats of printf(1). */
import { bytesOf, textOf } from "../../host/byte_text.ts";
import { formatDate } from "../commands/coreutils/date_format.ts";
import { echoEscapes } from "./builtins/output.ts";
import { backslashed } from "./quoting.ts";
import { unescapeC } from "./words.ts";

export interface PrintfContext {
  complain(message: string): void;
  now(): number;
  /** When the shell was started, for `%(…)T` of -2. */
  startedMs: number;
  /** As `TZ` has it; absent: UTC. */
  zone?: string;
}

const DIRECTIVE =
  /%(?:%|([-+ 0#']*)(\*|\d+)?(?:\.(\*|-?\d+)?)?(?:\(([^)]*)\))?(?:hh|h|ll|l|L|j|z|t)?([^]))|\\(?:x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|[0-7]{1,3}|[^])|%/g;

/** The format is used again while arguments are left. */
export function formatted(
  format: string,
  values: readonly string[],
  context: PrintfContext,
): { text: string } {
  const state = { values, at: 0, context, isCut: false };
  let text = "";
  do {
    const before = state.at;
    text += once(format, state);
    if (state.at === before || state.isCut) break;
  } while (state.at < values.length);
  return { text };
}

interface State {
  values: readonly string[];
  at: number;
  context: PrintfContext;
  /** `%b` had a `\c`, or a directive is none: nothing more is shown. */
  isCut: boolean;
}

function once(format: string, state: State): string {
  let text = "";
  let last = 0;
  for (const match of format.matchAll(DIRECTIVE)) {
    text += format.slice(last, match.index);
    last = match.index + match[0].length;
    text += one(match, state);
    if (state.isCut) return text;
  }
  return text + format.slice(last);
}

function one(match: RegExpExecArray, state: State): string {
  const [all, flags = "", width, precision, time, letter] = match;
  if (all === "%%") return "%";
  if (all.startsWith("\\")) return escape(all, state);
  if (letter === undefined) {
    state.isCut = true;
    state.context.complain(`\`${all}': missing format character`);
    return "";
  }
  const size = width === "*"
    ? Number(next(state) ?? 0) || 0
    : width === undefined
    ? undefined
    : Number(width);
  const places = precision === "*"
    ? Number(next(state) ?? 0) || 0
    : precision === undefined
    ? (all.includes(".") && !time ? 0 : undefined)
    : Number(precision);
  const spec: Spec = {
    flags: size !== undefined && size < 0 ? flags + "-" : flags,
    width: Math.abs(size ?? 0),
    precision: places !== undefined && places < 0 ? undefined : places,
  };
  if (letter === "T" && time !== undefined) return pad(timeText(time, next(state), state.context), spec);
  return convert(letter, spec, state);
}

export interface Spec {
  flags: string;
  width: number;
  precision: number | undefined;
}

function next(state: State): string | undefined {
  const value = state.values[state.at];
  state.at++;
  return value;
}

function escape(text: string, state: State): string {
  if (text === "\\c") {
    state.isCut = true;
    return "";
  }
  if (/^\\(0+|x0+)$/.test(text)) return "\0";
  return text === '\\"' ? '"' : unescapeC(text);
}

function convert(letter: string, spec: Spec, state: State): string {
  switch (letter) {
    case "s":
      return pad(cut(next(state) ?? "", spec.precision), spec);
    case "b": {
      const { text, isCut } = echoEscapes((next(state) ?? "").replace(/\\([1-7][0-7]{0,2})/g, "\\0$1"));
      state.isCut = isCut;
      return pad(cut(text, spec.precision), spec);
    }
    case "q":
    case "Q":
      return pad(backslashed(next(state) ?? ""), spec);
    case "c":
      return pad((next(state) ?? "").slice(0, 1), spec);
    case "d":
    case "i":
      return integer(number(next(state), state), spec, 10, false);
    case "u":
      return integer(BigInt.asUintN(64, number(next(state), state)), spec, 10, false);
    case "o":
      return integer(BigInt.asUintN(64, number(next(state), state)), spec, 8, false);
    case "x":
    case "X":
      return integer(BigInt.asUintN(64, number(next(state), state)), spec, 16, letter === "X");
    case "f":
    case "F":
    case "e":
    case "E":
    case "g":
    case "G":
    case "a":
      return float(letter, real(next(state), state), spec);
    default:
      state.isCut = true;
      state.context.complain(`\`${letter}': invalid format character`);
      return "";
  }
}

/** A precision counts bytes. */
function cut(text: string, precision: number | undefined): string {
  return precision === undefined ? text : textOf(bytesOf(text).slice(0, precision));
}

function pad(text: string, { flags, width }: Spec): string {
  const missing = width - bytesOf(text).length;
  if (missing <= 0) return text;
  return flags.includes("-") ? text + " ".repeat(missing) : " ".repeat(missing) + text;
}

/** `'a` is the code of a letter. What is no number is as much of it as is one. */
function number(text: string | undefined, { context }: State): bigint {
  if (text === undefined || text === "") return 0n;
  if (/^["']/.test(text)) return BigInt(text.codePointAt(1) ?? 0);
  const match = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|\d+)/.exec(text);
  if (!match || match[0].length < text.trimEnd().length) context.complain(`${text}: invalid number`);
  if (!match) return 0n;
  const [, sign, digits] = match;
  const isOctal = /^0\d/.test(digits!);
  const value = isOctal ? BigInt(`0o${/^0[0-7]*/.exec(digits!)![0].slice(1) || "0"}`) : BigInt(digits!);
  if (isOctal && /[89]/.test(digits!)) context.complain(`${text}: invalid octal number`);
  return sign === "-" ? -value : value;
}

function real(text: string | undefined, { context }: State): number {
  if (text === undefined || text === "") return 0;
  if (/^["']/.test(text)) return text.codePointAt(1) ?? 0;
  const match = /^\s*[-+]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|inf(?:inity)?|nan)/i.exec(
    text,
  );
  if (!match || match[0].length < text.trimEnd().length) context.complain(`${text}: invalid number`);
  if (!match) return 0;
  const found = match[0].trim();
  return /inf/i.test(found) ? (found.startsWith("-") ? -Infinity : Infinity) : Number(found);
}

export function integer(value: bigint, spec: Spec, base: number, isUpper: boolean): string {
  const digits = (value < 0n ? -value : value).toString(base);
  const wide = spec.precision === undefined
    ? digits
    : spec.precision === 0 && value === 0n
    ? ""
    : digits.padStart(spec.precision, "0");
  const sharp = spec.flags.includes("#") && value !== 0n ? (base === 16 ? "0x" : base === 8 ? "0" : "") : "";
  const sign = value < 0n
    ? "-"
    : base !== 10
    ? ""
    : spec.flags.includes("+")
    ? "+"
    : spec.flags.includes(" ")
    ? " "
    : "";
  const text = filled(sign + sharp, wide, spec, spec.precision === undefined);
  return isUpper ? text.toUpperCase() : text;
}

/** Zeros stand between the sign and the digits, blanks before both. */
function filled(head: string, digits: string, spec: Spec, mayZero: boolean): string {
  if (spec.flags.includes("0") && !spec.flags.includes("-") && mayZero) {
    return head + digits.padStart(spec.width - head.length, "0");
  }
  return pad(head + digits, spec);
}

export function float(letter: string, value: number, spec: Spec): string {
  const size = Math.abs(value);
  const places = spec.precision ?? 6;
  const sign = value < 0 || Object.is(value, -0)
    ? "-"
    : spec.flags.includes("+")
    ? "+"
    : spec.flags.includes(" ")
    ? " "
    : "";
  const kind = letter.toLowerCase();
  const digits = !Number.isFinite(size)
    ? (Number.isNaN(size) ? "nan" : "inf")
    : kind === "f"
    ? fixed(size, Math.min(places, 100))
    : kind === "e"
    ? exponential(size, places)
    : general(size, places, spec.flags.includes("#"));
  const text = filled(sign, digits, spec, Number.isFinite(size));
  return letter === kind ? text : text.toUpperCase();
}

/** What lies in the middle goes to the even digit, as in C; JavaScript takes the larger. */
function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  if (places > 70 || value >= 1e21) return text;
  const whole = value.toFixed(places + 30);
  const isMiddle = /^50*$/.test(whole.slice(-30));
  const isOdd = "13579".includes(text.at(-1)!);
  return isMiddle && isOdd ? whole.slice(0, -30).replace(/\.$/, "") : text;
}

function exponential(value: number, places: number): string {
  return value.toExponential(Math.min(places, 100)).replace(/e([-+])(\d)$/, "e$10$2");
}

function general(value: number, precision: number, keepsZeros: boolean): string {
  const places = precision === 0 ? 1 : precision;
  const exponent = value === 0 ? 0 : Number(value.toExponential(places - 1).split("e")[1]);
  const text = exponent < -4 || exponent >= places
    ? exponential(value, places - 1)
    : fixed(value, places - 1 - exponent);
  if (keepsZeros || !text.includes(".")) return text;
  return text.replace(/\.?0+(e|$)/, "$1");
}

/** `%(%F %T)T`: -1 and nothing are now, -2 when the shell was started. */
function timeText(format: string, value: string | undefined, context: PrintfContext): string {
  const { now, startedMs, zone = "UTC" } = context;
  const seconds = value === undefined || value === "-1" ? undefined : Number(value);
  const ms = seconds === undefined ? now() : seconds === -2 ? startedMs : seconds * 1000;
  return formatDate(format || "%X", { ms, zone });
}
