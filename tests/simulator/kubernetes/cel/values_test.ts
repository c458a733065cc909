import assert from "node:assert/strict";
import { bytesOf, valueOf } from "../../../../src/simulator/kubernetes/cel/values.ts";

Deno.test("whole numbers are ints, others are not", () => {
  assert.deepEqual(valueOf({ a: [1, 1.5, "x", null, true] }), { a: [1n, 1.5, "x", null, true] });
  assert.equal(valueOf(undefined), null);
});

Deno.test("bytes come from base64, and from nothing else", () => {
  assert.deepEqual(bytesOf("YQ=="), Uint8Array.of(97));
  assert.equal(bytesOf("?"), undefined);
});
