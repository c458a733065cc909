/** JSON web tokens: header, claims and signature with points between them (RFC 7519). */
import type { JsonObject } from "../../../kube/object.ts";
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { TokenSigner } from "./token_signer.ts";

export function encodeToken(claims: JsonObject, signer: TokenSigner): string {
  const text = [{ alg: signer.algorithm, kid: signer.keyId }, claims].map(encoded).join(".");
  return `${text}.${signer.sign(text)}`;
}

/** The claims of a token that the signer has signed; undefined for all else. */
export function signedClaims(token: string, signer: TokenSigner): JsonObject | undefined {
  const [header = "", claims = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || !signer.isSignature(`${header}.${claims}`, signature)) return undefined;
  const value = decoded(claims);
  return isJsonObject(value) ? value : undefined;
}

function encoded(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

function decoded(part: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(part, { alphabet: "base64url" })));
  } catch {
    return undefined;
  }
}
