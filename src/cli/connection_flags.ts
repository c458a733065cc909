import type { Flag } from "../programs/flags.ts";

/** Flags that say which cluster, as whom and where; every command that talks to a cluster takes them. Source: `kubectl options`. */
export const connectionFlags: readonly Flag[] = [
  { name: "kubeconfig", kind: "string", usage: "Path of the kubeconfig file to use." },
  { name: "context", kind: "string", usage: "The kubeconfig context to use." },
  { name: "cluster", kind: "string", usage: "The kubeconfig cluster to use." },
  { name: "user", kind: "string", usage: "The kubeconfig user to use." },
  { name: "namespace", short: "n", kind: "string", usage: "The namespace to look in." },
  { name: "server", short: "s", kind: "string", usage: "The address and port of the API server." },
  { name: "token", kind: "string", usage: "Bearer token for authentication to the API server." },
  { name: "as", kind: "string", usage: "User to impersonate: a name, or a service account." },
  { name: "as-group", kind: "list", usage: "Group to impersonate; may be repeated." },
  { name: "as-uid", kind: "string", usage: "UID to impersonate." },
  {
    name: "insecure-skip-tls-verify",
    kind: "bool",
    usage: "Do not check the server's certificate; the connection is then insecure.",
  },
  { name: "tls-server-name", kind: "string", usage: "Name that the server's certificate has to carry." },
  {
    name: "request-timeout",
    kind: "string",
    default: "0",
    usage: "How long to wait for one answer, such as 5s or 2m. 0 waits as long as it takes.",
  },
  {
    name: "sim",
    kind: "string",
    bare: "lecture",
    placeholder: "SCENARIO",
    usage: "Use a fresh bundled cluster instead of a kubeconfig.",
  },
  { name: "seed", kind: "int", default: 1, usage: "Where the bundled cluster takes its chance from." },
  { name: "nodes", kind: "int", usage: "How many nodes the bundled cluster has." },
  { name: "pods", kind: "int", usage: "How many pods are added to the bundled cluster." },
];
