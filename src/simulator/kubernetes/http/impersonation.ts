/** In whose name a request is made: `Impersonate-User` and its companions, the same at every door. */
import type { User } from "../registry.ts";
import { StatusError } from "../status_error.ts";

const USER = "impersonate-user";
const GROUP = "impersonate-group";
const UID = "impersonate-uid";
const EXTRA = "impersonate-extra-";
const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):[^:]+$/;

/**
 * The user that a request acts as: who made it, or whom its headers name.
 *
 * @throws {StatusError} 403 for all but administrators, 500 for headers that name no user, as the API server answers.
 */
export function actingUser(user: User, headers: Headers): User {
  const name = headers.get(USER);
  const extra = extraOf(headers);
  if (!name) {
    if (!headers.has(GROUP) && !headers.has(UID) && !extra) return user;
    const message = "Internal error occurred: requested groups, uid or extra without impersonating a user";
    throw new StatusError(500, "InternalError", message);
  }
  if (!user.groups.includes("system:masters")) throw mayNotImpersonate(user, name);
  const uid = headers.get(UID);
  return {
    name,
    groups: groupsOf(name, headers.get(GROUP)),
    ...(uid ? { uid } : {}),
    ...(extra ? { extra } : {}),
  };
}

/** Those that were asked for, and those that everybody of this kind has (apiserver, filters/impersonation). */
function groupsOf(name: string, asked: string | null): string[] {
  const groups = asked?.split(",").map((group) => group.trim()).filter(Boolean) ?? [];
  const namespace = SERVICE_ACCOUNT.exec(name)?.[1];
  if (groups.length === 0 && namespace) {
    groups.push("system:serviceaccounts", `system:serviceaccounts:${namespace}`);
  }
  if (groups.includes("system:authenticated") || groups.includes("system:unauthenticated")) return groups;
  return [...groups, name === "system:anonymous" ? "system:unauthenticated" : "system:authenticated"];
}

function extraOf(headers: Headers): Record<string, string[]> | undefined {
  const found = [...headers].filter(([header]) => header.startsWith(EXTRA));
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map(([header, value]) => [unescaped(header.slice(EXTRA.length)), [value]]));
}

function unescaped(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

function mayNotImpersonate(user: User, name: string): StatusError {
  const message = `users ${JSON.stringify(name)} is forbidden: User ${JSON.stringify(user.name)} ` +
    'cannot impersonate resource "users" in API group "" at the cluster scope';
  return new StatusError(403, "Forbidden", message, { name, kind: "users" });
}
