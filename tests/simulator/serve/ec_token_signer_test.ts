import assert from "node:assert/strict";
import { ecTokenSigner } from "../../../src/simulator/serve/ec_token_signer.ts";

Deno.test("signatures of one key are not those of another, nor of another text", () => {
  const [one, two] = [ecTokenSigner(), ecTokenSigner()];
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
