import type { KubeObject } from "../../../kube/object.ts";
import { formatQuantity, parseQuantity } from "../../../kube/quantity.ts";
import type { Call } from "../../program.ts";
import { creation, inNamespace } from "./creation.ts";

/** `kubectl create quota`. */
export const createQuota = creation({
  name: "quota",
  aliases: ["resourcequota"],
  summary: "Make a quota for a namespace",
  usage: ["NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]"],
  flags: [
    { name: "hard", kind: "string", usage: "Limits: resource=quantity, parted by commas." },
    { name: "scopes", kind: "string", usage: "Only objects in each of these scopes count." },
  ],
  examples: [["At most ten pods", "kubectl create quota small --hard=pods=10,cpu=4"]],
  refusal: "failed to create quota: ",
  resource: { group: "", version: "v1", name: "resourcequotas", namespaced: true },
  build: quotaOf,
});

function quotaOf({ flags }: Call, name: string): KubeObject {
  const hard = resourceList(flags.string("hard"));
  const scopes = flags.string("scopes").split(",").filter((scope) => scope !== "");
  return {
    kind: "ResourceQuota",
    apiVersion: "v1",
    metadata: { name, ...inNamespace(flags) },
    spec: { ...(hard ? { hard } : {}), ...(scopes.length ? { scopes } : {}) },
    status: {},
  };
}

/** `cpu=1,memory=1Gi` as the machinery writes amounts; undefined for "". Also what `set resources` reads. */
export function resourceList(text: string): Record<string, string> | undefined {
  if (text === "") return undefined;
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const [name = "", value, ...rest] = pair.split("=");
      if (value === undefined || rest.length) {
        throw new Error(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
      }
      return [name, formatQuantity(parseQuantity(value))];
    }),
  );
}
