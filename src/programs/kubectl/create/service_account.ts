import { creation, inNamespace } from "./creation.ts";

/** `kubectl create serviceaccount`. */
export const createServiceAccount = creation({
  name: "serviceaccount",
  aliases: ["sa"],
  summary: "An account for what runs in pods",
  usage: ["NAME [--dry-run=server|client|none]"],
  flags: [],
  examples: [["An account for a robot", "kubectl create serviceaccount robot"]],
  refusal: "failed to create serviceaccount: ",
  resource: { group: "", version: "v1", name: "serviceaccounts", namespaced: true },
  build: ({ flags }, name) => ({
    kind: "ServiceAccount",
    apiVersion: "v1",
    metadata: { name, ...inNamespace(flags) },
  }),
});
