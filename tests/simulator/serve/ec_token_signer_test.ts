import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { ecTokenSigner } from "../../../src/simulator/serve/ec_token_signer.ts";

function newKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

Deno.test("signatures of one key are not those of another, nor of another text", () => {
  const [one, two] = [ecTokenSigner(newKey()), ecTokenSigner(newKey())];
  const signature = one.sign("text");
  assert.deepEqual(
    [
      one.isSignature("text", signature),
      one.isSignature("texts", signature),
      two.isSignature("text", signature),
      one.isSignature("text", "?"),
      one.isSignature("text", ""),
    ],
    [true, false, false, false, false],
  );
});
