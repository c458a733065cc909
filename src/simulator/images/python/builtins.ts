/** What a Python program finds without defining it: functions, and the modules that it may import. */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { Process } from "../../host/process.ts";
import type { Scope } from "./expression.ts";
import { calculate, ordered } from "./operators.ts";
import {
  Callable,
  isNumber,
  isTrue,
  itemsOf,
  iterated,
  PythonError,
  PythonObject,
  type PythonValue,
  representation,
  textOf,
  Tuple,
  typeName,
} from "./value.ts";

type Given = readonly PythonValue[];
type Named = ReadonlyMap<string, PythonValue>;

const MAX_RANGE = 1_000_000;

/** The functions; `print` writes to the process. */
export function builtinScope(process: Process): Scope {
  const functions: Readonly<Record<string, (given: Given, named: Named) => PythonValue>> = {
    ...FUNCTIONS,
    print: (given, named) => {
      const mark = (name: string, usual: string) => textOf(named.get(name) ?? usual);
      process.out(given.map(textOf).join(mark("sep", " ")) + mark("end", "\n"));
      return null;
    },
  };
  return new Map(Object.entries(functions).map(([name, call]) => [name, new Callable(name, call)]));
}

/** A module of the standard library; undefined: this python has it not. */
export function moduleOfLibrary(process: Process, name: string): PythonObject | undefined {
  const { machine, env } = process;
  const version = env["PYTHON_VERSION"] ?? "";
  const modules: Readonly<Record<string, () => Record<string, PythonValue>>> = {
    os: () => ({
      environ: new Map(Object.entries(env)),
      getenv: callable("getenv", ([key = "", other = null]) => ownEntry(env, textOf(key)) ?? other),
      getcwd: callable("getcwd", () => process.cwd),
      getpid: callable("getpid", () => BigInt(process.task?.numberIn(process.task.namespaces.pid) ?? 1)),
      getuid: callable("getuid", () => BigInt(machine.user.uid)),
      listdir: callable(
        "listdir",
        ([path = "."]) => machine.files.list(textOf(path) === "." ? process.cwd : textOf(path)),
      ),
    }),
    sys: () => ({
      version: `${version} (main, Jul  1 2025, 05:28:31) [GCC 12.2.0]`,
      platform: "linux",
      argv: process.argv.slice(1),
      executable: "/usr/local/bin/python3",
    }),
    time: () => ({ time: callable("time", () => machine.now() / 1000) }),
    math: () => ({
      pi: Math.PI,
      e: Math.E,
      sqrt: callable("sqrt", ([value = 0]) => Math.sqrt(Number(value))),
      floor: callable("floor", ([value = 0]) => BigInt(Math.floor(Number(value)))),
      ceil: callable("ceil", ([value = 0]) => BigInt(Math.ceil(Number(value)))),
      factorial: callable("factorial", ([value = 0n]) => {
        let product = 1n;
        for (let factor = 2n; factor <= BigInt(Math.min(Number(value), 1000)); factor++) product *= factor;
        return product;
      }),
    }),
    random: () => ({
      random: callable("random", () => machine.random.next()),
      randint: callable(
        "randint",
        ([low = 0n, high = 1n]) => BigInt(machine.random.between(Number(low), Number(high))),
      ),
      choice: callable("choice", ([items = []]) => {
        const all = iterated(items);
        return all[machine.random.below(all.length)] ?? null;
      }),
    }),
    socket: () => ({ gethostname: callable("gethostname", () => machine.hostname) }),
    platform: () => ({
      node: callable("node", () => machine.hostname),
      system: callable("system", () => "Linux"),
      python_version: callable("python_version", () => version),
    }),
  };
  const made = ownEntry(modules, name)?.();
  return made &&
    new PythonObject(
      `<module '${name}' from '/usr/local/lib/python3.13/${name}.py'>`,
      new Map(Object.entries(made)),
    );
}

function callable(name: string, call: (given: Given, named: Named) => PythonValue): Callable {
  return new Callable(name, call);
}

const FUNCTIONS: Readonly<Record<string, (given: Given, named: Named) => PythonValue>> = {
  abs: ([value = 0n]) => Number(value) < 0 ? calculate("-", 0n, value) : value,
  all: ([items = []]) => iterated(items).every(isTrue),
  any: ([items = []]) => iterated(items).some(isTrue),
  bool: ([value = null]) => isTrue(value),
  chr: ([code = 0n]) => character(Number(integerOf(code))),
  dict: (_, named) => new Map(named),
  enumerate: ([items = []]) => iterated(items).map((item, at) => new Tuple([BigInt(at), item])),
  float: ([value = 0]) => floatOf(value),
  hex: ([value = 0n]) => basic(integerOf(value), "0x", 16),
  bin: ([value = 0n]) => basic(integerOf(value), "0b", 2),
  int: ([value = 0n]) => wholeOf(value),
  len: ([value = null]) => {
    const items = itemsOf(value);
    if (!items) throw new PythonError("TypeError", `object of type '${typeName(value)}' has no len()`);
    return BigInt(items.length);
  },
  list: ([items = []]) => [...iterated(items)],
  max: (given) => extreme("max", given, (order) => order > 0),
  min: (given) => extreme("min", given, (order) => order < 0),
  ord: ([text = ""]) => BigInt(textOf(text).codePointAt(0) ?? 0),
  range,
  repr: ([value = null]) => representation(value),
  reversed: ([items = []]) => [...iterated(items)].reverse(),
  round: ([value = 0n, digits]) => {
    if (!isNumber(value)) {
      throw new PythonError("TypeError", `type ${typeName(value)} doesn't define __round__ method`);
    }
    if (digits === undefined) return wholeOf(typeof value === "number" ? Math.round(value) : value);
    return Number(Number(value).toFixed(Math.min(100, Math.max(0, Number(integerOf(digits))))));
  },
  sorted: ([items = []], named) => {
    const all = [...iterated(items)].sort((a, b) => ordered("<", a, b));
    return isTrue(named.get("reverse") ?? false) ? all.reverse() : all;
  },
  str: ([value = ""]) => textOf(value),
  sum: ([items = []]) => iterated(items).reduce((total, item) => calculate("+", total, item), 0n),
  tuple: ([items = []]) => new Tuple(iterated(items)),
  type: ([value = null]) =>
    new PythonObject(`<class '${typeName(value)}'>`, new Map([["__name__", typeName(value)]])),
  zip: ([first = [], second = []]) => {
    const others = iterated(second);
    return iterated(first).slice(0, others.length).map((item, at) => new Tuple([item, others[at]!]));
  },
};

function extreme(name: string, given: Given, isBetter: (order: number) => boolean): PythonValue {
  const items = given.length === 1 ? iterated(given[0]!) : given;
  if (items.length === 0) throw new PythonError("ValueError", `${name}() iterable argument is empty`);
  return items.reduce((best, item) =>
    isBetter(ordered(name === "max" ? ">" : "<", item, best)) ? item : best
  );
}

function range(given: Given): PythonValue {
  if (given.length === 0) throw new PythonError("TypeError", "range expected at least 1 argument, got 0");
  if (given.length > 3) {
    throw new PythonError("TypeError", `range expected at most 3 arguments, got ${given.length}`);
  }
  const [first = 0, second, step = 1] = given.map((value) => Number(integerOf(value)));
  if (step === 0) throw new PythonError("ValueError", "range() arg 3 must not be zero");
  const [from, to] = second === undefined ? [0, first] : [first, second];
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (count > MAX_RANGE) throw new PythonError("MemoryError", "");
  return Array.from({ length: count }, (_, at) => BigInt(from + at * step));
}

/** A whole number as it is. */
function integerOf(value: PythonValue): bigint {
  if (typeof value === "bigint" || typeof value === "boolean") return BigInt(value);
  throw new PythonError("TypeError", `'${typeName(value)}' object cannot be interpreted as an integer`);
}

function character(code: number): string {
  if (code < 0 || code > 0x10ffff) throw new PythonError("ValueError", "chr() arg not in range(0x110000)");
  return String.fromCodePoint(code);
}

/** In another base, its sign before the base's mark. */
function basic(value: bigint, mark: string, base: number): string {
  return value < 0n ? `-${mark}${(-value).toString(base)}` : mark + value.toString(base);
}

function wholeOf(value: PythonValue): bigint {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw Number.isNaN(value)
      ? new PythonError("ValueError", "cannot convert float NaN to integer")
      : new PythonError("OverflowError", "cannot convert float infinity to integer");
  }
  if (isNumber(value)) {
    return BigInt(Math.trunc(Number(value)) === Number(value) ? value as bigint : Math.trunc(Number(value)));
  }
  if (typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value)) {
    return BigInt(value.trim().replace(/^\+/, ""));
  }
  if (typeof value !== "string") {
    throw new PythonError(
      "TypeError",
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    );
  }
  throw new PythonError("ValueError", `invalid literal for int() with base 10: ${representation(value)}`);
}

function floatOf(value: PythonValue): number {
  if (isNumber(value)) return Number(value);
  const text = textOf(value).trim();
  const [, sign, word] = /^([-+]?)(inf|infinity|nan)$/i.exec(text) ?? [];
  if (word) return /^n/i.test(word) ? NaN : sign === "-" ? -Infinity : Infinity;
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return Number(text);
  throw new PythonError("ValueError", `could not convert string to float: ${representation(value)}`);
}
