/**
 * In whose name a request is made: `Impersonate-User` and its companions. Source: apiserver/pkg/endpoints/filters/
 * impersonation: since 1.36 one may be allowed to act as somebody for some requests only, and is asked for that first.
 */
import { accountGroups } from "../identity/service_account_tokens.ts";
import { badRequest } from "../refusals.ts";
import type { User } from "../registry.ts";
import { type Attributes, type Authorize, notAllowed, type ResourceAttributes } from "./authorization.ts";

const USER = "impersonate-user";
const GROUP = "impersonate-group";
const UID = "impersonate-uid";
const EXTRA = "impersonate-extra-";

/** Who asks for what, and who decides. */
export interface Question {
  user: User;
  attributes: Attributes;
  authorize: Authorize;
}

/**
 * The user that a request acts as: who made it, or whom its headers name.
 *
 * @throws {StatusError} 403 for who may not, 400 for headers that name no user.
 */
export function actingUser(headers: Headers, question: Question): User {
  const wanted = wantedUser(headers);
  if (!wanted) return question.user;
  let refusal: Error | undefined;
  for (const mode of MODES) {
    if (!mode.fits(wanted)) continue;
    const problem = modeProblem(mode, wanted, question);
    if (!problem) return whole(wanted, mode);
    refusal ??= problem;
  }
  throw refusal;
}

/** As the headers say, with nothing added. */
interface WantedUser {
  name: string;
  groups: string[];
  uid: string;
  extra: Record<string, string[]>;
}

function wantedUser(headers: Headers): WantedUser | undefined {
  let isAsked = false; // every request comes through here: the quick look takes a tenth of the time
  headers.forEach((_, header) => isAsked ||= header.startsWith("impersonate-"));
  if (!isAsked) return undefined;
  const name = headers.get(USER) ?? "";
  const groups = headers.get(GROUP)?.split(",").map((group) => group.trim()).filter(Boolean) ?? [];
  const uid = headers.get(UID) ?? "";
  const extra: Record<string, string[]> = {};
  for (const [header, value] of headers) {
    if (!header.startsWith(EXTRA)) continue;
    extra[unescaped(header.slice(EXTRA.length))] = value.split(",").map((part) => part.trim());
  }
  if (name) return { name, groups, uid, extra };
  if (groups.length === 0 && !uid && Object.keys(extra).length === 0) return undefined;
  throw badRequest(`requested ${goText({ name, groups, uid, extra })} without impersonating a user name`);
}

/** A way of acting as somebody. */
interface Mode {
  /** The verb that is needed on the user, his groups, and so on. */
  verb: string;
  /** Also needed, on what is asked for: `impersonate-on:user-info:list`. */
  onVerb?: string;
  fits(wanted: WantedUser): boolean;
}

const NODE = /^system:node:(.+)$/;
const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;
const hasNameOnly = ({ groups, uid, extra }: WantedUser) =>
  groups.length === 0 && !uid && Object.keys(extra).length === 0;

const MODES: readonly Mode[] = [
  constrained("arbitrary-node", (wanted) => hasNameOnly(wanted) && NODE.test(wanted.name)),
  constrained("serviceaccount", (wanted) => hasNameOnly(wanted) && SERVICE_ACCOUNT.test(wanted.name)),
  constrained("user-info", ({ name }) => !NODE.test(name) && !SERVICE_ACCOUNT.test(name)),
  { verb: "impersonate", fits: () => true },
];

function constrained(name: string, fits: Mode["fits"]): Mode {
  return { verb: `impersonate:${name}`, onVerb: `impersonate-on:${name}:`, fits };
}

const AUTHENTICATION = "authentication.k8s.io";

function modeProblem(mode: Mode, wanted: WantedUser, question: Question): Error | undefined {
  const { user, attributes, authorize } = question;
  const check = (attributes: Attributes) => {
    const { allowed, reason } = authorize(user, attributes);
    return allowed ? undefined : notAllowed(user, attributes, reason);
  };
  if (mode.onVerb) {
    const problem = check({ ...attributes, verb: mode.onVerb + attributes.verb });
    if (problem) return problem;
  }
  for (const part of partsOf(mode, wanted)) {
    if (mode.onVerb && part.resource === "groups" && part.name === "system:masters") {
      return notAllowed(user, part, "impersonating the system:masters group is not allowed");
    }
    const problem = check(part);
    if (problem) return problem;
  }
  return undefined;
}

/** What has to be allowed: the name, the uid, each group and each extra value. */
function partsOf({ verb, onVerb }: Mode, { name, groups, uid, extra }: WantedUser): ResourceAttributes[] {
  const group = onVerb ? AUTHENTICATION : "";
  const part = (resource: string, name: string): ResourceAttributes => {
    return { verb, group, resource, subresource: "", namespace: "", name };
  };
  const [, namespace = "", account = ""] = SERVICE_ACCOUNT.exec(name) ?? [];
  const [, node = ""] = (onVerb && NODE.exec(name)) || [];
  const who = account
    ? { ...part("serviceaccounts", account), namespace }
    : node
    ? part("nodes", node)
    : part("users", name);
  return [
    who,
    ...(uid ? [{ ...part("uids", uid), group: AUTHENTICATION }] : []),
    ...groups.map((group) => part("groups", group)),
    ...Object.entries(extra).flatMap(([key, values]) =>
      values.map((value) => ({ ...part("userextras", value), group: AUTHENTICATION, subresource: key }))
    ),
  ];
}

/** With the groups that everybody of this kind has. */
function whole({ name, groups, uid, extra }: WantedUser, mode: Mode): User {
  const [, namespace] = SERVICE_ACCOUNT.exec(name) ?? [];
  const all = groups.length === 0 && namespace ? accountGroups(namespace) : [...groups];
  if (mode.onVerb && NODE.test(name)) all.push("system:nodes");
  const known = name === "system:anonymous" ? "system:unauthenticated" : "system:authenticated";
  if (!all.includes(known) && !all.includes("system:unauthenticated")) all.push(known);
  return {
    name,
    groups: all,
    ...(uid ? { uid } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
}

/** As Go's %#v writes it. */
function goText({ name, groups, uid, extra }: WantedUser): string {
  const list = (items: readonly string[]) =>
    `[]string{${items.map((item) => JSON.stringify(item)).join(", ")}}`;
  const keys = Object.entries(extra).map(([key, values]) => `${JSON.stringify(key)}:${list(values)}`);
  return `&user.DefaultInfo{Name:${JSON.stringify(name)}, UID:${JSON.stringify(uid)}, ` +
    `Groups:${groups.length > 0 ? list(groups) : "[]string(nil)"}, ` +
    `Extra:map[string][]string${keys.length > 0 ? `{${keys.join(", ")}}` : "(nil)"}}`;
}

function unescaped(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
