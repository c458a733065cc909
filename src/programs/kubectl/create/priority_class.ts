import { creation } from "./creation.ts";

/** `kubectl create priorityclass`. */
export const createPriorityClass = creation({
  name: "priorityclass",
  aliases: ["pc"],
  summary: "A class of priority for pods",
  usage: ["NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]"],
  flags: [
    { name: "description", kind: "string", usage: "When to use it." },
    { name: "global-default", kind: "bool", usage: "Pods that name no class have this one." },
    {
      name: "preemption-policy",
      kind: "string",
      default: "PreemptLowerPriority",
      usage: "Whether its pods may take the place of others: PreemptLowerPriority or Never.",
    },
    { name: "value", kind: "int", default: 0, usage: "The higher, the more important." },
  ],
  examples: [["Before others", "kubectl create priorityclass high --value=1000"]],
  refusal: "failed to create priorityclass: ",
  resource: { group: "scheduling.k8s.io", version: "v1", name: "priorityclasses", namespaced: false },
  build: ({ flags }, name) => ({
    kind: "PriorityClass",
    apiVersion: "scheduling.k8s.io/v1",
    metadata: { name },
    value: flags.number("value"),
    ...(flags.bool("global-default") ? { globalDefault: true } : {}),
    ...(flags.string("description") ? { description: flags.string("description") } : {}),
    preemptionPolicy: flags.string("preemption-policy"),
  }),
});
