/** The variables of a running program, and the record with its fields: each follows what is done to the other. */
import { expressionOf } from "../../../../kube/expressions/bounded_expression.ts";
import { patternOf } from "./pattern.ts";
import { fromInput, toNumber, toText, type Value } from "./value.ts";

export type Table = Map<string, Value>;

/** What a name leads to. `from`: the variable of the caller that was passed before anything was in it. */
export interface Slot {
  value: Value | Table;
  from?: Slot;
}

/** What stops a program while it runs. */
export class AwkError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AwkError";
  }
}

const BEGINNING: Readonly<Record<string, Value>> = {
  FS: " ",
  OFS: " ",
  ORS: "\n",
  RS: "\n",
  SUBSEP: "\x1c",
  CONVFMT: "%.6g",
  OFMT: "%.6g",
  NR: 0,
  FNR: 0,
  RSTART: 0,
  RLENGTH: -1,
  FILENAME: "",
};

export class Memory {
  readonly #globals = new Map<string, Slot>();
  /** Of the functions that run, the innermost last. */
  readonly #frames: Map<string, Slot>[] = [];
  #record = "";
  #fields: Value[] = [];
  #isSplit = true;
  /** A field was changed: the record is put together when it is asked for. */
  #isJoined = true;

  constructor() {
    for (const [name, value] of Object.entries(BEGINNING)) this.#globals.set(name, { value });
  }

  slot(name: string): Slot {
    const local = this.#frames.at(-1)?.get(name);
    if (local) return local;
    let slot = this.#globals.get(name);
    if (!slot) this.#globals.set(name, slot = { value: undefined });
    return slot;
  }

  enter(slots: Map<string, Slot>): void {
    this.#frames.push(slots);
  }

  leave(): void {
    this.#frames.pop();
  }

  get depth(): number {
    return this.#frames.length;
  }

  get(name: string): Value {
    if (name === "NF") return this.fieldCount;
    const { value } = this.slot(name);
    if (value instanceof Map) throw new AwkError(`can't use array ${name} as a value`);
    return value;
  }

  set(name: string, value: Value): void {
    if (name === "NF") return this.#setCount(Math.trunc(toNumber(value)));
    const slot = this.slot(name);
    if (slot.value instanceof Map) throw new AwkError(`can't assign to array ${name}`);
    slot.value = value;
  }

  text(name: string): string {
    return toText(this.get(name), this.format);
  }

  get format(): string {
    const { value } = this.#globals.get("CONVFMT")!;
    return typeof value === "string" ? value : "%.6g";
  }

  table(name: string): Table {
    return tableIn(this.slot(name), name);
  }

  get record(): string {
    if (!this.#isJoined) {
      const format = this.format;
      this.#record = this.#fields.map((field) => toText(field, format)).join(this.text("OFS"));
      this.#isJoined = true;
    }
    return this.#record;
  }

  set record(text: string) {
    this.#record = text;
    this.#isSplit = false;
    this.#isJoined = true;
  }

  get fieldCount(): number {
    return this.#split().length;
  }

  /** 0 is the whole record. @throws {AwkError} it is below */
  field(index: number): Value {
    const at = fieldIndex(index);
    return at === 0 ? fromInput(this.record) : this.#split()[at - 1];
  }

  setField(index: number, value: Value): void {
    const at = fieldIndex(index);
    if (at === 0) {
      this.record = toText(value, this.format);
      return;
    }
    const fields = this.#split();
    while (fields.length < at) fields.push("");
    fields[at - 1] = value;
    this.#isJoined = false;
  }

  #setCount(count: number): void {
    const fields = this.#split();
    while (fields.length < count) fields.push("");
    fields.length = Math.max(0, count);
    this.#isJoined = false;
  }

  #split(): Value[] {
    if (!this.#isSplit) {
      const isParagraph = this.text("RS") === "";
      this.#fields = splitText(this.#record, this.text("FS"), isParagraph).map(fromInput);
      this.#isSplit = true;
    }
    return this.#fields;
  }
}

/** Makes a variable an array if nothing is in it. */
export function tableIn(slot: Slot, name: string): Table {
  if (slot.value instanceof Map) return slot.value;
  if (slot.value !== undefined) throw new AwkError(`can't use ${name} as an array`);
  const table: Table = slot.from ? tableIn(slot.from, name) : new Map();
  slot.value = table;
  return table;
}

/** In a paragraph a newline separates too. */
export function splitText(text: string, separator: string | RegExp, isParagraph = false): string[] {
  if (separator === " ") {
    const words = text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, "");
    return words === "" ? [] : words.split(/[ \t\n\v\f\r]+/);
  }
  if (text === "") return [];
  if (typeof separator === "string" && separator.length === 1 && !isParagraph && separator !== "\\") {
    return text.split(separator);
  }
  if (separator === "") return [...text];
  const source = typeof separator === "string" ? ofText(separator) : separator.source;
  return splitBy(text, expressionOf(isParagraph ? `(?:${source})|\\n` : source, "gs"));
}

function ofText(separator: string): string {
  return separator.length === 1
    ? separator.replace(/[\\^$.*+?()[\]{}|]/, "\\$&")
    : patternOf(separator).source;
}

function splitBy(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === "") continue;
    parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  return [...parts, text.slice(start)];
}

function fieldIndex(index: number): number {
  if (index < 0) throw new AwkError(`negative field index $${Math.trunc(index)}`);
  return Math.trunc(index) || 0;
}
