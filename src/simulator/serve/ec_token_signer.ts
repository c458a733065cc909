import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { TokenSigner } from "../kubernetes/identity/token_signer.ts";

/**
 * A signer with a key that comes from the machine and not from the world's seed: nobody else can make its signatures.
 * `key`: PEM of an ECDSA P-256 key.
 */
export function ecTokenSigner(key: string): TokenSigner {
  const privateKey = createPrivateKey(key);
  const publicKey = createPublicKey(privateKey);
  // As JSON web tokens carry it: the two numbers one after the other.
  const dsaEncoding = "ieee-p1363";
  const spki = publicKey.export({ type: "spki", format: "der" });
  return {
    algorithm: "ES256",
    keyId: createHash("sha256").update(spki).digest("base64url"),
    publicKeys: [publicKey.export({ format: "jwk" }) as JsonWebKey],
    sign: (text) =>
      sign("sha256", new TextEncoder().encode(text), { key: privateKey, dsaEncoding }).toString("base64url"),
    isSignature: (text, signature) =>
      verify("sha256", new TextEncoder().encode(text), { key: publicKey, dsaEncoding }, bytesOf(signature)),
  };
}

function bytesOf(signature: string): Uint8Array {
  try {
    return Uint8Array.fromBase64(signature, { alphabet: "base64url" });
  } catch {
    return new Uint8Array();
  }
}
