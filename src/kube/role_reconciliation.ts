/**
 * What makes a role or a binding have what another one of its name has, besides what it has already.
 * Source: component-helpers/auth/rbac/reconciliation.
 */
import { jsonEqual } from "./json_equal.ts";
import type { Json, KubeObject } from "./object.ts";
import { missingRights, type PolicyRule } from "./rule_cover.ts";

/** Whom a binding gives its role. */
export interface Subject {
  kind: string;
  apiGroup?: string;
  name: string;
  namespace?: string;
}

export interface Reconciliation {
  /** What has to be there in the end. */
  object: KubeObject;
  operation: "none" | "create" | "update" | "recreate";
  /** Its owner wishes it to stay as it is: nothing is written. */
  isProtected: boolean;
  missingRules: readonly PolicyRule[];
  extraRules: readonly PolicyRule[];
  missingSubjects: readonly Subject[];
  extraSubjects: readonly Subject[];
}

/** `removesExtra`: what is there besides goes. `existing` is absent where there is none of that name. */
export function reconcileRole(
  expected: KubeObject,
  existing: KubeObject | undefined,
  removesExtra: boolean,
): Reconciliation {
  const wanted = rulesOf(expected);
  if (!existing) return { ...nothing(expected), operation: "create", missingRules: wanted };
  const found = withMetadata(expected, existing);
  const had = rulesOf(existing);
  const areBothAggregated = expected["aggregationRule"] !== undefined &&
    existing["aggregationRule"] !== undefined;
  found.extraRules = areBothAggregated ? [] : missingRights(wanted, had);
  found.missingRules = missingRights(had, wanted);
  const { missingRules, extraRules, object } = found;
  if (missingRules.length > 0 || removesExtra && extraRules.length > 0) {
    object["rules"] = removesExtra ? expected["rules"] ?? null : [...had, ...missingRules];
    found.operation = "update";
  }
  if (reconcileAggregation(object, expected, removesExtra)) found.operation = "update";
  return found;
}

/** The same for a binding; one to another role has to be made anew. */
export function reconcileBinding(
  expected: KubeObject,
  existing: KubeObject | undefined,
  removesExtra: boolean,
): Reconciliation {
  const wanted = subjectsOf(expected);
  if (!existing) return { ...nothing(expected), operation: "create", missingSubjects: wanted };
  if (!isEqual(expected["roleRef"], existing["roleRef"])) {
    return { ...nothing(expected), operation: "recreate", isProtected: isProtected(existing) };
  }
  const found = withMetadata(expected, existing);
  const had = subjectsOf(existing);
  found.missingSubjects = without(wanted, had);
  found.extraSubjects = without(had, wanted);
  const { missingSubjects, extraSubjects, object } = found;
  if (missingSubjects.length > 0 || removesExtra && extraSubjects.length > 0) {
    object["subjects"] = removesExtra ? wanted : [...had, ...missingSubjects];
    found.operation = "update";
  }
  return found;
}

function nothing(object: KubeObject): Reconciliation {
  const none = { missingRules: [], extraRules: [], missingSubjects: [], extraSubjects: [] };
  return { object, operation: "none", isProtected: false, ...none };
}

function isProtected({ metadata }: KubeObject): boolean {
  return metadata.annotations?.["rbac.authorization.kubernetes.io/autoupdate"] === "false";
}

/** What exists, with the other's labels and annotations; its own stay where both have one. */
function withMetadata(expected: KubeObject, existing: KubeObject): Reconciliation {
  const object = structuredClone(existing);
  const found = { ...nothing(object), isProtected: isProtected(existing) };
  for (const field of ["annotations", "labels"] as const) {
    if (!expected.metadata[field] && !existing.metadata[field]) continue;
    object.metadata[field] = { ...expected.metadata[field], ...existing.metadata[field] };
    if (!isEqual(object.metadata[field], existing.metadata[field])) found.operation = "update";
  }
  return found;
}

type Aggregation = { clusterRoleSelectors?: Json[] };

/** True when something changed. */
function reconcileAggregation(object: KubeObject, expected: KubeObject, removesExtra: boolean): boolean {
  const wanted = expected["aggregationRule"] as Aggregation | undefined;
  const had = object["aggregationRule"] as Aggregation | undefined;
  if (!wanted) {
    delete object["aggregationRule"];
    return had !== undefined;
  }
  const [wantedSelectors, selectors] = [wanted.clusterRoleSelectors ?? [], had?.clusterRoleSelectors ?? []];
  const missing = without(wantedSelectors, selectors);
  if (missing.length === 0 && !(removesExtra && without(selectors, wantedSelectors).length > 0)) return false;
  object["aggregationRule"] = removesExtra ? wanted : { clusterRoleSelectors: [...selectors, ...missing] };
  return true;
}

function rulesOf(role: KubeObject): PolicyRule[] {
  return (role["rules"] ?? []) as PolicyRule[];
}

function subjectsOf(binding: KubeObject): Subject[] {
  return (binding["subjects"] ?? []) as Subject[];
}

function without<T>(items: readonly T[], others: readonly T[]): T[] {
  const left = items.filter((item) => !others.some((other) => isEqual(item, other)));
  return left.filter((item, index) => left.findIndex((one) => isEqual(one, item)) === index);
}

function isEqual(left: unknown, right: unknown): boolean {
  return left === right || jsonEqual((left ?? null) as Json, (right ?? null) as Json);
}
