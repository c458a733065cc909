/** What programs do with values: call, ask for attributes, compare, go through. */
import { calculated, compared, sequenceOf } from "./arithmetic.ts";
import { BASE_EXCEPTION, fail, Raised, typeName, typeOf, TYPES } from "./types.ts";
import { isIterable, isOrder, itemsOf, stepsOf } from "./iteration.ts";
import { mismatch, ORDERS, REFLECTED } from "./operator_names.ts";
import { Texts } from "./texts.ts";
import {
  Dict,
  END,
  Instance,
  isWork,
  Method,
  type Named,
  Native,
  NOT_IMPLEMENTED,
  Property,
  PythonClass,
  PythonFunction,
  PythonSet,
  type PythonValue,
  Range,
  Steps,
  Tuple,
  Unhashable,
  type Work,
} from "./value.ts";

const NONE: Named = new Map();
export class Interpreter {
  readonly texts = new Texts((value, name, ...given) => this.ask(value, name, ...given));
  *call(callee: PythonValue, given: readonly PythonValue[], named: Named = NONE): Work<PythonValue> {
    if (callee instanceof PythonFunction) return yield* callee.module.run!(callee, given, named);
    if (callee instanceof Native) return yield* this.#native(callee, given, named);
    if (callee instanceof Method) return yield* this.call(callee.callee, [callee.self, ...given], named);
    if (callee instanceof PythonClass) return yield* this.#make(callee, given, named);
    if (callee instanceof Property) return yield* this.call(callee.get, given, named);
    if (callee instanceof Instance) {
      const own = callee.type.find("__call__");
      if (own !== undefined) return yield* this.call(own, [callee, ...given], named);
    }
    return fail("TypeError", `'${typeName(callee)}' object is not callable`);
  }

  *#native(callee: Native, given: readonly PythonValue[], named: Named): Work<PythonValue> {
    try {
      const result = callee.call(given, named);
      return isWork(result) ? yield* result : result;
    } catch (error) {
      if (error instanceof Unhashable) fail("TypeError", `unhashable type: '${error.message}'`);
      throw error;
    }
  }

  *#make(type: PythonClass, given: readonly PythonValue[], named: Named): Work<PythonValue> {
    const native = type.order.find(({ make }) => make);
    if (native?.make && (native === type || !native.is(BASE_EXCEPTION))) {
      const made = native.make(given, named, type);
      const value = isWork(made) ? yield* made : made;
      if (native === type) return value;
    }
    const made = new Instance(type);
    if (type.is(BASE_EXCEPTION)) made.attributes.set("args", new Tuple(given));
    const start = type.find("__init__");
    if (start !== undefined) {
      yield* this.call(start, [made, ...given], named);
    } else if (given.length + named.size > 0 && !type.is(BASE_EXCEPTION)) {
      fail("TypeError", `${type.name}() takes no arguments`);
    }
    if (start === undefined && type.order.some(({ name }) => name === "OSError") && given.length > 1) {
      made.attributes.set("errno", given[0]!);
      made.attributes.set("strerror", given[1]!);
      made.attributes.set("filename", given[2] ?? null);
    }
    return made;
  }

  /** A method that a class of the program defines; undefined: it has none. */
  *ask(value: PythonValue, name: string, ...given: PythonValue[]): Work<PythonValue | undefined> {
    if (!(value instanceof Instance)) return undefined;
    const found = value.type.find(name);
    return found === undefined || found === null ? undefined : yield* this.call(found, [value, ...given]);
  }

  *attribute(value: PythonValue, name: string): Work<PythonValue> {
    const found = yield* this.findAttribute(value, name);
    if (found !== undefined) return found;
    if (value instanceof Instance) {
      const own = yield* this.ask(value, "__getattr__", name);
      if (own !== undefined) return own;
      if (value.type === TYPES.module) {
        fail("AttributeError", `module '${value.attributes.get("__name__")}' has no attribute '${name}'`);
      }
    }
    if (value instanceof PythonClass) {
      fail("AttributeError", `type object '${value.name}' has no attribute '${name}'`);
    }
    return fail("AttributeError", `'${typeName(value)}' object has no attribute '${name}'`);
  }

  *findAttribute(value: PythonValue, name: string): Work<PythonValue | undefined> {
    const type = typeOf(value);
    if (value instanceof PythonClass) {
      const found = value.find(name);
      if (found instanceof Property && found.kind === "class") return new Method(value, found.get, name);
      if (found instanceof Property && found.kind === "static") return found.get;
      if (found !== undefined) return found;
      if (name === "__name__" || name === "__qualname__") return value.name;
      if (name === "__module__") return value.module;
      if (name === "__mro__") return new Tuple(value.order);
      if (name === "__dict__") return new Dict(value.attributes);
      if (name === "__bases__") return new Tuple(value.bases);
      return undefined;
    }
    const inClass = type.find(name);
    if (inClass instanceof Property && inClass.kind === "property") {
      return yield* this.call(inClass.get, [value]);
    }
    if (value instanceof Instance) {
      const own = value.attributes.get(name);
      if (own !== undefined) return own;
      if (name === "__dict__") return new Dict(value.attributes);
    }
    if (value instanceof PythonFunction) {
      if (name === "__name__") return value.attributes.get(name) ?? value.name;
      if (name === "__qualname__") return value.attributes.get(name) ?? value.qualifiedName;
      if (name === "__module__") return value.module.names.get("__name__") ?? null;
      if (name === "__doc__") return value.attributes.get(name) ?? null;
      const own = value.attributes.get(name);
      if (own !== undefined) return own;
    }
    if (value instanceof Native && name === "__name__") return value.name;
    if (value instanceof Method && /^__(name|qualname|doc)__$/.test(name)) {
      return yield* this.findAttribute(value.callee, name);
    }
    if (value instanceof Tuple && value.names?.includes(name)) return value.items[value.names.indexOf(name)]!;
    if (name === "__class__") return type;
    if (inClass === undefined) return undefined;
    if (inClass instanceof Property) {
      return inClass.kind === "class" ? new Method(type, inClass.get, name) : inClass.get;
    }
    const isBound = inClass instanceof PythonFunction ||
      (inClass instanceof Native && inClass.kind === "function");
    return isBound ? new Method(value, inClass, name) : inClass;
  }

  *setAttribute(value: PythonValue, name: string, given: PythonValue): Work<void> {
    if (value instanceof Instance) {
      const found = value.type.find(name);
      if (found instanceof Property && found.kind === "property") {
        if (found.set === null) {
          fail("AttributeError", `property '${name}' of '${value.type.name}' object has no setter`);
        }
        yield* this.call(found.set, [value, given]);
        return;
      }
      if (value.type.find("__setattr__") instanceof PythonFunction) {
        yield* this.ask(value, "__setattr__", name, given);
        return;
      }
      value.attributes.set(name, given);
    } else if (value instanceof PythonClass || value instanceof PythonFunction) {
      value.attributes.set(name, given);
    } else fail("AttributeError", `'${typeName(value)}' object has no attribute '${name}'`);
  }

  *isTrue(value: PythonValue): Work<boolean> {
    if (typeof value === "boolean") return value;
    if (value === null) return false;
    if (typeof value === "bigint") return value !== 0n;
    if (typeof value === "number") return value !== 0;
    if (typeof value === "string" || Array.isArray(value) || value instanceof Uint8Array) {
      return value.length > 0;
    }
    if (value instanceof Tuple) return value.items.length > 0;
    if (value instanceof Dict) return value.rows.size > 0;
    if (value instanceof PythonSet) return value.items.size > 0;
    if (value instanceof Range) return value.length > 0;
    const own = (yield* this.ask(value, "__bool__")) ?? (yield* this.ask(value, "__len__"));
    return own === undefined ? true : own !== false && own !== 0n;
  }

  *binary(operator: string, left: PythonValue, right: PythonValue, shown = operator): Work<PythonValue> {
    const plain = calculated(operator, left, right);
    if (plain !== undefined) return plain;
    const name = REFLECTED[operator]!;
    if (left instanceof Instance) {
      const own = yield* this.ask(left, `__${name}__`, right);
      if (own !== undefined && own !== NOT_IMPLEMENTED) return own;
    }
    if (right instanceof Instance) {
      const own = yield* this.ask(right, `__r${name}__`, left);
      if (own !== undefined && own !== NOT_IMPLEMENTED) return own;
    }
    return mismatch(operator, left, right, shown);
  }

  *isEqual(left: PythonValue, right: PythonValue): Work<boolean> {
    if (left === right) return !(typeof left === "number" && Number.isNaN(left));
    const order = compared(left, right);
    if (order !== undefined) return order === 0;
    if (left instanceof Instance || right instanceof Instance) {
      const own = (yield* this.ask(left, "__eq__", right)) ?? (yield* this.ask(right, "__eq__", left));
      return own === undefined || own === NOT_IMPLEMENTED ? false : yield* this.isTrue(own);
    }
    if (left instanceof Dict && right instanceof Dict) {
      if (left.rows.size !== right.rows.size) return false;
      for (const [key, value] of left.entries) {
        const other = right.get(key);
        if (other === undefined || !(yield* this.isEqual(value, other))) return false;
      }
      return true;
    }
    if (left instanceof PythonSet && right instanceof PythonSet) {
      return left.items.size === right.items.size && left.values.every((item) => right.has(item));
    }
    const [a, b] = [sequenceOf(left), sequenceOf(right)];
    if (!a || !b || Array.isArray(left) !== Array.isArray(right) || a.length !== b.length) return false;
    for (const [at, item] of a.entries()) if (!(yield* this.isEqual(item, b[at]!))) return false;
    return true;
  }

  *compare(operator: string, left: PythonValue, right: PythonValue): Work<PythonValue> {
    switch (operator) {
      case "==":
        return yield* this.isEqual(left, right);
      case "!=": {
        const own = left instanceof Instance ? yield* this.ask(left, "__ne__", right) : undefined;
        return own ?? !(yield* this.isEqual(left, right));
      }
      case "is":
        return left === right ||
          (left instanceof Tuple && right instanceof Tuple && left.items.length + right.items.length === 0);
      case "is not":
        return left !== right;
      case "in":
        return yield* this.contains(right, left);
      case "not in":
        return !(yield* this.contains(right, left));
      default:
        return yield* this.#ordered(operator, left, right);
    }
  }

  *#ordered(operator: string, left: PythonValue, right: PythonValue): Work<PythonValue> {
    const order = compared(left, right);
    if (order !== undefined) return isOrder(operator, order);
    const [name, mirrored] = ORDERS[operator]!;
    const own = yield* this.ask(left, name, right);
    if (own !== undefined && own !== NOT_IMPLEMENTED) return own;
    const other = yield* this.ask(right, mirrored, left);
    if (other !== undefined && other !== NOT_IMPLEMENTED) return other;
    if (left instanceof PythonSet && right instanceof PythonSet) {
      const [small, large] = operator.startsWith("<") ? [left, right] : [right, left];
      const isWithin = small.values.every((item) => large.has(item));
      return isWithin && (operator.length === 2 || small.items.size < large.items.size);
    }
    const [a, b] = [sequenceOf(left), sequenceOf(right)];
    if (a && b && Array.isArray(left) === Array.isArray(right)) {
      for (let at = 0; at < Math.min(a.length, b.length); at++) {
        if (!(yield* this.isEqual(a[at]!, b[at]!))) return yield* this.#ordered(operator, a[at]!, b[at]!);
      }
      return isOrder(operator, a.length - b.length);
    }
    return fail(
      "TypeError",
      `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
    );
  }

  *contains(all: PythonValue, one: PythonValue): Work<boolean> {
    if (typeof all === "string") {
      if (typeof one !== "string") {
        fail("TypeError", `'in <string>' requires string as left operand, not ${typeName(one)}`);
      }
      return all.includes(one);
    }
    try {
      if (all instanceof Dict || all instanceof PythonSet) return all.has(one);
    } catch (error) {
      if (error instanceof Unhashable) fail("TypeError", `unhashable type: '${error.message}'`);
      throw error;
    }
    const own = yield* this.ask(all, "__contains__", one);
    if (own !== undefined) return yield* this.isTrue(own);
    if (!isIterable(all)) fail("TypeError", `argument of type '${typeName(all)}' is not iterable`);
    const steps = yield* this.iterator(all);
    for (let item = yield* steps.next(); item !== END; item = yield* steps.next()) {
      if (yield* this.isEqual(item, one)) return true;
    }
    return false;
  }

  /** @throws {Raised} it cannot be gone through */
  *iterator(value: PythonValue): Work<Steps> {
    if (value instanceof Steps) return value;
    if (Array.isArray(value)) {
      let at = 0;
      return stepsOf("list_iterator", () => at < value.length ? value[at++]! : END);
    }
    if (value instanceof Dict) {
      const { entries } = value;
      const size = value.rows.size;
      let at = 0;
      return stepsOf("dict_keyiterator", () => {
        if (value.rows.size !== size) fail("RuntimeError", "dictionary changed size during iteration");
        return at < entries.length ? entries[at++]![0] : END;
      });
    }
    const items = itemsOf(value);
    if (items) {
      let at = 0;
      return stepsOf(`${typeName(value)}_iterator`, () => at < items.length ? items[at++]! : END);
    }
    if (value instanceof Range) {
      let at = 0;
      return stepsOf("range_iterator", () => at < value.length ? value.at(at++) : END);
    }
    return yield* this.#ownIterator(value);
  }

  *#ownIterator(value: PythonValue): Work<Steps> {
    const own = yield* this.ask(value, "__iter__");
    if (own instanceof Steps) return own;
    const of = own ?? value;
    const next = of instanceof Instance ? of.type.find("__next__") : undefined;
    if (own !== undefined && next !== undefined) {
      return new Steps(typeName(of), () => this.#untilStop(() => this.call(next, [of])));
    }
    if (own !== undefined && own !== value) return yield* this.iterator(own);
    const item = value instanceof Instance ? value.type.find("__getitem__") : undefined;
    if (item === undefined) return fail("TypeError", `'${typeName(value)}' object is not iterable`);
    let at = 0n;
    return new Steps("iterator", () => this.#untilStop(() => this.call(item, [value, at++]), "IndexError"));
  }

  *#untilStop(step: () => Work<PythonValue>, type = "StopIteration"): Work<PythonValue | typeof END> {
    try {
      return yield* step();
    } catch (error) {
      if (error instanceof Raised && error.value.type.name === type) return END;
      throw error;
    }
  }

  /** All that it goes through. */
  *items(value: PythonValue): Work<PythonValue[]> {
    if (Array.isArray(value)) return [...value];
    const plain = itemsOf(value);
    if (plain) return [...plain];
    const steps = yield* this.iterator(value);
    const all: PythonValue[] = [];
    for (let item = yield* steps.next(); item !== END; item = yield* steps.next()) {
      all.push(item);
      if (all.length > MAX_ITEMS) fail("MemoryError");
    }
    return all;
  }

  *sorted(items: readonly PythonValue[], key: PythonValue, isReversed: boolean): Work<PythonValue[]> {
    const rows: { key: PythonValue; item: PythonValue }[] = [];
    for (const item of items) rows.push({ item, key: key === null ? item : yield* this.call(key, [item]) });
    if (isReversed) rows.reverse();
    const done = yield* this.#merged(rows);
    if (isReversed) done.reverse();
    return done.map(({ item }) => item);
  }

  *#merged<T extends { key: PythonValue }>(rows: T[]): Work<T[]> {
    if (rows.length < 2) return rows;
    const middle = rows.length >> 1;
    const [left, right] = [
      yield* this.#merged(rows.slice(0, middle)),
      yield* this.#merged(rows.slice(middle)),
    ];
    const all: T[] = [];
    let [a, b] = [0, 0];
    while (a < left.length && b < right.length) {
      const isRightFirst = yield* this.isTrue(yield* this.#ordered("<", right[b]!.key, left[a]!.key));
      all.push(isRightFirst ? right[b++]! : left[a++]!);
    }
    return [...all, ...left.slice(a), ...right.slice(b)];
  }
}

const MAX_ITEMS = 2_000_000;
