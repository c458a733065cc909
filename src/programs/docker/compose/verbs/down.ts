/** `down`: containers and networks go, volumes and images where that is asked for. */
import { switchFlag, textFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import { warn } from "../log_line.ts";
import { MissingFile } from "../file/compose_failure.ts";
import type { ComposeCall, ComposeVerb } from "../compose_verb.ts";
import { timeoutFlag } from "../engine/bring_up.ts";
import { removeContainer, stopContainer } from "../engine/container_changes.ts";
import { imageName } from "../engine/container_request.ts";
import { imageId } from "../engine/image_supply.ts";
import { LABELS } from "../engine/labels.ts";
import { type ProjectContainer, projectContainers } from "../engine/project_containers.ts";
import { removed, removeNetworks, removeVolumes } from "../engine/resources.ts";
import { checkServices } from "../project/wanted_services.ts";
import type { Project } from "../project/project.ts";

export const down: ComposeVerb = {
  name: "down",
  summary: "Stop containers and remove them, with their networks",
  usage: "[OPTIONS] [SERVICES]",
  flags: [
    switchFlag("remove-orphans", "Remove containers of services that the files do not name"),
    textFlag(
      "rmi",
      'Remove images that services use: "local" only those without a name of their own ("local"|"all")',
    ),
    { ...timeoutFlag, usage: "Seconds until containers are killed that do not end" },
    switchFlag("v, volumes", "Remove named volumes of the files, and nameless ones of the containers"),
  ],
  async run(call) {
    const { flags, args, io, client } = call;
    const images = flags.string("rmi");
    if (images && images !== "all" && images !== "local") {
      throw new DockerFailure(`invalid value for --rmi: ${JSON.stringify(images)}`);
    }
    const project = await projectIfThere(call);
    const name = project?.name ?? await call.projectName();
    if (project) checkServices(project, args);
    const board = call.board();
    const work = { client, board };
    const all = await projectContainers(client, name, { oneOff: "include" });
    const containers = chosen(all, project, args, flags.bool("remove-orphans"));
    for (const container of byNeed(containers).reverse()) {
      const timeout = flags.has("timeout") ? flags.number("timeout") : undefined;
      await stopContainer(work, container, timeout);
      await removeContainer(work, container, { withVolumes: flags.bool("volumes") });
    }
    if (args.length) return 0;
    const hadVolumes = flags.bool("volumes") && await removeVolumes(work, name);
    if (project && images) await removeImages(call, project, images, board);
    const hadNetworks = await removeNetworks(work, name);
    const mayHaveMore = Object.keys(project?.networks ?? {}).length > 0;
    if (!containers.length && !hadVolumes && !hadNetworks && !mayHaveMore) {
      await warn(io, `Warning: No resource found to remove for project ${JSON.stringify(name)}.`);
    }
    return 0;
  },
};

/** With a name, the files are not needed. */
async function projectIfThere(call: ComposeCall): Promise<Project | undefined> {
  try {
    return await call.project({ isUnchecked: true, keepsEnvFiles: true });
  } catch (error) {
    const isMissing = error instanceof MissingFile;
    if (isMissing && call.options.projectName && call.options.files.length === 0) return undefined;
    throw error;
  }
}

function chosen(
  containers: readonly ProjectContainer[],
  project: Project | undefined,
  names: readonly string[],
  removesOrphans: boolean,
): ProjectContainer[] {
  return containers.filter(({ service, isOneOff }) => {
    if (names.length) return names.includes(service) && !isOneOff;
    if (removesOrphans || !project) return true;
    const isKnown = Object.hasOwn(project.services, service) || Object.hasOwn(project.disabled, service);
    return isKnown && !isOneOff;
  });
}

/** Those first that others depend on, as their labels say. */
function byNeed(containers: readonly ProjectContainer[]): ProjectContainer[] {
  const done = new Set<string>();
  const order: ProjectContainer[] = [];
  const visit = (service: string): void => {
    if (done.has(service)) return;
    done.add(service);
    const own = containers.filter((container) => container.service === service);
    for (const { labels } of own) {
      for (const entry of (labels[LABELS.dependsOn] ?? "").split(",").filter(Boolean)) {
        visit(entry.split(":")[0]!);
      }
    }
    order.push(...own);
  };
  containers.forEach(({ service }) => visit(service));
  return order;
}

async function removeImages(
  { client }: ComposeCall,
  project: Project,
  which: string,
  board: ReturnType<ComposeCall["board"]>,
): Promise<void> {
  const services = [...Object.values(project.services), ...Object.values(project.disabled)];
  const names = services.filter(({ image }) => which === "all" || image === undefined)
    .map((service) => imageName(project, service));
  for (const name of new Set(names)) {
    if (await imageId({ client }, name) === undefined) continue;
    const tagged = /:[^/]+$/.test(name) ? name : `${name}:latest`;
    await removed({ client, board }, `Image ${tagged}`, `/images/${encodeURI(name)}`);
  }
}
