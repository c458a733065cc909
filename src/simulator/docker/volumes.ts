/** Named and anonymous volumes: folders of the host below /var/lib/docker/volumes. */
import type { Clock } from "../clock/clock.ts";
import type { Random } from "../clock/random.ts";
import type { FileTree } from "../host/file_tree.ts";
import { badRequest, conflict, notFound } from "./engine_error.ts";
import { randomId } from "./random_id.ts";

export interface Volume {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly createdMs: number;
  /** It has no name of its own: `docker run --rm` and `docker volume prune` take it away. */
  readonly isAnonymous: boolean;
  /** Folder on the host: `/var/lib/docker/volumes/mydata/_data`. */
  readonly mountpoint: string;
}

export interface VolumeWish {
  name?: string;
  driver?: string;
  labels?: Readonly<Record<string, string>>;
  options?: Readonly<Record<string, string>>;
}

interface VolumesParts {
  /** The host's, as root sees them. */
  readonly files: FileTree;
  readonly random: Random;
  readonly clock: Clock;
  /** One was made or deleted, by whomever. */
  readonly tell?: (action: "create" | "destroy", name: string) => void;
}

const FOLDER = "/var/lib/docker/volumes";

export class Volumes {
  readonly #volumes = new Map<string, Volume>();
  /** Which containers use which volume: container ids by name. */
  readonly #users = new Map<string, Set<string>>();
  readonly #files: FileTree;
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #tell: VolumesParts["tell"];

  constructor({ files, random, clock, tell }: VolumesParts) {
    this.#files = files;
    this.#random = random;
    this.#clock = clock;
    this.#tell = tell;
  }

  /** In the order of their names. */
  get all(): Volume[] {
    return [...this.#volumes.values()].sort((a, b) => a.name < b.name ? -1 : 1);
  }

  get(name: string): Volume | undefined {
    return this.#volumes.get(name);
  }

  /** @throws {EngineError} */
  find(name: string): Volume {
    const found = this.#volumes.get(name);
    if (!found) throw notFound(`get ${name}: no such volume`);
    return found;
  }

  /** The volume of that name, which may be there already. Without a name a new one. @throws {EngineError} */
  create({ name = "", driver = "local", labels = {}, options = {} }: VolumeWish): Volume {
    if (driver !== "local" && driver !== "") {
      throw notFound(`error looking up volume plugin ${driver}: plugin "${driver}" not found`);
    }
    const known = this.#volumes.get(name);
    if (known) return known;
    const isAnonymous = name === "";
    const given = isAnonymous ? randomId(this.#random) : name;
    if (given.length < 2) {
      throw badRequest("volume name is too short, names should be at least two alphanumeric characters");
    }
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(given)) {
      throw badRequest(
        `create ${given}: "${given}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. ` +
          "If you intended to pass a host directory, use absolute path",
      );
    }
    const volume: Volume = {
      name: given,
      labels: isAnonymous ? { "com.docker.volume.anonymous": "", ...labels } : labels,
      options,
      createdMs: this.#clock.now(),
      isAnonymous,
      mountpoint: `${FOLDER}/${given}/_data`,
    };
    this.#files.makeFolder(volume.mountpoint);
    this.#volumes.set(given, volume);
    this.#tell?.("create", given);
    return volume;
  }

  /** @throws {EngineError} a container uses it */
  remove(name: string): Volume {
    const volume = this.find(name);
    const users = this.usersOf(name);
    if (users.length > 0) throw conflict(`remove ${name}: volume is in use - [${users.join(", ")}]`);
    this.#volumes.delete(name);
    this.#files.remove(`${FOLDER}/${name}`);
    this.#tell?.("destroy", name);
    return volume;
  }

  /** Ids of containers that mount it. */
  usersOf(name: string): string[] {
    return [...this.#users.get(name) ?? []];
  }

  use(name: string, containerId: string): void {
    const users = this.#users.get(name) ?? new Set();
    this.#users.set(name, users.add(containerId));
  }

  /** The container is gone. */
  forget(containerId: string): void {
    for (const users of this.#users.values()) users.delete(containerId);
  }
}
