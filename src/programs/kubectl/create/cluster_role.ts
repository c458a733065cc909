import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import type { Call } from "../../program.ts";
import { UsageError } from "../../flags.ts";
import { creation } from "./creation.ts";
import { resourceRules, resourcesOf, ruleFlags, verbsOf, warnOfVerbs } from "./role_rules.ts";
import { RBAC } from "./subjects.ts";

/** `kubectl create clusterrole`. */
export const createClusterRole = creation({
  name: "clusterrole",
  summary: "A cluster role: rights everywhere",
  usage: [
    "NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]",
  ],
  flags: [
    {
      name: "aggregation-rule",
      kind: "list",
      usage: "Labels of the cluster roles that make up this one: KEY=value.",
    },
    {
      name: "non-resource-url",
      kind: "list",
      usage: "Paths of the API that are no objects, such as /logs/*.",
    },
    ...ruleFlags,
  ],
  examples: [[
    "To look at nodes",
    "kubectl create clusterrole nodes --verb=get,list --resource=nodes",
  ]],
  resource: { group: RBAC, version: "v1", name: "clusterroles", namespaced: false },
  build: clusterRoleOf,
});

async function clusterRoleOf(call: Call, name: string): Promise<KubeObject> {
  const matchLabels = aggregation(call);
  const verbs = verbsOf(call);
  const resources = resourcesOf(call);
  const urls = [...new Set(call.flags.list("non-resource-url"))];
  const head = { kind: "ClusterRole", apiVersion: `${RBAC}/v1`, metadata: { name } };
  if (matchLabels) {
    if (verbs.length || resources.length || urls.length || call.flags.list("resource-name").length) {
      throw new Error(
        "aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames",
      );
    }
    return { ...head, rules: null, aggregationRule: { clusterRoleSelectors: [{ matchLabels }] } };
  }
  if (verbs.length === 0) throw new Error("at least one verb must be specified");
  if (resources.length === 0 && urls.length === 0) {
    throw new Error("one of resource or nonResourceURL must be specified");
  }
  if (resources.length) await warnOfVerbs(verbs, call);
  const rules = await resourceRules(call, verbs, resources);
  return { ...head, rules: [...rules, ...urlRules(verbs, urls)] };
}

const URL_VERBS = ["*", "get", "post", "put", "delete", "patch", "head", "options"];

function urlRules(verbs: string[], urls: string[]): JsonObject[] {
  if (urls.length === 0) return [];
  for (const verb of verbs) {
    if (!URL_VERBS.includes(verb)) throw new Error(`invalid verb: '${verb}' for nonResourceURL`);
  }
  for (const url of urls) {
    if (url === "*") continue;
    if (url === "" || !url.startsWith("/")) throw new Error("nonResourceURL should start with /");
    if (url.slice(0, -1).includes("*")) {
      throw new Error("nonResourceURL only supports wildcard matches when '*' is at the end");
    }
  }
  return [{ verbs, nonResourceURLs: urls }];
}

function aggregation({ flags }: Call): Record<string, string> | undefined {
  const pairs = flags.list("aggregation-rule");
  if (pairs.length === 0) return undefined;
  return Object.fromEntries(pairs.map((pair) => {
    const equals = pair.indexOf("=");
    if (equals < 0) {
      throw new UsageError(
        `invalid argument ${
          JSON.stringify(pairs.join(","))
        } for "--aggregation-rule" flag: malformed pair, ` +
          "expect string=string",
      );
    }
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  }));
}
