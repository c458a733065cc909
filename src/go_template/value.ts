/**
 * Go's values, as templates tell them apart. Plain JavaScript stands for the usual ones: `number` is a float64, `bigint`
 * an int, an array a `[]interface {}`, a plain object a `map[string]interface {}`; {@link withType} gives arrays and
 * objects another type, {@link GoNumber} numbers. `null` is a nil that has a place (`interface {}`), `undefined` is
 * nothing at all (a key that is not there), which prints as `<no value>`.
 */

export type GoValue =
  | undefined
  | null
  | boolean
  | string
  | number
  | bigint
  | GoList
  | GoMap
  | GoNumber
  | GoObject
  | GoFunction;

export type GoList = GoValue[];
// An interface, since a type may not name itself.
export interface GoMap {
  [key: string]: GoValue;
}

/** Go's kinds, as far as a template meets them. */
export type GoKind =
  | "invalid"
  | "interface"
  | "bool"
  | "string"
  | "int"
  | "uint"
  | "float"
  | "slice"
  | "map"
  | "struct"
  | "pointer"
  | "func";

/** A number of another type than float64 and int: `int64`, `int32`, `uint8`, `json.Number` is none. */
export class GoNumber {
  readonly type: string;
  readonly value: bigint | number;

  constructor(type: string, value: bigint | number) {
    this.type = type;
    this.value = value;
  }

  get kind(): "int" | "uint" | "float" {
    if (typeof this.value === "number") return "float";
    return this.type.startsWith("uint") ? "uint" : "int";
  }

  /** What `String()` of a type of its own says; undefined: it is shown as a number. */
  text(): string | undefined {
    return undefined;
  }
}

/** A value with fields or methods: a struct, a pointer to one, a named type. */
export abstract class GoObject {
  /** `time.Time`, `*semver.Version`. */
  abstract readonly type: string;
  abstract readonly kind: "struct" | "pointer" | "map" | "slice" | "string";

  /** A field; undefined: there is none of that name. */
  field(_name: string): { value: GoValue } | undefined {
    return undefined;
  }

  method(_name: string): GoFunction | undefined {
    return undefined;
  }

  /** What `String()` or `Error()` says. */
  text(): string | undefined {
    return undefined;
  }

  /** The same where a template prints it by itself: methods of the pointer count, too. */
  printed(): string | undefined {
    return this.text();
  }

  /** All fields, for printing. Those that begin with a small letter are nobody else's. */
  fields(): [name: string, value: GoValue][] {
    return [];
  }

  /** What a named type stands for: its list, map or string; for JSON, too. */
  underlying(): GoValue {
    return Object.fromEntries(this.fields().filter(([name]) => /^\p{Lu}/u.test(name)));
  }
}

/** A function that templates may call. */
export interface GoFunction {
  /** Types of parameters as Go names them; `value` takes anything, also nothing. */
  readonly parameters: readonly string[];
  /** The last parameter may be given any number of times. */
  readonly isVariadic: boolean;
  readonly call: (...args: GoValue[]) => GoValue;
}

/** `goFunction("string, ...any", (text, ...rest) => …)`; types as in {@link GoFunction}, `any`, `list` and `dict` for short. */
export function goFunction(signature: string, call: (...args: never[]) => GoValue): GoFunction {
  const words = signature.split(",").map((word) => word.trim()).filter(Boolean);
  const isVariadic = words.at(-1)?.startsWith("...") ?? false;
  const parameters = words.map((word) => word.replace("...", "")).map((word) => shortTypes[word] ?? word);
  return { parameters, isVariadic, call: call as GoFunction["call"] };
}

const shortTypes: Record<string, string> = {
  any: "interface {}",
  list: "[]interface {}",
  dict: "map[string]interface {}",
};

const types = new WeakMap<object, string>();

/** Gives a list or map a type of its own: `[]string`, `map[string]string`, `common.Values`. */
export function withType<T extends GoList | GoMap>(value: T, type: string): T {
  types.set(value, type);
  return value;
}

export function isList(value: GoValue): value is GoList {
  return Array.isArray(value);
}

export function isMap(value: GoValue): value is GoMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !(value instanceof GoNumber) &&
    !(value instanceof GoObject) && !isFunction(value);
}

export function isFunction(value: GoValue): value is GoFunction {
  return typeof value === "object" && value !== null && typeof (value as GoFunction).call === "function" &&
    typeof (value as GoFunction).isVariadic === "boolean";
}

/** The name of a value's type: `string`, `map[string]interface {}`; of nothing, `<nil>`. */
export function typeName(value: GoValue): string {
  switch (typeof value) {
    case "undefined":
      return "<nil>";
    case "boolean":
      return "bool";
    case "string":
      return "string";
    case "number":
      return "float64";
    case "bigint":
      return "int";
  }
  if (value === null) return "interface {}";
  if (value instanceof GoNumber || value instanceof GoObject) return value.type;
  if (isFunction(value)) return `func(${value.parameters.join(", ")})`;
  return types.get(value) ?? (Array.isArray(value) ? "[]interface {}" : "map[string]interface {}");
}

export function kindOf(value: GoValue): GoKind {
  switch (typeof value) {
    case "undefined":
      return "invalid";
    case "boolean":
      return "bool";
    case "string":
      return "string";
    case "number":
      return "float";
    case "bigint":
      return "int";
  }
  if (value === null) return "interface";
  if (value instanceof GoNumber || value instanceof GoObject) return value.kind;
  if (Array.isArray(value)) return "slice";
  return isFunction(value) ? "func" : "map";
}

/** The kind with its size, as `kindOf` of sprig tells it: `float64`, `int64`, `slice`, `ptr`. */
export function kindName(value: GoValue): string {
  if (value instanceof GoNumber) return value.type.includes(".") ? "int64" : value.type;
  const kind = kindOf(value);
  return { float: "float64", pointer: "ptr" }[kind as string] ?? kind;
}

/** What is in a map under a key that is not there. */
export function zeroElement(map: GoList | GoMap): GoValue {
  return zeroOf(typeName(map).replace(/^(\[\]|map\[\w+\])/, ""));
}

/** The zero value of a type. */
export function zeroOf(type: string): GoValue {
  if (type === "string") return "";
  if (type === "bool") return false;
  if (type === "int") return 0n;
  if (type === "float64") return 0;
  if (/^u?int\d+$/.test(type)) return new GoNumber(type, 0n);
  if (type.startsWith("[]")) return withType([], type);
  if (type.startsWith("map[")) return withType({}, type);
  return null;
}

/** A key's value; undefined where it is not there. */
export function entryOf(map: GoMap, key: string): GoValue {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

export function setEntry(map: GoMap, key: string, value: GoValue): void {
  if (key !== "__proto__") map[key] = value;
  else Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Keys as Go sorts them, by their bytes. Keys that are undefined are not there. */
export function sortedKeys(map: GoMap): string[] {
  return Object.keys(map).filter((key) => map[key] !== undefined).sort(compareText);
}

/** The order of bytes, which differs from that of UTF-16 above the first plane. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at), b = right.charCodeAt(at);
    if (a !== b) return isSurrogate(a) !== isSurrogate(b) ? (isSurrogate(a) ? 1 : -1) : a - b;
  }
  return left.length - right.length;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** Whether `if` takes it for true: not the zero of its type. */
export function isTrue(value: GoValue): boolean {
  if (value === undefined || value === null || value === false || value === "") return false;
  if (typeof value === "number" || typeof value === "bigint") return Number(value) !== 0;
  if (value instanceof GoNumber) return Number(value.value) !== 0;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof GoObject) {
    return value.kind === "struct" || value.kind === "pointer" || isTrue(value.underlying());
  }
  return !isMap(value) || Object.keys(value).length > 0;
}

/** A whole number of any type; undefined: it is none. */
export function integerOf(value: GoValue): bigint | undefined {
  if (typeof value === "bigint") return value;
  return value instanceof GoNumber && typeof value.value === "bigint" ? value.value : undefined;
}

/** A float of any size; undefined: it is none. */
export function floatOf(value: GoValue): number | undefined {
  if (typeof value === "number") return value;
  return value instanceof GoNumber && typeof value.value === "number" ? value.value : undefined;
}
