/** The functions and classes that a program finds without importing anything. */
import type { Process } from "../../../host/process.ts";
import { readLine } from "../../../host/process.ts";
import { goingThrough } from "./iteration_builtins.ts";
import type { Evaluator } from "./evaluate.ts";
import { fixed } from "./format.ts";
import type { Interpreter } from "./interpreter.ts";
import { floatOf as asFloat, powerModulo } from "./arithmetic.ts";
import { addressOf, quoted } from "./texts.ts";
import { ERROR_CLASSES, errorOf, fail, OBJECT, Raised, typeName, typeOf, TYPES } from "./types.ts";
import {
  Dict,
  ELLIPSIS,
  Instance,
  isNumber,
  type Named,
  Native,
  type NativeCall,
  NOT_IMPLEMENTED,
  numberOf,
  Property,
  PythonClass,
  PythonFunction,
  PythonSet,
  type PythonValue,
  Range,
  Tuple,
  type Work,
} from "./value.ts";

type Given = readonly PythonValue[];

export interface BuiltinParts {
  process: Process;
  interpreter: Interpreter;
  format: Evaluator["format"];
  open: NativeCall;
}

export function builtinNames(parts: BuiltinParts): Map<string, PythonValue> {
  const { interpreter } = parts;
  const names = new Map<string, PythonValue>(ERROR_CLASSES);
  names.set("EnvironmentError", ERROR_CLASSES.get("OSError")!);
  names.set("IOError", ERROR_CLASSES.get("OSError")!);
  const calls = { ...NUMBERS, ...asking(interpreter), ...goingThrough(interpreter), ...talking(parts) };
  for (const [name, call] of Object.entries(calls)) names.set(name, new Native(name, call));
  addConstructors(interpreter);
  for (
    const name of "object int bool float str bytes list tuple dict set frozenset range type slice property"
      .split(" ")
  ) {
    names.set(name, TYPES[name as keyof typeof TYPES]);
  }
  names.set("classmethod", new Native("classmethod", ([callee = null]) => new Property("class", callee)));
  names.set("staticmethod", new Native("staticmethod", ([callee = null]) => new Property("static", callee)));
  names.set("NotImplemented", NOT_IMPLEMENTED);
  names.set("Ellipsis", ELLIPSIS);
  names.set("__debug__", true);
  OBJECT.attributes.set(
    "__init_subclass__",
    new Property("class", new Native("__init_subclass__", () => null)),
  );
  TYPES.property.attributes.set(
    "setter",
    new Native("setter", ([self, set = null]) => new Property("property", (self as Property).get, set)),
  );
  return names;
}

/** Exceptions and objects may be made through `super().__init__(…)`. */
function addConstructors(interpreter: Interpreter): void {
  const error = ERROR_CLASSES.get("BaseException")!;
  error.attributes.set(
    "__init__",
    new Native("__init__", ([self, ...given]) => {
      (self as Instance).attributes.set("args", new Tuple(given));
      return null;
    }),
  );
  error.attributes.set("with_traceback", new Native("with_traceback", ([self = null]) => self));
  OBJECT.make = (_given, _named, made) => new Instance(made);
  TYPES.int.make = ([value = 0n, base], named) => wholeOf(value, Number(base ?? named.get("base") ?? 10n));
  TYPES.float.make = ([value = 0]) => floatOf(value);
  TYPES.bool.make = function* ([value = null]) {
    return yield* interpreter.isTrue(value);
  };
  TYPES.str.make = function* ([value = ""]) {
    return yield* interpreter.texts.text(value);
  };
  TYPES.bytes.make = function* ([value]) {
    if (typeof value === "string") return new TextEncoder().encode(value);
    if (typeof value === "bigint") return new Uint8Array(Number(value));
    return Uint8Array.from(value === undefined ? [] : yield* interpreter.items(value), Number);
  };
  TYPES.list.make = function* ([items]) {
    return items === undefined ? [] : yield* interpreter.items(items);
  };
  TYPES.tuple.make = function* ([items]) {
    return items instanceof Tuple
      ? items
      : new Tuple(items === undefined ? [] : yield* interpreter.items(items));
  };
  TYPES.set.make = function* ([items]) {
    return new PythonSet(items === undefined ? [] : yield* interpreter.items(items));
  };
  TYPES.frozenset.make = function* ([items]) {
    return new PythonSet(items === undefined ? [] : yield* interpreter.items(items), true);
  };
  TYPES.dict.make = (given, named) => dictOf(interpreter, given, named);
  TYPES.range.make = (given) => rangeOf(given);
  TYPES.type.make = ([value = null]) => typeOf(value);
  TYPES.property.make = ([get = null, set = null]) => new Property("property", get, set);
}

export function* dictOf(interpreter: Interpreter, [other]: Given, named: Named, title = "dict"): Work<Dict> {
  const made = new Dict([], title);
  if (other instanceof Dict) { for (const [key, value] of other.entries) made.set(key, value); }
  else if (other !== undefined) {
    for (const row of yield* interpreter.items(other)) {
      const [key = null, value = null] = yield* interpreter.items(row);
      made.set(key, value);
    }
  }
  for (const [key, value] of named) made.set(key, value);
  return made;
}

function rangeOf(given: Given): Range {
  for (const one of given) {
    if (typeof one !== "bigint" && typeof one !== "boolean") {
      fail("TypeError", `'${typeName(one)}' object cannot be interpreted as an integer`);
    }
  }
  if (given.length === 0) fail("TypeError", "range expected at least 1 argument, got 0");
  const [first = 0n, second, step = 1n] = given.map((one) => BigInt(one as bigint));
  if (step === 0n) fail("ValueError", "range() arg 3 must not be zero");
  return second === undefined ? new Range(0n, first, 1n) : new Range(first, second, step);
}

const MARKED_BASES: Readonly<Record<string, number>> = { x: 16, o: 8, b: 2 };

export function wholeOf(value: PythonValue, base: number): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "number") {
    if (Number.isNaN(value)) fail("ValueError", "cannot convert float NaN to integer");
    if (!Number.isFinite(value)) fail("OverflowError", "cannot convert float infinity to integer");
    return BigInt(Math.trunc(value));
  }
  if (typeof value !== "string") {
    return fail(
      "TypeError",
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    );
  }
  if (base !== 0 && (base < 2 || base > 36)) fail("ValueError", "int() base must be >= 2 and <= 36, or 0");
  const [, sign = "", mark = "", rest = ""] = /^([+-]?)(0[xob]_?)?(.*)$/s.exec(value.trim().toLowerCase())!;
  const marked = mark === "" ? 10 : MARKED_BASES[mark[1]!]!;
  const isMarked = base === 0 || base === marked;
  const own = base === 0 ? marked : base;
  const digits = isMarked ? rest : mark + rest;
  const isWhole = /^[\da-z]+(_[\da-z]+)*$/.test(digits);
  const size = !isWhole
    ? undefined
    : [...digits.replaceAll("_", "")].reduce<bigint | undefined>((sum, letter) => {
      const digit = Number.parseInt(letter, 36);
      return sum === undefined || digit >= own ? undefined : sum * BigInt(own) + BigInt(digit);
    }, 0n);
  if (size === undefined) {
    return fail("ValueError", `invalid literal for int() with base ${base}: ${quoted(value)}`);
  }
  return sign === "-" ? -size : size;
}

function floatOf(value: PythonValue): number {
  if (isNumber(value)) return asFloat(value);
  if (typeof value !== "string") {
    return fail("TypeError", `float() argument must be a string or a real number, not '${typeName(value)}'`);
  }
  const plain = value.trim().toLowerCase().replace(/(?<=\d)_(?=\d)/g, "");
  const special = /^([+-]?)(inf(?:inity)?|nan)$/.exec(plain);
  if (special) return special[2] === "nan" ? NaN : special[1] === "-" ? -Infinity : Infinity;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(plain)) {
    fail("ValueError", `could not convert string to float: ${quoted(value)}`);
  }
  return Number(plain);
}

const based = (mark: string, base: number): NativeCall => ([value = 0n]) => {
  if (typeof value !== "bigint" && typeof value !== "boolean") {
    fail("TypeError", `'${typeName(value)}' object cannot be interpreted as an integer`);
  }
  const whole = BigInt(value);
  return `${whole < 0n ? "-" : ""}${mark}${(whole < 0n ? -whole : whole).toString(base)}`;
};

const NUMBERS: Record<string, NativeCall> = {
  chr: ([code = 0n]) => {
    if (Number(code) < 0 || Number(code) > 0x10ffff) fail("ValueError", "chr() arg not in range(0x110000)");
    return String.fromCodePoint(Number(code));
  },
  ord: ([text = ""]) => {
    if (typeof text !== "string" || [...text].length !== 1) {
      const what = typeof text === "string" ? `string of length ${[...text].length}` : typeName(text);
      fail("TypeError", `ord() expected a character, but ${what} found`);
    }
    return BigInt(text.codePointAt(0)!);
  },
  hex: based("0x", 16),
  bin: based("0b", 2),
  oct: based("0o", 8),
  round: ([value = 0n, digits = null]) => rounded(value, digits),
  callable: ([value = null]) =>
    value instanceof PythonFunction || value instanceof Native || value instanceof PythonClass ||
    typeName(value) === "method" || (value instanceof Instance && value.type.find("__call__") !== undefined),
  id: ([value = null]) =>
    typeof value === "object" && value !== null ? BigInt(addressOf(value)) : BigInt(numberOf({})),
};

function rounded(value: PythonValue, digits: PythonValue): PythonValue {
  if (!isNumber(value)) return fail("TypeError", `type ${typeName(value)} doesn't define __round__ method`);
  const places = Number(digits ?? 0);
  if (typeof value !== "number") return nearest(BigInt(value), places, false);
  if (digits !== null) {
    if (!Number.isFinite(value)) return value;
    if (places < 0) {
      const size = Number(nearest(BigInt(Math.trunc(Math.abs(value))), places, value % 1 !== 0));
      return value < 0 ? -size : size;
    }
    return Number(
      value < 0 ? `-${fixed(-value, places)}` : fixed(value, places),
    );
  }
  if (!Number.isFinite(value)) return wholeOf(value, 10);
  const low = Math.floor(value);
  const rest = value - low;
  return BigInt(rest < 0.5 || (rest === 0.5 && low % 2 === 0) ? low : low + 1);
}

/** To tens, hundreds …; halves, where nothing lies above them, to the even one. */
function nearest(whole: bigint, places: number, hasMore: boolean): bigint {
  if (places >= 0) return whole;
  const unit = 10n ** BigInt(Math.min(-places, 1000));
  const size = whole < 0n ? -whole : whole;
  const [low, rest] = [size / unit, size % unit * 2n];
  const isUp = rest > unit || (rest === unit && (hasMore || low % 2n === 1n));
  const done = (isUp ? low + 1n : low) * unit;
  return whole < 0n ? -done : done;
}

function asking(interpreter: Interpreter): Record<string, NativeCall> {
  const isA = (type: PythonClass, of: PythonValue): boolean => {
    if (of instanceof Tuple) return of.items.some((one) => isA(type, one));
    if (!(of instanceof PythonClass)) {
      return fail("TypeError", "isinstance() arg 2 must be a type, a tuple of types, or a union");
    }
    return type.is(of);
  };
  return {
    isinstance: ([value = null, type = null]) => isA(typeOf(value), type),
    issubclass: ([value = null, type = null]) => isA(value as PythonClass, type),
    *getattr([value = null, name = "", usual]): Work<PythonValue> {
      try {
        return yield* interpreter.attribute(value, String(name));
      } catch (error) {
        if (usual !== undefined && error instanceof Raised && error.value.type.name === "AttributeError") {
          return usual;
        }
        throw error;
      }
    },
    *hasattr([value = null, name = ""]): Work<PythonValue> {
      return (yield* interpreter.findAttribute(value, String(name))) !== undefined;
    },
    *setattr([value = null, name = "", given = null]): Work<PythonValue> {
      yield* interpreter.setAttribute(value, String(name), given);
      return null;
    },
    *repr([value = null]): Work<PythonValue> {
      return yield* interpreter.texts.representation(value);
    },
    *abs([value = 0n]): Work<PythonValue> {
      if (typeof value === "number") return Math.abs(value);
      if (isNumber(value)) return BigInt(value) < 0n ? -BigInt(value) : BigInt(value);
      return (yield* interpreter.ask(value, "__abs__")) ??
        fail("TypeError", `bad operand type for abs(): '${typeName(value)}'`);
    },
    *pow([base = 0n, power = 0n, modulus]): Work<PythonValue> {
      if (typeof base === "bigint" && typeof power === "bigint" && typeof modulus === "bigint") {
        return powerModulo(base, power, modulus);
      }
      const value = yield* interpreter.binary("**", base, power);
      return modulus === undefined || modulus === null
        ? value
        : yield* interpreter.binary("%", value, modulus);
    },
    *divmod([left = 0n, right = 1n]): Work<PythonValue> {
      return new Tuple([
        yield* interpreter.binary("//", left, right),
        yield* interpreter.binary("%", left, right),
      ]);
    },
    ...lookingAt(interpreter),
  };
}

function lookingAt(interpreter: Interpreter): Record<string, NativeCall> {
  return {
    *hash([value = null]): Work<PythonValue> {
      const own = yield* interpreter.ask(value, "__hash__");
      if (own !== undefined) return own;
      if (Array.isArray(value) || value instanceof Dict) {
        fail("TypeError", `unhashable type: '${typeName(value)}'`);
      }
      return typeof value === "bigint"
        ? value
        : BigInt(typeof value === "object" && value !== null ? numberOf(value) : String(value).length);
    },
    super: ([type = null, self = null]) => superOf(interpreter, type as PythonClass, self),
    dir([value = null]) {
      const names = new Set(typeOf(value).order.flatMap(({ attributes }) => [...attributes.keys()]));
      if (value instanceof Instance) { for (const name of value.attributes.keys()) names.add(name); }
      return [...names].sort();
    },
    *vars([value = null]): Work<PythonValue> {
      return yield* interpreter.attribute(value, "__dict__");
    },
  };
}

/** The object as those see it that stand behind a class. */
function superOf(interpreter: Interpreter, type: PythonClass, self: PythonValue): PythonValue {
  const own = self instanceof PythonClass ? self : typeOf(self);
  const rest = own.order.slice(own.order.indexOf(type) + 1);
  const attributes = new Map<string, PythonValue>();
  const bases = new PythonClass("super", [], attributes);
  for (const one of [...rest].reverse()) {
    for (const [name, value] of one.attributes) {
      const isOwn = value instanceof PythonFunction || value instanceof Native;
      if (isOwn) {
        attributes.set(
          name,
          new Native(name, (given, named) => interpreter.call(value, [self, ...given.slice(1)], named)),
        );
      } else if (value instanceof Property && value.kind === "property") {
        attributes.set(
          name,
          new Property("property", new Native(name, () => interpreter.call(value.get, [self], new Map()))),
        );
      } else attributes.set(name, value);
    }
  }
  if (!attributes.has("__init__")) attributes.set("__init__", new Native("__init__", () => null));
  return new Instance(bases);
}

function talking({ process, interpreter, format, open }: BuiltinParts): Record<string, NativeCall> {
  return {
    open,
    *print(given, named): Work<PythonValue> {
      const texts: string[] = [];
      for (const one of given) texts.push(yield* interpreter.texts.text(one));
      const mark = (name: string, usual: string) => {
        const value = named.get(name);
        return typeof value === "string" ? value : usual;
      };
      const text = texts.join(mark("sep", " ")) + mark("end", "\n");
      const file = named.get("file");
      if (file === undefined || file === null) process.out(text);
      else yield* interpreter.call(yield* interpreter.attribute(file, "write"), [text]);
      return null;
    },
    *input([prompt = ""]): Work<PythonValue> {
      process.out(yield* interpreter.texts.text(prompt));
      const line = yield* readLine(process);
      if (line === undefined) throw new Raised(errorOf("EOFError", "EOF when reading a line"));
      return line.replace(/\n$/, "");
    },
    *format([value = null, specification = ""]): Work<PythonValue> {
      return yield* format(value, String(specification));
    },
    exit: ([code = null]) => {
      throw new Raised(errorOf("SystemExit", code));
    },
    quit: ([code = null]) => {
      throw new Raised(errorOf("SystemExit", code));
    },
  };
}
