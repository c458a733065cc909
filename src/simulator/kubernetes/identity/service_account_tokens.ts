/** Tokens of service accounts: issued on request, and known again while what they are bound to is there. */
import type { JsonObject } from "../../../kube/object.ts";
import type { Clock } from "../../clock/clock.ts";
import type { Random } from "../../clock/random.ts";
import type { Registry, StoredObject, User } from "../registry.ts";
import { encodeToken, signedClaims } from "./json_web_token.ts";
import { type BoundClaims, type LegacyClaims, tokenProblem } from "./token_claims.ts";
import { seededSigner, type TokenSigner } from "./token_signer.ts";

/** Where a cluster's tokens say they come from, unless it was told otherwise. */
export const DEFAULT_ISSUER = "https://kubernetes.default.svc.cluster.local";

export interface TokenOptions {
  audiences: readonly string[];
  expirationSeconds: number;
  /** A Pod, Secret or Node without which the token does not hold. */
  bound?: StoredObject | undefined;
}

/** Who a token stands for, or why it stands for nobody. */
export type TokenFinding = { user: User; audiences: string[] } | { problem: string };

export interface TokensOptions {
  registry: Registry;
  clock: Clock;
  random: Random;
  /** Where tokens say they come from; also the audience that the API server is. */
  issuer: string;
  /** Absent: one that follows from `random`. */
  signer?: TokenSigner | undefined;
}

/** Pods ask for this much, and get a year: old clients read the file once (token.WarnOnlyBoundTokenExpirationSeconds). */
const WARN_ONLY_SECONDS = 3607;
const EXTENDED_SECONDS = 365 * 24 * 3600;

export class ServiceAccountTokens {
  readonly issuer: string;
  readonly signer: TokenSigner;
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(options: TokensOptions) {
    this.issuer = options.issuer;
    this.#registry = options.registry;
    this.#clock = options.clock;
    this.#random = options.random;
    this.signer = options.signer ?? seededSigner(this.#random.uuid());
  }

  /** Source: pkg/serviceaccount/claims.go and pkg/registry/core/serviceaccount/storage/token.go. */
  issue(account: StoredObject, { audiences, expirationSeconds, bound }: TokenOptions): string {
    const { namespace = "", name, uid } = account.metadata;
    const now = Math.floor(this.#clock.now() / 1000);
    const isExtended = bound?.kind === "Pod" && expirationSeconds === WARN_ONLY_SECONDS &&
      audiences.every((audience) => audience === this.issuer);
    return encodeToken({
      aud: [...audiences],
      exp: now + (isExtended ? EXTENDED_SECONDS : expirationSeconds),
      iat: now,
      iss: this.issuer,
      jti: this.#random.uuid(),
      "kubernetes.io": {
        namespace,
        ...this.#boundClaims(bound),
        serviceaccount: { name, uid },
        ...(isExtended ? { warnafter: now + expirationSeconds } : {}),
      },
      nbf: now,
      sub: accountUser(namespace, name),
    }, this.signer);
  }

  /** The token that a pod finds in its volume; undefined when its account is gone. */
  issueForPod(
    pod: StoredObject,
    request: { audience?: string | undefined; expirationSeconds?: number | undefined },
  ): string | undefined {
    const { serviceAccountName = "default" } = pod.spec as { serviceAccountName?: string };
    const kind = this.#registry.kind("serviceaccounts");
    const account = this.#registry.find(kind, pod.metadata.namespace, serviceAccountName);
    return account && this.issue(account, {
      audiences: [request.audience || this.issuer],
      expirationSeconds: request.expirationSeconds ?? 3600,
      bound: pod,
    });
  }

  /** The token in a Secret of type kubernetes.io/service-account-token: it never expires (pkg/serviceaccount/legacy.go). */
  issueForSecret(account: StoredObject, secretName: string): string {
    const { namespace = "", name, uid } = account.metadata;
    const claims: LegacyClaims = {
      iss: LEGACY_ISSUER,
      "kubernetes.io/serviceaccount/namespace": namespace,
      "kubernetes.io/serviceaccount/secret.name": secretName,
      "kubernetes.io/serviceaccount/service-account.name": name,
      "kubernetes.io/serviceaccount/service-account.uid": uid,
      sub: accountUser(namespace, name),
    };
    return encodeToken({ ...claims }, this.signer);
  }

  /** Who it stands for, by the world's clock. `audiences`: for whom it has to be; absent: the API server. */
  find(token: string, audiences: readonly string[] = [this.issuer]): TokenFinding {
    const claims = signedClaims(token, this.signer);
    if (claims?.iss !== this.issuer && claims?.iss !== LEGACY_ISSUER) return { problem: "" };
    const facts = { registry: this.#registry, nowMs: this.#clock.now(), token };
    const problem = tokenProblem(claims as unknown as BoundClaims | LegacyClaims, facts);
    if (problem) return { problem };
    // The old ones were for the API server without saying so.
    const meant = claims.iss === LEGACY_ISSUER ? [this.issuer] : claims.aud as string[];
    const common = meant.filter((audience) => audiences.includes(audience));
    if (common.length === 0) {
      const [given, wanted] = [meant, audiences].map((list) => `[${list.map(quoted).join(" ")}]`);
      return { problem: `token audiences ${given} is invalid for the target audiences ${wanted}` };
    }
    return { user: userOf(claims), audiences: common };
  }

  #boundClaims(bound: StoredObject | undefined): JsonObject {
    if (!bound) return {};
    const { name, uid } = bound.metadata;
    const part = { [String(bound.kind).toLowerCase()]: { name, uid } };
    const { nodeName } = (bound.spec ?? {}) as { nodeName?: string };
    if (bound.kind !== "Pod" || !nodeName) return part;
    const node = this.#registry.find(this.#registry.kind("nodes"), undefined, nodeName);
    return { node: { name: nodeName, ...(node ? { uid: node.metadata.uid } : {}) }, ...part };
  }
}

const LEGACY_ISSUER = "kubernetes/serviceaccount";
const quoted = (text: string) => JSON.stringify(text);

export function accountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

/** The groups that every service account of a namespace is in. */
export function accountGroups(namespace: string): string[] {
  return ["system:serviceaccounts", `system:serviceaccounts:${namespace}`];
}

const EXTRA = "authentication.kubernetes.io/";

function userOf(claims: JsonObject): User {
  const bound = claims["kubernetes.io"] as BoundClaims["kubernetes.io"] | undefined;
  const namespace = bound?.namespace ?? String(claims["kubernetes.io/serviceaccount/namespace"]);
  const groups = [...accountGroups(namespace), "system:authenticated"];
  if (!bound) {
    const uid = String(claims["kubernetes.io/serviceaccount/service-account.uid"]);
    return { name: String(claims.sub), uid, groups };
  }
  const extra: Record<string, string[]> = { [`${EXTRA}credential-id`]: [`JTI=${claims.jti}`] };
  for (const part of ["node", "pod"] as const) {
    const { name, uid } = bound[part] ?? {};
    if (name) extra[`${EXTRA}${part}-name`] = [name];
    if (uid) extra[`${EXTRA}${part}-uid`] = [uid];
  }
  return { name: String(claims.sub), uid: bound.serviceaccount.uid, groups, extra };
}
