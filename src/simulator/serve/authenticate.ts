import type { User } from "../kubernetes/registry.ts";

/** What a client showed of itself. */
export interface Evidence {
  /** Subject of a client certificate that our authority signed. */
  certificate?: { CN?: string | string[]; O?: string | string[] } | undefined;
  /** The Authorization header. */
  authorization?: string | null;
}

/** Bearer tokens and the users they stand for. */
export type Tokens = ReadonlyMap<string, User>;

/**
 * The user behind a request, or undefined for credentials that do not hold (401). No credentials at all make
 * `system:anonymous`. Source: kubernetes.io, "Authenticating": certificate CN is the user, each O a group.
 */
export function authenticate(evidence: Evidence, tokens: Tokens): User | undefined {
  const name = list(evidence.certificate?.CN)[0];
  if (name) return known({ name, groups: list(evidence.certificate?.O) });
  const header = evidence.authorization ?? "";
  if (!header) return { name: "system:anonymous", groups: ["system:unauthenticated"] };
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  const user = token === undefined ? undefined : tokens.get(token);
  return user && known(user);
}

/** Impersonation (`--as`, `--as-group`): who the request acts as, or undefined when no such header is there. */
export function impersonated(headers: Headers): User | undefined {
  const name = headers.get("impersonate-user");
  if (!name) return undefined;
  const groups = headers.get("impersonate-group")?.split(",").map((group) => group.trim()) ?? [];
  return known({ name, groups });
}

function known(user: User): User {
  return user.groups.includes("system:authenticated")
    ? user
    : { ...user, groups: [...user.groups, "system:authenticated"] };
}

function list(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
