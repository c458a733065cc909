/** Defaults, types, and what is empty. Source: sprig, defaults.go and reflect.go. */
import { type GoFunction, goFunction, type GoValue, isTrue, kindName, typeName } from "../value.ts";
import { isDeepEqual } from "./equality.ts";

/** Sprig tells nothing's type as Go prints it. */
function shownType(value: GoValue): string {
  return value === null ? "<nil>" : typeName(value);
}

function shownKind(value: GoValue): string {
  return value === null ? "invalid" : kindName(value);
}

export const defaultFunctions: Record<string, GoFunction> = {
  default: goFunction("any, ...any", (fallback: GoValue, value: GoValue) => isTrue(value) ? value : fallback),
  empty: goFunction("any", (value: GoValue) => !isTrue(value)),
  coalesce: goFunction("...any", (...values: GoValue[]) => values.find(isTrue) ?? null),
  all: goFunction("...any", (...values: GoValue[]) => values.every(isTrue)),
  any: goFunction("...any", (...values: GoValue[]) => values.some(isTrue)),
  ternary: goFunction("any, any, bool", (yes: GoValue, no: GoValue, which: boolean) => which ? yes : no),
  typeOf: goFunction("any", shownType),
  typeIs: goFunction("string, any", (type: string, value: GoValue) => shownType(value) === type),
  typeIsLike: goFunction("string, any", (type: string, value: GoValue) => {
    return shownType(value) === type || shownType(value) === `*${type}`;
  }),
  kindOf: goFunction("any", shownKind),
  kindIs: goFunction("string, any", (kind: string, value: GoValue) => shownKind(value) === kind),
  deepEqual: goFunction("any, any", isDeepEqual),
};
