import type { User } from "../kubernetes/registry.ts";

export interface CertificateSubject {
  CN?: string | string[];
  O?: string | string[];
  /** SHA-256 of the certificate, in hexadecimal. */
  fingerprint?: string;
}

/** What a client showed of itself. */
export interface Evidence {
  /** Subject of a client certificate that our authority signed; `refused`: it showed another, or one out of its time. */
  certificate?: CertificateSubject | "refused" | undefined;
  /** The Authorization header. */
  authorization?: string | null;
}

/** Whom bearer tokens stand for. */
export interface Tokens {
  get(token: string): User | undefined;
}

/**
 * The user behind a request, or undefined for credentials that do not hold (401). No credentials at all make
 * `system:anonymous`. Source: kubernetes.io, "Authenticating": certificate CN is the user, each O a group.
 */
export function authenticate(evidence: Evidence, tokens: Tokens): User | undefined {
  const { certificate } = evidence;
  const subject = certificate === "refused" ? undefined : certificate;
  const name = list(subject?.CN)[0];
  if (name) {
    const id = subject?.fingerprint;
    return known({
      name,
      groups: list(subject?.O),
      ...(id ? { extra: { [CREDENTIAL]: [`X509SHA256=${id}`] } } : {}),
    });
  }
  const header = evidence.authorization ?? "";
  // A certificate that does not hold makes nobody anonymous (apiserver, authenticator/union: FailOnError).
  if (!header && certificate === "refused") return undefined;
  if (!header) return { name: "system:anonymous", groups: ["system:unauthenticated"] };
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  const user = token === undefined ? undefined : tokens.get(token);
  return user && known(user);
}

const CREDENTIAL = "authentication.kubernetes.io/credential-id";

function known(user: User): User {
  return user.groups.includes("system:authenticated")
    ? user
    : { ...user, groups: [...user.groups, "system:authenticated"] };
}

function list(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
