/** Rules as the server words them. Source: pkg/registry/rbac/validation. */
import type { PolicyRule } from "../../../kube/rule_cover.ts";

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
