import { parseFlags } from "../../../flags.ts";
import { cp as dockerCp } from "../../archive/cp.ts";
import { numberFlag, switchFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import type { ComposeCall, ComposeVerb } from "../compose_verb.ts";
import { serviceContainer } from "../engine/service_container.ts";

export const cp: ComposeVerb = {
  name: "cp",
  summary: "Copy files between a service's container and this machine",
  usage: "[OPTIONS] SERVICE:SRC_PATH DEST_PATH|-",
  flags: [
    switchFlag("all", "Also containers of `run`"),
    switchFlag("a, archive", "With owners"),
    switchFlag("L, follow-link", "Follow links in the source"),
    numberFlag("index", "Number of the container, where a service has several"),
  ],
  takes: { min: 2, max: 2 },
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const [source, target] = await Promise.all(args.map((text) => placed(call, text)));
    if (source!.isService === target!.isService) {
      throw new DockerFailure(
        source!.isService ? "copying between services is not supported" : "unknown copy direction",
      );
    }
    const words = [
      ...(flags.bool("archive") ? ["--archive"] : []),
      ...(flags.bool("follow-link") ? ["--follow-link"] : []),
      source!.text,
      target!.text,
    ];
    const parsed = parseFlags(dockerCp.flags, words);
    return await dockerCp.run({ ...parsed, io, client, settings, path: "docker cp" });
  },
};

/** `web:/etc` with the container for the service. */
async function placed(call: ComposeCall, text: string): Promise<{ text: string; isService: boolean }> {
  const at = text.indexOf(":");
  if (/^[/.]/.test(text) || at < 0) return { text, isService: false };
  const index = call.flags.number("index") ?? 0;
  const service = text.slice(0, at);
  const absent = `no container found for service ${JSON.stringify(service)}`;
  const { Id } = await serviceContainer(call, service, { index, all: true, absent });
  return { text: `${Id}${text.slice(at)}`, isService: true };
}
