/** /volumes */
import type { DockerEngine } from "../engine.ts";
import { EngineError } from "../engine_error.ts";
import type { Volume, VolumeWish } from "../volumes.ts";
import {
  filtersOf,
  flag,
  hasLabels,
  json,
  jsonBody,
  NO_CONTENT,
  type PlainAnswer,
  type Route,
} from "./api_request.ts";

interface CreateVolumeBody {
  Name?: string;
  Driver?: string;
  Labels?: Record<string, string> | null;
  DriverOpts?: Record<string, string> | null;
}

export function volumeRoutes(engine: DockerEngine): Route[] {
  const { volumes } = engine.context;
  return [
    {
      method: "GET",
      pattern: /^\/volumes$/,
      handle: ({ query }) => json({ Volumes: listed(engine, query).map(volumeView), Warnings: null }),
    },
    {
      method: "GET",
      pattern: /^\/volumes\/([^/]+)$/,
      handle: (_, name) => json(volumeView(volumes.find(name))),
    },
    {
      method: "POST",
      pattern: /^\/volumes\/create$/,
      async handle(request) {
        const { Name, Driver, Labels, DriverOpts } = await jsonBody<CreateVolumeBody>(request);
        const wish: VolumeWish = {
          ...(Name ? { name: Name } : {}),
          ...(Driver ? { driver: Driver } : {}),
          ...(Labels ? { labels: Labels } : {}),
          ...(DriverOpts ? { options: DriverOpts } : {}),
        };
        return json(volumeView(volumes.create(wish)), 201);
      },
    },
    {
      method: "DELETE",
      pattern: /^\/volumes\/([^/]+)$/,
      handle({ query }, name) {
        try {
          volumes.remove(name);
        } catch (error) {
          // Forced, one that is not there is no error.
          if (!(error instanceof EngineError && error.status === 404 && flag(query, "force"))) throw error;
          return NO_CONTENT;
        }
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      pattern: /^\/volumes\/prune$/,
      handle: ({ query }) => prune(engine, query),
    },
  ];
}

function prune(engine: DockerEngine, query: URLSearchParams): PlainAnswer {
  const { volumes } = engine.context;
  const filters = filtersOf(query, ["label", "label!", "all"]);
  const isAll = ["true", "1"].includes(filters.get("all")?.[0] ?? "");
  const unused = volumes.all.filter((volume) =>
    volumes.usersOf(volume.name).length === 0 && (isAll || volume.isAnonymous) &&
    hasLabels(volume.labels, filters.get("label") ?? [])
  );
  const bytes = unused.reduce((sum, volume) => sum + volumeBytes(engine, volume), 0);
  for (const { name } of unused) volumes.remove(name);
  const names = unused.map(({ name }) => name);
  return json({ VolumesDeleted: names.length > 0 ? names : null, SpaceReclaimed: bytes });
}

/** As the Engine API shows a volume. */
export function volumeView(volume: Volume): Record<string, unknown> {
  return {
    CreatedAt: new Date(volume.createdMs).toISOString().replace(/\.\d+Z$/, "Z"),
    Driver: "local",
    Labels: Object.keys(volume.labels).length > 0 ? volume.labels : null,
    Mountpoint: volume.mountpoint,
    Name: volume.name,
    Options: Object.keys(volume.options).length > 0 ? volume.options : null,
    Scope: "local",
  };
}

/** Bytes of all files in it. */
export function volumeBytes(engine: DockerEngine, { mountpoint }: Volume): number {
  const { hostFiles } = engine.context;
  const sum = (path: string): number => {
    const facts = hostFiles.facts(path);
    if (facts?.kind !== "folder") return facts?.size ?? 0;
    return hostFiles.list(path).reduce((bytes, name) => bytes + sum(`${path}/${name}`), 0);
  };
  return sum(mountpoint);
}

function listed(engine: DockerEngine, query: URLSearchParams): Volume[] {
  const filters = filtersOf(query, ["dangling", "driver", "label", "name"]);
  const { volumes } = engine.context;
  return volumes.all.filter((volume) =>
    [...filters].every(([name, values]) => {
      switch (name) {
        case "name":
          return values.some((value) => volume.name.includes(value));
        case "driver":
          return values.includes("local");
        case "label":
          return hasLabels(volume.labels, values);
        default:
          return (volumes.usersOf(volume.name).length === 0) === ["true", "1"].includes(values[0] ?? "");
      }
    })
  );
}
