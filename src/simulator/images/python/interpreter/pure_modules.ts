/** Modules of the standard library that only compute: math, collections, itertools, functools, string, re, datetime … */
import type { Interpreter } from "./interpreter.ts";
import { stepsOf } from "./iteration.ts";
import { datetimeModule } from "./datetime_module.ts";
import { jsonModule } from "./json_module.ts";
import { regularExpressions } from "./regular_expressions.ts";
import type { Members } from "./modules.ts";
import { calculated, sequenceOf } from "./arithmetic.ts";
import { dictOf, wholeOf } from "./builtins.ts";
import { addTo } from "./dataclass.ts";
import { fail, typeName, TYPES } from "./types.ts";
import {
  Dict,
  END,
  isNumber,
  Native,
  type NativeCall,
  PythonClass,
  type PythonValue,
  Steps,
  Tuple,
  type Work,
} from "./value.ts";

export function pureModules(
  interpreter: Interpreter,
  now: () => number,
): Readonly<Record<string, () => Members>> {
  return {
    json: () => jsonModule(interpreter),
    math: mathModule,
    re: () => regularExpressions(interpreter),
    datetime: () => datetimeModule(interpreter, now),
    collections: () => collectionsModule(interpreter),
    itertools: () => itertoolsModule(interpreter),
    functools: () => functoolsModule(interpreter),
    string: () => ({
      ascii_lowercase: "abcdefghijklmnopqrstuvwxyz",
      ascii_uppercase: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
      ascii_letters: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
      digits: "0123456789",
      punctuation: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
      whitespace: " \t\n\r\v\f",
    }),
    typing: () =>
      Object.fromEntries(
        "Any List Dict Optional Union Tuple Set Callable Iterator Iterable Generator".split(" ").map((
          name,
        ) => [name, new PythonClass(name, [], new Map(), "typing")]),
      ),
    dataclasses: () => ({
      dataclass: (given, named) => addTo(interpreter, given, named),
      field: ([_], named) => named.get("default") ?? null,
    }),
    abc: () => ({
      ABC: new PythonClass("ABC", [TYPES.object], new Map(), "abc"),
      abstractmethod: ([callee = null]) => callee,
    }),
    __future__: () => ({ annotations: null }),
    copy: () => ({
      copy: ([value = null]) =>
        Array.isArray(value) ? [...value] : value instanceof Dict ? new Dict(value.entries) : value,
      deepcopy: ([value = null]) => deepCopy(value),
    }),
  };
}

function deepCopy(value: PythonValue): PythonValue {
  if (Array.isArray(value)) return value.map(deepCopy);
  if (value instanceof Dict) {
    return new Dict(value.entries.map(([key, one]) => [key, deepCopy(one)] as const));
  }
  return value;
}

function real(value: PythonValue | undefined): number {
  if (value === undefined || !isNumber(value)) {
    return fail("TypeError", `must be real number, not ${typeName(value ?? null)}`);
  }
  return Number(value);
}

const prod: NativeCall = ([items = null]) =>
  (sequenceOf(items) ?? []).reduce<PythonValue>(
    (product, one) => calculated("*", product, one) ?? real(one),
    1n,
  );

function mathModule(): Members {
  const of =
    (call: (value: number) => number, isAllowed: (value: number) => boolean = () => true): NativeCall =>
    ([value]) => {
      const given = real(value);
      if (!isAllowed(given)) fail("ValueError", "math domain error");
      return call(given);
    };
  const whole = (call: (value: number) => number): NativeCall => ([value]) =>
    typeof value === "bigint" ? value : wholeOf(call(real(value)), 10);
  const factorial: NativeCall = ([value = 0n]) => {
    if (typeof value !== "bigint") {
      fail("TypeError", `'${typeName(value)}' object cannot be interpreted as an integer`);
    }
    if (value < 0n) fail("ValueError", "factorial() not defined for negative values");
    let product = 1n;
    for (let factor = 2n; factor <= (value > 5000n ? 5000n : value); factor++) product *= factor;
    return product;
  };
  const gcd = (a: bigint, b: bigint): bigint => b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
  return {
    pi: Math.PI,
    e: Math.E,
    tau: 2 * Math.PI,
    inf: Infinity,
    nan: NaN,
    sqrt: of(Math.sqrt, (value) => value >= 0),
    isqrt: ([value = 0n]) => BigInt(Math.floor(Math.sqrt(Number(value)))),
    floor: whole(Math.floor),
    ceil: whole(Math.ceil),
    trunc: whole(Math.trunc),
    fabs: of(Math.abs),
    exp: of(Math.exp),
    sin: of(Math.sin),
    cos: of(Math.cos),
    tan: of(Math.tan),
    atan: of(Math.atan),
    log2: of(Math.log2, (value) => value > 0),
    log10: of(Math.log10, (value) => value > 0),
    radians: of((value) => value * Math.PI / 180),
    degrees: of((value) => value * 180 / Math.PI),
    isnan: ([value]) => Number.isNaN(real(value)),
    isinf: ([value]) => Math.abs(real(value)) === Infinity,
    log: ([value, base]) => {
      if (real(value) <= 0) fail("ValueError", "math domain error");
      return base === undefined ? Math.log(real(value)) : Math.log(real(value)) / Math.log(real(base));
    },
    pow: ([left, right]) => real(left) ** real(right),
    hypot: (given) => Math.hypot(...given.map(real)),
    atan2: ([y, x]) => Math.atan2(real(y), real(x)),
    gcd: (given) => given.reduce<bigint>((sum, one) => gcd(sum, one as bigint), 0n),
    factorial,
    isclose: ([a, b]) => Math.abs(real(a) - real(b)) <= 1e-9 * Math.max(Math.abs(real(a)), Math.abs(real(b))),
    prod,
    comb: ([n = 0n, k = 0n]) =>
      (factorial([n], new Map()) as bigint) /
      ((factorial([k], new Map()) as bigint) *
        (factorial([(n as bigint) - (k as bigint)], new Map()) as bigint)),
  };
}

function collectionsModule(interpreter: Interpreter): Members {
  const named = (name: string, make: NonNullable<PythonClass["make"]>) => {
    const type = new PythonClass(name, [TYPES.dict], new Map(), "collections");
    type.make = make;
    return type;
  };
  return {
    OrderedDict: named("OrderedDict", (given, all) => dictOf(interpreter, given, all, "OrderedDict")),
    defaultdict: named("defaultdict", function* ([makes = null, ...given], all) {
      const made = yield* dictOf(interpreter, given, all, "defaultdict");
      made.makes = makes;
      return made;
    }),
    Counter: named("Counter", function* ([items]) {
      const made = new Dict([], "Counter");
      if (items instanceof Dict) { for (const [key, value] of items.entries) made.set(key, value); }
      else if (items !== undefined) {
        for (const item of yield* interpreter.items(items)) {
          made.set(item, (made.get(item) as bigint ?? 0n) + 1n);
        }
      }
      const sorted = made.entries.toSorted(([, a], [, b]) => Number(b) - Number(a));
      return new Dict(sorted, "Counter");
    }),
    *deque([items]): Work<PythonValue> {
      return items === undefined ? [] : yield* interpreter.items(items);
    },
    namedtuple: ([name = "", fields = ""]) => {
      const names = (typeof fields === "string" ? fields.split(/[\s,]+/) : fields as string[]).filter(
        Boolean,
      );
      const type = new PythonClass(String(name), [TYPES.tuple], new Map(), "__main__");
      type.make = (given, all) =>
        new Tuple(
          names.map((one, at) =>
            given[at] ?? all.get(one) ??
              fail("TypeError", `${name}.__new__() missing 1 required positional argument: '${one}'`)
          ),
          names,
          String(name),
        );
      return type;
    },
  } as Members;
}

function itertoolsModule(interpreter: Interpreter): Members {
  return {
    count: ([from = 0n, step = 1n]) => {
      let at = BigInt(from as bigint) - BigInt(step as bigint);
      return stepsOf("itertools.count", () => at += BigInt(step as bigint));
    },
    *cycle([items = null]): Work<PythonValue> {
      const all = yield* interpreter.items(items);
      let at = 0;
      return stepsOf("itertools.cycle", () => all.length === 0 ? END : all[at++ % all.length]!);
    },
    *chain(given): Work<PythonValue> {
      const all: PythonValue[] = [];
      for (const one of given) all.push(...yield* interpreter.items(one));
      return yield* interpreter.iterator(all);
    },
    *islice([items = null, first = 0n, second]): Work<PythonValue> {
      const [from, to] = second === undefined ? [0, Number(first)] : [Number(first), Number(second)];
      const steps = yield* interpreter.iterator(items);
      let at = 0;
      return new Steps("itertools.islice", function* () {
        while (at++ < from) yield* steps.next();
        return at > to ? END : yield* steps.next();
      });
    },
    ...combining(interpreter),
    *accumulate([items = null]): Work<PythonValue> {
      const sums: PythonValue[] = [];
      for (const one of yield* interpreter.items(items)) {
        sums.push(sums.length === 0 ? one : yield* interpreter.binary("+", sums.at(-1)!, one));
      }
      return yield* interpreter.iterator(sums);
    },
    repeat: ([value = null, count]) => {
      let left = count === undefined ? Infinity : Number(count);
      return stepsOf("itertools.repeat", () => left-- > 0 ? value : END);
    },
  } as Members;
}

function combining(interpreter: Interpreter): Members {
  return {
    *product(given): Work<PythonValue> {
      let rows: PythonValue[][] = [[]];
      for (const one of given) {
        const items = yield* interpreter.items(one);
        rows = rows.flatMap((row) => items.map((item) => [...row, item]));
      }
      return yield* interpreter.iterator(rows.map((row) => new Tuple(row)));
    },
    *permutations([items = null, count]): Work<PythonValue> {
      const all = yield* interpreter.items(items);
      const made = (rest: PythonValue[], size: number): PythonValue[][] =>
        size === 0
          ? [[]]
          : rest.flatMap((one, at) => made(rest.toSpliced(at, 1), size - 1).map((row) => [one, ...row]));
      return yield* interpreter.iterator(made(all, Number(count ?? all.length)).map((row) => new Tuple(row)));
    },
    *combinations([items = null, count = 2n]): Work<PythonValue> {
      const made = (rest: PythonValue[], size: number): PythonValue[][] =>
        size === 0
          ? [[]]
          : rest.flatMap((one, at) => made(rest.slice(at + 1), size - 1).map((row) => [one, ...row]));
      return yield* interpreter.iterator(
        made(yield* interpreter.items(items), Number(count)).map((row) => new Tuple(row)),
      );
    },
  } as Members;
}

function functoolsModule(interpreter: Interpreter): Members {
  const cached: NativeCall = ([callee = null]) => {
    const known = new Dict();
    return new Native("wrapper", function* (given, named) {
      const key = new Tuple([...given, ...[...named].flat()]);
      const found = known.get(key);
      if (found !== undefined) return found;
      const value = yield* interpreter.call(callee, given, named);
      known.set(key, value);
      return value;
    });
  };
  return {
    *reduce([callee = null, items = null, start]): Work<PythonValue> {
      const all = yield* interpreter.items(items);
      let total: PythonValue = start ?? all.shift() ??
        fail("TypeError", "reduce() of empty iterable with no initial value");
      for (const one of all) total = yield* interpreter.call(callee, [total, one]);
      return total;
    },
    partial: ([callee = null, ...first], named) =>
      new Native(
        "partial",
        (given, more) => interpreter.call(callee, [...first, ...given], new Map([...named, ...more])),
      ),
    cache: cached,
    lru_cache: (given) =>
      given.length > 0 && typeof given[0] !== "bigint" && given[0] !== null
        ? cached(given, new Map())
        : new Native("decorator", cached),
    wraps: ([of = null]) =>
      new Native("decorator", function* ([callee = null]): Work<PythonValue> {
        for (const name of ["__name__", "__qualname__", "__doc__"]) {
          const value = yield* interpreter.findAttribute(of, name);
          if (value !== undefined) yield* interpreter.setAttribute(callee, name, value);
        }
        yield* interpreter.setAttribute(callee, "__wrapped__", of);
        return callee;
      }),
  } as Members;
}
