/** May this user do that? The question in the API server's terms, and its refusal. */
import type { User } from "../registry.ts";
import { StatusError } from "../status_error.ts";

export interface ResourceAttributes {
  verb: string;
  group: string;
  resource: string;
  subresource: string;
  /** "" for cluster-scoped requests and those over all namespaces. */
  namespace: string;
  name: string;
}

export interface PathAttributes {
  verb: string;
  path: string;
}

export type Attributes = ResourceAttributes | PathAttributes;

export interface Decision {
  allowed: boolean;
  /** Why, in the authorizer's words; "" when it has nothing to say. */
  reason: string;
}

export type Authorize = (user: User, attributes: Attributes) => Decision;

/** Paths that everybody may read. */
const PUBLIC_PATHS = new Set(["/version", "/healthz", "/livez", "/readyz"]);

/** What everybody who is known may ask about himself (the ClusterRole `system:basic-user`). */
const SELF_REVIEWS = new Set([
  "selfsubjectreviews.authentication.k8s.io",
  "selfsubjectaccessreviews.authorization.k8s.io",
  "selfsubjectrulesreviews.authorization.k8s.io",
]);

/**
 * Where no roles are served: administrators may do everything, others only look at discovery and health, and ask what
 * they may.
 */
export function authorizeMasters(user: User, attributes: Attributes): Decision {
  return { allowed: isAllowed(user, attributes), reason: "" };
}

function isAllowed(user: User, attributes: Attributes): boolean {
  if (user.groups.includes("system:masters")) return true;
  if (!("path" in attributes)) {
    const { verb, resource, group } = attributes;
    return verb === "create" && SELF_REVIEWS.has(`${resource}.${group}`) &&
      user.groups.includes("system:authenticated");
  }
  if (attributes.verb !== "get") return false;
  if (PUBLIC_PATHS.has(attributes.path)) return true;
  return user.groups.includes("system:authenticated") && /^\/(apis?|openapi)(\/|$)/.test(attributes.path);
}

/** `reason`: the authorizer's, which follows the refusal. */
export function notAllowed(user: User, attributes: Attributes, reason = ""): StatusError {
  const why = reason && `: ${reason}`;
  const who = `User ${JSON.stringify(user.name)} cannot ${attributes.verb}`;
  if ("path" in attributes) {
    const message = `forbidden: ${harmless(`${who} path ${JSON.stringify(attributes.path)}`)}${why}`;
    return new StatusError(403, "Forbidden", message, {});
  }
  const { group, resource, subresource, namespace, name } = attributes;
  const qualified = group ? `${resource}.${group}` : resource;
  const whole = subresource ? `${resource}/${subresource}` : resource;
  const scope = namespace ? `in the namespace ${JSON.stringify(namespace)}` : "at the cluster scope";
  const what = `${who} resource ${JSON.stringify(whole)} in API group ${JSON.stringify(group)} ${scope}`;
  const subject = name ? `${qualified} ${JSON.stringify(name)}` : qualified;
  return new StatusError(
    403,
    "Forbidden",
    `${subject} is forbidden: ${harmless(what)}${why}`,
    { ...(name ? { name } : {}), ...(group ? { group } : {}), kind: resource },
  );
}

/** Names go to browsers, too (apiserver/pkg/endpoints/handlers/responsewriters/errors.go, sanitizer). */
function harmless(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function unauthorized(): StatusError {
  return new StatusError(401, "Unauthorized", "Unauthorized");
}
