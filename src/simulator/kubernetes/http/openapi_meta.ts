/** The small OpenAPI v3 documents about the API itself: which groups there are, the version, who issues tokens. */
import type { OpenApiDocument } from "../../../kube/openapi.ts";
import type { GroupVersion } from "./api_groups.ts";

const FIXED: Record<string, string> = {
  ".well-known/openid-configuration":
    "get service account issuer OpenID configuration, also known as the 'OIDC discovery doc'",
  "api": "get available API versions",
  "apis": "get available API versions",
  "openid/v1/jwks":
    "get service account issuer OpenID JSON Web Key Set (contains public token verification keys)",
  "version": "get the version information for this server",
};

/** Keys of the index, such as `version` and `apis/apps`. */
export function metaNames(versions: readonly GroupVersion[]): string[] {
  const groups = new Set(versions.map(({ group }) => group));
  groups.delete("");
  return [...Object.keys(FIXED), ...[...groups].map((group) => `apis/${group}`)];
}

/** The document of one of them. */
export function metaDocument(name: string, gitVersion: string): OpenApiDocument {
  const description = FIXED[name] ?? "get information of a group";
  const schema = { type: "object" };
  const get = {
    description,
    responses: { "200": { description: "OK", content: { "application/json": { schema } } } },
  };
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: gitVersion },
    paths: { [`/${name}/`]: { get } },
    components: { schemas: {} },
  };
}
