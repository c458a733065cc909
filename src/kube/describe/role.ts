import type { IPolicyRule } from "kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule";
import type { IRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { type Describer, nothing } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const roleDescriber: Describer = describerOfRole("Role");
export const clusterRoleDescriber: Describer = describerOfRole("ClusterRole");

function describerOfRole(kind: string): Describer {
  return {
    kind,
    group: "rbac.authorization.k8s.io",
    related: nothing,
    describe(object) {
      const { rules } = object as unknown as IRole;
      const text = new DescribeText();
      writeName(text, object, false);
      writeLabelsAndAnnotations(text, object);
      text.line(0, "PolicyRule:");
      text.table(1, ["Resources", "Non-Resource URLs", "Resource Names", "Verbs"], ruleRows(rules ?? []));
      return text.toString();
    },
  };
}

interface Right {
  group: string;
  resource: string;
  names: string[];
  urls: string[];
  verbs: string[];
}

/** A line for each resource, URL or name, with all verbs that any rule allows on it. */
function ruleRows(rules: IPolicyRule[]): string[][] {
  const compact = new Map<string, Right>();
  for (const right of rules.flatMap(singleRights)) {
    const { group, resource, names, urls } = right;
    const key = JSON.stringify([group, resource, names, urls]);
    const known = compact.get(key);
    if (known === undefined) compact.set(key, { ...right, verbs: [...new Set(right.verbs)] });
    else known.verbs = [...new Set([...known.verbs, ...right.verbs])];
  }
  return [...compact.values()]
    .toSorted((a, b) => compare(sortText(a), sortText(b)))
    .map((
      right,
    ) => [fullResource(right), printList(right.urls), printList(right.names), printList(right.verbs)]);
}

function singleRights(
  { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs }: IPolicyRule,
) {
  const names = resourceNames.length === 0 ? [[]] : resourceNames.map((name) => [name]);
  const onResources = apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      names.map((name): Right => ({ group, resource, names: name, urls: [], verbs }))
    )
  );
  const onUrls = nonResourceURLs.map((url): Right => ({
    group: "",
    resource: "",
    names: [],
    urls: [url],
    verbs,
  }));
  return [...onResources, ...onUrls];
}

/** kubectl sorts by Go's print of the rule. */
function sortText({ group, resource, names, urls, verbs }: Right): string {
  const [groups, resources] = urls.length === 0 ? [[group], [resource]] : [[], []];
  return [verbs, groups, resources, names, urls].map(printList).join(",");
}

function printList(words: string[]): string {
  return `[${words.join(" ")}]`;
}

function fullResource({ group, resource }: Right): string {
  const [name = "", subresource] = resource.split(/\/(.*)/);
  return `${name}${group === "" ? "" : `.${group}`}${subresource === undefined ? "" : `/${subresource}`}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
