/** Values as TOML, laid out as Helm lays it out. Source: https://toml.io/en/v1.0.0; Helm, pkg/engine/funcs.go. */
import { goText } from "../format.ts";
import { FunctionError } from "../template_error.ts";
import {
  type GoFunction,
  goFunction,
  type GoMap,
  GoNumber,
  type GoValue,
  isMap,
  sortedKeys,
} from "../value.ts";
import { parseToml } from "./toml_document.ts";
import { TomlError } from "./toml_reader.ts";

export const tomlFunctions: Record<string, GoFunction> = {
  fromToml: goFunction("string", (text: string) => {
    try {
      return parseToml(text);
    } catch (error) {
      if (error instanceof TomlError) return { Error: error.message };
      throw error;
    }
  }),
  toToml: goFunction("any", (value: GoValue) => {
    try {
      return tomlText(value);
    } catch (error) {
      // What cannot be written is told in the text; only nothing at all stops Helm.
      if (error instanceof FunctionError && error.message.startsWith("toml:")) return error.message;
      throw error;
    }
  }),
  mustToToml: goFunction("any", tomlText),
};

/** A map as a document; anything else as it would stand after a key. */
function tomlText(value: GoValue): string {
  if (isNothing(value)) throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
  if (isListOfTables(value)) throw new FunctionError("toml: top-level values must be Go maps or structs");
  if (!isMap(value)) return inline(value);
  return table(value, []).join("").replace(/^\n/, "");
}

/** Lines of a table's own keys, then those of the tables in it. */
function table(map: GoMap, path: readonly string[]): string[] {
  const keys = sortedKeys(map).filter((key) => !isNothing(map[key]));
  const isTable = (value: GoValue) => isMap(value) || isListOfTables(value);
  const indent = "  ".repeat(path.length);
  return [
    ...keys.filter((key) => !isTable(map[key])).map((key) => `${indent}${name(key)} = ${inline(map[key])}\n`),
    ...keys.filter((key) => isTable(map[key])).flatMap((key) => {
      const value = map[key];
      const inner = [...path, key];
      const full = inner.map(name).join(".");
      if (isMap(value)) return [`${path.length ? "" : "\n"}${indent}[${full}]\n`, ...table(value, inner)];
      return (value as GoMap[]).flatMap((one) => [`\n${indent}[[${full}]]\n`, ...table(one, inner)]);
    }),
  ];
}

function isListOfTables(value: GoValue): value is GoMap[] {
  return Array.isArray(value) && value.length > 0 && value.every(isMap);
}

function isNothing(value: GoValue): value is null | undefined {
  return value === null || value === undefined;
}

function inline(value: GoValue): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number" || value instanceof GoNumber && value.kind === "float") return float(value);
  if (Array.isArray(value)) {
    if (value.some(isNothing)) throw new FunctionError("toml: cannot encode array with nil element");
    return `[${value.map(inline).join(", ")}]`;
  }
  if (isMap(value)) {
    const keys = sortedKeys(value).filter((key) => !isNothing(value[key]));
    return `{${keys.map((key) => `${name(key)} = ${inline(value[key])}`).join(", ")}}`;
  }
  return goText(value);
}

function float(value: number | GoNumber): string {
  const text = goText(value);
  if (/Inf|NaN/.test(text)) return text.toLowerCase();
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function name(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : quoted(key);
}

const escapes: Record<string, string> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};

// deno-lint-ignore no-control-regex
const special = /[\x00-\x1f"\\\x7f]/g;

function quoted(text: string): string {
  const byNumber = (letter: string) => `\\u00${letter.charCodeAt(0).toString(16).padStart(2, "0")}`;
  return `"${text.replace(special, (letter) => escapes[letter] ?? byNumber(letter))}"`;
}
