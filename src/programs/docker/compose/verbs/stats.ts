import { parseFlags } from "../../../flags.ts";
import { stats as dockerStats } from "../../containers/stats.ts";
import { switchFlag, tableFormatFlag } from "../../docker_flags.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { projectContainers } from "../engine/project_containers.ts";
import { checkServices } from "../project/wanted_services.ts";

export const stats: ComposeVerb = {
  name: "stats",
  summary: "Show what containers use",
  usage: "[OPTIONS] [SERVICE]",
  flags: [
    switchFlag("a, all", "All containers, not only those that run"),
    tableFormatFlag(),
    switchFlag("no-stream", "Once, and end"),
    switchFlag("no-trunc", "Cut nothing off"),
  ],
  takes: { max: 1 },
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const project = await call.project({ isUnchecked: true, keepsEnvFiles: true });
    checkServices(project, args);
    const containers = await projectContainers(client, project.name, {
      all: flags.bool("all"),
      services: args,
    });
    if (!containers.length) return 0;
    const words = [
      ...["all", "no-stream", "no-trunc"].filter((name) => flags.bool(name)).map((name) => `--${name}`),
      ...(flags.string("format") ? ["--format", flags.string("format")] : []),
      ...containers.map(({ Id }) => Id.slice(0, 12)),
    ];
    const parsed = parseFlags(dockerStats.flags, words);
    return await dockerStats.run({ ...parsed, io, client, settings, path: "docker stats" });
  },
};
