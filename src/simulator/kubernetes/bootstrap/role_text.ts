/** Rules of roles, one a line: compact enough to be read side by side. */
import type { PolicyRule } from "../rbac/policy_rule.ts";

/** Words for the verbs that mostly go together. */
const VERBS: Readonly<Record<string, string>> = {
  read: "get,list,watch",
  write: "create,delete,deletecollection,patch,update",
  all: "create,delete,deletecollection,get,list,patch,update,watch",
};

/** What whoever records events needs. */
export const EVENTS = "create,patch,update core,events.k8s.io events";

/** `VERBS GROUPS RESOURCES [NAMES]` or `VERBS PATHS`, each part with commas; the group without a name is `core`. */
export function ruleOfText(text: string): PolicyRule {
  const [verbs = "", ...parts] = text.split(" ");
  const rule: PolicyRule = { verbs: (VERBS[verbs] ?? verbs).split(",") };
  const [first = "", resources, names] = parts;
  if (resources === undefined) return { ...rule, nonResourceURLs: first.split(",") };
  return {
    ...rule,
    apiGroups: first.split(",").map((group) => group === "core" ? "" : group),
    resources: resources.split(","),
    ...(names === undefined ? {} : { resourceNames: names.split(",") }),
  };
}
