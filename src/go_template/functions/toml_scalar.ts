/** Numbers, times and truth values of TOML. Source: https://toml.io/en/v1.0.0; messages as github.com/BurntSushi/toml. */
import { goQuote } from "../quoting.ts";
import { GoNumber, type GoValue } from "../value.ts";
import { GoTime } from "./go_time.ts";
import type { TomlReader } from "./toml_reader.ts";

/** What is neither a string, a list nor a table. @throws {TomlError} */
export function scalar(reader: TomlReader): GoValue {
  if (reader.isEnd) reader.fail("unexpected EOF; expected value");
  if (reader.is(".")) reader.fail("floats must start with a digit, not '.'");
  const word = reader.match(/[+-]?(inf|nan)/y);
  if (word) return word.endsWith("nan") ? NaN : word.startsWith("-") ? -Infinity : Infinity;
  const time = reader.match(/\d+[-:][\d:.TtZz+-]*( \d[\d:.Zz+-]*)?/y);
  if (time) return timeOf(reader, time);
  if (reader.is("+") || reader.is("-") || /\d/.test(reader.next)) return numberOf(reader);
  const letters = reader.match(/\p{L}+/uy);
  if (letters === "true" || letters === "false") return letters === "true";
  if (letters) reader.fail(`expected value but found ${goQuote(letters)} instead`);
  // deno-lint-ignore no-control-regex
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(reader.next)) {
    const code = reader.next.charCodeAt(0).toString(16).padStart(2, "0");
    reader.fail(`TOML files cannot contain control characters: '0x${code}'`);
  }
  return reader.fail(`expected value but found ${goQuote(reader.next, { quote: "'" })} instead`);
}

const BASES: readonly [pattern: RegExp, name: string][] = [
  [/0x[0-9a-fA-F_]*/y, "hexadecimal"],
  [/0o[0-7_]*/y, "octal"],
  [/0b[01_]*/y, "binary"],
];

const LARGEST = 2n ** 63n;

function numberOf(reader: TomlReader): GoValue {
  for (const [pattern, name] of BASES) {
    const text = reader.match(pattern);
    if (text === undefined) continue;
    if (text.length === 2) reader.fail(`not a ${name} number: '${text}${reader.next || "\0"}'`);
    return whole(reader, text);
  }
  const sign = reader.match(/[+-]/y) ?? "";
  if (!/\d/.test(reader.next)) reader.fail(`expected a digit but got ${reader.shown()}`);
  const text = sign + reader.match(/[\d_.]+([eE][+-]?[\d_]*)?/y)!;
  return /[.eE]/.test(text) ? fraction(reader, text) : whole(reader, text);
}

function whole(reader: TomlReader, text: string): GoNumber {
  const problem = digitsProblem(text.replace(/^[+-]?(0[xob])?/, ""), /^[+-]?0[xob]/.test(text));
  if (problem) reader.fail(`Invalid integer ${goQuote(text)}: ${problem}`);
  const plain = text.replaceAll("_", "");
  const value = plain.startsWith("-") ? -BigInt(plain.slice(1)) : BigInt(plain.replace("+", ""));
  if (value >= LARGEST || value < -LARGEST) reader.fail(`${text} is out of range for int64`);
  return new GoNumber("int64", value);
}

function fraction(reader: TomlReader, text: string): number {
  const problem = /\.(?!\d)/.test(text)
    ? "'.' must be followed by one or more digits"
    : digitsProblem(text.replace(/^[+-]/, ""), false);
  if (problem) reader.fail(`Invalid float ${goQuote(text)}: ${problem}`);
  const value = Number(text.replaceAll("_", ""));
  if (Number.isNaN(value)) reader.fail(`Invalid float value: ${goQuote(text)}`);
  if (!Number.isFinite(value)) reader.fail(`${text} is out of range for float64`);
  return value;
}

/** @param hasBase `0x` and the like stood before */
function digitsProblem(text: string, hasBase: boolean): string | undefined {
  if (/(^|[^0-9a-fA-F])_|_([^0-9a-fA-F]|$)/.test(text)) return "underscores must be surrounded by digits";
  return !hasBase && /^0[\d_]/.test(text) ? "cannot have leading zeroes" : undefined;
}

const DATE = /^(\d{4}-\d\d-\d\d)?(?:(^|[Tt ])(\d\d:\d\d)(?::(\d\d)(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)?)?$/;

/** Without a zone, Go takes the zone of one of its own, whose name tells what is missing. */
function timeOf(reader: TomlReader, text: string): GoTime {
  const [, day, , clock, seconds = "00", parts = "", zone] = DATE.exec(text) ?? [];
  const name = zone?.toUpperCase() ?? (clock ? day ? "datetime-local" : "time-local" : "date-local");
  const offset = /^[+-]/.test(name) ? name : "Z";
  const date = new Date(`${day ?? "0000-01-01"}T${clock ?? "00:00"}:${seconds}${parts.slice(0, 4)}${offset}`);
  const isDay = !day || new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  if (Number.isNaN(date.getTime()) || !isDay || (!day && zone) || !(day || clock)) {
    reader.fail(`invalid datetime: ${goQuote(text)}`);
  }
  return new GoTime(date.getTime(), /^(Z|[+-]00:00)$/.test(name) ? "UTC" : name);
}
