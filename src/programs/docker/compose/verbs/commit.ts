import { parseFlags } from "../../../flags.ts";
import { commit as dockerCommit } from "../../containers/container_edits.ts";
import { numberFlag } from "../../docker_flags.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { serviceContainer } from "../engine/service_container.ts";

export const commit: ComposeVerb = {
  name: "commit",
  summary: "Make an image of a service's container as it is now",
  usage: "[OPTIONS] SERVICE [REPOSITORY[:TAG]]",
  flags: [...dockerCommit.flags, numberFlag("index", "Number of the container, where a service has several")],
  takes: { min: 1, max: 2 },
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const [service, ...reference] = args;
    const { Id, name } = await serviceContainer(call, service!, {
      index: flags.number("index") ?? 0,
      all: true,
    });
    const board = call.board("Committing");
    const about = `Commit ${name}`;
    await board.working(name, "Committing", about);
    const words = [
      ...["author", "message"].flatMap((flag) => flags.string(flag) ? [`--${flag}`, flags.string(flag)] : []),
      ...flags.list("change").flatMap((line) => ["--change", line]),
      `--pause=${flags.bool("pause")}`,
      Id,
      ...reference,
    ];
    let made = "";
    const parsed = parseFlags(dockerCommit.flags, words);
    const kept = { ...io, out: (text: string) => Promise.resolve(void (made += text)) };
    await dockerCommit.run({ ...parsed, io: kept, client, settings, path: "docker commit" });
    await board.done(name, `Committed as ${made.trim()}`, about);
    return 0;
  },
};
