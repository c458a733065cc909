/** Flags that install and upgrade share. Source: helm.sh/helm/v4, pkg/cmd/install.go, upgrade.go, flags.go. */
import type { Flag } from "../flags.ts";
import { outputFlag } from "./output_format.ts";
import { valueFlags } from "./value_options.ts";
import { dryRunFlag, timeoutFlag, waitFlag, waitForJobsFlag, writeFlags } from "./waiting_flags.ts";

/** Where a chart comes from. */
export const chartSourceFlags: readonly Flag[] = [
  { name: "ca-file", kind: "string", usage: "The authority that the repository's certificate is from." },
  { name: "cert-file", kind: "string", usage: "The client's certificate for the repository." },
  { name: "key-file", kind: "string", usage: "The key of that certificate." },
  { name: "keyring", kind: "string", usage: "Public keys for verification." },
  { name: "insecure-skip-tls-verify", kind: "bool", usage: "Do not check the repository's certificate." },
  { name: "plain-http", kind: "bool", usage: "Fetch the chart without TLS." },
  { name: "pass-credentials", kind: "bool", usage: "Send name and password to other hosts, too." },
  { name: "username", kind: "string", usage: "The user's name at the repository." },
  { name: "password", kind: "string", usage: "The password at the repository." },
  { name: "repo", kind: "string", usage: "The repository's URL; the chart is then a name in it." },
  { name: "verify", kind: "bool", usage: "Check the signature first." },
  { name: "version", kind: "string", usage: "The version of the chart, or a range; the newest without it." },
];

export const changeFlags: readonly Flag[] = [
  ...valueFlags,
  ...chartSourceFlags,
  { name: "create-namespace", kind: "bool", usage: "Make the namespace if it is not there." },
  { name: "dependency-update", kind: "bool", usage: "Fetch dependencies that are missing first." },
  { name: "description", kind: "string", usage: "What the history says of it." },
  { name: "devel", kind: "bool", usage: "Versions that are still in development, too." },
  { name: "disable-openapi-validation", kind: "bool", usage: "Do not check objects by the server's schema." },
  dryRunFlag,
  { name: "enable-dns", kind: "bool", usage: "Templates may look up names of hosts." },
  ...writeFlags,
  { name: "hide-notes", kind: "bool", usage: "Do not print the notes." },
  { name: "hide-secret", kind: "bool", usage: "Do not show secrets in a dry run." },
  {
    name: "labels",
    short: "l",
    kind: "list",
    placeholder: "stringToString",
    usage: "Labels of the release: a=1,b=2.",
  },
  { name: "no-hooks", kind: "bool", usage: "Leave hooks out." },
  outputFlag,
  { name: "post-renderer", kind: "string", usage: "A plug-in that changes what was rendered." },
  { name: "post-renderer-args", kind: "array", usage: "An argument for it." },
  { name: "render-subchart-notes", kind: "bool", usage: "The notes of the charts in it, too." },
  { name: "rollback-on-failure", kind: "bool", usage: "Undo it if it fails; waits as with --wait." },
  { name: "atomic", kind: "bool", usage: "The old name of --rollback-on-failure.", hidden: true },
  { name: "force", kind: "bool", usage: "The old name of --force-replace.", hidden: true },
  { name: "skip-crds", kind: "bool", usage: "Do not make the definitions of kinds." },
  { name: "skip-schema-validation", kind: "bool", usage: "Do not check values against the chart's schema." },
  { name: "take-ownership", kind: "bool", usage: "Take objects over that are another's." },
  timeoutFlag,
  waitFlag,
  waitForJobsFlag,
];
