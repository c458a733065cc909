/** The state of a Docker engine, read again when the engine tells that something has happened. */
import { createTarDecoder, type ParsedTarEntry } from "modern-tar";
import type { JsonObject } from "../../kube/object.ts";
import type { EngineClient } from "../../programs/docker/engine_client.ts";
import { EngineRefusal } from "../../programs/docker/engine_errors.ts";
import { jsonMessages } from "../../programs/docker/json_messages.ts";
import type { EngineEvent, EngineView, FetchAnswer } from "../checks/world_view.ts";

export interface ToldEngineOptions {
  readonly client: EngineClient;
  /** Ends listening. */
  readonly signal: AbortSignal;
  readonly onChange: () => void;
  /** A request from within a container. */
  readonly fetchFrom: (container: string, url: string) => Promise<FetchAnswer>;
  /** A file of the machine that the engine runs on, as root reads it: volumes lie there. */
  readonly readHostFile: (path: string) => Promise<string | undefined>;
  /** A file of a container, where there is a way that leaves no trace; absent: by the engine, which tells of it. */
  readonly readContainerFile?: (container: string, path: string) => string | undefined;
}

type Kind = "containers" | "images" | "volumes" | "networks";

/** More than this is not kept. */
const MOST_EVENTS = 10_000;

export class ToldEngine implements EngineView {
  readonly #options: ToldEngineOptions;
  readonly #known = new Map<Kind, Promise<readonly JsonObject[]>>();
  #events: EngineEvent[] = [];

  constructor(options: ToldEngineOptions) {
    this.#options = options;
  }

  /** Listens until the signal ends it. Rejects when the engine cannot be listened to. */
  async listen(): Promise<void> {
    const { client, signal, onChange } = this.#options;
    const { body } = await client.request("GET", "/events", { signal });
    for await (const event of jsonMessages<EngineEvent>(body)) {
      this.#known.clear();
      this.#events.push(event);
      if (this.#events.length > MOST_EVENTS) this.#events = this.#events.slice(-MOST_EVENTS / 2);
      onChange();
    }
  }

  /** A new step begins: what was told before does not count for it. */
  forgetEvents(): void {
    this.#events = [];
  }

  events(): readonly EngineEvent[] {
    return this.#events;
  }

  containers(): Promise<readonly JsonObject[]> {
    return this.#read("containers", async (client) => {
      const all = await client.get<{ Id: string }[]>("/containers/json", { all: true });
      return await this.#inspect(client, all.map(({ Id }) => `/containers/${Id}/json`));
    });
  }

  images(): Promise<readonly JsonObject[]> {
    return this.#read("images", async (client) => {
      const all = await client.get<{ Id: string }[]>("/images/json");
      return await this.#inspect(client, all.map(({ Id }) => `/images/${Id}/json`));
    });
  }

  volumes(): Promise<readonly JsonObject[]> {
    return this.#read(
      "volumes",
      async (client) => (await client.get<{ Volumes: JsonObject[] | null }>("/volumes")).Volumes ?? [],
    );
  }

  networks(): Promise<readonly JsonObject[]> {
    return this.#read("networks", async (client) => {
      const all = await client.get<{ Id: string }[]>("/networks");
      return await this.#inspect(client, all.map(({ Id }) => `/networks/${Id}`));
    });
  }

  fetch(container: string, url: string): Promise<FetchAnswer> {
    return this.#options.fetchFrom(container, url);
  }

  async readFile(
    place: { container: string } | { volume: string },
    path: string,
  ): Promise<string | undefined> {
    if ("container" in place) return await this.#readFromContainer(place.container, path);
    const volume = (await this.volumes()).find(({ Name }) => Name === place.volume);
    const folder = volume?.["Mountpoint"];
    return typeof folder === "string" ? await this.#options.readHostFile(folder + path) : undefined;
  }

  async #readFromContainer(container: string, path: string): Promise<string | undefined> {
    const { client, signal, readContainerFile } = this.#options;
    if (readContainerFile) return readContainerFile(container, path);
    try {
      const { body } = await client.request("GET", `/containers/${container}/archive`, {
        query: { path },
        signal,
      });
      const entries = body.pipeThrough(
        createTarDecoder({ strict: true }) as unknown as TransformStream<Uint8Array, ParsedTarEntry>,
      );
      let text: string | undefined;
      for await (const { header, body: content } of entries) {
        if (header.type === "file" || header.type === undefined) text ??= await new Response(content).text();
        else await content.cancel();
      }
      return text;
    } catch (error) {
      if (error instanceof EngineRefusal && error.status === 404) return undefined;
      throw error;
    }
  }

  #read(
    kind: Kind,
    ask: (client: EngineClient) => Promise<readonly JsonObject[]>,
  ): Promise<readonly JsonObject[]> {
    const known = this.#known.get(kind);
    if (known) return known;
    const asked = ask(this.#options.client);
    this.#known.set(kind, asked);
    asked.catch(() => this.#known.delete(kind));
    return asked;
  }

  /** What goes away between the list and the look is left out. */
  async #inspect(client: EngineClient, paths: readonly string[]): Promise<JsonObject[]> {
    const found = await Promise.all(paths.map(async (path) => {
      try {
        return await client.get<JsonObject>(path);
      } catch (error) {
        if (error instanceof EngineRefusal && error.status === 404) return undefined;
        throw error;
      }
    }));
    return found.filter((one) => one !== undefined);
  }
}
