/** Dictionaries. `set`, `unset` and `merge` change the one that they are given. Source: sprig, dict.go; dario.cat/mergo. */
import { FunctionError } from "../template_error.ts";
import {
  type GoFunction,
  goFunction,
  type GoMap,
  type GoValue,
  isMap,
  isTrue,
  setEntry,
  sortedKeys,
  typeName,
  withType,
} from "../value.ts";
import { textList, textOf } from "./conversion.ts";

export const dictionaryFunctions: Record<string, GoFunction> = {
  dict: goFunction("...any", (...values: GoValue[]) => {
    const map: GoMap = {};
    for (let at = 0; at < values.length; at += 2) {
      setEntry(map, textOf(values[at]), at + 1 < values.length ? values[at + 1] ?? null : "");
    }
    return map;
  }),
  get: goFunction("dict, string", (map: GoMap, key: string) => Object.hasOwn(map, key) ? map[key] : ""),
  set: goFunction("dict, string, any", (map: GoMap, key: string, value: GoValue) => {
    setEntry(map, key, value);
    return map;
  }),
  unset: goFunction("dict, string", (map: GoMap, key: string) => {
    delete map[key];
    return map;
  }),
  hasKey: goFunction("dict, string", (map: GoMap, key: string) => Object.hasOwn(map, key)),
  pluck: goFunction("string, ...dict", (key: string, ...maps: GoMap[]) => {
    return maps.filter((map) => Object.hasOwn(map, key)).map((map) => map[key]);
  }),
  // Go tells keys and values in any order; sorted is one of them.
  keys: goFunction("...dict", (...maps: GoMap[]) => textList(maps.flatMap(sortedKeys))),
  values: goFunction("dict", (map: GoMap) => sortedKeys(map).map((key) => map[key])),
  pick: goFunction(
    "dict, ...string",
    (map: GoMap, ...keys: string[]) => chosen(map, (key) => keys.includes(key)),
  ),
  omit: goFunction(
    "dict, ...string",
    (map: GoMap, ...keys: string[]) => chosen(map, (key) => !keys.includes(key)),
  ),
  merge: merging(false),
  mustMerge: merging(false),
  mergeOverwrite: merging(true),
  mustMergeOverwrite: merging(true),
  deepCopy: goFunction("any", deepCopy),
  mustDeepCopy: goFunction("any", deepCopy),
  dig: goFunction("...any", dig),
};

function chosen(map: GoMap, isWanted: (key: string) => boolean): GoMap {
  const found: GoMap = {};
  for (const key of Object.keys(map)) if (isWanted(key)) setEntry(found, key, map[key]);
  return found;
}

function merging(isOverwriting: boolean): GoFunction {
  return goFunction("dict, ...dict", (target: GoMap, ...sources: GoMap[]) => {
    for (const source of sources) merge(target, source, isOverwriting);
    return target;
  });
}

/** What is empty gives way in both manners; what is empty in the source never overwrites. */
function merge(target: GoMap, source: GoMap, isOverwriting: boolean): void {
  for (const key of Object.keys(source)) {
    const above = source[key];
    const below = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isMap(above) && isMap(below)) merge(below, above, isOverwriting);
    else if (!Object.hasOwn(target, key)) setEntry(target, key, above);
    else if (isTrue(above) && (isOverwriting || !isTrue(below))) setEntry(target, key, above);
  }
}

export function deepCopy(value: GoValue): GoValue {
  if (Array.isArray(value)) return withType(value.map(deepCopy), typeName(value));
  if (!isMap(value)) return value;
  const copy: GoMap = {};
  for (const key of Object.keys(value)) setEntry(copy, key, deepCopy(value[key]));
  return withType(copy, typeName(value));
}

function dig(...values: GoValue[]): GoValue {
  if (values.length < 3) throw new FunctionError("dig needs at least three arguments");
  const keys = values.slice(0, -2);
  const fallback = values.at(-2);
  let found = values.at(-1);
  for (const key of keys) {
    if (!isMap(found)) {
      const type = found === null ? "nil" : typeName(found);
      throw new FunctionError(`interface conversion: interface {} is ${type}, not map[string]interface {}`);
    }
    if (typeof key !== "string") {
      throw new FunctionError(`interface conversion: interface {} is ${typeName(key)}, not string`);
    }
    if (!Object.hasOwn(found, key)) return fallback;
    found = found[key];
  }
  return found;
}
