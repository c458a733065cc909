import type { Discovery } from "../../../kube/discovery.ts";
import type { JsonObject } from "../../../kube/object.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import { resolveResource, ResourceNameError } from "../../../kube/resource_name.ts";
import type { Flag } from "../../flags.ts";
import type { Call } from "../../program.ts";
import { StandardError } from "../error_text.ts";

/** The flags that make rules of a role or cluster role. Source: kubectl/pkg/cmd/create/create_role.go. */
export const ruleFlags: readonly Flag[] = [
  { name: "resource", kind: "list", usage: "What the rule is about: RESOURCE[.GROUP][/SUBRESOURCE]." },
  { name: "resource-name", kind: "array", usage: "Only objects of that name; may be given several times." },
  { name: "verb", kind: "list", usage: "What may be done: get, list, watch and so on." },
];

/** What `--verb` says; `*` is all of them. */
export function verbsOf({ flags }: Pick<Call, "flags">): string[] {
  const verbs = flags.list("verb").filter((verb) => verb !== "");
  return verbs.includes("*") ? ["*"] : [...new Set(verbs)];
}

/** What `--resource` says. */
export function resourcesOf({ flags }: Pick<Call, "flags">): RuleResource[] {
  const texts = [...new Set(flags.list("resource").filter((text) => text !== ""))];
  return texts.includes("*") ? [{ resource: "*", group: "", subresource: "" }] : texts.map((text) => {
    const [full = "", ...subresource] = text.split("/");
    const [resource = "", ...group] = full.split(".");
    return { resource, group: group.join("."), subresource: subresource.join("/") };
  });
}

interface RuleResource {
  resource: string;
  group: string;
  subresource: string;
}

/** Warns of verbs that nobody knows. */
export async function warnOfVerbs(verbs: readonly string[], { io }: Pick<Call, "io">): Promise<void> {
  for (const verb of verbs) {
    if (!KNOWN_VERBS.includes(verb)) await io.err(`Warning: '${verb}' is not a standard resource verb\n`);
  }
}

/**
 * One rule for each group, by the groups' names.
 *
 * @throws {StandardError} for resources that the server does not have
 */
export async function resourceRules(
  call: Call,
  verbs: string[],
  asked: RuleResource[],
): Promise<JsonObject[]> {
  if (asked.length === 0) return [];
  const { discovery } = await call.connect();
  const known = await discovery();
  const found = asked.map((one) => resolve(one, verbs, known));
  const names = [...new Set(call.flags.list("resource-name"))];
  const groups = Map.groupBy(found, ({ group }) => group);
  return [...groups.keys()].sort().map((group) => {
    const resources = groups.get(group)!.map(({ resource, subresource }) =>
      subresource ? `${resource}/${subresource}` : resource
    );
    return {
      verbs,
      apiGroups: [group],
      resources: [...new Set(resources)],
      ...(names.length ? { resourceNames: names } : {}),
    };
  });
}

function resolve(asked: RuleResource, verbs: string[], discovery: Discovery): RuleResource {
  const { resource, group, subresource } = asked;
  if (resource === "") throw new Error("resource must be specified if apiGroup/subresource specified");
  if (resource === "*") return asked;
  const served = find(discovery, asked);
  const one = served ?? asked;
  let isSpecial = false;
  for (const verb of verbs) {
    const places = ownEntry(SPECIAL_VERBS, verb);
    if (!places) continue;
    if (!places.includes(one.group ? `${one.resource}.${one.group}` : one.resource)) {
      throw new Error(`can not perform '${verb}' on '${one.resource}' in group '${one.group}'`);
    }
    isSpecial = true;
  }
  if (!served && !isSpecial) {
    const where = group ? ` in group ${JSON.stringify(group)}` : "";
    throw new StandardError(`the server doesn't have a resource type ${JSON.stringify(resource)}${where}`);
  }
  return { ...one, subresource };
}

function find(
  discovery: Discovery,
  { resource, group, subresource }: RuleResource,
): RuleResource | undefined {
  try {
    const found = resolveResource(discovery, group ? `${resource}.${group}` : resource);
    return { resource: found.name, group: found.group, subresource };
  } catch (error) {
    if (error instanceof ResourceNameError) return undefined;
    throw error;
  }
}

const KNOWN_VERBS =
  "* get delete list create update patch watch proxy deletecollection use bind escalate impersonate".split(
    " ",
  );

/** Verbs that only some resources have, which need not be served themselves. */
const SPECIAL_VERBS: Record<string, string[]> = {
  use: ["podsecuritypolicies.policy", "podsecuritypolicies.extensions"],
  bind: ["roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io"],
  escalate: ["roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io"],
  impersonate: ["users", "serviceaccounts", "groups", "userextras.authentication.k8s.io"],
};
