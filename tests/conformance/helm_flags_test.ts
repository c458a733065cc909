/** Every verb and flag that the real helm's help names is one of ours, but for what is listed. */
import { globalFlags } from "../../src/programs/helm/global_flags.ts";
import { helm } from "../../src/programs/helm/mod.ts";
import { compareFlags, helpText } from "./help_flags.ts";
import { realClients, releases } from "./real_clients.ts";

/** Nothing here makes or checks signatures, and nothing speaks to an OCI registry. */
const LEFT_OUT = {
  "package": "--key --passphrase-file --sign",
  "plugin install": "",
  "plugin package": "",
  "plugin uninstall": "",
  "plugin update": "",
  "plugin verify": "",
  "pull": "--prov",
  "push": "",
  "registry": "",
  "repo add": "--ca-file --cert-file --key-file",
  "search hub": "",
  "verify": "",
  "completion bash": "--no-descriptions",
  "completion fish": "--no-descriptions",
  "completion powershell": "--no-descriptions",
  "completion zsh": "--no-descriptions",
  "help": "",
};

const binary = (await realClients(releases[0]!))?.helm;

Deno.test("ours has the verbs and flags of helm, but for those that are listed", {
  ignore: !binary,
}, () =>
  compareFlags({
    help: (words) => helpText(binary!, words),
    program: helm,
    globalFlags,
    leftOut: LEFT_OUT,
  }));
