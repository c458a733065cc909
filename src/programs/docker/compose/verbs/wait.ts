import { switchFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { projectContainers } from "../engine/project_containers.ts";
import { removeContainer, stopContainer } from "../engine/container_changes.ts";
import { checkServices } from "../project/wanted_services.ts";

export const wait: ComposeVerb = {
  name: "wait",
  summary: "Wait until containers of services end",
  usage: "SERVICE [SERVICE...] [OPTIONS]",
  flags: [switchFlag("down-project", "Take the project down when the first container stops")],
  takes: { min: 1 },
  async run(call) {
    const { flags, args, io, client } = call;
    const project = await call.project({ isUnchecked: true, keepsEnvFiles: true });
    checkServices(project, args);
    const containers = await projectContainers(client, project.name, { services: args });
    if (!containers.length) {
      throw new DockerFailure(`no containers for project ${JSON.stringify(project.name)}`);
    }
    let code: number | undefined;
    const waits = containers.map(async ({ Id }) => {
      const { StatusCode } = await client.json<{ StatusCode: number }>("POST", `/containers/${Id}/wait`);
      await io.out(`container ${JSON.stringify(Id)} exited with status code ${StatusCode}\n`);
      code ??= StatusCode;
    });
    if (!flags.bool("down-project")) {
      await Promise.all(waits);
      return code ?? 0;
    }
    const first = await Promise.race(waits).then(() => code ?? 0);
    waits.forEach((wait) => wait.catch(() => {}));
    const work = { client, board: call.board() };
    for (const container of await projectContainers(client, project.name)) {
      await stopContainer(work, container);
      await removeContainer(work, container);
    }
    return first;
  },
};
