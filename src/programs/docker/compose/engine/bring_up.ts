/** Everything that `up`, `create`, `run` and `scale` do before containers start. */
import type { FlagValues } from "../../../flags.ts";
import { type DockerFlag, mapFlag, numberFlag, switchFlag, textFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import type { ProjectWork } from "../compose_verb.ts";
import { warn } from "../log_line.ts";
import type { Project } from "../project/project.ts";
import { removeContainer, stopContainer } from "./container_changes.ts";
import { converge, type ConvergenceOptions } from "./convergence.ts";
import { supplyImages, type SupplyOptions } from "./image_supply.ts";
import { projectContainers } from "./project_containers.ts";
import { ensureNetworks, ensureVolumes } from "./resources.ts";

export interface BringUpOptions extends SupplyOptions, Omit<ConvergenceOptions, "imageIds"> {
  removesOrphans?: boolean;
}

/** Images, networks, volumes, containers; nothing is started. */
export async function bringUp(work: ProjectWork, options: BringUpOptions): Promise<void> {
  const { project } = work;
  checkContainerNames(project);
  const imageIds = await supplyImages(work, Object.values(project.services), options);
  await ensureNetworks(work);
  await ensureVolumes(work);
  await tendOrphans(work, options.removesOrphans ?? false);
  await converge(work, { ...options, imageIds });
}

function checkContainerNames({ services }: Project): void {
  const users = new Map<string, string>();
  for (const { name, container_name: own } of Object.values(services)) {
    if (own === undefined) continue;
    const other = users.get(own);
    if (other !== undefined) {
      throw new DockerFailure(
        `services.${name}: container name ${
          JSON.stringify(own)
        } is already in use by service ${other}: invalid compose project`,
      );
    }
    users.set(own, name);
  }
}

/** Containers of services that the files do not name any more. */
async function tendOrphans(work: ProjectWork, removes: boolean): Promise<void> {
  const { client, project, io } = work;
  const known = new Set([...Object.keys(project.services), ...Object.keys(project.disabled)]);
  const containers = await projectContainers(client, project.name, { oneOff: "include" });
  const orphans = containers.filter(({ service, isOneOff, State }) =>
    !known.has(service) || (isOneOff && removes && State !== "running")
  );
  if (!orphans.length) return;
  if (removes) {
    for (const orphan of orphans) {
      await stopContainer(work, orphan);
      await removeContainer(work, orphan);
    }
  } else if (io.env("COMPOSE_IGNORE_ORPHANS") !== "true") {
    const names = orphans.map(({ name }) => name).join(" ");
    await warn(
      io,
      `Found orphan containers ([${names}]) for this project. If you removed or renamed this service in your compose file, ` +
        "you can run this command with the --remove-orphans flag to clean it up.",
    );
  }
}

/** Flags that `up` and `create` share. */
export const bringUpFlags: readonly DockerFlag[] = [
  switchFlag("build", "Build images first"),
  switchFlag("force-recreate", "Make containers anew, changed or not"),
  switchFlag("no-build", "Build no image, even a missing one"),
  switchFlag("no-recreate", "Leave containers that are there as they are"),
  textFlag("pull", 'When images are pulled ("always"|"missing"|"never"|"build"; default "policy")', {
    default: "policy",
  }),
  switchFlag("quiet-build", "Build without showing how it goes"),
  switchFlag("quiet-pull", "Pull without showing how it goes"),
  switchFlag("remove-orphans", "Remove containers of services that the files do not name"),
  mapFlag("scale", "Number of containers of a service (SERVICE=NUM); wins over the files", { type: "scale" }),
];

/** Reads those flags; changes the scale of services. Throws DockerFailure. */
export function bringUpOptions(flags: FlagValues, project: Project): BringUpOptions {
  if (flags.bool("build") && flags.bool("no-build")) {
    throw new DockerFailure("--build and --no-build are incompatible");
  }
  if (flags.bool("force-recreate") && flags.bool("no-recreate")) {
    throw new DockerFailure("--force-recreate and --no-recreate are incompatible");
  }
  const pull = flags.string("pull");
  checkPull(pull);
  applyScales(project, flags.list("scale"));
  const recreation = flags.bool("force-recreate")
    ? "always"
    : flags.bool("no-recreate")
    ? "never"
    : "changed";
  return {
    recreation,
    dependencyRecreation: recreation === "never" ? "never" : "changed",
    isBuilt: flags.bool("build"),
    isNeverBuilt: flags.bool("no-build"),
    isQuiet: flags.bool("quiet-pull"),
    isBuildQuiet: flags.bool("quiet-build"),
    ...(pull === "policy" ? {} : { pull }),
    removesOrphans: flags.bool("remove-orphans"),
  };
}

/** What `--pull` may say. Throws DockerFailure. */
export function checkPull(pull: string): void {
  if (["always", "missing", "never", "policy", "build", "if_not_present"].includes(pull)) return;
  throw new DockerFailure(`invalid --pull option ${JSON.stringify(pull)}`);
}

/** `web=3`. Throws DockerFailure. */
export function applyScales(project: Project, scales: readonly string[]): void {
  for (const text of scales) {
    const [name = "", count = ""] = text.split("=");
    if (!text.includes("=")) {
      throw new DockerFailure(`invalid --scale option ${JSON.stringify(text)}. Should be SERVICE=NUM`);
    }
    if (!/^\d+$/.test(count)) {
      throw new DockerFailure(`strconv.Atoi: parsing ${JSON.stringify(count)}: invalid syntax`);
    }
    const service = project.services[name];
    if (!service) throw new DockerFailure(`no such service: ${name}`);
    service.scale = Number(count);
  }
}

export const timeoutFlag: DockerFlag = numberFlag(
  "t, timeout",
  "Seconds until containers are killed that do not end",
);
