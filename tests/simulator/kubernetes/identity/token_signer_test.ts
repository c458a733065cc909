import assert from "node:assert/strict";
import { seededSigner } from "../../../../src/simulator/kubernetes/identity/token_signer.ts";

Deno.test("a signature is known again, and only by the secret that made it", () => {
  const [one, two] = [seededSigner("a"), seededSigner("b")];
  assert.equal(one.sign("text"), seededSigner("a").sign("text"));
  assert.ok(one.isSignature("text", one.sign("text")));
  assert.ok(!one.isSignature("other", one.sign("text")));
  assert.ok(!two.isSignature("text", one.sign("text")));
  assert.notEqual(one.keyId, two.keyId);
});
