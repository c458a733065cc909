/** The keys of a redis server, their values, and when they end. */
import { RedisError } from "./reply.ts";

export type Value =
  | { type: "string"; text: string }
  | { type: "list"; items: string[] }
  | { type: "hash"; fields: Map<string, string> }
  | { type: "set"; members: Set<string> }
  | { type: "zset"; scores: Map<string, number> };

type Kind = Value["type"];
type Of<K extends Kind> = Extract<Value, { type: K }>;

const EMPTY: { [K in Kind]: () => Of<K> } = {
  string: () => ({ type: "string", text: "" }),
  list: () => ({ type: "list", items: [] }),
  hash: () => ({ type: "hash", fields: new Map() }),
  set: () => ({ type: "set", members: new Set() }),
  zset: () => ({ type: "zset", scores: new Map() }),
};

export class Database {
  readonly #values = new Map<string, Value>();
  /** Moments in milliseconds. */
  readonly #ends = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Names of all keys that have not ended, in their order. */
  keys(): string[] {
    return [...this.#values.keys()].filter((key) => this.find(key)).sort();
  }

  get size(): number {
    return this.keys().length;
  }

  get endingCount(): number {
    return this.keys().filter((key) => this.#ends.has(key)).length;
  }

  find(key: string): Value | undefined {
    const end = this.#ends.get(key);
    if (end !== undefined && end <= this.#now()) this.remove(key);
    return this.#values.get(key);
  }

  /** @throws {RedisError} the key holds something else */
  get<K extends Kind>(key: string, kind: K): Of<K> | undefined {
    const value = this.find(key);
    if (value && value.type !== kind) {
      throw new RedisError("WRONGTYPE Operation against a key holding the wrong kind of value");
    }
    return value as Of<K> | undefined;
  }

  /** A key's value, made where there is none. Who leaves it empty says `settle`. */
  make<K extends Kind>(key: string, kind: K): Of<K> {
    const known = this.get(key, kind);
    if (known) return known;
    const made = EMPTY[kind]();
    this.#values.set(key, made);
    return made;
  }

  /** Lists, hashes and sets without anything in them are not there. */
  settle(key: string): void {
    const value = this.#values.get(key);
    if (value && value.type !== "string" && sizeOf(value) === 0) this.remove(key);
  }

  put(key: string, text: string, isEndKept = false): void {
    this.#values.set(key, { type: "string", text });
    if (!isEndKept) this.#ends.delete(key);
  }

  /** False: there is no such key. */
  remove(key: string): boolean {
    this.#ends.delete(key);
    return this.#values.delete(key);
  }

  rename(from: string, to: string): void {
    const [value, end] = [this.find(from), this.#ends.get(from)];
    if (!value) throw new RedisError("ERR no such key");
    this.remove(from);
    this.remove(to);
    this.#values.set(to, value);
    if (end !== undefined) this.#ends.set(to, end);
  }

  clear(): void {
    this.#values.clear();
    this.#ends.clear();
  }

  /** The moment at which a key ends; undefined: never. */
  endOf(key: string): number | undefined {
    return this.#ends.get(key);
  }

  endAt(key: string, ms: number | undefined): void {
    if (ms === undefined) this.#ends.delete(key);
    else this.#ends.set(key, ms);
  }

  /** What a file keeps of it. */
  saved(): unknown[] {
    return this.keys().map((key) => [key, plainValue(this.find(key)!), this.#ends.get(key) ?? null]);
  }

  load(rows: readonly unknown[]): void {
    for (const [key, value, end] of rows as [string, { type: Kind; held: unknown }, number | null][]) {
      this.#values.set(key, valueOf(value.type, value.held));
      if (end !== null) this.#ends.set(key, end);
    }
  }
}

export function sizeOf(value: Value): number {
  switch (value.type) {
    case "string":
      return value.text.length;
    case "list":
      return value.items.length;
    case "hash":
      return value.fields.size;
    case "set":
      return value.members.size;
    case "zset":
      return value.scores.size;
  }
}

function plainValue(value: Value): { type: Kind; held: unknown } {
  const held = value.type === "string"
    ? value.text
    : value.type === "list"
    ? value.items
    : value.type === "hash"
    ? [...value.fields]
    : value.type === "set"
    ? [...value.members]
    : [...value.scores];
  return { type: value.type, held };
}

function valueOf(type: Kind, held: unknown): Value {
  switch (type) {
    case "string":
      return { type, text: String(held) };
    case "list":
      return { type, items: held as string[] };
    case "hash":
      return { type, fields: new Map(held as [string, string][]) };
    case "set":
      return { type, members: new Set(held as string[]) };
    case "zset":
      return { type, scores: new Map(held as [string, number][]) };
  }
}
