/** Methods of `str` and `bytes`. */
import { bytesOf, textOf } from "../../../host/byte_text.ts";
import { formatted, padded } from "./format.ts";
import type { Interpreter } from "./interpreter.ts";
import { fail, typeName, TYPES } from "./types.ts";
import { Dict, type Named, Native, type NativeCall, type PythonValue, Tuple, type Work } from "./value.ts";

export function addTextMethods(interpreter: Interpreter): void {
  const all: Record<string, NativeCall> = { ...PLAIN, ...searching(), ...needing(interpreter) };
  for (const [name, call] of Object.entries(all)) TYPES.str.attributes.set(name, new Native(name, call));
  TYPES.bytes.attributes.set("decode", new Native("decode", ([self]) => textOf(self as Uint8Array)));
  TYPES.bytes.attributes.set(
    "hex",
    new Native(
      "hex",
      ([self]) => [...self as Uint8Array].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    ),
  );
}

const SPACES = /^\s+|\s+$/g;
const text = (value: PythonValue | undefined) => value as string;
const lettersOf = (set: PythonValue | undefined) => typeof set === "string" ? new Set(set) : undefined;

function stripped(value: string, set: PythonValue | undefined, sides: "both" | "left" | "right"): string {
  const letters = lettersOf(set);
  const isOut = (letter: string | undefined) =>
    letter !== undefined && (letters ? letters.has(letter) : /\s/.test(letter));
  let [from, to] = [0, value.length];
  if (sides !== "right") { while (from < to && isOut(value[from])) from++; }
  if (sides !== "left") { while (to > from && isOut(value[to - 1])) to--; }
  return value.slice(from, to);
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
const isAll = (pattern: RegExp): NativeCall => ([self]) => text(self) !== "" && pattern.test(text(self));
const aside = (side: string): NativeCall => ([self, width = 0n, fill = " "]) =>
  padded(text(self), Number(width), text(fill), side);

const PLAIN: Record<string, NativeCall> = {
  upper: ([self]) => text(self).toUpperCase(),
  lower: ([self]) => text(self).toLowerCase(),
  casefold: ([self]) => text(self).toLowerCase(),
  title: ([self]) => text(self).replace(/\p{L}+/gu, capital),
  capitalize: ([self]) => capital(text(self)),
  swapcase: ([self]) =>
    [...text(self)].map((one) => one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase()).join(""),
  strip: ([self, set]) =>
    set === undefined ? text(self).replace(SPACES, "") : stripped(text(self), set, "both"),
  lstrip: ([self, set]) => stripped(text(self), set, "left"),
  rstrip: ([self, set]) => stripped(text(self), set, "right"),
  removeprefix: ([self, part]) =>
    text(self).startsWith(text(part)) ? text(self).slice(text(part).length) : text(self),
  removesuffix: ([self, part]) =>
    part !== "" && text(self).endsWith(text(part)) ? text(self).slice(0, -text(part).length) : text(self),
  splitlines: ([self, keeps = false], named) => {
    const rows = text(self).match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
    return (named.get("keepends") ?? keeps) ? [...rows] : rows.map((row) => row.replace(/[\r\n]+$/, ""));
  },
  isdigit: isAll(/^\p{Nd}+$/u),
  isnumeric: isAll(/^\p{N}+$/u),
  isdecimal: isAll(/^\p{Nd}+$/u),
  isalpha: isAll(/^\p{L}+$/u),
  isalnum: isAll(/^[\p{L}\p{N}]+$/u),
  isspace: isAll(/^\s+$/),
  isidentifier: isAll(/^[\p{L}_][\p{L}\p{N}_]*$/u),
  isupper: ([self]) => /\p{L}/u.test(text(self)) && text(self) === text(self).toUpperCase(),
  islower: ([self]) => /\p{L}/u.test(text(self)) && text(self) === text(self).toLowerCase(),
  zfill: ([self, width]) => padded(text(self), Number(width), "0", "="),
  ljust: aside("<"),
  rjust: aside(">"),
  center: aside("^"),
  expandtabs: ([self, size = 8n]) => text(self).replaceAll("\t", " ".repeat(Number(size))),
  encode: ([self]) => bytesOf(text(self)),
  replace: ([self, from, to, count]) => {
    if (count === undefined) return text(self).replaceAll(text(from), () => text(to));
    let left = Number(count);
    return text(self).replaceAll(text(from), (found) => left-- > 0 ? text(to) : found);
  },
  partition: ([self, mark]) => {
    const at = text(self).indexOf(text(mark));
    return new Tuple(
      at < 0 ? [self!, "", ""] : [text(self).slice(0, at), mark!, text(self).slice(at + text(mark).length)],
    );
  },
  rpartition: ([self, mark]) => {
    const at = text(self).lastIndexOf(text(mark));
    return new Tuple(
      at < 0 ? ["", "", self!] : [text(self).slice(0, at), mark!, text(self).slice(at + text(mark).length)],
    );
  },
  split: ([self, mark = null, most = -1n], named) =>
    split(text(self), mark, Number(named.get("maxsplit") ?? most)),
  rsplit: ([self, mark = null, most = -1n], named) => {
    const parts = split(text(self), mark, -1) as string[];
    const limit = Number(named.get("maxsplit") ?? most);
    if (limit < 0 || parts.length <= limit + 1) return parts;
    return [
      parts.slice(0, parts.length - limit).join(mark === null ? " " : text(mark)),
      ...parts.slice(parts.length - limit),
    ];
  },
};

function split(value: string, mark: PythonValue, most: number): PythonValue {
  if (mark === "") fail("ValueError", "empty separator");
  if (mark === null) {
    const words = value.trim() === "" ? [] : value.trim().split(/\s+/);
    if (most < 0 || words.length <= most + 1) return words;
    const found = new RegExp(`^\\s*(?:\\S+\\s+){${most}}`).exec(value)![0];
    return [...words.slice(0, most), value.slice(found.length).trimEnd()];
  }
  const parts = value.split(text(mark));
  if (most < 0 || parts.length <= most + 1) return parts;
  return [...parts.slice(0, most), parts.slice(most).join(text(mark))];
}

function searching(): Record<string, NativeCall> {
  const within = (given: readonly PythonValue[]) => {
    const [self, part, from, to] = given;
    const length = text(self).length;
    const place = (at: PythonValue | undefined, usual: number) => {
      if (at === undefined || at === null) return usual;
      return Number(at) < 0 ? Math.max(0, Number(at) + length) : Number(at);
    };
    return { self: text(self).slice(0, place(to, length)), part: text(part), from: place(from, 0) };
  };
  const either = (test: (self: string, part: string) => boolean): NativeCall => (given) => {
    const { self, from } = within(given);
    const all = given[1] instanceof Tuple ? given[1].items : [given[1]!];
    return all.some((part) => test(self.slice(from), text(part)));
  };
  const find: NativeCall = (given) => {
    const { self, part, from } = within(given);
    return BigInt(self.indexOf(part, from));
  };
  return {
    startswith: either((self, part) => self.startsWith(part)),
    endswith: either((self, part) => self.endsWith(part)),
    find,
    rfind: (given) => {
      const { self, part, from } = within(given);
      const at = self.slice(from).lastIndexOf(part);
      return BigInt(at < 0 ? at : at + from);
    },
    index: (given, named) => {
      const at = find(given, named) as bigint;
      return at < 0n ? fail("ValueError", "substring not found") : at;
    },
    count: (given) => {
      const { self, part, from } = within(given);
      const rest = self.slice(from);
      return BigInt(part === "" ? [...rest].length + 1 : rest.split(part).length - 1);
    },
  };
}

function needing(interpreter: Interpreter): Record<string, NativeCall> {
  return {
    *join([self, all = null]): Work<PythonValue> {
      const parts: string[] = [];
      for (const [at, one] of (yield* interpreter.items(all)).entries()) {
        if (typeof one !== "string") {
          fail("TypeError", `sequence item ${at}: expected str instance, ${typeName(one)} found`);
        }
        parts.push(one);
      }
      return parts.join(text(self));
    },
    *format([self, ...given], named): Work<PythonValue> {
      return yield* formatText(interpreter, text(self), given, named);
    },
    *format_map([self, rows]): Work<PythonValue> {
      const named = new Map((rows as Dict).entries.map(([key, value]) => [String(key), value]));
      return yield* formatText(interpreter, text(self), [], named);
    },
    translate: ([self, table]) =>
      [...text(self)].map((letter) => {
        const to = (table as Dict).get(BigInt(letter.codePointAt(0)!));
        return to === undefined
          ? letter
          : to === null
          ? ""
          : typeof to === "bigint"
          ? String.fromCodePoint(Number(to))
          : to;
      }).join(""),
    maketrans: ([from, to = "", out = ""]) => {
      const code = (letter: PythonValue) =>
        typeof letter === "string" ? BigInt(letter.codePointAt(0)!) : letter;
      if (from instanceof Dict) {
        return new Dict(from.entries.map(([letter, by]) => [code(letter), by] as const));
      }
      const rows = [...text(from)].map((letter, at) => [code(letter), [...text(to)][at]!] as const);
      return new Dict([...rows, ...[...text(out)].map((letter) => [code(letter), null] as const)]);
    },
  };
}

function* formatText(
  interpreter: Interpreter,
  pattern: string,
  given: readonly PythonValue[],
  named: Named,
): Work<string> {
  let made = "";
  let [at, next] = [0, 0];
  for (
    const found of pattern.matchAll(
      /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::([^{}]*(?:\{[^{}]*\}[^{}]*)*))?\}|[{}]/g,
    )
  ) {
    made += pattern.slice(at, found.index);
    at = found.index + found[0].length;
    if (found[0] === "{{" || found[0] === "}}") {
      made += found[0][0];
      continue;
    }
    if (found[0] === "{" && at < pattern.length) fail("ValueError", "expected '}' before end of string");
    if (found[0].length === 1) fail("ValueError", `Single '${found[0]}' encountered in format string`);
    const [, name = "", rest = ""] = /^(\w*)(.*)$/s.exec(found[1]!)!;
    let value = name === "" ? given[next++] : /^\d+$/.test(name) ? given[Number(name)] : named.get(name);
    if (value === undefined) {
      if (name === "" || /^\d+$/.test(name)) {
        fail("IndexError", `Replacement index ${name || next - 1} out of range for positional args tuple`);
      }
      fail("KeyError", name);
    }
    for (const [, key, item] of rest.matchAll(/\.(\w+)|\[(\w+)\]/g)) {
      if (key !== undefined) value = yield* interpreter.attribute(value, key);
      else {value = value instanceof Dict
          ? value.get(item!) ?? null
          : (yield* interpreter.items(value))[Number(item)] ?? null;}
    }
    const specification = (found[3] ?? "").replace(
      /\{(\w*)\}/g,
      (_, inner: string) =>
        String(
          (inner === "" ? given[next++] : /^\d+$/.test(inner) ? given[Number(inner)] : named.get(inner)) ??
            "",
        ),
    );
    const shown = found[2] === "r"
      ? yield* interpreter.texts.representation(value)
      : yield* interpreter.texts.text(value);
    const own = yield* interpreter.ask(value, "__format__", specification);
    made += typeof own === "string" ? own : formatted(found[2] ? shown : value, specification, shown);
  }
  return made + pattern.slice(at);
}
