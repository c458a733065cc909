/** Makes the containers of a project what its files say: missing ones are made, changed ones made anew, others stay. */
import { DockerFailure } from "../../engine_errors.ts";
import type { ContainerDetails } from "../../engine_objects.ts";
import type { ProjectWork } from "../compose_verb.ts";
import { dependencyOrder } from "../project/dependency_order.ts";
import type { Service } from "../project/project.ts";
import { removeContainer, stepName, stopContainer } from "./container_changes.ts";
import { containerName, containerRequest, type RequestFacts } from "./container_request.ts";
import { injectFiles } from "./granted_files.ts";
import { LABELS } from "./labels.ts";
import { type ProjectContainer, projectContainers } from "./project_containers.ts";
import { serviceHash } from "./service_hash.ts";

export type Recreation = "changed" | "always" | "never";

export interface ConvergenceOptions {
  /** Of the services that were asked for. */
  recreation: Recreation;
  /** Of those that they depend on. */
  dependencyRecreation: Recreation;
  /** Absent: all. */
  asked?: ReadonlySet<string>;
  imageIds: ReadonlyMap<string, string>;
  timeoutSeconds?: number;
  /** Nameless volumes are made anew, too. */
  renewsVolumes?: boolean;
}

/** Throws DockerFailure, and what the engine refuses. */
export async function converge(work: ProjectWork, options: ConvergenceOptions): Promise<void> {
  const { client, project } = work;
  const present = await projectContainers(client, project.name);
  const containerOf = new Map<string, string>();
  for (const name of dependencyOrder(project.services)) {
    const service = project.services[name]!;
    const isAsked = options.asked?.has(name) ?? true;
    const hash = serviceHash(service);
    const kept = await new ServiceConvergence(work, service, {
      ...options,
      recreation: isAsked ? options.recreation : options.dependencyRecreation,
      hash,
      imageId: options.imageIds.get(name) ?? "",
      containerOf,
    }).apply(present.filter((container) => container.service === name));
    if (kept[0]) containerOf.set(name, kept[0]);
  }
}

/** How many containers a service is to have. Throws DockerFailure where its name allows only one. */
export function scaleOf(service: Service): number {
  const scale = service.scale ?? service.deploy?.replicas ?? 1;
  if (scale > 1 && service.container_name) {
    throw new DockerFailure(
      `WARNING: The ${JSON.stringify(service.name)} service is using the custom container name ${
        JSON.stringify(service.container_name)
      }. Docker requires each container to have a unique name. Remove the custom name to scale the service`,
    );
  }
  return scale;
}

interface ServiceOptions extends ConvergenceOptions {
  hash: string;
  imageId: string;
  containerOf: ReadonlyMap<string, string>;
}

class ServiceConvergence {
  constructor(
    readonly work: ProjectWork,
    readonly service: Service,
    readonly options: ServiceOptions,
  ) {}

  /** The IDs of its containers afterwards. */
  async apply(present: readonly ProjectContainer[]): Promise<string[]> {
    const wanted = scaleOf(this.service);
    // The current ones with the lowest numbers stay where there are too many.
    const ranked = [...present].sort((a, b) =>
      Number(this.#isOutdated(a)) - Number(this.#isOutdated(b)) || a.number - b.number
    );
    for (const container of ranked.slice(wanted)) {
      await stopContainer(this.work, container, this.options.timeoutSeconds);
      await removeContainer(this.work, container);
    }
    const ids: string[] = [];
    for (const container of ranked.slice(0, wanted)) ids.push(await this.#kept(container));
    const next = Math.max(0, ...present.map(({ number }) => number)) + 1;
    for (let index = 0; index < wanted - present.length; index++) ids.push(await this.#made(next + index));
    return ids;
  }

  #isOutdated({ labels }: ProjectContainer): boolean {
    const { recreation, hash, imageId } = this.options;
    if (recreation === "never") return false;
    return recreation === "always" || labels[LABELS.configHash] !== hash ||
      (imageId !== "" && labels[LABELS.image] !== imageId);
  }

  async #kept(container: ProjectContainer): Promise<string> {
    if (this.#isOutdated(container)) return await this.#recreated(container);
    const { board } = this.work;
    if (container.State === "running") await board.done(stepName(container), "Running");
    else await board.done(stepName(container), "Created");
    return container.Id;
  }

  async #made(number: number): Promise<string> {
    const { project, board } = this.work;
    const name = containerName(project, this.service, number);
    await board.working(`Container ${name}`, "Creating");
    try {
      const id = await this.#create(name, { number, name });
      await board.done(`Container ${name}`, "Created");
      return id;
    } catch (error) {
      await board.error(`Container ${name}`, "Error");
      throw error;
    }
  }

  /** Under a name of its own until the old one is gone. */
  async #recreated(old: ProjectContainer): Promise<string> {
    const { client, project, board } = this.work;
    await board.working(stepName(old), "Recreate");
    const name = containerName(project, this.service, old.number);
    const inherited = this.options.renewsVolumes ? [] : await this.#namelessVolumes(old);
    const id = await this.#create(`${old.Id.slice(0, 12)}_${name}`, { number: old.number, name, inherited });
    await client.tell("POST", `/containers/${old.Id}/stop`, { query: { t: this.options.timeoutSeconds } });
    await client.tell("DELETE", `/containers/${old.Id}`);
    await client.tell("POST", `/containers/${id}/rename`, { query: { name } });
    await board.done(stepName(old), "Recreated");
    return id;
  }

  async #namelessVolumes(old: ProjectContainer): Promise<{ target: string; name: string }[]> {
    const details = await this.work.client.get<ContainerDetails>(`/containers/${old.Id}/json`);
    const mounts = (details.Mounts ?? []) as { Type: string; Name?: string; Destination: string }[];
    const named = new Set(
      (this.service.volumes ?? []).filter(({ source }) => source).map(({ target }) => target),
    );
    return mounts.flatMap(({ Type, Name, Destination }) =>
      Type === "volume" && Name && !named.has(Destination) ? [{ target: Destination, name: Name }] : []
    );
  }

  async #create(
    createdName: string,
    facts: Pick<RequestFacts, "number" | "name" | "inherited">,
  ): Promise<string> {
    const { client, project } = this.work;
    const { hash, imageId, containerOf } = this.options;
    const json = containerRequest(project, this.service, { ...facts, hash, imageId, containerOf });
    const { Id } = await client.json<{ Id: string }>("POST", "/containers/create", {
      query: { name: createdName, platform: this.service.platform },
      json,
    });
    await injectFiles(client, project, this.service, Id);
    return Id;
  }
}
