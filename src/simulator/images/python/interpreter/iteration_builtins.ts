/** The functions that go through things: len, zip, sorted, sum and their like. */
import { sequenceOf } from "./arithmetic.ts";
import type { Interpreter } from "./interpreter.ts";
import { errorOf, fail, Raised, typeName } from "./types.ts";
import {
  Dict,
  END,
  type Named,
  type NativeCall,
  PythonSet,
  type PythonValue,
  Range,
  Steps,
  Tuple,
  type Work,
} from "./value.ts";

type Given = readonly PythonValue[];

export function goingThrough(interpreter: Interpreter): Record<string, NativeCall> {
  return {
    *len([value = null]): Work<PythonValue> {
      if (typeof value === "string") return BigInt([...value].length);
      if (value instanceof Dict) return BigInt(value.rows.size);
      if (value instanceof PythonSet) return BigInt(value.items.size);
      if (value instanceof Range || value instanceof Uint8Array) return BigInt(value.length);
      const items = sequenceOf(value);
      if (items) return BigInt(items.length);
      return (yield* interpreter.ask(value, "__len__")) ??
        fail("TypeError", `object of type '${typeName(value)}' has no len()`);
    },
    *iter([value = null]): Work<PythonValue> {
      return yield* interpreter.iterator(value);
    },
    *next([value = null, usual]): Work<PythonValue> {
      const own = yield* interpreter.ask(value, "__next__");
      if (own !== undefined) return own;
      if (!(value instanceof Steps)) {
        return fail("TypeError", `'${typeName(value)}' object is not an iterator`);
      }
      const item = yield* value.next();
      if (item !== END) return item;
      if (usual === undefined) throw new Raised(errorOf("StopIteration"));
      return usual;
    },
    *sorted([items = null], named): Work<PythonValue> {
      const isReversed = yield* interpreter.isTrue(named.get("reverse") ?? false);
      return yield* interpreter.sorted(yield* interpreter.items(items), named.get("key") ?? null, isReversed);
    },
    *reversed([items = null]): Work<PythonValue> {
      const own = yield* interpreter.ask(items, "__reversed__");
      return own ?? (yield* interpreter.iterator((yield* interpreter.items(items)).reverse()));
    },
    ...pairing(interpreter),
    ...folding(interpreter),
  };
}

/** Those that make other values one after the other. */
function pairing(interpreter: Interpreter): Record<string, NativeCall> {
  const steps = (value: PythonValue | undefined) => interpreter.iterator(value ?? null);
  return {
    *enumerate([items], named): Work<PythonValue> {
      const all = yield* steps(items);
      let at = BigInt(named.get("start") as bigint ?? 0n) - 1n;
      return new Steps("enumerate", function* () {
        const item = yield* all.next();
        return item === END ? END : new Tuple([++at, item]);
      });
    },
    *zip(given, named): Work<PythonValue> {
      const all: Steps[] = [];
      for (const one of given) all.push(yield* steps(one));
      return new Steps("zip", function* () {
        const row: PythonValue[] = [];
        for (const [index, one] of all.entries()) {
          const item = yield* one.next();
          if (item !== END) row.push(item);
          else if (named.get("strict") === true && index > 0) {
            fail("ValueError", `zip() argument ${index + 1} is shorter than argument ${index}`);
          } else return END;
        }
        return row.length === 0 ? END : new Tuple(row);
      });
    },
    *map([callee = null, ...given]): Work<PythonValue> {
      const all: Steps[] = [];
      for (const one of given) all.push(yield* steps(one));
      return new Steps("map", function* () {
        const row: PythonValue[] = [];
        for (const one of all) {
          const item = yield* one.next();
          if (item === END) return END;
          row.push(item);
        }
        return yield* interpreter.call(callee, row);
      });
    },
    *filter([callee = null, items]): Work<PythonValue> {
      const all = yield* steps(items);
      return new Steps("filter", function* () {
        for (let item = yield* all.next(); item !== END; item = yield* all.next()) {
          if (yield* interpreter.isTrue(callee === null ? item : yield* interpreter.call(callee, [item]))) {
            return item;
          }
        }
        return END;
      });
    },
  };
}

/** Those that make one value of many. */
function folding(interpreter: Interpreter): Record<string, NativeCall> {
  const steps = (value: PythonValue | undefined) => interpreter.iterator(value ?? null);
  return {
    *all([items]): Work<PythonValue> {
      const all = yield* steps(items);
      for (let item = yield* all.next(); item !== END; item = yield* all.next()) {
        if (!(yield* interpreter.isTrue(item))) return false;
      }
      return true;
    },
    *any([items]): Work<PythonValue> {
      const all = yield* steps(items);
      for (let item = yield* all.next(); item !== END; item = yield* all.next()) {
        if (yield* interpreter.isTrue(item)) return true;
      }
      return false;
    },
    *sum([items, start = 0n]): Work<PythonValue> {
      let total = start;
      const all = yield* steps(items);
      for (let item = yield* all.next(); item !== END; item = yield* all.next()) {
        total = yield* interpreter.binary("+", total, item);
      }
      return total;
    },
    max: (given, named) => extreme(interpreter, "max", given, named),
    min: (given, named) => extreme(interpreter, "min", given, named),
  };
}

function* extreme(
  interpreter: Interpreter,
  name: "max" | "min",
  given: Given,
  named: Named,
): Work<PythonValue> {
  const items = given.length === 1 ? yield* interpreter.items(given[0]!) : given;
  const key = named.get("key") ?? null;
  if (items.length === 0) {
    return named.get("default") ?? fail("ValueError", `${name}() iterable argument is empty`);
  }
  let best: { item: PythonValue; key: PythonValue } | undefined;
  for (const item of items) {
    const own = key === null ? item : yield* interpreter.call(key, [item]);
    const isBetter = !best ||
      (yield* interpreter.isTrue(yield* interpreter.compare(name === "max" ? ">" : "<", own, best.key)));
    if (isBetter) best = { item, key: own };
  }
  return best!.item;
}
