import assert from "node:assert/strict";
import { swaggerDocument } from "../../../../src/simulator/kubernetes/http/openapi_v2.ts";
import { encodeSwagger } from "../../../../src/simulator/kubernetes/http/openapi_v2_protobuf.ts";

/** Fields of a message: number to what stands there. */
function fields(bytes: Uint8Array): Map<number, (Uint8Array | number)[]> {
  const found = new Map<number, (Uint8Array | number)[]>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0;; shift += 7) {
      const byte = bytes[at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const wire = key & 7;
    let value: Uint8Array | number;
    if (wire === 0) value = varint();
    else {
      const length = wire === 1 ? 8 : varint();
      value = bytes.slice(at, at + length);
      at += length;
    }
    found.set(key >> 3, [...found.get(key >> 3) ?? [], value]);
  }
  return found;
}

const inside = (value: Uint8Array | number | undefined) => fields(value as Uint8Array);
const text = (value: Uint8Array | number | undefined) => new TextDecoder().decode(value as Uint8Array);

Deno.test("an OpenAPI v2 document in protobuf has its fields where gnostic reads them", () => {
  const document = swaggerDocument("v1.36.0", {
    "a.B": {
      type: "object",
      description: "what it is",
      required: ["name"],
      properties: { name: { type: "string", enum: ["x"] }, count: { type: "integer", minimum: 1 } },
      "x-kubernetes-group-version-kind": [{ group: "a", version: "v1", kind: "B" }],
    },
  });
  const whole = fields(encodeSwagger(document));
  assert.equal(text(whole.get(1)![0]), "2.0");
  const [definition] = inside(whole.get(9)![0]).get(1)!;
  assert.equal(text(inside(definition).get(1)![0]), "a.B");
  const schema = inside(inside(definition).get(2)![0]);
  assert.equal(text(schema.get(4)![0]), "what it is");
  assert.equal(text(schema.get(19)![0]), "name");
  assert.equal(text(inside(schema.get(22)![0]).get(1)![0]), "object");
  const properties = inside(schema.get(25)![0]).get(1)!.map((property) => text(inside(property).get(1)![0]));
  assert.deepEqual(properties, ["name", "count"]);
  const extension = inside(schema.get(31)![0]);
  assert.equal(text(extension.get(1)![0]), "x-kubernetes-group-version-kind");
  assert.match(text(inside(extension.get(2)![0]).get(2)![0]), /kind: B/);
});
