/**
 * Whether rules allow all that other rules allow: nobody may give what he does not have.
 * Source: component-helpers/auth/rbac/validation/policy_comparator.go and pkg/registry/rbac/validation.
 */
import { type PolicyRule, urlCovers } from "./policy_rule.ts";

/** The parts of `wanted` that `owned` does not allow, one verb on one thing each. */
export function missingRights(owned: readonly PolicyRule[], wanted: readonly PolicyRule[]): PolicyRule[] {
  return wanted.flatMap(simpleRules).filter((part) => !owned.some((rule) => covers(rule, part)));
}

/** As the server tells them: rules on the same thing as one, each on a line, sorted. */
export function rightsText(rules: readonly PolicyRule[]): string {
  const compact = new Map<string, PolicyRule>();
  for (const rule of rules) {
    const { verbs, ...thing } = rule;
    const key = JSON.stringify(rule.nonResourceURLs ? rule : thing);
    const known = compact.get(key);
    compact.set(key, { ...rule, verbs: [...known?.verbs ?? [], ...verbs] });
  }
  return [...new Set([...compact.values()].map(ruleText))].sort().join("\n");
}

/** A list as Go's %q writes it. */
export function quotedList(items: readonly string[]): string {
  return `[${items.map((item) => JSON.stringify(item)).join(" ")}]`;
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

function ruleText(rule: PolicyRule): string {
  const parts = ([
    ["APIGroups", rule.apiGroups],
    ["Resources", rule.resources],
    ["NonResourceURLs", rule.nonResourceURLs],
    ["ResourceNames", rule.resourceNames],
    ["Verbs", rule.verbs],
  ] as const).flatMap(([name, items]) => items?.length ? [`${name}:${quotedList(items)}`] : []);
  return `{${parts.join(", ")}}`;
}
