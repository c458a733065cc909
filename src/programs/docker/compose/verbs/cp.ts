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
    const { name } = source!.isService ? source! : target!;
    const about = `copy ${source!.shown} to ${target!.shown}`;
    const board = call.board("Copying");
    const words = [
      "--quiet",
      ...(flags.bool("archive") ? ["--archive"] : []),
      ...(flags.bool("follow-link") ? ["--follow-link"] : []),
      source!.text,
      target!.text,
    ];
    const parsed = parseFlags(dockerCp.flags, words);
    await board.working(name, "Copying", about);
    const code = await dockerCp.run({ ...parsed, io, client, settings, path: "docker cp" });
    await board.done(name, "Copied", about);
    return code;
  },
};

/** One side of a copy. */
interface Place {
  /** As `docker cp` is given it: of a service with the id of its container. */
  text: string;
  /** As it is told: of a service with the name of its container. */
  shown: string;
  /** Of the container. */
  name: string;
  isService: boolean;
}

async function placed(call: ComposeCall, text: string): Promise<Place> {
  const at = text.indexOf(":");
  if (/^[/.]/.test(text) || at < 0) return { text, shown: text, name: "", isService: false };
  const index = call.flags.number("index") ?? 0;
  const service = text.slice(0, at);
  const path = text.slice(at);
  const absent = `no container found for service ${JSON.stringify(service)}`;
  const { Id, name } = await serviceContainer(call, service, { index, all: true, absent });
  return { text: Id + path, shown: name + path, name, isService: true };
}
