/** Lists. None changes the list that it is given. Source: sprig, list.go. */
import { FunctionError } from "../template_error.ts";
import {
  compareText,
  type GoFunction,
  goFunction,
  type GoValue,
  isTrue,
  kindName,
  typeName,
  withType,
} from "../value.ts";
import { int64Of, listOf, textList, textsOf } from "./conversion.ts";
import { isDeepEqual } from "./equality.ts";

export const listFunctions: Record<string, GoFunction> = {
  ...named(["list", "tuple"], goFunction("...any", (...values: GoValue[]) => values)),
  ...named(
    ["append", "push", "mustAppend", "mustPush"],
    goFunction("any, any", (list: GoValue, value: GoValue) => {
      return [...listOf(list, "Cannot push on type"), value];
    }),
  ),
  ...named(
    ["prepend", "mustPrepend"],
    goFunction("any, any", (list: GoValue, value: GoValue) => {
      return [value, ...listOf(list, "Cannot prepend on type")];
    }),
  ),
  ...named(
    ["first", "mustFirst"],
    goFunction("any", (list: GoValue) => listOf(list, "Cannot find first on type")[0] ?? null),
  ),
  ...named(
    ["last", "mustLast"],
    goFunction("any", (list: GoValue) => listOf(list, "Cannot find last on type").at(-1) ?? null),
  ),
  ...named(
    ["rest", "mustRest"],
    goFunction("any", (list: GoValue) => listOf(list, "Cannot find rest on type").slice(1)),
  ),
  ...named(
    ["initial", "mustInitial"],
    goFunction("any", (list: GoValue) => {
      return listOf(list, "Cannot find initial on type").slice(0, -1);
    }),
  ),
  ...named(
    ["reverse", "mustReverse"],
    goFunction("any", (list: GoValue) => {
      return [...listOf(list, "Cannot find reverse on type")].reverse();
    }),
  ),
  ...named(
    ["compact", "mustCompact"],
    goFunction("any", (list: GoValue) => {
      return listOf(list, "Cannot compact on type").filter(isTrue);
    }),
  ),
  ...named(
    ["uniq", "mustUniq"],
    goFunction("any", (list: GoValue) => {
      return listOf(list, "Cannot find uniq on type").reduce<GoValue[]>(
        (found, item) => includes(found, item) ? found : [...found, item],
        [],
      );
    }),
  ),
  ...named(
    ["without", "mustWithout"],
    goFunction("any, ...any", (list: GoValue, ...omitted: GoValue[]) => {
      return listOf(list, "Cannot find without on type").filter((item) => !includes(omitted, item));
    }),
  ),
  ...named(
    ["has", "mustHas"],
    goFunction("any, any", (needle: GoValue, list: GoValue) => {
      return list !== null && includes(listOf(list, "Cannot find has on type"), needle);
    }),
  ),
  ...named(["slice", "mustSlice"], goFunction("any, ...any", sliced)),
  ...named(["chunk", "mustChunk"], goFunction("int, any", chunked)),
  concat: goFunction("...any", (...lists: GoValue[]) => {
    return lists.flatMap((list) => {
      if (list !== null && !Array.isArray(list)) {
        throw new FunctionError(`Cannot concat type ${kindName(list)} as list`);
      }
      return listOf(list, "");
    });
  }),
  sortAlpha: goFunction("any", (list: GoValue) => textList(textsOf(list).sort(compareText))),
  join: goFunction("string, any", (separator: string, list: GoValue) => textsOf(list).join(separator)),
  toStrings: goFunction("any", (list: GoValue) => textList(textsOf(list))),
};

function named(names: readonly string[], called: GoFunction): Record<string, GoFunction> {
  return Object.fromEntries(names.map((name) => [name, called]));
}

function includes(list: readonly GoValue[], value: GoValue): boolean {
  return list.some((item) => isDeepEqual(value, item));
}

function sliced(value: GoValue, ...indexes: GoValue[]): GoValue {
  const list = listOf(value, "list should be type of slice or array but");
  if (list.length === 0) return null;
  const start = indexes.length > 0 ? Number(int64Of(indexes[0])) : 0;
  const end = indexes.length > 1 ? Number(int64Of(indexes[1])) : list.length;
  if (start < 0 || start > end || end > list.length) {
    throw new FunctionError("reflect.Value.Slice: slice index out of bounds");
  }
  return withType(list.slice(start, end), typeName(value));
}

function chunked(size: bigint, value: GoValue): GoValue {
  const list = listOf(value, "Cannot chunk type");
  if (size <= 0n) throw new FunctionError("runtime error: makeslice: len out of range");
  const chunks: GoValue[] = [];
  for (let at = 0; at < list.length; at += Number(size)) chunks.push(list.slice(at, at + Number(size)));
  return withType(chunks, "[][]interface {}");
}
