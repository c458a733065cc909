/** How others check service account tokens: OpenID Connect discovery (pkg/serviceaccount/openidmetadata.go). */
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiContext } from "./api_context.ts";

const HEADERS = { "Cache-Control": "public, max-age=3600" };

/** Undefined for all other paths. */
export function openIdAnswer({ tokens, identity }: ApiContext, path: string): Answer | undefined {
  if (path === "/.well-known/openid-configuration") {
    const configuration = {
      issuer: tokens.issuer,
      jwks_uri: `https://${identity.address}/openid/v1/jwks`,
      response_types_supported: ["id_token"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: [tokens.signer.algorithm],
    };
    return { ...jsonAnswer(200, configuration), headers: HEADERS };
  }
  if (path !== "/openid/v1/jwks") return undefined;
  const { algorithm: alg, keyId: kid, publicKeys } = tokens.signer;
  const keys = publicKeys.map((key) => ({ use: "sig", kid, alg, ...key }));
  return { ...jsonAnswer(200, { keys }), type: "application/jwk-set+json", headers: HEADERS };
}
