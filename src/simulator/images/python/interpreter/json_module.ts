/** `json` */
import type { Interpreter } from "./interpreter.ts";
import { floatText } from "./texts.ts";
import { ERROR_CLASSES, errorOf, fail, Raised, typeName } from "./types.ts";
import { Dict, isNumber, type NativeCall, PythonClass, type PythonValue, Tuple, type Work } from "./value.ts";

export function jsonModule(interpreter: Interpreter): Record<string, NativeCall | PythonValue> {
  const bases = [ERROR_CLASSES.get("ValueError")!];
  const DECODE_ERROR = new PythonClass("JSONDecodeError", bases, new Map(), "json.decoder");
  const loads: NativeCall = ([text = ""]) => {
    const source = text instanceof Uint8Array ? new TextDecoder().decode(text) : text;
    if (typeof source !== "string") {
      return fail("TypeError", `the JSON object must be str, bytes or bytearray, not ${typeName(source)}`);
    }
    return new Reader(source, (message, at) => {
      const before = source.slice(0, at);
      const [line, column] = [before.split("\n").length, at - before.lastIndexOf("\n")];
      const error = errorOf("ValueError", `${message}: line ${line} column ${column} (char ${at})`);
      error.type = DECODE_ERROR;
      throw new Raised(error);
    }).whole();
  };
  function* dumps(value: PythonValue, named: ReadonlyMap<string, PythonValue>): Work<string> {
    const indent = named.get("indent") ?? null;
    const writer = new Writer(interpreter, {
      indent: indent === null ? undefined : typeof indent === "string" ? indent : " ".repeat(Number(indent)),
      sorts: named.get("sort_keys") === true,
      isPlain: named.get("ensure_ascii") !== false,
      other: named.get("default") ?? null,
      marks: named.get("separators") instanceof Tuple
        ? (named.get("separators") as Tuple).items.map(String)
        : undefined,
    });
    return yield* writer.text(value, 0);
  }
  return {
    JSONDecodeError: DECODE_ERROR,
    loads,
    *dumps([value = null], named): Work<PythonValue> {
      return yield* dumps(value, named);
    },
    *load([file = null]): Work<PythonValue> {
      const text = yield* interpreter.call(yield* interpreter.attribute(file, "read"), []);
      return loads([text], new Map()) as PythonValue;
    },
    *dump([value = null, file = null], named): Work<PythonValue> {
      const text = yield* dumps(value, named);
      yield* interpreter.call(yield* interpreter.attribute(file, "write"), [text]);
      return null;
    },
  } as Record<string, NativeCall | PythonValue>;
}

interface Style {
  indent: string | undefined;
  sorts: boolean;
  isPlain: boolean;
  other: PythonValue;
  marks: readonly string[] | undefined;
}

class Writer {
  constructor(readonly interpreter: Interpreter, readonly style: Style) {}

  *text(value: PythonValue, depth: number): Work<string> {
    if (value === null) return "null";
    if (typeof value === "boolean") return String(value);
    if (typeof value === "bigint") return String(value);
    if (typeof value === "number") {
      return Number.isNaN(value)
        ? "NaN"
        : Number.isFinite(value)
        ? floatText(value)
        : value > 0
        ? "Infinity"
        : "-Infinity";
    }
    if (typeof value === "string") return this.#quoted(value);
    if (Array.isArray(value) || value instanceof Tuple) {
      const rows: string[] = [];
      for (const item of yield* this.interpreter.items(value)) rows.push(yield* this.text(item, depth + 1));
      return this.#block("[", rows, "]", depth);
    }
    if (value instanceof Dict) return yield* this.#dict(value, depth);
    if (this.style.other === null) {
      fail("TypeError", `Object of type ${typeName(value)} is not JSON serializable`);
    }
    return yield* this.text(yield* this.interpreter.call(this.style.other, [value]), depth);
  }

  *#dict(value: Dict, depth: number): Work<string> {
    const rows: string[] = [];
    const named = value.entries.map(([key, one]) => [this.#key(key), one] as const);
    if (this.style.sorts) named.sort(([a], [b]) => a < b ? -1 : 1);
    const colon = this.style.marks?.[1] ?? ": ";
    for (const [key, one] of named) {
      rows.push(`${this.#quoted(key)}${colon}${yield* this.text(one, depth + 1)}`);
    }
    return this.#block("{", rows, "}", depth);
  }

  #key(key: PythonValue): string {
    if (typeof key === "string") return key;
    if (key === null) return "null";
    if (isNumber(key)) return typeof key === "number" ? floatText(key) : String(key);
    return fail("TypeError", `keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }

  #block(start: string, rows: readonly string[], end: string, depth: number): string {
    const { indent, marks } = this.style;
    if (rows.length === 0) return start + end;
    if (indent === undefined) return start + rows.join(marks?.[0] ?? ", ") + end;
    const line = `\n${indent.repeat(depth + 1)}`;
    return `${start}${line}${rows.join(`${(marks?.[0] ?? ",").trimEnd()}${line}`)}\n${
      indent.repeat(depth)
    }${end}`;
  }

  #quoted(text: string): string {
    const quoted = JSON.stringify(text);
    if (!this.style.isPlain) return quoted;
    return quoted.replace(
      /[\x7f-\uffff]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  }
}

class Reader {
  #at = 0;

  constructor(readonly text: string, readonly fail: (message: string, at: number) => never) {}

  whole(): PythonValue {
    const value = this.#value();
    this.#space();
    if (this.#at < this.text.length) this.fail("Extra data", this.#at);
    return value;
  }

  #space(): void {
    while (/[ \t\n\r]/.test(this.text[this.#at] ?? "")) this.#at++;
  }

  #value(): PythonValue {
    this.#space();
    const rest = this.text.slice(this.#at, this.#at + 400);
    const word = /^(null|true|false|NaN|-?Infinity)/.exec(rest)?.[0];
    if (word !== undefined) {
      this.#at += word.length;
      return { null: null, true: true, false: false, NaN, Infinity, "-Infinity": -Infinity }[word]!;
    }
    const number = /^-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/.exec(rest);
    if (number) {
      this.#at += number[0].length;
      return number[1] === undefined && number[2] === undefined ? BigInt(number[0]) : Number(number[0]);
    }
    if (rest.startsWith('"')) return this.#string();
    if (rest.startsWith("[")) return this.#list();
    if (rest.startsWith("{")) return this.#dict();
    return this.fail("Expecting value", this.#at);
  }

  #string(): string {
    const start = this.#at;
    let end = start + 1;
    while (this.text[end] !== '"') {
      if (end >= this.text.length) this.fail("Unterminated string starting at", start);
      end += this.text[end] === "\\" ? 2 : 1;
    }
    this.#at = end + 1;
    try {
      return JSON.parse(this.text.slice(start, end + 1)) as string;
    } catch {
      return this.fail("Invalid control character at", start + 1);
    }
  }

  #list(): PythonValue {
    this.#at++;
    const items: PythonValue[] = [];
    this.#space();
    while (this.text[this.#at] !== "]") {
      items.push(this.#value());
      this.#space();
      if (this.text[this.#at] === ",") {
        this.#at++;
        this.#space();
        if (this.text[this.#at] === "]") this.fail("Expecting value", this.#at);
        continue;
      }
      if (this.text[this.#at] !== "]") this.fail("Expecting ',' delimiter", this.#at);
    }
    this.#at++;
    return items;
  }

  #dict(): PythonValue {
    this.#at++;
    const dict = new Dict();
    this.#space();
    while (this.text[this.#at] !== "}") {
      if (this.text[this.#at] !== '"') {
        this.fail("Expecting property name enclosed in double quotes", this.#at);
      }
      const key = this.#string();
      this.#space();
      if (this.text[this.#at] !== ":") this.fail("Expecting ':' delimiter", this.#at);
      this.#at++;
      dict.set(key, this.#value());
      this.#space();
      if (this.text[this.#at] === ",") {
        this.#at++;
        this.#space();
        continue;
      }
      if (this.text[this.#at] !== "}") this.fail("Expecting ',' delimiter", this.#at);
    }
    this.#at++;
    return dict;
  }
}
