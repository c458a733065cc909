/** Attributes of Python's values: methods of texts, lists and dictionaries, and what a module has. */
import { ordered } from "./operators.ts";
import {
  Callable,
  isEqual,
  iterated,
  lookedUp,
  PythonError,
  PythonObject,
  type PythonValue,
  textOf,
  Tuple,
  typeName,
} from "./value.ts";

/** @throws {PythonError} AttributeError */
export function attributeOf(value: PythonValue, name: string): PythonValue {
  const known = value instanceof PythonObject ? value.attributes.get(name) : undefined;
  if (known !== undefined) return known;
  const method = methodsOf(value)?.[name];
  if (method) return new Callable(name, (given) => method(given));
  const owner = value instanceof PythonObject
    ? value.text.replace(/^<|( from .*)?>$/g, "")
    : `'${typeName(value)}' object`;
  throw new PythonError("AttributeError", `${owner} has no attribute '${name}'`);
}

type Methods = Readonly<Record<string, (given: readonly PythonValue[]) => PythonValue>>;

function methodsOf(value: PythonValue): Methods | undefined {
  if (typeof value === "string") return textMethods(value);
  if (Array.isArray(value)) return listMethods(value);
  return value instanceof Map ? dictionaryMethods(value) : undefined;
}

function textMethods(text: string): Methods {
  return {
    upper: () => text.toUpperCase(),
    lower: () => text.toLowerCase(),
    title: () => text.toLowerCase().replace(/[a-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1)),
    capitalize: () => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
    strip: () => text.trim(),
    lstrip: () => text.trimStart(),
    rstrip: () => text.trimEnd(),
    split: ([by]) => by === undefined ? text.trim().split(/\s+/).filter(Boolean) : text.split(textOf(by)),
    join: ([items = []]) => iterated(items).map(textOf).join(text),
    replace: ([from = "", to = ""]) => text.replaceAll(textOf(from), textOf(to)),
    startswith: ([start = ""]) => text.startsWith(textOf(start)),
    endswith: ([end = ""]) => text.endsWith(textOf(end)),
    find: ([part = ""]) => BigInt(text.indexOf(textOf(part))),
    count: ([part = ""]) => BigInt(text.split(textOf(part)).length - 1),
    isdigit: () => /^\d+$/.test(text),
    isalpha: () => /^\p{L}+$/u.test(text),
    zfill: ([width = 0n]) => text.padStart(Number(width), "0"),
    encode: () => text,
  };
}

function listMethods(list: PythonValue[]): Methods {
  return {
    append: ([item = null]) => {
      list.push(item);
      return null;
    },
    extend: ([items = []]) => {
      list.push(...iterated(items));
      return null;
    },
    pop: ([at = -1n]) => {
      const [item] = list.splice(Number(at), 1);
      if (item === undefined) throw new PythonError("IndexError", "pop from empty list");
      return item;
    },
    index: ([item = null]) => {
      const at = list.findIndex((one) => isEqual(one, item));
      if (at < 0) throw new PythonError("ValueError", `${textOf(item)} is not in list`);
      return BigInt(at);
    },
    count: ([item = null]) => BigInt(list.filter((one) => isEqual(one, item)).length),
    sort: () => {
      list.sort((a, b) => ordered("<", a, b));
      return null;
    },
    reverse: () => {
      list.reverse();
      return null;
    },
  };
}

function dictionaryMethods(map: Map<PythonValue, PythonValue>): Methods {
  return {
    get: ([key = null, other = null]) => lookedUp(map, key) ?? other,
    keys: () => [...map.keys()],
    values: () => [...map.values()],
    items: () => [...map].map((pair) => new Tuple(pair)),
  };
}
