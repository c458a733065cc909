import type { Flag } from "../flags.ts";

/** Flags of `kubectl get`, in the order of its help. */
export const getFlags: readonly Flag[] = [
  {
    name: "all-namespaces",
    short: "A",
    kind: "bool",
    usage: "Every namespace; --namespace is then ignored.",
  },
  {
    name: "allow-missing-template-keys",
    kind: "bool",
    default: true,
    usage: "A path that leads nowhere gives nothing instead of an error (jsonpath).",
  },
  { name: "chunk-size", kind: "int", default: 500, usage: "Rows a request; 0 asks for all at once." },
  {
    name: "field-selector",
    kind: "string",
    usage: "Only objects whose fields fit, such as status.phase!=Running.",
  },
  { name: "ignore-not-found", kind: "bool", usage: "An object that is not there is no error." },
  { name: "label-columns", short: "L", kind: "list", usage: "Labels to show as columns." },
  { name: "no-headers", kind: "bool", usage: "Leave out the line of column names." },
  {
    name: "output",
    short: "o",
    kind: "string",
    usage: "Output format: json, yaml, name, wide, jsonpath=…, jsonpath-as-json=…, jsonpath-file=…, " +
      "custom-columns=… or custom-columns-file=….",
  },
  { name: "output-watch-events", kind: "bool", usage: "With --watch: show what happened to each object." },
  { name: "raw", kind: "string", usage: "A path of the API to ask for, as it is." },
  {
    name: "selector",
    short: "l",
    kind: "string",
    usage: "Only objects whose labels fit, such as app=web,tier!=cache.",
  },
  { name: "show-kind", kind: "bool", usage: "Put the kind in front of each name." },
  { name: "show-labels", kind: "bool", usage: "Show all labels in a last column." },
  { name: "show-managed-fields", kind: "bool", usage: "Keep managedFields in json and yaml." },
  { name: "sort-by", kind: "string", usage: "Sort by a field, such as .metadata.creationTimestamp." },
  { name: "watch", short: "w", kind: "bool", usage: "Go on after the list and show what changes." },
  { name: "watch-only", kind: "bool", usage: "Show only what changes from now on." },
];
