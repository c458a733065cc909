/** `@csv`, `@base64` and the others. */
import type { Json } from "../kube/object.ts";
import { described, JqError, jsonText, plainText } from "./value.ts";

/** @throws {JqError} */
export function formatted(name: string, value: Json): string {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!format) throw new JqError(`${name.slice(1)} is not a valid format`);
  return format(value);
}

const HTML: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  "'": "&apos;",
  '"': "&quot;",
};
const TSV: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };

const FORMATS: Readonly<Record<string, (value: Json) => string>> = {
  "@text": plainText,
  "@json": jsonText,
  "@csv": (value) => row(value, "csv", ",", (text) => `"${text.replaceAll('"', '""')}"`),
  "@tsv": (value) => row(value, "tsv", "\t", (text) => text.replace(/[\t\n\r\\]/g, (char) => TSV[char]!)),
  "@html": (value) => plainText(value).replace(/[<>&'"]/g, (char) => HTML[char]!),
  "@uri": (value) =>
    encodeURIComponent(plainText(value)).replace(
      /[!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  "@sh": (value) => (Array.isArray(value) ? value : [value]).map(shellWord).join(" "),
  "@base64": (value) => btoa(binary(plainText(value))),
  "@base64d": (value) => decoded(plainText(value)),
};

function row(value: Json, name: string, separator: string, quote: (text: string) => string): string {
  if (!Array.isArray(value)) {
    throw new JqError(`${described(value)} cannot be ${name}-formatted, only array`);
  }
  return value.map((item) => {
    if (item === null) return "";
    if (typeof item === "object") throw new JqError(`${described(item)} is not valid in a csv row`);
    return typeof item === "string" ? quote(item) : jsonText(item);
  }).join(separator);
}

function shellWord(value: Json): string {
  if (typeof value === "object" && value !== null) {
    throw new JqError(`${described(value)} can not be escaped for shell`);
  }
  return typeof value === "string" ? `'${value.replaceAll("'", "'\\''")}'` : jsonText(value);
}

function binary(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

function decoded(text: string): string {
  const kept = text.replace(/=+$/, "");
  if (kept.length % 4 === 1) throw new JqError(`${described(text)} trailing base64 byte found`);
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(kept), (char) => char.charCodeAt(0)));
  } catch {
    throw new JqError(`${described(text)} is not valid base64 data`);
  }
}
