/** Functions of SQL that SQLite has not, or that depend on the simulated machine. */
import { expressionOf } from "../../../kube/expressions/bounded_expression.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import type { Surroundings } from "./dialect.ts";
import type { Problem } from "./problem.ts";
import type { DatabaseSync } from "./sqlite.ts";

type Argument = string | number | bigint | null;

export interface FunctionHost {
  surroundings: Surroundings;
  /** The next number of an automatic column, by its sequence's name. */
  next(sequence: string): number;
  /** The number that it gave last. */
  current(sequence: string): number | undefined;
  /** What a function has to complain of: it cannot throw through SQLite. */
  fault(problem: Problem): void;
}

const VALID: Readonly<Record<string, RegExp>> = {
  integer: /^\s*[-+]?\d+\s*$/,
  real: /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i,
  decimal: /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i,
  boolean: /^\s*(t|true|y|yes|on|1|f|false|n|no|off|0)\s*$/i,
  date: /^\d{4}-\d\d-\d\d/,
  time: /^\d\d:\d\d(:\d\d(\.\d+)?)?/,
  timestamp: /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?.*)?$/,
};

/** Whether a text can be a value of a kind. */
export function isValid(kind: string, text: string): boolean {
  if (kind === "json") {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }
  const isDate = kind === "date" || kind === "timestamp";
  return (VALID[kind]?.test(text) ?? true) && (!isDate || isDay(text.slice(0, 10)));
}

function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

export function addFunctions(database: DatabaseSync, host: FunctionHost): void {
  const { machine, facts } = host.surroundings;
  const now = () => new Date(machine.now()).toISOString().replace("T", " ").replace("Z", "");
  // What is thrown through SQLite would never come back.
  const guarded = (work: () => Argument): Argument => {
    try {
      return work();
    } catch (error) {
      host.fault({ kind: "other", text: error instanceof Error ? error.message : "a function failed" });
      return null;
    }
  };
  const add = (name: string, work: (...given: Argument[]) => Argument) =>
    database.function(
      name,
      { varargs: true, useBigIntArguments: true },
      (...given) => guarded(() => work(...given.map((one) => argument(one as Argument)))),
    );
  for (const [name, value] of Object.entries(facts)) add(name, () => value);
  add("now", () => `${now()}000+00`);
  for (const name of ["current_day", "curdate"]) add(name, () => now().slice(0, 10));
  for (const name of ["current_clock", "curtime"]) add(name, () => now().slice(11, 19));
  for (const name of ["random", "rand"]) add(name, () => machine.random.next());
  for (const name of ["gen_random_uuid", "uuid"]) add(name, () => uuid(() => machine.random.next()));
  add("nextval", (name) => host.next(String(name)));
  add("currval", (name) => {
    const number = host.current(String(name));
    if (number === undefined) {
      host.fault({ kind: "other", text: `currval of sequence "${name}" is not yet defined in this session` });
    }
    return number ?? null;
  });
  add("is_valid", (kind, value) => {
    if (value === null || isValid(String(kind), String(value))) return 1;
    host.fault({ kind: "value", type: String(kind), value: String(value) });
    return 0;
  });
  add("as_kind", (kind, shown, value) => asKind(String(kind), String(shown), value ?? null, host));
  // The operator looks for a function of two arguments, and for no other.
  database.function(
    "match",
    { useBigIntArguments: true },
    (pattern, value) => guarded(() => like(pattern as Argument, value as Argument)),
  );
  add("regexp", (pattern, value) => {
    if (pattern === null || value === null || pattern === undefined) return null;
    const [, flag, text = ""] = /^(\(\?i\))?([^]*)$/.exec(String(pattern))!;
    try {
      return expressionOf(text, flag ? "iu" : "u").test(String(value)) ? 1 : 0;
    } catch {
      host.fault({ kind: "other", text: "invalid regular expression" });
      return 0;
    }
  });
  addNonzero(database, host);
  addPure(add);
}

/** A divisor. Whole numbers stay whole. */
function addNonzero(database: DatabaseSync, { fault }: FunctionHost): void {
  database.function("nonzero", { useBigIntArguments: true }, (divisor) => {
    if (divisor === 0n || divisor === 0) fault({ kind: "zero" });
    return divisor as Argument;
  });
}

/** Those that know nothing but what they are given. */
function addPure(add: (name: string, work: (...given: Argument[]) => Argument) => void): void {
  for (const [name, work] of Object.entries(ARITHMETIC)) {
    add(name, (...given) => given.includes(null) ? null : work(...given.map(Number)));
  }
  for (const [name, sign] of [["greatest", 1], ["least", -1]] as const) {
    add(name, (...given) => given.includes(null) ? null : utmost(given, sign));
  }
  for (const [name, work] of Object.entries(TEXTS)) {
    add(name, (text, ...given) => text === null ? null : work(String(text), ...given.map(String)));
  }
  add("date_part", (field, value) => part(String(field), String(value)));
  for (const field of ["year", "month", "day", "hour", "minute", "second"]) {
    add(field, (value) => value === null ? null : part(field, String(value)));
  }
  add("date_trunc", (field, value) => value === null ? null : truncated(String(field), String(value)));
}

/** SQLite is built without these. */
const ARITHMETIC: Readonly<Record<string, (...given: number[]) => number | null>> = {
  mod: (a = 0, b = 0) => b === 0 ? null : a % b,
  power: (a = 0, b = 0) => a ** b,
  pow: (a = 0, b = 0) => a ** b,
  sqrt: (value = 0) => Math.sqrt(value),
  ceil: (value = 0) => Math.ceil(value),
  ceiling: (value = 0) => Math.ceil(value),
  floor: (value = 0) => Math.floor(value),
  trunc: (value = 0) => Math.trunc(value),
  exp: (value = 0) => Math.exp(value),
  ln: (value = 0) => Math.log(value),
  pi: () => Math.PI,
};

/** The largest, or the smallest: of texts as well, and of whole numbers to their last digit. */
function utmost(given: readonly Argument[], sign: 1 | -1): Argument {
  return given.reduce((best, one) => (sign > 0 ? one! > best! : one! < best!) ? one : best);
}

/** A whole number beyond those of JavaScript stays a bigint: SQLite would never come back from one that is refused. */
function argument(given: Argument): Argument {
  return typeof given === "bigint" && Number.isSafeInteger(Number(given)) ? Number(given) : given;
}

const TEXTS: Readonly<Record<string, (text: string, ...given: string[]) => string | number>> = {
  initcap: (text) => text.toLowerCase().replace(/\b\w/g, (letter) => letter.toUpperCase()),
  reverse: (text) => [...text].reverse().join(""),
  left: (text, count) => text.slice(0, Number(count)),
  right: (text, count) => Number(count) === 0 ? "" : text.slice(-Number(count)),
  strpos: (text, part = "") => text.indexOf(part) + 1,
  split_part: (text, mark = "", place) => text.split(mark)[Number(place) - 1] ?? "",
  starts_with: (text, part = "") => text.startsWith(part) ? 1 : 0,
};

function asKind(kind: string, shown: string, value: Argument, { fault }: FunctionHost): Argument {
  if (value === null) return null;
  const text = String(value);
  if (kind === "text") return text;
  if (typeof value === "string" && !isValid(kind, text)) {
    fault({ kind: "value", type: shown, value: text });
    return null;
  }
  if (kind === "integer") {
    const whole = Math.round(Number(text));
    return typeof value !== "bigint" && Number.isSafeInteger(whole)
      ? BigInt(whole)
      : typeof value === "bigint"
      ? value
      : whole;
  }
  if (kind === "real" || kind === "decimal") return Number(text);
  if (kind === "boolean") return /^\s*(t|y|on|[1-9])/i.test(text) ? 1 : 0;
  return kind === "date" ? text.slice(0, 10) : text;
}

/** ILIKE. */
function like(pattern: Argument, value: Argument): Argument {
  if (pattern === null || value === null) return null;
  const text = String(pattern).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("%", "[^]*").replaceAll(
    "_",
    "[^]",
  );
  return expressionOf(`^${text}$`, "i").test(String(value)) ? 1 : 0;
}

function uuid(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  digits[12] = "4";
  digits[16] = "89ab"[Math.floor(random() * 4)]!;
  return digits.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const PLACES: Readonly<Record<string, [from: number, to: number]>> = {
  year: [0, 4],
  month: [5, 7],
  day: [8, 10],
  hour: [11, 13],
  minute: [14, 16],
  second: [17, 19],
};

function part(field: string, text: string): Argument {
  const place = ownEntry(PLACES, field);
  if (field === "epoch") return Math.floor(Date.parse(`${text.slice(0, 19).replace(" ", "T")}Z`) / 1000);
  if (field === "dow") return new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return place ? Number(text.slice(...place)) : null;
}

function truncated(field: string, text: string): string {
  const end = ownEntry(PLACES, field)?.[1] ?? text.length;
  return text.slice(0, end) + "0000-01-01 00:00:00".slice(end);
}
