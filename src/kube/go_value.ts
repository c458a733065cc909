/** JSON values as Go programs print them: kubectl shows some of its data this way. */
import type { Json } from "./object.ts";

/** `%v`: `map[a:1 b:[x y]]`, `<nil>`, numbers in Go's shortest form. */
export function goValue(value: Json | undefined): string {
  if (value === null || value === undefined) return "<nil>";
  if (typeof value === "number") return goNumber(value);
  if (Array.isArray(value)) return `[${value.map(goValue).join(" ")}]`;
  if (typeof value === "object") {
    return `map[${entries(value).map(([key, item]) => `${key}:${goValue(item)}`).join(" ")}]`;
  }
  return String(value);
}

/** `%#v`: `map[string]interface {}{"a":1}`. */
export function goSyntax(value: Json | undefined): string {
  if (value === null || value === undefined) return "interface {}(nil)";
  if (typeof value === "string") return goQuote(value);
  if (typeof value === "number") return goNumber(value);
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(", ")}}`;
  if (typeof value === "object") {
    const shown = entries(value).map(([key, item]) => `${goQuote(key)}:${goSyntax(item)}`);
    return `map[string]interface {}{${shown.join(", ")}}`;
  }
  return String(value);
}

/** `%q`: a string in double quotes with Go's escapes. */
export function goQuote(text: string): string {
  return JSON.stringify(text).replace(/\\u00(0b|[01][0-9a-f]|7f)|\\[bf]/g, (found) => {
    const short = { "\\u000b": "\\v", "\\u0007": "\\a" }[found];
    return short ?? found.replace(/^\\u00/, "\\x");
  });
}

/** The Go type that decoded JSON has. */
export function goType(value: Json | undefined): string {
  if (value === null || value === undefined) return "<nil>";
  if (Array.isArray(value)) return "[]interface {}";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  if (typeof value === "boolean") return "bool";
  return typeof value === "string" ? "string" : "map[string]interface {}";
}

/** Compact JSON as Go encodes it: keys sorted; `<`, `>`, `&` escaped. */
export function goJson(value: Json | undefined, indent?: string): string {
  return escapeForHtml(encode(value ?? null, indent, "\n"));
}

/** Go's encoder writes no letter that means something in HTML. */
export function escapeForHtml(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The keys of an object in the order of their bytes, which is how Go sorts them. */
export function sortedKeys(object: { [key: string]: Json | undefined }): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined).sort(compareCodePoints);
}

// UTF-16 order differs from byte order only above the first plane.
function compareCodePoints(left: string, right: string): number {
  const a = [...left], b = [...right];
  const index = a.findIndex((letter, position) => letter !== b[position]);
  if (index < 0) return a.length - b.length;
  return a[index]!.codePointAt(0)! - (b[index]?.codePointAt(0) ?? -1);
}

function entries(object: { [key: string]: Json | undefined }): [string, Json | undefined][] {
  return sortedKeys(object).map((key) => [key, object[key]]);
}

// By hand, because JavaScript moves keys that look like numbers to the front.
function encode(value: Json, indent: string | undefined, lineStart: string): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = indent === undefined ? "" : lineStart + indent;
  const colon = indent === undefined ? ":" : ": ";
  const parts = Array.isArray(value)
    ? value.map((item) => encode(item, indent, inner))
    : entries(value).map(([key, item]) => JSON.stringify(key) + colon + encode(item ?? null, indent, inner));
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return open + close;
  const end = indent === undefined ? "" : lineStart;
  return open + inner + parts.join(`,${inner}`) + end + close;
}

// Whole numbers are int64; others take an exponent from 10⁶ on and below 10⁻⁴, of two digits at least.
function goNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return String(BigInt(value));
  const [mantissa, exponent] = value.toExponential().split("e") as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < goExponentFrom) return String(value);
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

const goExponentFrom = 6;
