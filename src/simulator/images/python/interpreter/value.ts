/** Values of Python. Whole numbers are bigint, others number, lists arrays; all else has a class here. */
import type { Wait } from "../../../host/process.ts";
import type { Body, Expression, Parameters } from "./syntax.ts";

export type PythonValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | PythonValue[]
  | Tuple
  | Dict
  | PythonSet
  | Native
  | PythonFunction
  | Method
  | PythonClass
  | Instance
  | Steps
  | Range
  | Slice
  | Property
  | Bare;

/** What a generator of the program hands out. */
export class Yielded {
  constructor(readonly value: PythonValue) {}
}

/** Work that may wait, and may hand out values on its way. */
// deno-lint-ignore no-explicit-any
export type Work<T> = Generator<Wait | Yielded, T, any>;

export class Tuple {
  constructor(
    readonly items: readonly PythonValue[],
    readonly names?: readonly string[],
    readonly title?: string,
  ) {}
}

type Key = string | object;

/** Keys are the same that are equal: `1`, `1.0` and `True`. */
export class Dict {
  readonly rows = new Map<Key, [key: PythonValue, value: PythonValue]>();
  /** A defaultdict's. */
  makes?: PythonValue;

  constructor(rows: Iterable<readonly [PythonValue, PythonValue]> = [], readonly title = "dict") {
    for (const [key, value] of rows) this.set(key, value);
  }

  get(key: PythonValue): PythonValue | undefined {
    return this.rows.get(keyOf(key))?.[1];
  }

  has(key: PythonValue): boolean {
    return this.rows.has(keyOf(key));
  }

  set(key: PythonValue, value: PythonValue): void {
    const row = this.rows.get(keyOf(key));
    if (row) row[1] = value;
    else this.rows.set(keyOf(key), [key, value]);
  }

  delete(key: PythonValue): boolean {
    return this.rows.delete(keyOf(key));
  }

  get entries(): [PythonValue, PythonValue][] {
    return [...this.rows.values()];
  }
}

export class PythonSet {
  readonly items = new Map<Key, PythonValue>();

  constructor(items: Iterable<PythonValue> = [], readonly isFrozen = false) {
    for (const item of items) this.add(item);
  }

  add(item: PythonValue): void {
    if (!this.items.has(keyOf(item))) this.items.set(keyOf(item), item);
  }

  has(item: PythonValue): boolean {
    return this.items.has(keyOf(item));
  }

  get values(): PythonValue[] {
    return [...this.items.values()];
  }
}

/** Thrown by `keyOf`; the caller makes a TypeError of it. */
export class Unhashable extends Error {}

export function keyOf(value: PythonValue): Key {
  if (typeof value === "string") return `s${value}`;
  if (typeof value === "bigint") return `n${value}`;
  if (typeof value === "boolean") return value ? "n1" : "n0";
  if (typeof value === "number") return `n${value}`;
  if (value === null) return "N";
  if (value instanceof Uint8Array) return `b${value}`;
  if (value instanceof Tuple) {
    return `t${
      value.items.map((item) => {
        const key = keyOf(item);
        return typeof key === "string" ? `${key.length}:${key}` : `o${numberOf(key)}`;
      })
    }`;
  }
  if (Array.isArray(value)) throw new Unhashable("list");
  if (value instanceof Dict) throw new Unhashable("dict");
  if (value instanceof PythonSet && !value.isFrozen) throw new Unhashable("set");
  return value;
}

const NUMBERS = new WeakMap<object, number>();
let lastNumber = 0;
/** What tells one object from another: `id()` is made of it. */
export function numberOf(value: object): number {
  const known = NUMBERS.get(value);
  if (known !== undefined) return known;
  NUMBERS.set(value, ++lastNumber);
  return lastNumber;
}

export type Named = ReadonlyMap<string, PythonValue>;
export type NativeCall = (given: readonly PythonValue[], named: Named) => PythonValue | Work<PythonValue>;

/** A function that is not written in Python. */
export class Native {
  constructor(
    readonly name: string,
    readonly call: NativeCall,
    readonly kind: "function" | "static" = "function",
  ) {}
}

/** Runs a function of a module. */
export type CallFunction = (
  callee: PythonFunction,
  given: readonly PythonValue[],
  named: Named,
) => Work<PythonValue>;

/** Names and what they stand for. */
export class Scope {
  readonly names = new Map<string, PythonValue>();
  readonly outer = new Set<string>();
  /** A module's: set by who runs its statements. */
  run?: CallFunction;

  constructor(
    readonly parent: Scope | undefined,
    readonly globals: Scope | undefined,
    /** Names that a function makes its own. */
    readonly locals: ReadonlySet<string> = new Set(),
    readonly isClass = false,
  ) {}
}

export class PythonFunction {
  readonly attributes = new Map<string, PythonValue>();

  constructor(
    readonly name: string,
    readonly qualifiedName: string,
    readonly parameters: Parameters,
    readonly usual: ReadonlyMap<string, PythonValue>,
    readonly body: Body | Expression,
    readonly scope: Scope,
    readonly locals: ReadonlySet<string>,
    readonly isGenerator: boolean,
    readonly owner?: PythonClass,
  ) {}

  /** The names of the module that defines it. */
  get module(): Scope {
    return this.scope.globals ?? this.scope;
  }
}

/** A function of a class with the object that it was asked of. */
export class Method {
  constructor(readonly self: PythonValue, readonly callee: PythonValue, readonly of: string) {}
}

export class PythonClass {
  readonly order: readonly PythonClass[];
  /** Makes an instance of a built-in class. */
  make?: (given: readonly PythonValue[], named: Named, made: PythonClass) => PythonValue | Work<PythonValue>;

  constructor(
    readonly name: string,
    readonly bases: readonly PythonClass[],
    readonly attributes: Map<string, PythonValue> = new Map(),
    readonly module = "builtins",
  ) {
    this.order = [this, ...merged(bases)];
  }

  find(name: string): PythonValue | undefined {
    for (const one of this.order) {
      const found = one.attributes.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  is(other: PythonClass): boolean {
    return this.order.includes(other);
  }

  get shown(): string {
    return this.module === "builtins" ? this.name : `${this.module}.${this.name}`;
  }
}

/** Depth first; what several bases share comes after all of them. */
function merged(bases: readonly PythonClass[]): PythonClass[] {
  const all = bases.flatMap(({ order }) => order);
  return all.filter((one, at) => all.lastIndexOf(one) === at);
}

export class Instance {
  readonly attributes = new Map<string, PythonValue>();
  /** What a built-in object keeps to itself. */
  state: unknown;

  constructor(public type: PythonClass, state?: unknown) {
    this.state = state;
  }
}

/** The end of an iteration. */
export const END = Symbol("end");

/** An iterator: a generator, or what `zip`, `map` and their like make. */
export class Steps {
  sent: PythonValue = null;
  /** It has come to a `yield`. */
  hasBegun = false;

  constructor(
    readonly title: string,
    readonly next: () => Work<PythonValue | typeof END>,
    readonly close?: () => Work<void>,
  ) {}

  /** What a `yield` gives. */
  received(): PythonValue {
    const { sent } = this;
    this.sent = null;
    return sent;
  }
}

export class Range {
  constructor(readonly from: bigint, readonly to: bigint, readonly step: bigint) {}

  get length(): number {
    const span = this.step > 0n ? this.to - this.from : this.from - this.to;
    const size = this.step > 0n ? this.step : -this.step;
    return span <= 0n ? 0 : Number((span + size - 1n) / size);
  }

  at(index: number): bigint {
    return this.from + BigInt(index) * this.step;
  }
}

export class Slice {
  constructor(readonly from: PythonValue, readonly to: PythonValue, readonly step: PythonValue) {}
}

export class Property {
  constructor(
    readonly kind: "property" | "class" | "static",
    readonly get: PythonValue,
    readonly set: PythonValue = null,
  ) {}
}

/** `NotImplemented` and `...` */
export class Bare {
  constructor(readonly text: string) {}
}
export const NOT_IMPLEMENTED = new Bare("NotImplemented");
export const ELLIPSIS = new Bare("Ellipsis");

export function isNumber(value: PythonValue): value is bigint | number | boolean {
  return typeof value === "bigint" || typeof value === "number" || typeof value === "boolean";
}

export function isWork(value: unknown): value is Work<PythonValue> {
  return typeof value === "object" && value !== null && "next" in value && "throw" in value &&
    !(value instanceof Steps);
}
