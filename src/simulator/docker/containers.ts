/** All containers of the engine, by id and by name. */
import { ownEntry } from "../../kube/own_entry.ts";
import { Container } from "./container.ts";
import {
  type ContainerConfig,
  type CreateBody,
  type EndpointWish,
  mergedConfig,
} from "./container_config.ts";
import { mountPoints } from "./container_mounts.ts";
import { randomName } from "./container_names.ts";
import type { EngineContext } from "./engine_context.ts";
import { badRequest, conflict, notFound } from "./engine_error.ts";
import { checkModes } from "./shared_namespaces.ts";
import { portWishes } from "./port_wishes.ts";
import { randomId } from "./random_id.ts";
import type { RunnableImage } from "./runnable_image.ts";

export interface ContainersParts {
  context: EngineContext;
  /** The image of a reference or an id. @throws {EngineError} `No such image: x:latest` */
  image(reference: string): RunnableImage;
}

export interface RemoveOptions {
  isForced?: boolean;
  /** Anonymous volumes go, too. */
  withVolumes?: boolean;
}

export class Containers {
  readonly #context: EngineContext;
  readonly #image: ContainersParts["image"];
  readonly #containers = new Map<string, Container>();

  constructor({ context, image }: ContainersParts) {
    this.#context = context;
    this.#image = image;
  }

  /** The newest first. */
  get all(): Container[] {
    return [...this.#containers.values()].reverse();
  }

  /** By id, name, or the beginning of an id that fits one alone. @throws {EngineError} */
  find(reference: string): Container {
    const name = reference.replace(/^\//, "");
    const exact = this.#containers.get(reference) ?? this.#named(name);
    if (exact) return exact;
    const found = reference === "" ? [] : this.all.filter(({ id }) => id.startsWith(reference));
    if (found.length > 1) throw badRequest(`multiple IDs found with provided prefix: ${reference}`);
    if (!found[0]) throw notFound(`No such container: ${reference}`);
    return found[0];
  }

  /** @throws {EngineError} */
  create(body: CreateBody, wantedName: string): { container: Container; warnings: string[] } {
    const { HostConfig: host = {}, NetworkingConfig, ...asked } = body;
    const image = this.#image(asked.Image ?? "");
    const config = mergedConfig(image.config, asked);
    const name = this.#newName(wantedName);
    this.#validate(config, body);
    const find = (reference: string) => this.find(reference);
    const { volumes, hostFiles } = this.#context;
    const mounts = mountPoints(config, host, { hostFiles, volumes, findContainer: find });
    const id = randomId(this.#context.random);
    const container = new Container(this.#context, {
      id,
      name,
      image,
      config,
      host,
      mounts,
      endpoints: this.#endpoints(host.NetworkMode ?? "default", NetworkingConfig?.EndpointsConfig ?? {}),
      findContainer: find,
      onGone: ({ id }) => {
        if (this.#containers.has(id)) this.remove(id, { isForced: true, withVolumes: true });
      },
    });
    this.#containers.set(id, container);
    for (const mount of mounts) if (mount.name !== undefined) volumes.use(mount.name, id);
    container.tell("create");
    return { container, warnings: [] };
  }

  /** @throws {EngineError} it runs */
  remove(reference: string, { isForced = false, withVolumes = false }: RemoveOptions = {}): void {
    const container = this.find(reference);
    if (container.isRunning || container.state.status === "restarting") {
      const what = container.state.status === "paused"
        ? "container is paused and must be unpaused first"
        : "container is running";
      const hint = container.state.status === "paused"
        ? ""
        : ": stop the container before removing or force remove";
      if (!isForced) throw conflict(`cannot remove container "${container.name}": ${what}${hint}`);
      container.tell("kill", { signal: "9" });
    }
    container.remove();
    this.#containers.delete(container.id);
    container.tell("destroy");
    if (!withVolumes) return;
    const { volumes } = this.#context;
    for (const { name } of container.mounts) {
      const volume = name === undefined ? undefined : volumes.get(name);
      if (volume?.isAnonymous && volumes.usersOf(volume.name).length === 0) volumes.remove(volume.name);
    }
  }

  /** @throws {EngineError} */
  rename(reference: string, wanted: string): void {
    const container = this.find(reference);
    const name = wanted.replace(/^\//, "");
    if (name === "") throw badRequest("Neither old nor new names may be empty");
    if (name === container.name) {
      throw badRequest(
        "Error when allocating new name: Renaming a container with the same name as its current name",
      );
    }
    const before = container.name;
    container.name = this.#newName(name, "Error when allocating new name: ");
    container.tell("rename", { oldName: `/${before}` });
  }

  #named(name: string): Container | undefined {
    return this.all.find((container) => container.name === name);
  }

  #newName(wanted: string, before = ""): string {
    const name = wanted.replace(/^\//, "");
    if (name === "") {
      for (let attempt = 0;; attempt++) {
        const made = randomName(this.#context.random, attempt);
        if (!this.#named(made)) return made;
      }
    }
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
      throw badRequest(
        `${before}Invalid container name (${wanted}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
      );
    }
    const other = this.#named(name);
    if (other) {
      throw conflict(
        `${before}Conflict. The container name "/${name}" is already in use by container "${other.id}". ` +
          "You have to remove (or rename) that container to be able to reuse that name.",
      );
    }
    return name;
  }

  #validate(config: ContainerConfig, body: CreateBody): void {
    const { HostConfig: host = {} } = body;
    checkModes(body, host);
    if (!config.Cmd?.length && !config.Entrypoint?.length) throw badRequest("no command specified");
    if (config.WorkingDir && !config.WorkingDir.startsWith("/")) {
      throw badRequest(
        `the working directory '${config.WorkingDir}' is invalid, it needs to be an absolute path`,
      );
    }
    if (host.Memory && host.Memory < 6 * 1024 * 1024) {
      throw badRequest("Minimum memory limit allowed is 6MB");
    }
    const policy = host.RestartPolicy?.Name ?? "";
    if (!["", "no", "always", "unless-stopped", "on-failure"].includes(policy)) {
      throw badRequest(
        `invalid restart policy: unknown policy '${policy}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
      );
    }
    if (host.AutoRemove && policy !== "" && policy !== "no") {
      throw badRequest("can't create 'AutoRemove' container with restart policy");
    }
    portWishes(config, host);
  }

  #endpoints(
    mode: string,
    wished: Readonly<Record<string, EndpointWish | null>>,
  ): Record<string, EndpointWish> {
    if (mode.startsWith("container:")) return {};
    const first = mode === "default" || mode === "" ? "bridge" : mode;
    const names = [first, ...Object.keys(wished).filter((name) => name !== mode && name !== first)];
    return Object.fromEntries(names.map((reference) => {
      const { name } = this.#context.networks.find(reference);
      const wish = ownEntry(wished, reference) ?? (reference === first ? wished[mode] : undefined) ?? {};
      if (wish.Aliases?.length && name === "bridge") {
        throw badRequest("network-scoped aliases are only supported for user-defined networks");
      }
      return [name, wish];
    }));
  }
}
