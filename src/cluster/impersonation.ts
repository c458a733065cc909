import type { User } from "./kubeconfig.ts";

/** As whom to act: `--as`, `--as-group`, `--as-uid`, or the same fields of a kubeconfig's user. */
export interface Impersonation {
  user?: string;
  uid?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
}

/** What a kubeconfig's user asks for, with the command line's wishes in front. */
export function impersonationOf(user: User | undefined, flags: Impersonation = {}): Impersonation {
  const extra = flags.extra ?? user?.["as-user-extra"];
  const uid = flags.uid || user?.["as-uid"];
  const groups = flags.groups?.length ? flags.groups : user?.["as-groups"];
  const name = flags.user || user?.as;
  return {
    ...(name ? { user: name } : {}),
    ...(uid ? { uid } : {}),
    ...(groups ? { groups } : {}),
    ...(extra ? { extra } : {}),
  };
}

/**
 * The headers, one pair each: a server takes `a, b` in one header for one group of that name.
 * @throws {TypeError} when groups, a UID or extra fields are wished for without a user
 */
export function impersonationHeaders(wish: Impersonation): [string, string][] {
  const extra = Object.entries(wish.extra ?? {});
  if (!wish.user) {
    if (!wish.uid && !wish.groups?.length && extra.length === 0) return [];
    throw new TypeError("requesting uid, groups or user-extra without impersonating a user");
  }
  return [
    ["Impersonate-User", wish.user],
    ...(wish.groups ?? []).map((group): [string, string] => ["Impersonate-Group", group]),
    ...(wish.uid ? [["Impersonate-Uid", wish.uid] as [string, string]] : []),
    ...extra.flatMap(([key, values]) => {
      return values.map((value): [string, string] => [`Impersonate-Extra-${headerKey(key)}`, value]);
    }),
  ];
}

/** Characters that a header's name cannot hold become %XX (client-go's transport/round_trippers.go). */
function headerKey(key: string): string {
  return Array.from(new TextEncoder().encode(key), (byte) => {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9!#$&'*+\-.^_`|~]/.test(character)) return character;
    return "%" + byte.toString(16).toUpperCase().padStart(2, "0");
  }).join("");
}
