import assert from "node:assert/strict";
import { encodeToken, signedClaims } from "../../../../src/simulator/kubernetes/identity/json_web_token.ts";
import { seededSigner } from "../../../../src/simulator/kubernetes/identity/token_signer.ts";

const signer = seededSigner("secret");

Deno.test("claims come back, whatever they hold", () => {
  const claims = { sub: "Jürgen ✓", nested: { list: [1, "two"] } };
  const token = encodeToken(claims, signer);
  assert.match(token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  assert.deepEqual(signedClaims(token, signer), claims);
});

const good = encodeToken({ sub: "x" }, signer);
const BROKEN: [name: string, token: string][] = [
  ["nothing", ""],
  ["no token", "nonsense"],
  ["claims of another", good.replace(/\.[^.]+\./, `.${btoa('{"sub":"y"}')}.`)],
  ["a part too many", `${good}.x`],
  ["another signer's", encodeToken({ sub: "x" }, seededSigner("other"))],
  ["no signature", good.slice(0, good.lastIndexOf(".") + 1)],
];

for (const [name, token] of BROKEN) {
  Deno.test(`no claims: ${name}`, () => assert.equal(signedClaims(token, signer), undefined));
}
