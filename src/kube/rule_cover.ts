/**
 * Whether rules of roles allow all that other rules allow.
 * Source: component-helpers/auth/rbac/validation/policy_comparator.go.
 */
export interface PolicyRule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

/** The parts of `wanted` that `owned` does not allow, one verb on one thing each. */
export function missingRights(owned: readonly PolicyRule[], wanted: readonly PolicyRule[]): PolicyRule[] {
  return wanted.flatMap(simpleRules).filter((part) => !owned.some((rule) => covers(rule, part)));
}

/** Exact, or all that begins as the pattern does: `/healthz/*`. */
export function urlCovers(pattern: string, path: string): boolean {
  if (pattern === "*" || pattern === path) return true;
  return pattern.endsWith("*") && path.startsWith(pattern.slice(0, -1));
}

function simpleRules(rule: PolicyRule): PolicyRule[] {
  const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs } = rule;
  const things = apiGroups.flatMap((group) =>
    resources.map((resource) => ({ apiGroups: [group], resources: [resource] }))
  );
  const names = resourceNames.length > 0 ? resourceNames.map((name) => ({ resourceNames: [name] })) : [{}];
  return [
    ...things.flatMap((thing) =>
      verbs.flatMap((verb) => names.map((name) => ({ ...thing, verbs: [verb], ...name })))
    ),
    ...nonResourceURLs.flatMap((url) => verbs.map((verb) => ({ nonResourceURLs: [url], verbs: [verb] }))),
  ];
}

function covers(owned: PolicyRule, part: PolicyRule): boolean {
  if (!hasAll(owned.verbs, part.verbs)) return false;
  if (part.nonResourceURLs) {
    return part.nonResourceURLs.every((url) =>
      owned.nonResourceURLs?.some((pattern) => urlCovers(pattern, url))
    );
  }
  const ownedNames = owned.resourceNames ?? [];
  const isNameCovered = ownedNames.length === 0 ||
    (part.resourceNames?.every((name) => ownedNames.includes(name)) ?? false);
  return isNameCovered && hasAll(owned.apiGroups, part.apiGroups) &&
    (part.resources ?? []).every((resource) => coversResource(owned.resources ?? [], resource));
}

function coversResource(owned: readonly string[], resource: string): boolean {
  const [, subresource] = /^[^/]*\/(.*)$/.exec(resource) ?? [];
  return owned.includes("*") || owned.includes(resource) ||
    (subresource !== undefined && owned.includes(`*/${subresource}`));
}

function hasAll(owned: readonly string[] = [], wanted: readonly string[] = []): boolean {
  return owned.includes("*") || wanted.every((item) => owned.includes(item));
}
