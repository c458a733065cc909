/** Values of Python: whole numbers are bigint, others number, lists arrays, dictionaries maps. */

export type PythonValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | PythonValue[]
  | Tuple
  | Map<PythonValue, PythonValue>
  | Callable
  | PythonObject;

export class Tuple {
  constructor(readonly items: readonly PythonValue[]) {}
}

export class Callable {
  constructor(
    readonly name: string,
    readonly call: (given: readonly PythonValue[], named: ReadonlyMap<string, PythonValue>) => PythonValue,
  ) {}
}

/** A module, or another thing with attributes. */
export class PythonObject {
  constructor(readonly text: string, readonly attributes: ReadonlyMap<string, PythonValue>) {}
}

/** An exception: `ValueError`, `invalid literal …`. */
export class PythonError extends Error {
  constructor(readonly type: string, message: string) {
    super(message);
  }

  /** The last line of a traceback. */
  get text(): string {
    return this.message === "" ? this.type : `${this.type}: ${this.message}`;
  }
}

export function typeName(value: PythonValue): string {
  if (value === null) return "NoneType";
  if (Array.isArray(value)) return "list";
  if (value instanceof Tuple) return "tuple";
  if (value instanceof Map) return "dict";
  if (value instanceof Callable) return "function";
  if (value instanceof PythonObject) return "module";
  return { boolean: "bool", bigint: "int", number: "float" }[typeof value as string] ?? "str";
}

export function isTrue(value: PythonValue): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Tuple) return value.items.length > 0;
  if (value instanceof Map) return value.size > 0;
  return typeof value === "object" ? value !== null : Boolean(value);
}

/** As `print` shows it. */
export function textOf(value: PythonValue): string {
  return typeof value === "string" ? value : representation(value);
}

/** As the interpreter shows it. */
export function representation(value: PythonValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return floatText(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(representation).join(", ")}]`;
  if (value instanceof Tuple) {
    const { items } = value;
    return items.length === 1
      ? `(${representation(items[0]!)},)`
      : `(${items.map(representation).join(", ")})`;
  }
  if (value instanceof Map) {
    return `{${[...value].map(([key, one]) => `${representation(key)}: ${representation(one)}`).join(", ")}}`;
  }
  return value instanceof Callable ? `<function ${value.name}>` : value.text;
}

function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t")
    .replaceAll("\r", "\\r");
  return mark + (mark === "'" ? inside.replaceAll("'", "\\'") : inside) + mark;
}

export function isEqual(left: PythonValue, right: PythonValue): boolean {
  if (typeof left === "string") return left === right;
  const [a, b] = [itemsOf(left), itemsOf(right)];
  if (a && b && typeName(left) === typeName(right)) {
    return a.length === b.length && a.every((item, at) => isEqual(item, b[at]!));
  }
  // 1 == 1.0 == True
  return isNumber(left) && isNumber(right) ? Number(left) === Number(right) : left === right;
}

export function isNumber(value: PythonValue): value is bigint | number | boolean {
  return typeof value === "bigint" || typeof value === "number" || typeof value === "boolean";
}

/** What `for` goes through; undefined: it cannot. */
export function itemsOf(value: PythonValue): readonly PythonValue[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Tuple) return value.items;
  if (value instanceof Map) return [...value.keys()];
  return typeof value === "string" ? [...value] : undefined;
}

/** @throws {PythonError} it is none */
export function iterated(value: PythonValue): readonly PythonValue[] {
  const items = itemsOf(value);
  if (!items) throw new PythonError("TypeError", `'${typeName(value)}' object is not iterable`);
  return items;
}

/** The value under a key that is equal. */
export function lookedUp(
  map: ReadonlyMap<PythonValue, PythonValue>,
  key: PythonValue,
): PythonValue | undefined {
  if (map.has(key)) return map.get(key);
  for (const [other, value] of map) if (isEqual(other, key)) return value;
  return undefined;
}
