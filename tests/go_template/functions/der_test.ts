import assert from "node:assert/strict";
import { oid, sequence, time, utf8 } from "../../../src/go_template/functions/der.ts";

Deno.test("values have a tag, a length and their content", () => {
  assert.deepEqual([...oid("1.2.840.113549")], [6, 6, 42, 134, 72, 134, 247, 13]);
  assert.deepEqual([...sequence(utf8("a"))], [48, 3, 12, 1, 97]);
  assert.deepEqual([...sequence(new Uint8Array(200)).slice(0, 3)], [48, 0x81, 200]);
  assert.equal(new TextDecoder().decode(time(Date.UTC(2026, 0, 2)).slice(2)), "260102000000Z");
  assert.equal(new TextDecoder().decode(time(Date.UTC(2051, 0, 2)).slice(2)), "20510102000000Z");
});
