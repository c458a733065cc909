import { parseFlags } from "../../../flags.ts";
import { attach as dockerAttach } from "../../run/attach.ts";
import { numberFlag, switchFlag, textFlag } from "../../docker_flags.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { serviceContainer } from "../engine/service_container.ts";

export const attach: ComposeVerb = {
  name: "attach",
  summary: "Join the streams of a service's running container",
  usage: "[OPTIONS] SERVICE",
  flags: [
    textFlag("detach-keys", "Keys that detach from it and leave it running"),
    numberFlag("index", "Number of the container, where a service has several"),
    switchFlag("no-stdin", "Do not forward STDIN"),
    switchFlag("sig-proxy", "Forward signals to its process", true),
  ],
  takes: { min: 1 },
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const { Id } = await serviceContainer(call, args[0]!, { index: flags.number("index") ?? 0 });
    const words = [
      ...(flags.string("detach-keys") ? ["--detach-keys", flags.string("detach-keys")] : []),
      ...(flags.bool("no-stdin") ? ["--no-stdin"] : []),
      `--sig-proxy=${flags.bool("sig-proxy")}`,
      Id,
    ];
    const parsed = parseFlags(dockerAttach.flags, words);
    return await dockerAttach.run({ ...parsed, io, client, settings, path: "docker attach" });
  },
};
