import { creation, inNamespace } from "./creation.ts";
import { resourceRules, resourcesOf, ruleFlags, verbsOf, warnOfVerbs } from "./role_rules.ts";
import { RBAC } from "./subjects.ts";

/** `kubectl create role`. */
export const createRole = creation({
  name: "role",
  summary: "A role of one rule",
  usage: ["NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename]"],
  flags: ruleFlags,
  examples: [[
    "To look at pods and their logs",
    "kubectl create role look --verb=get,list --resource=pods,pods/log",
  ]],
  resource: { group: RBAC, version: "v1", name: "roles", namespaced: true },
  async build(call, name) {
    const verbs = verbsOf(call);
    const resources = resourcesOf(call);
    if (verbs.length === 0) throw new Error("at least one verb must be specified");
    if (resources.length === 0) throw new Error("at least one resource must be specified");
    await warnOfVerbs(verbs, call);
    return {
      kind: "Role",
      apiVersion: `${RBAC}/v1`,
      metadata: { name, ...inNamespace(call.flags) },
      rules: await resourceRules(call, verbs, resources),
    };
  },
});
