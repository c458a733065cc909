import assert from "node:assert/strict";
import { ProtobufError, readWire } from "../../../../src/simulator/kubernetes/http/protobuf_wire.ts";

const values: [name: string, bytes: number[], fields: [number, unknown][]][] = [
  ["nothing", [], []],
  ["a number of two bytes", [0x08, 0x96, 0x01], [[1, 150n]]],
  ["a text", [0x12, 2, 104, 105], [[2, Uint8Array.of(104, 105)]]],
  ["eight bytes", [0x09, 1, 0, 0, 0, 0, 0, 0, 0], [[1, 1n]]],
  ["four bytes, passed over", [0x0d, 1, 0, 0, 0, 0x10, 7], [[2, 7n]]],
];
for (const [name, bytes, fields] of values) {
  Deno.test(`wire: ${name}`, () => {
    const found = readWire(Uint8Array.from(bytes)).map(({ number, value }) => [number, value]);
    assert.deepEqual(found, fields);
  });
}

const refused: [name: string, bytes: number[], message: string][] = [
  ["an early end", [0x0a, 5, 1], "unexpected EOF"],
  ["a number without end", [0x08, 0xff], "unexpected EOF"],
  ["a number that is too long", [0x08, ...Array(11).fill(0xff)], "proto: integer overflow"],
  ["a group", [0x0b], "proto: illegal wireType 3"],
];
for (const [name, bytes, message] of refused) {
  Deno.test(`wire: ${name} is refused`, () => {
    const is = (error: unknown) => error instanceof ProtobufError && error.message === message;
    assert.throws(() => readWire(Uint8Array.from(bytes)), is);
  });
}
