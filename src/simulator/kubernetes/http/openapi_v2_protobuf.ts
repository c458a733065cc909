/**
 * An OpenAPI v2 document in protobuf, the only form in which kubectl takes it. Field numbers are those of
 * github.com/google/gnostic-models/openapiv2/OpenAPIv2.proto.
 */
import { printYaml } from "../../../kube/yaml_print.ts";
import type { Json } from "../../../kube/object.ts";
import { joined } from "./answer.ts";
import type { SwaggerDocument, SwaggerSchema } from "./openapi_v2.ts";

export function encodeSwagger({ swagger, info, definitions }: SwaggerDocument): Uint8Array<ArrayBuffer> {
  return joined([
    text(1, swagger),
    nested(2, joined([text(1, info.title), text(2, info.version)])),
    nested(8, joined([])),
    nested(9, joined(Object.entries(definitions).map(([name, it]) => nested(1, named(name, schema(it)))))),
  ]);
}

function schema(it: SwaggerSchema): Bytes {
  const fields = [
    text(1, it.$ref),
    text(2, it.format),
    text(4, it.description),
    ...it.default === undefined ? [] : [nested(5, anything(it.default))],
    double(7, it.maximum),
    double(9, it.minimum),
    text(13, it.pattern),
    ...(it.required ?? []).map((name) => text(19, name)),
    ...(it.enum ?? []).map((value) => nested(20, anything(value))),
  ];
  const { additionalProperties, type, items, properties } = it;
  if (additionalProperties !== undefined) {
    fields.push(nested(
      21,
      typeof additionalProperties === "boolean"
        ? joined([tag(2, VARINT), varint(additionalProperties ? 1 : 0)])
        : joined([nested(1, schema(additionalProperties))]),
    ));
  }
  if (type !== undefined) fields.push(nested(22, joined([text(1, type)])));
  if (items) fields.push(nested(23, joined([nested(1, schema(items))])));
  if (properties) {
    const all = Object.entries(properties).map(([name, inner]) => nested(1, named(name, schema(inner))));
    fields.push(nested(25, joined(all)));
  }
  for (const [name, value] of Object.entries(it)) {
    if (name.startsWith("x-")) fields.push(nested(31, named(name, anything(value))));
  }
  return joined(fields);
}

type Bytes = Uint8Array<ArrayBuffer>;

const VARINT = 0;
const FIXED_64 = 1;
const DELIMITED = 2;

/** NamedSchema, NamedAny: 1 name, 2 value. */
function named(name: string, value: Bytes): Bytes {
  return joined([text(1, name), nested(2, value)]);
}

/** Any value is carried as YAML. */
function anything(value: unknown): Bytes {
  return joined([text(2, printYaml(value as Json))]);
}

function text(field: number, value: string | undefined): Bytes {
  return value === undefined || value === "" ? EMPTY : nested(field, encoder.encode(value));
}

function double(field: number, value: number | undefined): Bytes {
  if (value === undefined) return EMPTY;
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return joined([tag(field, FIXED_64), bytes]);
}

function nested(field: number, bytes: Bytes): Bytes {
  return joined([tag(field, DELIMITED), varint(bytes.length), bytes]);
}

function tag(field: number, wire: number): Bytes {
  return varint(field << 3 | wire);
}

function varint(value: number): Bytes {
  const bytes: number[] = [];
  for (; value > 0x7f; value >>>= 7) bytes.push(value & 0x7f | 0x80);
  return new Uint8Array([...bytes, value]);
}

const EMPTY: Bytes = new Uint8Array(0);
const encoder = new TextEncoder();
