/** A right as authorization knows it: a verb on a resource, somewhere. */
export interface Right {
  /** `get`, `patch`, `delete`, `create` … */
  readonly verb: string;
  readonly group: string;
  /** In the plural. */
  readonly resource: string;
  /** Such as `scale`, `exec`, `log`. */
  readonly subresource?: string;
  /** "" or absent outside namespaces. */
  readonly namespace?: string;
  readonly name?: string;
}

/** A rule of a role, as `rules` of a Role and `resourceRules` of a SelfSubjectRulesReview have it. */
export interface AccessRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** `patch deployments.apps/scale in namespace shop`. */
export function rightTitle(right: Right): string {
  const { verb, resource, group, namespace } = right;
  const kind = `${resource}${group ? `.${group}` : ""}${right.subresource ? `/${right.subresource}` : ""}`;
  return `${verb} ${kind}${namespace ? ` in namespace ${namespace}` : ""}`;
}

/**
 * Whether one of the rules allows it. A rule for certain names does not allow what has no name.
 *
 * Source: `VerbMatches`, `APIGroupMatches`, `ResourceMatches`, `ResourceNameMatches` of pkg/apis/rbac/v1.
 */
export function isGranted(right: Right, rules: readonly AccessRule[]): boolean {
  return rules.some((rule) =>
    holds(rule.verbs, right.verb) && holds(rule.apiGroups, right.group) && matchesResource(rule, right) &&
    (!rule.resourceNames?.length || (right.name !== undefined && rule.resourceNames.includes(right.name)))
  );
}

function holds(words: readonly string[] | undefined, word: string): boolean {
  return words?.some((each) => each === "*" || each === word) ?? false;
}

function matchesResource({ resources }: AccessRule, { resource, subresource }: Right): boolean {
  if (subresource === undefined) return holds(resources, resource);
  return resources?.some((each) =>
    each === "*" || each === `${resource}/${subresource}` || each === `*/${subresource}`
  ) ?? false;
}

/** What tells rights apart. */
export function rightKey({ verb, group, resource, subresource, namespace, name }: Right): string {
  return [verb, group, resource, subresource, namespace, name].map((part) => part ?? "").join("\n");
}
