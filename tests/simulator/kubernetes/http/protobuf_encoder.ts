/** Writes objects as typed clients do: the counterpart of the server's decoder, for round trips. */
import { readMessage } from "../../../../src/simulator/kubernetes/http/protobuf_facts/notation.ts";
import type { Json, JsonObject } from "../../../../src/kube/object.ts";

export type Value = number | bigint | string | Uint8Array | { double: number };
const encoder = new TextEncoder();

/** A message from pairs of number and value; numbers become varints, the rest is length-delimited. */
export function message(...fields: [number: number, value: Value][]): Uint8Array {
  const chunks: number[] = [];
  for (const [number, value] of fields) {
    if (typeof value === "number" || typeof value === "bigint") {
      chunks.push(...varint(number << 3), ...varint(value));
    } else if (typeof value === "object" && "double" in value) {
      chunks.push(...varint((number << 3) | 1), ...new Uint8Array(Float64Array.of(value.double).buffer));
    } else {
      const bytes = typeof value === "string" ? encoder.encode(value) : value;
      chunks.push(...varint((number << 3) | 2), ...varint(bytes.length));
      for (const byte of bytes) chunks.push(byte);
    }
  }
  return Uint8Array.from(chunks);
}

function varint(value: number | bigint): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}

/** The whole body of a request. */
export function body(apiVersion: string, kind: string, raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const envelope = message([1, message([1, apiVersion], [2, kind])], [2, raw]);
  return Uint8Array.of(0x6b, 0x38, 0x73, 0, ...envelope);
}

/** An object as the message `name`, with the numbers of the `lines`. Fields that are not known are an error. */
export function encodeMessage(
  lines: ReadonlyMap<string, string>,
  name: string,
  object: JsonObject,
): Uint8Array {
  const rest = { ...object };
  const encoded = message(...fieldsOf(lines, name, rest));
  if (Object.keys(rest).length > 0) throw new Error(`Cannot encode ${Object.keys(rest)} of ${name}`);
  return encoded;
}

/** Takes what it encodes out of `rest`. */
function fieldsOf(lines: ReadonlyMap<string, string>, name: string, rest: JsonObject): [number, Value][] {
  const fields = readMessage(name, lines.get(name)!);
  if (fields === "items") throw new Error(`Cannot encode ${name} as an object`);
  const found: [number, Value][] = [];
  for (const [number, field] of fields) {
    if (field.name === ".") {
      found.push([number, message(...fieldsOf(lines, field.type, rest))]);
      continue;
    }
    const value = rest[field.name];
    delete rest[field.name];
    if (value === undefined || value === null) continue;
    const one = (item: Json) => encodeValue(lines, field.type, item);
    if (field.shape === "list") { for (const item of value as Json[]) found.push([number, one(item)]); }
    else if (field.shape === "map") {
      for (const [key, item] of Object.entries(value)) {
        found.push([number, message([1, key], [2, one(item)])]);
      }
    } else found.push([number, one(value)]);
  }
  return found;
}

function encodeValue(lines: ReadonlyMap<string, string>, type: string, value: Json): Value {
  switch (type) {
    case "s":
      return String(value);
    case "i":
      return Number(value);
    case "d":
      return { double: Number(value) };
    case "b":
      return value ? 1 : 0;
    case "y":
      return Uint8Array.from(atob(String(value)), (char) => char.charCodeAt(0));
    case "q":
      return message([1, String(value)]);
    case "j":
      return message([1, JSON.stringify(value)]);
    case "t":
    case "u": {
      const micros = Number(/\.(\d{6})Z$/.exec(String(value))?.[1] ?? 0);
      return message([1, Math.floor(Date.parse(String(value)) / 1000)], [2, micros * 1000]);
    }
    case "o":
      return typeof value === "number" ? message([1, 0], [2, value]) : message([1, 1], [3, String(value)]);
    default:
      if (lines.get(type) === "items") {
        return message(...(value as string[]).map((text): [number, Value] => [1, text]));
      }
      return encodeMessage(lines, type, union(type, value));
  }
}

/** JSON of several forms, as the message that holds any of them. */
function union(type: string, value: Json): JsonObject {
  if (type.endsWith("OrArray")) return Array.isArray(value) ? { jSONSchemas: value } : { schema: value };
  if (type.endsWith("OrBool")) return typeof value === "boolean" ? { allows: value } : { schema: value };
  if (type.endsWith("OrStringArray")) return Array.isArray(value) ? { property: value } : { schema: value };
  return value as JsonObject;
}
