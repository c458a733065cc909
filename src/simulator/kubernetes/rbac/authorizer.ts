/** Decides by roles and their bindings. Source: plugin/pkg/auth/authorizer/rbac/rbac.go. */
import type { Attributes, Authorize, Decision } from "../http/authorization.ts";
import type { Registry, User } from "../registry.ts";
import { ruleAllows } from "./policy_rule.ts";
import { type RoleIndex, roleIndexOf } from "./role_index.ts";

/** Decisions are remembered until a role or a binding changes, at most this many. */
const MAX_REMEMBERED = 20_000;

/** The authorizer of a registry: one, however many ask. Undefined where roles are not served. */
export function rbacAuthorizerOf(registry: Registry): Authorize | undefined {
  let authorizer = authorizers.get(registry);
  const index = roleIndexOf(registry);
  if (!authorizer && index) authorizers.set(registry, authorizer = rbacAuthorizer(index));
  return authorizer;
}

const authorizers = new WeakMap<Registry, Authorize>();

/** Members of `system:masters` may do everything, others what their roles say. */
function rbacAuthorizer(index: RoleIndex): Authorize {
  const remembered = new Map<string, Decision>();
  index.onChange(() => remembered.clear());
  return (user, attributes) => {
    if (user.groups.includes("system:masters")) return MASTER;
    const key = questionKey(user, attributes);
    let decision = remembered.get(key);
    if (!decision) {
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(key, decision = decide(index, user, attributes));
    }
    return decision;
  };
}

/** Nothing says why: the server does not ask RBAC. */
const MASTER: Decision = { allowed: true, reason: "" };

function decide(index: RoleIndex, user: User, attributes: Attributes): Decision {
  const errors = new Set<string>();
  const namespace = "path" in attributes ? "" : attributes.namespace;
  for (const grant of index.grantsOf(user, namespace)) {
    if ("error" in grant) errors.add(grant.error);
    else if (ruleAllows(grant.rule, attributes)) {
      return { allowed: true, reason: `RBAC: allowed by ${grant.source}` };
    }
  }
  if (errors.size === 0) return { allowed: false, reason: "" };
  const texts = [...errors];
  return { allowed: false, reason: `RBAC: ${texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`}` };
}

/** Names hold no zero bytes: what they are joined by cannot be forged. */
function questionKey(user: User, attributes: Attributes): string {
  const who = `${user.name}\0${user.groups.join("\0")}\0\0${attributes.verb}\0`;
  if ("path" in attributes) return who + attributes.path;
  const { group, resource, subresource, namespace, name } = attributes;
  return `${who}${group}\0${resource}\0${subresource}\0${namespace}\0${name}`;
}
