import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeContinue, encodeContinue } from "../../../../src/simulator/kubernetes/http/continue_token.ts";

Deno.test("a token is written as the API server writes it", () => {
  assert.equal(
    encodeContinue({ revision: 1896, start: "/failing-24npn\0" }),
    "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MTg5Niwic3RhcnQiOiIvZmFpbGluZy0yNG5wblx1MDAwMCJ9",
  );
});

Deno.test("law: a token is read as it was written", () => {
  fc.assert(fc.property(fc.integer({ min: 1 }), fc.string(), (revision, start) => {
    const token = decodeContinue(encodeContinue({ revision, start: `/${start}` }));
    assert.deepEqual(token, { revision, start });
  }));
});

const REFUSED: [string, string][] = [
  ["garbage", "invalid character '\\u0081' looking for beginning of value"],
  ["!", "illegal base64 data at input byte 0"],
  [btoa('{"v":"v2"}'), 'server does not recognize this encoded version "v2"'],
  [btoa('{"v":"meta.k8s.io/v1"}'), "incorrect encoded start resourceVersion (version meta.k8s.io/v1)"],
];

for (const [token, why] of REFUSED) {
  Deno.test(`refused token ${token}`, () => {
    assert.throws(() => decodeContinue(token), {
      message: `invalid continue token: continue key is not valid: ${why}`,
    });
  });
}
