/** Methods of lists, tuples, dictionaries, sets and numbers. */
import type { Interpreter } from "./interpreter.ts";
import { errorOf, fail, Raised, TYPES } from "./types.ts";
import {
  Dict,
  END,
  Native,
  type NativeCall,
  type PythonClass,
  PythonSet,
  type PythonValue,
  type Steps,
  Tuple,
  type Work,
} from "./value.ts";

export function addCollectionMethods(interpreter: Interpreter): void {
  const add = (type: PythonClass, calls: Record<string, NativeCall>) => {
    for (const [name, call] of Object.entries(calls)) type.attributes.set(name, new Native(name, call));
  };
  add(TYPES.list, {
    ...LIST,
    ...listCalls(interpreter),
    ...searching(interpreter, (value) => value as PythonValue[], "list"),
  });
  add(TYPES.tuple, { ...searching(interpreter, (value) => (value as Tuple).items, "tuple"), ...NAMED_TUPLE });
  add(TYPES.dict, { ...DICT, ...dictCalls(interpreter) });
  const sets = setCalls(interpreter);
  add(TYPES.set, sets);
  add(TYPES.frozenset, sets);
  add(TYPES.int, {
    bit_length: ([self]) =>
      BigInt(
        (BigInt(self as bigint) < 0n ? -BigInt(self as bigint) : BigInt(self as bigint)).toString(2).replace(
          /^0$/,
          "",
        ).length,
      ),
  });
  add(TYPES.generator, {
    *send([self, value = null]): Work<PythonValue> {
      const steps = self as Steps;
      if (!steps.hasBegun && value !== null) {
        fail("TypeError", "can't send non-None value to a just-started generator");
      }
      steps.sent = value;
      const item = yield* steps.next();
      if (item === END) throw new Raised(errorOf("StopIteration"));
      return item;
    },
  });
  add(TYPES.float, {
    is_integer: ([self]) => Number.isInteger(self),
    as_integer_ratio: ([self]) => new Tuple([BigInt(Math.round(Number(self))), 1n]),
  });
}

const list = (value: PythonValue | undefined) => value as PythonValue[];
const LIST: Record<string, NativeCall> = {
  append: ([self, item = null]) => (list(self).push(item), null),
  insert: ([self, at = 0n, item = null]) => (list(self).splice(Number(at), 0, item), null),
  pop: ([self, at = -1n]) => {
    const all = list(self);
    if (all.length === 0) fail("IndexError", "pop from empty list");
    const place = Number(at) < 0 ? Number(at) + all.length : Number(at);
    if (place < 0 || place >= all.length) fail("IndexError", "pop index out of range");
    return all.splice(place, 1)[0]!;
  },
  clear: ([self]) => (list(self).splice(0), null),
  copy: ([self]) => [...list(self)],
  reverse: ([self]) => (list(self).reverse(), null),
};

function listCalls(interpreter: Interpreter): Record<string, NativeCall> {
  return {
    *extend([self, items = null]): Work<PythonValue> {
      list(self).push(...yield* interpreter.items(items));
      return null;
    },
    *sort([self], named): Work<PythonValue> {
      const isReversed = yield* interpreter.isTrue(named.get("reverse") ?? false);
      const done = yield* interpreter.sorted(list(self), named.get("key") ?? null, isReversed);
      list(self).splice(0, list(self).length, ...done);
      return null;
    },
    *remove([self, item = null]): Work<PythonValue> {
      for (const [at, one] of list(self).entries()) {
        if (!(yield* interpreter.isEqual(one, item))) continue;
        list(self).splice(at, 1);
        return null;
      }
      return fail("ValueError", "list.remove(x): x not in list");
    },
  };
}

function searching(
  interpreter: Interpreter,
  itemsOf: (value: PythonValue) => readonly PythonValue[],
  name: string,
): Record<string, NativeCall> {
  return {
    *index([self = null, item = null]): Work<PythonValue> {
      for (const [at, one] of itemsOf(self).entries()) {
        if (yield* interpreter.isEqual(one, item)) return BigInt(at);
      }
      const shown = yield* interpreter.texts.representation(item);
      return fail(
        "ValueError",
        name === "list" ? `${shown} is not in list` : "tuple.index(x): x not in tuple",
      );
    },
    *count([self = null, item = null]): Work<PythonValue> {
      let count = 0n;
      for (const one of itemsOf(self)) if (yield* interpreter.isEqual(one, item)) count++;
      return count;
    },
  };
}

const NAMED_TUPLE: Record<string, NativeCall> = {
  _asdict: ([self]) =>
    new Dict(((self as Tuple).names ?? []).map((name, at) => [name, (self as Tuple).items[at]!] as const)),
  _replace: ([self], named) => {
    const { items, names = [], title } = self as Tuple;
    return new Tuple(items.map((item, at) => named.get(names[at]!) ?? item), names, title);
  },
};

const dict = (value: PythonValue | undefined) => value as Dict;
const DICT: Record<string, NativeCall> = {
  get: ([self, key = null, usual = null]) => {
    const found = dict(self).get(key);
    return found === undefined ? usual : found;
  },
  keys: ([self]) => viewOf(self!, "dict_keys", ([key]) => key),
  values: ([self]) => viewOf(self!, "dict_values", ([, value]) => value),
  items: ([self]) => viewOf(self!, "dict_items", (row) => new Tuple(row)),
  pop: ([self, key = null, usual]) => {
    const own = dict(self).get(key);
    const found = own === undefined ? usual : own;
    if (found === undefined) throw new Raised(errorOf("KeyError", key));
    dict(self).delete(key);
    return found;
  },
  popitem: ([self]) => {
    const last = dict(self).entries.at(-1);
    if (!last) throw new Raised(errorOf("KeyError", "popitem(): dictionary is empty"));
    dict(self).delete(last[0]);
    return new Tuple(last);
  },
  setdefault: ([self, key = null, usual = null]) => {
    if (!dict(self).has(key)) dict(self).set(key, usual);
    return dict(self).get(key)!;
  },
  clear: ([self]) => (dict(self).rows.clear(), null),
  copy: ([self]) => new Dict(dict(self).entries, dict(self).title),
  most_common: ([self, count]) => {
    const rows = dict(self).entries.toSorted(([, a], [, b]) => Number(b) - Number(a));
    return rows.slice(0, count === undefined ? rows.length : Number(count)).map((row) => new Tuple(row));
  },
  elements: ([self]) =>
    dict(self).entries.flatMap(([key, count]) => Array.from({ length: Number(count) }, () => key)),
  move_to_end: ([self, key = null]) => {
    const value = dict(self).get(key)!;
    dict(self).delete(key);
    dict(self).set(key, value);
    return null;
  },
};

/** What a view shows: a list of a class of its own name. */
function viewOf(
  of: PythonValue,
  title: string,
  part: (row: [PythonValue, PythonValue]) => PythonValue,
): PythonValue {
  return new View(title, dict(of).entries.map(part));
}

/** A list that says what it is. */
export class View extends Array<PythonValue> {
  readonly title: string;

  constructor(title: string, items: readonly PythonValue[]) {
    super(...(items.length === 1 ? [] : items));
    if (items.length === 1) this.push(items[0]!);
    this.title = title;
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

function dictCalls(interpreter: Interpreter): Record<string, NativeCall> {
  return {
    *update([self, other], named): Work<PythonValue> {
      if (other instanceof Dict) {
        const isCounter = dict(self).title === "Counter";
        for (const [key, value] of other.entries) {
          dict(self).set(
            key,
            isCounter ? BigInt(Number(dict(self).get(key) ?? 0n)) + BigInt(Number(value)) : value,
          );
        }
      } else if (other !== undefined) {
        for (const row of yield* interpreter.items(other)) {
          if (dict(self).title === "Counter") {
            dict(self).set(row, BigInt(Number(dict(self).get(row) ?? 0n)) + 1n);
            continue;
          }
          const [key = null, value = null] = yield* interpreter.items(row);
          dict(self).set(key, value);
        }
      }
      for (const [key, value] of named) dict(self).set(key, value);
      return null;
    },
    *fromkeys([items = null, value = null]): Work<PythonValue> {
      return new Dict((yield* interpreter.items(items)).map((key) => [key, value] as const));
    },
  };
}

function setCalls(interpreter: Interpreter): Record<string, NativeCall> {
  const set = (value: PythonValue | undefined) => value as PythonSet;
  const made = (self: PythonValue | undefined, items: PythonValue[]) =>
    new PythonSet(items, set(self).isFrozen);
  function* all(others: readonly PythonValue[]): Work<PythonSet> {
    const items: PythonValue[] = [];
    for (const other of others) items.push(...yield* interpreter.items(other));
    return new PythonSet(items);
  }
  return {
    add: ([self, item = null]) => (set(self).add(item), null),
    discard: ([self, item = null]) => (removed(set(self), item), null),
    remove: ([self, item = null]) => removed(set(self), item) ? null : raiseKey(item),
    clear: ([self]) => (set(self).items.clear(), null),
    copy: ([self]) => made(self, set(self).values),
    pop: ([self]) => {
      const [first] = set(self).values;
      if (first === undefined) return raiseKey("pop from an empty set");
      removed(set(self), first);
      return first;
    },
    *update([self, ...others]): Work<PythonValue> {
      for (const item of (yield* all(others)).values) set(self).add(item);
      return null;
    },
    *union([self, ...others]): Work<PythonValue> {
      return made(self, [...set(self).values, ...(yield* all(others)).values]);
    },
    *intersection([self, ...others]): Work<PythonValue> {
      const other = yield* all(others);
      return made(self, set(self).values.filter((item) => other.has(item)));
    },
    *difference([self, ...others]): Work<PythonValue> {
      const other = yield* all(others);
      return made(self, set(self).values.filter((item) => !other.has(item)));
    },
    *symmetric_difference([self, ...others]): Work<PythonValue> {
      const other = yield* all(others);
      return made(self, [
        ...set(self).values.filter((item) => !other.has(item)),
        ...other.values.filter((item) => !set(self).has(item)),
      ]);
    },
    *issubset([self, other = null]): Work<PythonValue> {
      const large = yield* all([other]);
      return set(self).values.every((item) => large.has(item));
    },
    *issuperset([self, other = null]): Work<PythonValue> {
      return (yield* all([other])).values.every((item) => set(self).has(item));
    },
    *isdisjoint([self, other = null]): Work<PythonValue> {
      return (yield* all([other])).values.every((item) => !set(self).has(item));
    },
  };
}

function removed(set: PythonSet, item: PythonValue): boolean {
  const before = set.items.size;
  const rest = set.values.filter((one) => one !== item && !new PythonSet([item]).has(one));
  set.items.clear();
  rest.forEach((one) => set.add(one));
  return set.items.size < before;
}

function raiseKey(item: PythonValue): never {
  throw new Raised(errorOf("KeyError", item));
}
