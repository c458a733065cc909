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
  { name: "username", kind: "string", usage: "Name for basic authentication to the API server." },
  { name: "password", kind: "string", usage: "Password for basic authentication to the API server." },
  {
    name: "client-certificate",
    kind: "string",
    usage: "File of the certificate that one shows to the server.",
  },
  { name: "client-key", kind: "string", usage: "File of that certificate's key." },
  {
    name: "certificate-authority",
    kind: "string",
    usage: "File of the authority whose certificates are believed.",
  },
  { name: "as", kind: "string", usage: "User to impersonate: a name, or a service account." },
  { name: "as-group", kind: "list", usage: "Group to impersonate; may be repeated." },
  { name: "as-uid", kind: "string", usage: "UID to impersonate." },
  {
    name: "as-user-extra",
    kind: "array",
    usage: "What else to say of who is impersonated, as key=value; may be repeated.",
  },
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
  { name: "disable-compression", kind: "bool", usage: "Ask the server for plain answers." },
  {
    name: "cache-dir",
    kind: "string",
    usage: "Folder for what the server has said of its types, instead of the user's cache folder.",
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
