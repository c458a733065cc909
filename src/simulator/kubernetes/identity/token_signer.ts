/** Signs service account tokens, and knows its own signatures again. */
import { digest } from "../../host/digest.ts";

export interface TokenSigner {
  /** As in the token's header: `ES256`. */
  readonly algorithm: string;
  readonly keyId: string;
  /** The signature in base64url. */
  sign(text: string): string;
  isSignature(text: string, signature: string): boolean;
  /** What others need for checking; none where the key is a secret. */
  readonly publicKeys: readonly JsonWebKey[];
}

/**
 * The signer of a world that nobody reaches through TLS: it follows from the seed, so that the same world has the same
 * tokens. It keeps nobody from forging one who knows the seed, and such a world has no door to show one at.
 */
export function seededSigner(secret: string): TokenSigner {
  const sign = (text: string) => Uint8Array.fromHex(digest(`${secret}:${text}`)).toBase64(BASE64_URL);
  return {
    algorithm: "HS256",
    keyId: digest(secret).slice(0, 43),
    sign,
    isSignature: (text, signature) => sign(text) === signature,
    publicKeys: [],
  };
}

const BASE64_URL = { alphabet: "base64url", omitPadding: true } as const;
