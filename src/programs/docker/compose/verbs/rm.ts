import { isConfirmed } from "../../confirm.ts";
import { switchFlag } from "../../docker_flags.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { removeContainer, stopContainer } from "../engine/container_changes.ts";
import { projectContainers } from "../engine/project_containers.ts";
import { checkServices } from "../project/wanted_services.ts";

export const rm: ComposeVerb = {
  name: "rm",
  summary: "Remove containers that are stopped",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    switchFlag("f, force", "Do not ask"),
    switchFlag("s, stop", "Stop them first"),
    switchFlag("v, volumes", "Remove nameless volumes, too"),
  ],
  async run(call) {
    const { flags, args, io, client } = call;
    const project = await call.project();
    checkServices(project, args);
    const work = { client, board: call.board(flags.bool("stop") ? "Stopping" : "Removing") };
    const containers = await projectContainers(client, project.name, { services: args });
    if (flags.bool("stop")) {
      for (const container of containers.filter(({ State }) => State === "running")) {
        await stopContainer(work, container);
      }
    }
    const stopped = flags.bool("stop") ? containers : containers.filter(({ State }) => State !== "running");
    if (!stopped.length) {
      await io.err("No stopped containers\n");
      return 0;
    }
    const question = `Going to remove ${stopped.map(({ name }) => name).join(", ")}`;
    if (flags.bool("force")) await io.out(`${question}\n`);
    else if (!await isConfirmed(io, `? ${question}`)) return 0;
    for (const container of stopped) {
      await removeContainer(work, container, { withVolumes: flags.bool("volumes") });
    }
    return 0;
  },
};
