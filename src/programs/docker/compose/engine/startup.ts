/** Starts containers in the order in which they need one another, each when its dependencies are as it wants them. */
import { DockerFailure } from "../../engine_errors.ts";
import type { ContainerDetails } from "../../engine_objects.ts";
import type { ProjectWork } from "../compose_verb.ts";
import { warn } from "../log_line.ts";
import { dependencyOrder } from "../project/dependency_order.ts";
import type { Dependency, Service } from "../project/project.ts";
import { stepName } from "./container_changes.ts";
import { scaleOf } from "./convergence.ts";
import { type ProjectContainer, projectContainers } from "./project_containers.ts";

export interface StartOptions {
  /** Absent: all. */
  services?: ReadonlySet<string>;
  /** Told of each container before it is started. */
  onStart?(container: ProjectContainer): void;
  /** And when it has started. */
  afterStart?(container: ProjectContainer): void;
}

/** Throws DockerFailure where a dependency does not become what it is to be. */
export async function startServices(work: ProjectWork, options: StartOptions = {}): Promise<void> {
  const { client, project, board } = work;
  for (const name of dependencyOrder(project.services)) {
    if (options.services && !options.services.has(name)) continue;
    const service = project.services[name]!;
    await awaitDependencies(work, service);
    const containers = await projectContainers(client, project.name, { services: [name] });
    if (containers.length === 0 && scaleOf(service) > 0) {
      throw new DockerFailure(`service ${JSON.stringify(name)} has no container to start`);
    }
    for (const container of containers) {
      if (container.State === "running") continue;
      await board.working(stepName(container), "Starting");
      options.onStart?.(container);
      await client.tell("POST", `/containers/${container.Id}/start`);
      await board.done(stepName(container), "Started");
      options.afterStart?.(container);
    }
  }
}

async function awaitDependencies(work: ProjectWork, service: Service): Promise<void> {
  const { project } = work;
  for (const [name, dependency] of Object.entries(service.depends_on ?? {})) {
    if (dependency.condition === "service_started" || !Object.hasOwn(project.services, name)) continue;
    if (scaleOf(project.services[name]!) === 0) continue;
    await awaitCondition(work, name, dependency, { dependant: service.name });
  }
}

const POLL_MS = 500;

/** What `--wait` and conditions wait for. */
export async function awaitCondition(
  work: ProjectWork,
  name: string,
  dependency: Pick<Dependency, "condition" | "required">,
  { dependant, untilMs = Infinity }: { dependant: string; untilMs?: number },
): Promise<void> {
  const { client, project, board, io } = work;
  const containers = await projectContainers(client, project.name, { services: [name] });
  if (containers.length === 0) {
    if (dependency.required) throw new DockerFailure(`${dependant} is missing dependency ${name}`);
    return await warn(io, `${dependant} is missing dependency ${name}`);
  }
  for (const container of containers) await board.working(stepName(container), "Waiting");
  try {
    for (;;) {
      const word = await stateOf(work, containers, name, dependency.condition);
      if (word !== undefined) {
        for (const container of containers) await board.done(stepName(container), word);
        return;
      }
      if (io.now() >= untilMs) throw new DockerFailure("timeout waiting for dependencies");
      await io.wait(POLL_MS, io.signal);
    }
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    if (!dependency.required) {
      const reason = `optional dependency ${JSON.stringify(name)} failed to start`;
      for (const container of containers) await board.warning(stepName(container), `Skipped: ${reason}`);
      return await warn(io, `${reason}: ${error.message}`);
    }
    const isExit = dependency.condition === "service_completed_successfully";
    for (const container of containers) {
      await board.error(stepName(container), isExit ? error.message : "Error");
    }
    if (isExit || dependency.condition === "running_or_healthy") throw error;
    throw new DockerFailure(`dependency failed to start: ${error.message}`);
  }
}

interface Life extends ContainerDetails {
  State: ContainerDetails["State"] & { Health?: { Status: string } };
}

/** The word for what they have become; undefined: not yet. Throws DockerFailure where they never will. */
async function stateOf(
  { client }: ProjectWork,
  containers: readonly ProjectContainer[],
  service: string,
  condition: string,
): Promise<string | undefined> {
  for (const { Id } of containers) {
    const details = await client.get<Life>(`/containers/${Id}/json`);
    const { State } = details;
    const name = details.Name.replace(/^\//, "");
    if (condition === "service_completed_successfully") {
      if (State.Status !== "exited") return undefined;
      if (State.ExitCode !== 0) {
        throw new DockerFailure(
          `service ${JSON.stringify(service)} didn't complete successfully: exit ${State.ExitCode}`,
        );
      }
      continue;
    }
    if (State.Status === "exited") throw new DockerFailure(`container ${name} exited (${State.ExitCode})`);
    if (!State.Health || State.Health.Status === "none") {
      if (condition !== "running_or_healthy") {
        throw new DockerFailure(`container ${name} has no healthcheck configured`);
      }
      if (State.Status !== "running") return undefined;
      continue;
    }
    if (State.Health.Status === "unhealthy") throw new DockerFailure(`container ${name} is unhealthy`);
    if (State.Health.Status !== "healthy") return undefined;
  }
  return condition === "service_completed_successfully" ? "Exited" : "Healthy";
}
