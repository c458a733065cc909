/**
 * Objects as typed clients send them: Kubernetes' protobuf envelope. Only messages of `protobuf_messages.ts` can be
 * read; a field that is not there is refused rather than lost.
 */
import type { Json, JsonObject } from "../../../kube/object.ts";
import { MESSAGES } from "./protobuf_messages.ts";

/** The body is no protobuf, or says something that cannot be read. */
export class ProtobufError extends Error {
  override name = "ProtobufError";
}

/** Before every body: `k8s` and a zero. */
const MAGIC = [0x6b, 0x38, 0x73, 0];

/** @throws {ProtobufError} */
export function decodeProtobuf(body: Uint8Array): JsonObject {
  if (MAGIC.some((byte, index) => body[index] !== byte)) throw new ProtobufError("the envelope is missing");
  const envelope = new Map(fieldsOf(body.subarray(MAGIC.length)).map(({ number, value }) => [number, value]));
  const type = new Map(fieldsOf(bytesOf(envelope.get(1))).map(({ number, value }) => [number, value]));
  const [apiVersion, kind] = [textOf(type.get(1)), textOf(type.get(2))];
  return { apiVersion, kind, ...message(kind, bytesOf(envelope.get(2))) };
}

interface Field {
  name: string;
  type: string;
  isList: boolean;
  isPointer: boolean;
}

const tables = new Map<string, Map<number, Field>>();

function table(name: string): Map<number, Field> {
  const known = tables.get(name);
  if (known) return known;
  const text = MESSAGES[name];
  if (text === undefined) throw new ProtobufError(`message ${name} is not known`);
  const fields = new Map<number, Field>();
  for (const line of text.split(",").map((line) => line.trim()).filter(Boolean)) {
    const [number, field = "", type = ""] = line.split(" ");
    fields.set(Number(number), {
      name: field,
      type: type.replace(/^\[\]|\*$/g, ""),
      isList: type.startsWith("[]"),
      isPointer: type.endsWith("*"),
    });
  }
  tables.set(name, fields);
  return fields;
}

type Wire = number | bigint | Uint8Array;

function message(name: string, bytes: Uint8Array): JsonObject {
  const fields = table(name);
  const object: JsonObject = {};
  for (const { number, value } of fieldsOf(bytes)) {
    const field = fields.get(number);
    if (!field) throw new ProtobufError(`field ${number} of ${name} is not known`);
    if (field.type === "m" || field.type === "n") {
      const entry = new Map(fieldsOf(bytesOf(value)).map(({ number, value }) => [number, value]));
      const item = field.type === "m" ? textOf(entry.get(2)) : base64(bytesOf(entry.get(2)));
      object[field.name] = { ...object[field.name] as JsonObject, [textOf(entry.get(1))]: item };
    } else if (field.isList) {
      object[field.name] = [...object[field.name] as Json[] ?? [], decoded(field.type, value) ?? ""];
    } else {
      const item = decoded(field.type, value);
      const isZero = item === "" || item === 0 || item === false;
      if (item !== undefined && (!isZero || field.isPointer)) object[field.name] = item;
    }
  }
  return name === "FieldsV1" ? object.Raw as JsonObject ?? {} : object;
}

function decoded(type: string, value: Wire): Json | undefined {
  switch (type) {
    case "s":
      return textOf(value);
    case "i":
      return Number(BigInt.asIntN(64, BigInt(value as bigint)));
    case "b":
      return Number(value) !== 0;
    case "j":
      return JSON.parse(textOf(value));
    case "t":
      return time(bytesOf(value));
    case "o":
      return intOrString(bytesOf(value));
    default:
      return message(type, bytesOf(value));
  }
}

/** Undefined for the zero time. */
function time(bytes: Uint8Array): string | undefined {
  const seconds = fieldsOf(bytes).find(({ number }) => number === 1)?.value;
  if (seconds === undefined) return undefined;
  const ms = Number(BigInt.asIntN(64, BigInt(seconds as bigint))) * 1000;
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}

function intOrString(bytes: Uint8Array): Json | undefined {
  const parts = new Map(fieldsOf(bytes).map(({ number, value }) => [number, value]));
  if (Number(parts.get(1) ?? 0) === 1) return textOf(parts.get(3));
  return Number(parts.get(2) ?? 0) || undefined;
}

function fieldsOf(bytes: Uint8Array): { number: number; value: Wire }[] {
  const fields: { number: number; value: Wire }[] = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n;; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw new ProtobufError("the message ends too early");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const wire = key & 7;
    if (wire === 0) fields.push({ number: key >>> 3, value: varint() });
    else if (wire === 2) {
      const end = Number(varint()) + at;
      if (end > bytes.length) throw new ProtobufError("the message ends too early");
      fields.push({ number: key >>> 3, value: bytes.subarray(at, end) });
      at = end;
    } else throw new ProtobufError(`wire type ${wire} is not known`);
  }
  return fields;
}

function bytesOf(value: Wire | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}

function textOf(value: Wire | undefined): string {
  return new TextDecoder().decode(bytesOf(value));
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
