import { serverVersion } from "../../cluster/server_version.ts";
import { printYaml } from "../../kube/yaml.ts";
import type { Json } from "../../kube/object.ts";
import type { Program } from "../program.ts";

/** `kubectl version`, for the server; the client is this program. */
export const version: Program = {
  name: "version",
  summary: "Versions of this client and of the server",
  usage: ["[flags]"],
  flags: [
    { name: "client", kind: "bool", usage: "Only the client's." },
    { name: "output", short: "o", kind: "string", usage: "Output format: yaml or json." },
  ],
  async run({ flags, args, io, connect }) {
    if (args.length > 0) throw new Error(`extra arguments: [${args.join(" ")}]`);
    const output = flags.string("output");
    if (!["", "json", "yaml"].includes(output)) throw new Error("--output must be 'yaml' or 'json'");
    const clientVersion = {
      gitVersion: `v${CLIENT_VERSION}`,
      platform: `${Deno.build.os}/${GO_NAMES[Deno.build.arch] ?? Deno.build.arch}`,
    };
    const server = flags.bool("client")
      ? undefined
      : await serverVersion((await connect()).client, { signal: io.signal });
    const both = {
      clientVersion,
      kustomizeVersion: KUSTOMIZE_VERSION,
      ...(server ? { serverVersion: server } : {}),
    } as unknown as Json;
    if (output === "json") await io.out(JSON.stringify(both, null, 2) + "\n");
    else if (output === "yaml") await io.out(printYaml(both));
    else {
      await io.out(`Client Version: ${clientVersion.gitVersion}\nKustomize Version: ${KUSTOMIZE_VERSION}\n`);
      if (server) await io.out(`Server Version: ${server.gitVersion}\n`);
    }
    return 0;
  },
};

/** The kubectl whose verbs, flags and texts this one follows. */
export const CLIENT_VERSION = "1.36.3";
/** The kustomize whose rules `-k` follows. */
const KUSTOMIZE_VERSION = "v5.8.1";
const GO_NAMES: Record<string, string> = { x86_64: "amd64", aarch64: "arm64" };
