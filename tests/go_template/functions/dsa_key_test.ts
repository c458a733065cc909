import assert from "node:assert/strict";
import { contentOf, partsOf } from "../../../src/go_template/functions/der.ts";
import { dsaKey } from "../../../src/go_template/functions/dsa_key.ts";

Deno.test("what is public of a DSA key follows from its parameters and what is not", () => {
  const [first, ...rest] = dsaKey({ modulusLength: 1024, divisorLength: 160 }).trim().split("\n");
  assert.deepEqual([first, rest.pop()], ["-----BEGIN DSA PRIVATE KEY-----", "-----END DSA PRIVATE KEY-----"]);
  const whole = Uint8Array.from(atob(rest.join("")), (letter) => letter.charCodeAt(0));
  const numbers = partsOf(whole).map((part) => BigInt(`0x${contentOf(part).toHex()}`));
  const [version, p, q, g, open, secret] = numbers as [bigint, bigint, bigint, bigint, bigint, bigint];
  assert.deepEqual([version, numbers.length, p.toString(2).length, q.toString(2).length], [0n, 6, 1024, 160]);
  assert.equal(power(g, secret, p), open);
});

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = result * result % modulus;
    if (bit === "1") result = result * base % modulus;
  }
  return result;
}
