import assert from "node:assert/strict";
import { derParts, derValues, SEQUENCE, SET } from "../../../../src/simulator/kubernetes/identity/der.ts";

Deno.test("values one after the other, with short and long lengths", () => {
  const long = [0x04, 0x81, 0x80, ...new Array<number>(128).fill(7)];
  const values = derValues(new Uint8Array([0x02, 0x01, 0x05, ...long]));
  assert.deepEqual(values.map(({ tag, content }) => [tag, content.length]), [[2, 1], [4, 128]]);
});

Deno.test("parts of a sequence", () => {
  const values = derValues(new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05]));
  assert.deepEqual([...derParts(values, 0, SEQUENCE)[0]!.content], [5]);
  assert.throws(() => derParts(values, 0, SET), /tags don't match/);
  assert.throws(() => derParts(values, 1), /tags don't match/);
});

for (const bytes of [[0x30], [0x30, 0x05, 1], [0x30, 0x80], [0x30, 0x85, 1, 1, 1, 1, 1], [0x30, 0x84, 1]]) {
  Deno.test(`cut off: ${bytes}`, () =>
    assert.throws(() => derValues(new Uint8Array(bytes)), /data truncated/));
}
