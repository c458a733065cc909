import assert from "node:assert/strict";
import { contentOf, oid, partsOf, sequence, time, utf8 } from "../../../src/go_template/functions/der.ts";

Deno.test("values have a tag, a length and their content", () => {
  assert.deepEqual([...oid("1.2.840.113549")], [6, 6, 42, 134, 72, 134, 247, 13]);
  assert.deepEqual([...sequence(utf8("a"))], [48, 3, 12, 1, 97]);
  assert.deepEqual([...sequence(new Uint8Array(200)).slice(0, 3)], [48, 0x81, 200]);
  assert.equal(new TextDecoder().decode(time(Date.UTC(2026, 0, 2)).slice(2)), "260102000000Z");
  assert.equal(new TextDecoder().decode(time(Date.UTC(2051, 0, 2)).slice(2)), "20510102000000Z");
});

Deno.test("what was written is read again", () => {
  const long = utf8("x".repeat(300));
  const parts = partsOf(sequence(oid("1.2.840"), long, utf8("")));
  assert.deepEqual(parts, [oid("1.2.840"), long, utf8("")]);
  assert.equal(new TextDecoder().decode(contentOf(parts[1]!)), "x".repeat(300));
});
