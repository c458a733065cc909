import assert from "node:assert/strict";
import { spdyDictionary } from "../../../../src/simulator/kubernetes/http/spdy_dictionary.ts";

Deno.test("the dictionary has the length and the checksum that zlib streams name", () => {
  const dictionary = spdyDictionary();
  let [a, b] = [1, 0];
  for (const byte of dictionary) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  assert.equal(dictionary.length, 1423);
  assert.equal(b * 0x1_0000 + a, 0xe3c6a7c2);
});
