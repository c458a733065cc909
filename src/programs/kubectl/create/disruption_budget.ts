import type { KubeObject } from "../../../kube/object.ts";
import { labelSelectorObject } from "../../../kube/label_selector_object.ts";
import type { Call } from "../../program.ts";
import { creation, inNamespace } from "./creation.ts";

/** `kubectl create poddisruptionbudget`. */
export const createDisruptionBudget = creation({
  name: "poddisruptionbudget",
  aliases: ["pdb"],
  summary: "A bound on how many pods may be away",
  usage: ["NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]"],
  flags: [
    { name: "max-unavailable", kind: "string", usage: "How many pods may be missing: a number or a share." },
    { name: "min-available", kind: "string", usage: "How many pods have to stay: a number or a share." },
    { name: "selector", kind: "string", usage: "The pods that it protects." },
  ],
  examples: [[
    "At least one of the web's pods stays",
    "kubectl create poddisruptionbudget web --selector=app=web --min-available=1",
  ]],
  refusal: "failed to create poddisruptionbudgets: ",
  resource: { group: "policy", version: "v1", name: "poddisruptionbudgets", namespaced: true },
  build: budgetOf,
});

function budgetOf({ flags }: Call, name: string): KubeObject {
  const selector = flags.string("selector");
  const min = flags.string("min-available");
  const max = flags.string("max-unavailable");
  if (selector === "") throw new Error("a selector must be specified");
  if (min === "" && max === "") throw new Error("one of min-available or max-unavailable must be specified");
  if (min !== "" && max !== "") throw new Error("min-available and max-unavailable cannot be both specified");
  const budget = min !== ""
    ? { minAvailable: share(min, "min-available") }
    : { maxUnavailable: share(max, "max-unavailable") };
  return {
    kind: "PodDisruptionBudget",
    apiVersion: "policy/v1",
    metadata: { name, ...inNamespace(flags) },
    spec: {
      ...("minAvailable" in budget ? budget : {}),
      selector: labelSelectorObject(selector),
      ...("maxUnavailable" in budget ? budget : {}),
    },
    status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  };
}

/** `2` or `50%`. */
function share(text: string, flag: string): number | string {
  if (/^\d+%$/.test(text)) return text;
  if (!/^\d+$/.test(text)) throw new Error(`invalid format specified for ${flag}`);
  return Number(text);
}
