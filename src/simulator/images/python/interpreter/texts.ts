/** `str()` and `repr()`. */
import {
  Bare,
  Dict,
  Instance,
  Method,
  Native,
  numberOf,
  PythonClass,
  PythonFunction,
  PythonSet,
  type PythonValue,
  Range,
  Slice,
  Steps,
  Tuple,
  type Work,
} from "./value.ts";
import { BASE_EXCEPTION, fail, typeName, typeOf } from "./types.ts";

/** Calls a method that a class of the program has; undefined: it has none. */
export type AskMethod = (
  value: PythonValue,
  name: string,
  ...given: PythonValue[]
) => Work<PythonValue | undefined>;

export class Texts {
  readonly #ask: AskMethod;
  readonly #open = new Set<PythonValue>();

  constructor(ask: AskMethod) {
    this.#ask = ask;
  }

  *text(value: PythonValue): Work<string> {
    if (typeof value === "string") return value;
    if (!(value instanceof Instance)) return yield* this.representation(value);
    const own = yield* this.#ask(value, "__str__");
    if (own !== undefined) return this.#checked("__str__", own);
    if (!value.type.is(BASE_EXCEPTION)) return yield* this.representation(value);
    const { items } = value.attributes.get("args") as Tuple;
    if (value.type.name === "KeyError" && items.length === 1) return yield* this.representation(items[0]!);
    const errno = value.attributes.get("errno");
    if (errno !== undefined && errno !== null && items.length > 1) {
      const name = value.attributes.get("filename");
      const place = name === undefined || name === null ? "" : `: ${yield* this.representation(name)}`;
      return `[Errno ${yield* this.text(errno)}] ${yield* this.text(items[1]!)}${place}`;
    }
    if (items.length === 0) return "";
    return items.length === 1 ? yield* this.text(items[0]!) : yield* this.representation(new Tuple(items));
  }

  #checked(name: string, value: PythonValue): string {
    if (typeof value === "string") return value;
    return fail("TypeError", `${name} returned non-string (type ${typeName(value)})`);
  }

  *representation(value: PythonValue): Work<string> {
    if (value === null) return "None";
    if (typeof value === "boolean") return value ? "True" : "False";
    if (typeof value === "bigint") return String(value);
    if (typeof value === "number") return floatText(value);
    if (typeof value === "string") return quoted(value);
    if (value instanceof Uint8Array) return bytesText(value);
    if (value instanceof Instance) return yield* this.#instance(value);
    if (!isContainer(value)) return plainText(value);
    if (this.#open.has(value)) {
      return Array.isArray(value) ? "[...]" : value instanceof Tuple ? "(...)" : "{...}";
    }
    this.#open.add(value);
    try {
      return yield* this.#container(value);
    } finally {
      this.#open.delete(value);
    }
  }

  *#container(value: PythonValue[] | Tuple | Dict | PythonSet): Work<string> {
    if (Array.isArray(value)) {
      const text = `[${yield* this.#list(value)}]`;
      return "title" in value ? `${value.title}(${text})` : text;
    }
    if (value instanceof Dict) {
      const rows: string[] = [];
      for (const [key, one] of value.entries) {
        rows.push(`${yield* this.representation(key)}: ${yield* this.representation(one)}`);
      }
      const text = `{${rows.join(", ")}}`;
      if (value.title === "dict") return text;
      if (value.title !== "defaultdict") return `${value.title}(${rows.length > 0 ? text : ""})`;
      return `defaultdict(${yield* this.representation(value.makes ?? null)}, ${text})`;
    }
    if (value instanceof PythonSet) {
      const name = value.isFrozen ? "frozenset" : "set";
      if (value.items.size === 0) return `${name}()`;
      const text = `{${yield* this.#list(value.values)}}`;
      return value.isFrozen ? `frozenset(${text})` : text;
    }
    if (value.names) {
      const rows: string[] = [];
      for (const [at, name] of value.names.entries()) {
        rows.push(`${name}=${yield* this.representation(value.items[at]!)}`);
      }
      return `${value.title}(${rows.join(", ")})`;
    }
    return value.items.length === 1
      ? `(${yield* this.representation(value.items[0]!)},)`
      : `(${yield* this.#list(value.items)})`;
  }

  *#list(items: readonly PythonValue[]): Work<string> {
    const texts: string[] = [];
    for (const item of items) texts.push(yield* this.representation(item));
    return texts.join(", ");
  }

  *#instance(value: Instance): Work<string> {
    const own = yield* this.#ask(value, "__repr__");
    if (own !== undefined) return this.#checked("__repr__", own);
    if (value.type.is(BASE_EXCEPTION)) {
      const { items } = value.attributes.get("args") as Tuple;
      return `${value.type.name}(${yield* this.#list(items)})`;
    }
    return `<${value.type.shown} object at ${addressOf(value)}>`;
  }
}

function isContainer(value: PythonValue): value is PythonValue[] | Tuple | Dict | PythonSet {
  return Array.isArray(value) || value instanceof Tuple || value instanceof Dict ||
    value instanceof PythonSet;
}

function plainText(value: PythonValue): string {
  if (value instanceof PythonClass) return `<class '${value.shown}'>`;
  if (value instanceof PythonFunction) return `<function ${value.qualifiedName} at ${addressOf(value)}>`;
  if (value instanceof Native) return `<built-in function ${value.name}>`;
  if (value instanceof Method) {
    if (value.callee instanceof Native) {
      return `<built-in method ${value.of} of ${typeName(value.self)} object at ${addressOf(value)}>`;
    }
    const name = value.callee instanceof PythonFunction ? value.callee.qualifiedName : value.of;
    return `<bound method ${name} of <${typeOf(value.self).shown} object at ${
      addressOf(value.self as object)
    }>>`;
  }
  if (value instanceof Range) {
    return `range(${value.from}, ${value.to}${value.step === 1n ? "" : `, ${value.step}`})`;
  }
  if (value instanceof Steps) return `<${value.title} object at ${addressOf(value)}>`;
  if (value instanceof Slice) return "slice(...)";
  if (value instanceof Bare) return value.text;
  return `<${typeName(value)} object>`;
}

const FIRST_ADDRESS = 0x7f3a_1c00_0000;
const OBJECT_BYTES = 0x30;
export function addressOf(value: object): string {
  return `0x${(FIRST_ADDRESS + numberOf(value) * OBJECT_BYTES).toString(16)}`;
}

export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

export function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return mark + escaped(text, mark, LAST_CONTROL) + mark;
}

function bytesText(bytes: Uint8Array): string {
  const text = [...bytes].map((byte) => String.fromCharCode(byte)).join("");
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return `b${mark}${escaped(text, mark, LAST_BYTE)}${mark}`;
}

const LAST_CONTROL = 0x9f;
const LAST_BYTE = 0xff;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };

/** Letters that do not show are written by their number, those from 127 up to `last` too. */
function escaped(text: string, mark: string, last: number): string {
  return text.split("").map((letter) => {
    const code = letter.charCodeAt(0);
    const known = letter === mark ? `\\${mark}` : ESCAPES[letter];
    if (known !== undefined) return known;
    const isHidden = code < 32 || (code >= 127 && code <= last);
    return isHidden ? `\\x${code.toString(16).padStart(2, "0")}` : letter;
  }).join("");
}
