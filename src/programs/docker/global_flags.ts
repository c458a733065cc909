/** Flags that stand before the verb. */
import type { Io } from "../io.ts";
import { type DockerFlag, listFlag, switchFlag, textFlag } from "./docker_flags.ts";

export const topUsage = "[OPTIONS] COMMAND [ARG...]";

export function globalFlags(io: Pick<Io, "env" | "machine">): DockerFlag[] {
  const folder = io.env("DOCKER_CONFIG") || `${io.machine.home}/.docker`;
  const certificates = io.env("DOCKER_CERT_PATH") || folder;
  return [
    textFlag("config", "Folder of the client's configuration", { default: folder }),
    textFlag(
      "c, context",
      `Context whose engine is used (wins over DOCKER_HOST and over what "docker context use" has chosen)`,
    ),
    switchFlag("D, debug", "Say more"),
    listFlag("H, host", "Address of the engine"),
    textFlag("l, log-level", `What is logged ("debug", "info", "warn", "error", "fatal")`, {
      default: "info",
    }),
    switchFlag("tls", "Use TLS; --tlsverify means it, too"),
    textFlag("tlscacert", "Trust only what this authority has signed", { default: `${certificates}/ca.pem` }),
    textFlag("tlscert", "File of the client's certificate", { default: `${certificates}/cert.pem` }),
    textFlag("tlskey", "File of the client's key", { default: `${certificates}/key.pem` }),
    switchFlag("tlsverify", "Use TLS and check the engine's certificate"),
    switchFlag("v, version", "Print the version and end"),
    { name: "help", kind: "bool", usage: "Print this help", type: "", hidden: true },
    { name: "short-help", short: "h", kind: "bool", usage: "Print this help", type: "", hidden: true },
  ];
}
