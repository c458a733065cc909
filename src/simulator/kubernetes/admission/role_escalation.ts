/**
 * Nobody gives rights that he does not have himself, unless he may `escalate` a role or `bind` it. To the API server it is
 * a part of the storage of roles, but it works like admission. Source: pkg/registry/rbac, escalation_check.go and policybased.
 */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import type { Authorize, ResourceAttributes } from "../http/authorization.ts";
import { isSame } from "../json_value.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { RBAC_GROUP } from "../kinds/role_rules.ts";
import { rbacAuthorizerOf } from "../rbac/authorizer.ts";
import type { PolicyRule } from "../rbac/policy_rule.ts";
import { type RoleIndex, roleIndexOf, roleNotFound, type RoleRef } from "../rbac/role_index.ts";
import { missingRights } from "../../../kube/rule_cover.ts";
import { quotedList, rightsText } from "../rbac/rule_text.ts";
import { forbidden } from "../refusals.ts";
import type { User } from "../registry.ts";

export const roleEscalation: AdmissionPlugin = {
  name: "RoleEscalation",
  mutate(request, { registry }) {
    const { kind, user, object, old } = request;
    if (kind.group !== RBAC_GROUP || !user || !object || user.groups.includes("system:masters")) return;
    const index = roleIndexOf(registry);
    const authorize = rbacAuthorizerOf(registry);
    if (!index || !authorize || (old && isOnlyCollection(object, old))) return;
    const check = { index, authorize, request, user };
    if ("roleRef" in object) checkBinding(check, object.roleRef as RoleRef);
    else checkRole(check, object);
  },
};

interface Check {
  index: RoleIndex;
  authorize: Authorize;
  request: AdmissionRequest;
  user: User;
}

function checkRole(check: Check, object: KubeObject): void {
  const { request, user, authorize } = check;
  // A new object has no name in its request's path.
  const name = request.operation === "CREATE" ? "" : request.name;
  if (authorize(user, attributes(check, "escalate", request.kind.plural, name)).allowed) return;
  const problem = missingText(check, (object.rules ?? []) as PolicyRule[]);
  if (problem) throw forbidden(request.kind, request.name, problem);
  const gathers = [object, request.old].some((it) => (it?.aggregationRule ?? null) !== null);
  if (!gathers || !missingText(check, EVERYTHING)) return;
  const why = "must have cluster-admin privileges to use the aggregationRule";
  throw forbidden(request.kind, request.name, why);
}

/** What gathering may gather. */
const EVERYTHING: readonly PolicyRule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
  { verbs: ["*"], nonResourceURLs: ["*"] },
];

function checkBinding(check: Check, roleRef: RoleRef): void {
  const { index, request, user, authorize } = check;
  const plural = ownEntry(ROLE_PLURALS, roleRef.kind);
  if (plural && authorize(user, attributes(check, "bind", plural, roleRef.name)).allowed) return;
  // Validation says what is wrong with other kinds.
  if (!plural) return;
  const rules = index.rulesOf(roleRef, request.namespace ?? "");
  if (typeof rules === "string") throw roleNotFound(rules, roleRef);
  const problem = missingText(check, rules);
  if (problem) throw forbidden(request.kind, request.name, problem);
}

const ROLE_PLURALS: Readonly<Record<string, string>> = { Role: "roles", ClusterRole: "clusterroles" };

function attributes(check: Check, verb: string, resource: string, name: string): ResourceAttributes {
  const namespace = check.request.namespace ?? "";
  return { verb, group: RBAC_GROUP, resource, subresource: "", namespace, name };
}

/** What of the rules the user does not have; undefined: nothing. */
function missingText({ index, request, user }: Check, rules: readonly PolicyRule[]): string | undefined {
  const owned: PolicyRule[] = [];
  const errors = new Set<string>();
  for (const grant of index.grantsOf(user, request.namespace ?? "")) {
    if ("error" in grant) errors.add(grant.error);
    else owned.push(grant.rule);
  }
  const missing = missingRights(owned, rules);
  if (missing.length === 0) return undefined;
  const texts = [...errors];
  const unresolved = texts.length > 1 ? `[${texts.join(", ")}]` : texts[0];
  return `user ${JSON.stringify(user.name)} (groups=${
    quotedList(user.groups)
  }) is attempting to grant RBAC ` +
    `permissions not currently held:\n${rightsText(missing)}` +
    (unresolved ? `; resolution errors: [${unresolved}]` : "");
}

/** Owners and finalizers are what the garbage collector needs to change. */
function isOnlyCollection(object: KubeObject, old: KubeObject): boolean {
  const { ownerReferences, finalizers, managedFields } = old.metadata;
  const metadata = { ...object.metadata, ownerReferences, finalizers, managedFields };
  return isSame({ ...object, metadata }, old);
}
