import { parseFlags } from "../../../flags.ts";
import { numberFlag } from "../../docker_flags.ts";
import { exportContainer } from "../../images/archives.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { serviceContainer } from "../engine/service_container.ts";

export const exportService: ComposeVerb = {
  name: "export",
  summary: "Write all files of a service's container to an archive",
  usage: "[OPTIONS] SERVICE",
  flags: [
    ...exportContainer.flags,
    numberFlag("index", "Number of the container, where a service has several"),
  ],
  takes: { min: 1 },
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const index = flags.number("index") ?? 0;
    const { Id, name } = await serviceContainer(call, args[0]!, { index, all: true });
    const path = flags.string("output");
    const parsed = parseFlags(exportContainer.flags, [...(path ? ["--output", path] : []), Id]);
    const board = call.board("Exporting");
    if (path || !io.isTerminal("output")) {
      await board.working(name, "Exporting", `export ${name} to ${path}`);
    }
    return await exportContainer.run({ ...parsed, io, client, settings, path: "docker export" });
  },
};
