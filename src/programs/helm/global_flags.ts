/** Flags that every command of Helm takes, and which of ours they stand for. Source: helm.sh/helm/v4, pkg/cli/environment.go. */
import { type Flag, FlagValues } from "../flags.ts";
import type { Io } from "../io.ts";

export const globalFlags: readonly Flag[] = [
  {
    name: "burst-limit",
    kind: "int",
    default: 100,
    usage: "How many requests may be made at once before they are slowed down.",
  },
  {
    name: "color",
    kind: "string",
    default: "auto",
    usage: "Whether the output is coloured: never, auto, always.",
  },
  { name: "colour", kind: "string", default: "auto", usage: "The same as --color." },
  { name: "content-cache", kind: "string", usage: "Folder for charts that have been fetched." },
  { name: "debug", kind: "bool", usage: "Tell more of what is done." },
  { name: "kube-apiserver", kind: "string", usage: "The address and port of the API server." },
  { name: "kube-as-group", kind: "array", usage: "Group to impersonate; may be repeated." },
  { name: "kube-as-user", kind: "string", usage: "User to impersonate." },
  { name: "kube-ca-file", kind: "string", usage: "The authority that the API server's certificate is from." },
  { name: "kube-context", kind: "string", usage: "The kubeconfig context to use." },
  {
    name: "kube-insecure-skip-tls-verify",
    kind: "bool",
    usage: "Do not check the API server's certificate; the connection is then insecure.",
  },
  {
    name: "kube-tls-server-name",
    kind: "string",
    usage: "Name that the API server's certificate has to carry.",
  },
  { name: "kube-token", kind: "string", usage: "Bearer token for authentication to the API server." },
  { name: "kubeconfig", kind: "string", usage: "Path of the kubeconfig file." },
  { name: "namespace", short: "n", kind: "string", usage: "The namespace of the release." },
  {
    name: "qps",
    kind: "string",
    placeholder: "float32",
    usage: "Requests a second, without those of a burst.",
  },
  { name: "registry-config", kind: "string", usage: "Path of the file with credentials for registries." },
  { name: "repository-cache", kind: "string", usage: "Folder for the indexes of repositories." },
  { name: "repository-config", kind: "string", usage: "Path of the file that names the repositories." },
];

/** What of the bundled cluster can be asked for; these have one name everywhere. */
const ownFlags = ["sim", "seed", "nodes", "pods"];

/** Helm's flags, and beside them, unseen, those of the bundled cluster. */
export function helmFlags(connectionFlags: readonly Flag[]): Flag[] {
  const own = connectionFlags.filter(({ name }) => ownFlags.includes(name));
  return [...globalFlags, ...own.map((flag) => ({ ...flag, hidden: true }))];
}

/** Our name, Helm's, and the variable that says the same. */
const names: readonly (readonly [string, string, string])[] = [
  ["kubeconfig", "kubeconfig", ""],
  ["context", "kube-context", "HELM_KUBECONTEXT"],
  ["namespace", "namespace", "HELM_NAMESPACE"],
  ["server", "kube-apiserver", "HELM_KUBEAPISERVER"],
  ["token", "kube-token", "HELM_KUBETOKEN"],
  ["as", "kube-as-user", "HELM_KUBEASUSER"],
  ["tls-server-name", "kube-tls-server-name", "HELM_KUBETLS_SERVER_NAME"],
  ["certificate-authority", "kube-ca-file", "HELM_KUBECAFILE"],
];

/** Helm's flags and variables as the flags that a connection is opened with. */
export function connectionValues(
  flags: FlagValues,
  connectionFlags: readonly Flag[],
  { env }: Pick<Io, "env">,
): FlagValues {
  const values = new Map<string, string | boolean | number | string[]>();
  const isKnown = (name: string) => connectionFlags.some((flag) => flag.name === name);
  for (const [own, helms, variable] of names) {
    const value = flags.string(helms) || (variable && env(variable));
    if (value && isKnown(own)) values.set(own, value);
  }
  const groups = flags.has("kube-as-group")
    ? flags.list("kube-as-group")
    : (env("HELM_KUBEASGROUPS") ?? "").split(",").filter(Boolean);
  if (groups.length > 0) values.set("as-group", groups);
  if (flags.bool("kube-insecure-skip-tls-verify") || env("HELM_KUBEINSECURE_SKIP_TLS_VERIFY") === "true") {
    values.set("insecure-skip-tls-verify", true);
  }
  for (const name of ownFlags) {
    if (!isKnown(name) || !flags.has(name)) continue;
    values.set(name, name === "sim" ? flags.string(name) : flags.number(name)!);
  }
  return new FlagValues(connectionFlags, values);
}
