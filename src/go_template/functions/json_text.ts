/** Values as JSON, as Go's encoding/json writes and reads them. */
import type { Json } from "../../kube/object.ts";
import { textOfBytes } from "../format.ts";
import { FunctionError } from "../template_error.ts";
import {
  entryOf,
  GoNumber,
  GoObject,
  type GoValue,
  isFunction,
  isMap,
  setEntry,
  sortedKeys,
  typeName,
} from "../value.ts";

/** What of a value is data. @throws {FunctionError} for what is none */
export function jsonOf(value: GoValue): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new FunctionError(
      `json: unsupported value: ${Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf"}`,
    );
  }
  if (value instanceof GoNumber) return Number(value.value);
  if (value instanceof GoObject) return jsonOf(value.underlying());
  if (Array.isArray(value)) {
    if (typeName(value) === "[]uint8") {
      return btoa(String.fromCharCode(...new TextEncoder().encode(textOfBytes(value))));
    }
    return value.map(jsonOf);
  }
  if (isFunction(value)) throw new FunctionError(`json: unsupported type: ${typeName(value)}`);
  if (!isMap(value)) return value;
  const out: { [key: string]: Json } = {};
  for (const key of Object.keys(value)) {
    if (value[key] !== undefined) setEntry(out, key, jsonOf(entryOf(value, key)) as GoValue);
  }
  return out;
}

/** Keys sorted. `escapesHtml`: `<`, `>` and `&` as escapes. */
export function jsonText(value: GoValue, { indent = "", escapesHtml = true } = {}): string {
  const text = encoded(value, indent, "\n");
  const pattern = escapesHtml ? /[<>&\u2028\u2029]/g : /[\u2028\u2029]/g;
  return text.replace(pattern, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// Numbers that are too large for JavaScript's keep their digits this way.
function encoded(value: GoValue, indent: string, lineStart: string): string {
  if (typeof value === "bigint") return String(value);
  if (value instanceof GoNumber && typeof value.value === "bigint") return String(value.value);
  if (typeof value === "string") return goJsonString(value);
  if (typeof value === "number") return jsonNumber(value);
  if (value instanceof GoObject) return encoded(value.underlying(), indent, lineStart);
  const inner = indent && lineStart + indent;
  const around = (open: string, items: string[], close: string) =>
    items.length === 0
      ? open + close
      : open + inner + items.join(`,${inner}`) + (indent && lineStart) + close;
  if (Array.isArray(value) && typeName(value) !== "[]uint8") {
    return around("[", value.map((item) => encoded(item, indent, inner)), "]");
  }
  if (!isMap(value)) return JSON.stringify(jsonOf(value));
  const pair = (key: string) => `${goJsonString(key)}:${indent && " "}${encoded(value[key], indent, inner)}`;
  return around("{", sortedKeys(value).map(pair), "}");
}

function goJsonString(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** Go takes an exponent below 10⁻⁶ and from 10²¹ on, as JavaScript does, but with one digit at least as it comes. */
function jsonNumber(value: number): string {
  if (!Number.isFinite(value)) return JSON.stringify(jsonOf(value));
  return Object.is(value, -0)
    ? "-0"
    : String(value).replace(/e([-+])0?(\d)$/, "e$10$2").replace(/e-0(\d)$/, "e-0$1");
}

/** @throws {FunctionError} with Go's words for what is wrong */
export function parseJson(text: string): GoValue {
  try {
    return JSON.parse(text) as GoValue;
  } catch {
    throw new FunctionError(jsonProblem(text));
  }
}

function jsonProblem(text: string): string {
  const trimmed = text.trimEnd();
  if (trimmed === "") return "unexpected end of JSON input";
  const at = firstWrong(text);
  if (at === undefined || at >= trimmed.length) return "unexpected end of JSON input";
  const letter = [...text.slice(at)][0]!;
  const shown = letter === "'" ? `'\\''` : letter === '"' ? `'"'` : `'${letter}'`;
  return `invalid character ${shown} ${jsonContext(text, at)}`;
}

/** The first place at which the text is no beginning of JSON. */
function firstWrong(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const found = /position (\d+)/.exec((error as Error).message);
    return found ? Number(found[1]) : text.length;
  }
}

function jsonContext(text: string, at: number): string {
  const before = text.slice(0, at).trimEnd();
  if (before === "") return "looking for beginning of value";
  const last = before.at(-1)!;
  if (/[:[,]$/.test(last)) {
    const isKey = last === "," && before.lastIndexOf("{") > before.lastIndexOf("[");
    return isKey ? "looking for beginning of object key string" : "looking for beginning of value";
  }
  if (last === "{") return "looking for beginning of object key string";
  if (before.lastIndexOf("{") < 0 && before.lastIndexOf("[") < 0) return "after top-level value";
  if (before.lastIndexOf("[") > before.lastIndexOf("{")) return "after array element";
  return /"\s*:\s*[^,]*$/.test(before) ? "after object key:value pair" : "after object key";
}
