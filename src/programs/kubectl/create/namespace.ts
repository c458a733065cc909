import { creation } from "./creation.ts";

/** `kubectl create namespace`. */
export const createNamespace = creation({
  name: "namespace",
  aliases: ["ns"],
  summary: "A namespace",
  usage: ["NAME [--dry-run=server|client|none]"],
  flags: [],
  examples: [["A namespace for tests", "kubectl create namespace tests"]],
  resource: { group: "", version: "v1", name: "namespaces", namespaced: false },
  build: (_call, name) => ({ kind: "Namespace", apiVersion: "v1", metadata: { name }, spec: {}, status: {} }),
});
