/**
 * Objects as typed clients send them: Kubernetes' protobuf envelope (apimachinery/pkg/runtime/serializer/protobuf).
 * Fields that are not known are passed over, as the server does.
 */
import type { Json, JsonObject } from "../../../kube/object.ts";
import { parseGroupVersion } from "../../../kube/group_version.ts";
import { coreMessages } from "./protobuf_facts/core.ts";
import { machineryMessages } from "./protobuf_facts/machinery.ts";
import {
  indexMessages,
  type MessageField,
  type MessageFields,
  readMessage,
} from "./protobuf_facts/notation.ts";
import { storageMessages } from "./protobuf_facts/storage.ts";
import { workloadsMessages } from "./protobuf_facts/workloads.ts";
import { microTimeText, timeText } from "./protobuf_time.ts";
import { ProtobufError, readWire, type WireField, type WireValue } from "./protobuf_wire.ts";

/** Before every body: `k8s` and a zero. */
const MAGIC = [0x6b, 0x38, 0x73, 0];

/** @throws {ProtobufError} in the server's words; once the kind is known, it carries it. */
export function decodeProtobuf(body: Uint8Array): JsonObject {
  if (body.length === 0) throw new ProtobufError("empty data");
  if (MAGIC.some((byte, index) => body[index] !== byte)) {
    throw new ProtobufError(
      `provided data does not appear to be a protobuf message, expected prefix [${MAGIC.join(" ")}]`,
    );
  }
  const envelope = byNumber(readWire(body.subarray(MAGIC.length)));
  const type = byNumber(readWire(bytesOf(envelope.get(1))));
  const [apiVersion, kind] = [textOf(type.get(1)), textOf(type.get(2))];
  try {
    return {
      apiVersion,
      kind,
      ...message(messageOf(apiVersion, kind), bytesOf(envelope.get(2))) as JsonObject,
    };
  } catch (error) {
    if (error instanceof ProtobufError) error.type = { apiVersion, kind };
    throw error;
  }
}

const lines = indexMessages([coreMessages, workloadsMessages, storageMessages, machineryMessages]);
const tables = new Map<string, MessageFields>();

/** Options of requests are kinds of every group. */
function messageOf(apiVersion: string, kind: string): string {
  const { group, version } = parseGroupVersion(apiVersion);
  const name = `${group.split(".")[0] || "core"}.${version}.${kind}`;
  if (lines.has(name)) return name;
  const machinery = `meta.v1.${kind}`;
  if (lines.has(machinery)) return machinery;
  throw new ProtobufError(
    `no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/api/legacyscheme/scheme.go:30"`,
  );
}

function table(name: string): MessageFields {
  let fields = tables.get(name);
  if (fields) return fields;
  const line = lines.get(name);
  if (line === undefined) throw new Error(`Cannot read message ${name}: no table has it`);
  tables.set(name, fields = readMessage(name, line));
  return fields;
}

function message(name: string, bytes: Uint8Array): Json {
  const fields = table(name);
  const found = readWire(bytes);
  if (fields === "items") return found.map(({ value }) => textOf(value));
  const object: JsonObject = {};
  for (const { number, value } of found) {
    const field = fields.get(number);
    if (field) setField(object, field, value);
  }
  return UNIONS[name.slice(name.lastIndexOf(".") + 1)]?.(object) ?? object;
}

function setField(object: JsonObject, field: MessageField, value: WireValue): void {
  const { name, type, shape, isPointer } = field;
  if (shape === "map") {
    const entry = byNumber(readWire(bytesOf(value, field)));
    const map = (object[name] ??= {}) as JsonObject;
    map[textOf(entry.get(1))] = decoded({ ...field, shape: "one" }, entry.get(2) ?? EMPTY) ?? "";
  } else if (shape === "list") {
    const list = (object[name] ??= []) as Json[];
    list.push(decoded(field, value) ?? "");
  } else if (name === ".") {
    Object.assign(object, message(type, bytesOf(value, field)));
  } else {
    const item = decoded(field, value);
    const isZero = item === "" || item === 0 || item === false;
    if (item !== undefined && (!isZero || isPointer || type === "o")) object[name] = item;
  }
}

const EMPTY = new Uint8Array();

/** Messages that stand for one of several forms of JSON. */
const UNIONS: Record<string, (object: JsonObject) => Json> = {
  JSONSchemaPropsOrArray: ({ schema, jSONSchemas }) => schema ?? jSONSchemas ?? [],
  JSONSchemaPropsOrBool: ({ schema, allows }) => schema ?? allows ?? false,
  JSONSchemaPropsOrStringArray: ({ schema, property }) => schema ?? property ?? [],
};

/** Undefined for what is not set: the zero time. */
function decoded(field: MessageField, value: WireValue): Json | undefined {
  switch (field.type) {
    case "s":
      return textOf(value, field);
    case "i":
      return Number(BigInt.asIntN(64, numberOf(value, field)));
    case "b":
      return numberOf(value, field) !== 0n;
    case "d":
      return new DataView(BigUint64Array.of(numberOf(value, field)).buffer).getFloat64(0, true);
    case "y":
      return base64(bytesOf(value, field));
    case "q":
      return textOf(byNumber(readWire(bytesOf(value, field))).get(1));
    case "j":
      return anyJson(bytesOf(value, field));
    case "t":
    case "u":
      return timeOf(field.type, bytesOf(value, field));
    case "o":
      return intOrString(bytesOf(value, field));
    default:
      return message(field.type, bytesOf(value, field));
  }
}

function timeOf(type: string, bytes: Uint8Array): string | undefined {
  const parts = byNumber(readWire(bytes));
  const [seconds, nanos] = [parts.get(1), parts.get(2)];
  if (seconds === undefined && nanos === undefined) return undefined;
  const whole = Number(BigInt.asIntN(64, numberOf(seconds ?? 0n)));
  return type === "t" ? timeText(whole) : microTimeText(whole, Number(numberOf(nanos ?? 0n)));
}

function intOrString(bytes: Uint8Array): Json {
  const parts = byNumber(readWire(bytes));
  if (numberOf(parts.get(1) ?? 0n) === 1n) return textOf(parts.get(3));
  return Number(BigInt.asIntN(64, numberOf(parts.get(2) ?? 0n)));
}

function anyJson(bytes: Uint8Array): Json | undefined {
  const raw = textOf(byNumber(readWire(bytes)).get(1));
  if (raw === "") return undefined;
  try {
    return JSON.parse(raw) as Json;
  } catch (error) {
    throw new ProtobufError(error instanceof Error ? error.message : String(error));
  }
}

function byNumber(fields: readonly WireField[]): Map<number, WireValue> {
  return new Map(fields.map(({ number, value }) => [number, value]));
}

function bytesOf(value: WireValue | undefined, field?: MessageField): Uint8Array {
  if (value === undefined) return EMPTY;
  if (value instanceof Uint8Array) return value;
  throw wrongType(0, field);
}

function numberOf(value: WireValue, field?: MessageField): bigint {
  if (typeof value === "bigint") return value;
  throw wrongType(2, field);
}

function wrongType(wire: number, field: MessageField | undefined): ProtobufError {
  const name = field?.name ?? "";
  return new ProtobufError(
    `proto: wrong wireType = ${wire} for field ${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
  );
}

const decoder = new TextDecoder();

function textOf(value: WireValue | undefined, field?: MessageField): string {
  return decoder.decode(bytesOf(value, field));
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
