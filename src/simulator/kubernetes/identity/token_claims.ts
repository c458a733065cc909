/** What a service account's token says, and whether that still holds. */
import type { Registry, StoredObject } from "../registry.ts";

interface Reference {
  name: string;
  uid?: string;
}

export interface BoundClaims {
  exp: number;
  nbf: number;
  "kubernetes.io": {
    namespace: string;
    serviceaccount: { name: string; uid: string };
    pod?: Reference;
    secret?: Reference;
    node?: Reference;
  };
}

export interface LegacyClaims {
  iss: string;
  "kubernetes.io/serviceaccount/namespace": string;
  "kubernetes.io/serviceaccount/secret.name": string;
  "kubernetes.io/serviceaccount/service-account.name": string;
  "kubernetes.io/serviceaccount/service-account.uid": string;
  sub: string;
}

export interface TokenFacts {
  registry: Registry;
  nowMs: number;
  /** Itself: the copy in a Secret has to be the same. */
  token: string;
}

/** Clocks differ: so much is let pass (go-jose, DefaultLeeway). */
const LEEWAY_MS = 60_000;

/** Why it does not hold; undefined: it does. Source: pkg/serviceaccount, claims.go and legacy.go. */
export function tokenProblem(claims: BoundClaims | LegacyClaims, facts: TokenFacts): string | undefined {
  return "iss" in claims && "kubernetes.io/serviceaccount/namespace" in claims
    ? legacyProblem(claims, facts)
    : boundProblem(claims as BoundClaims, facts);
}

function boundProblem(claims: BoundClaims, facts: TokenFacts): string | undefined {
  const { nowMs } = facts;
  if (nowMs - LEEWAY_MS > claims.exp * 1000) return "service account token has expired";
  if (nowMs + LEEWAY_MS < claims.nbf * 1000) return "service account token is not valid yet";
  const { namespace, serviceaccount, pod, secret, node } = claims["kubernetes.io"];
  const missing = accountProblem(namespace, serviceaccount, facts);
  if (missing) return missing;
  if (secret) return boundTo("secret", "secrets", namespace, secret, facts);
  if (pod) return boundTo("pod", "pods", namespace, pod, facts);
  return node && boundTo("node", "nodes", undefined, node, facts);
}

function accountProblem(
  namespace: string,
  { name, uid }: { name: string; uid: string },
  facts: TokenFacts,
): string | undefined {
  const account = facts.registry.find(facts.registry.kind("serviceaccounts"), namespace, name);
  if (!account) return `serviceaccounts ${JSON.stringify(name)} not found`;
  if (account.metadata.uid !== uid) {
    return `service account UID (${account.metadata.uid}) does not match claim (${uid})`;
  }
  return isGone(account, facts) ? `service account ${namespace}/${name} has been deleted` : undefined;
}

function boundTo(
  what: string,
  plural: string,
  namespace: string | undefined,
  { name, uid }: Reference,
  facts: TokenFacts,
): string | undefined {
  const object = facts.registry.find(facts.registry.kind(plural), namespace, name);
  if (!object) return INVALIDATED;
  const actual = object.metadata.uid;
  if (actual !== uid) {
    return `${what} UID (${actual}) does not match service account ${what} ref claim (${uid})`;
  }
  return isGone(object, facts) ? INVALIDATED : undefined;
}

const INVALIDATED = "service account token has been invalidated";

function legacyProblem(claims: LegacyClaims, facts: TokenFacts): string | undefined {
  const { registry, token } = facts;
  const namespace = claims["kubernetes.io/serviceaccount/namespace"];
  const secretName = claims["kubernetes.io/serviceaccount/secret.name"];
  const secret = registry.find(registry.kind("secrets"), namespace, secretName);
  if (!secret || secret.metadata.deletionTimestamp) return "Token has been invalidated";
  const { token: copy = "" } = (secret.data ?? {}) as Record<string, string>;
  if (copy !== btoa(token)) return "Token does not match server's copy";
  return accountProblem(namespace, {
    name: claims["kubernetes.io/serviceaccount/service-account.name"],
    uid: claims["kubernetes.io/serviceaccount/service-account.uid"],
  }, facts);
}

/** Deleted for longer than clocks may differ. */
function isGone({ metadata }: StoredObject, { nowMs }: TokenFacts): boolean {
  const { deletionTimestamp } = metadata;
  return deletionTimestamp !== undefined && Date.parse(deletionTimestamp) < nowMs - LEEWAY_MS;
}
