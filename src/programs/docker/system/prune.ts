/** Removing what nobody uses: one kind of thing, or all of them. */
import { OLD_BUILDER_NOTICE } from "../build/old_builder.ts";
import { isConfirmed } from "../confirm.ts";
import { bytesFlag, type DockerFlag, filterFlag, switchFlag } from "../docker_flags.ts";
import { filterText } from "../engine_client.ts";
import { DockerFailure } from "../engine_errors.ts";
import { humanSize, parseBytes } from "../sizes.ts";
import type { DockerCall, Verb } from "../verb.ts";

interface Pruned {
  space?: number;
  text: string;
}

interface Kind {
  name: string;
  summary: string;
  /** What is going to happen. */
  warning(call: DockerCall): string;
  flags: readonly DockerFlag[];
  /** What `--filter` is about. */
  example: string;
  prune(call: DockerCall, filters: readonly string[]): Promise<Pruned>;
  /** Networks take no space. */
  hasNoSpace?: boolean;
}

const heading = (title: string, names: readonly string[] | null | undefined): string =>
  names?.length ? `${title}:\n${names.map((name) => `${name}\n`).join("")}` : "";

const warned = (text: string): string => `WARNING! ${text}\nAre you sure you want to continue?`;

async function pruneContainers({ client }: DockerCall, filters: readonly string[]): Promise<Pruned> {
  const told = await client.json<{ ContainersDeleted?: string[] | null; SpaceReclaimed: number }>(
    "POST",
    "/containers/prune",
    { query: { filters: filterText(filters) } },
  );
  return { text: heading("Deleted Containers", told.ContainersDeleted), space: told.SpaceReclaimed };
}

async function pruneImages({ client, flags }: DockerCall, filters: readonly string[]): Promise<Pruned> {
  const told = await client.json<
    { ImagesDeleted?: { Untagged?: string; Deleted?: string }[] | null; SpaceReclaimed: number }
  >("POST", "/images/prune", {
    query: { filters: filterText([...filters, `dangling=${!flags.bool("all")}`]) },
  });
  const lines = (told.ImagesDeleted ?? []).map(({ Untagged, Deleted }) =>
    Untagged ? `untagged: ${Untagged}` : `deleted: ${Deleted}`
  );
  return { text: heading("Deleted Images", lines), space: told.SpaceReclaimed };
}

async function pruneNetworks({ client }: DockerCall, filters: readonly string[]): Promise<Pruned> {
  const told = await client.json<{ NetworksDeleted?: string[] | null }>("POST", "/networks/prune", {
    query: { filters: filterText(filters) },
  });
  return { text: heading("Deleted Networks", told.NetworksDeleted) };
}

async function pruneVolumes({ client }: DockerCall, filters: readonly string[]): Promise<Pruned> {
  const told = await client.json<{ VolumesDeleted?: string[] | null; SpaceReclaimed: number }>(
    "POST",
    "/volumes/prune",
    { query: { filters: filterText(filters) } },
  );
  return { text: heading("Deleted Volumes", told.VolumesDeleted), space: told.SpaceReclaimed };
}

async function pruneBuilds(
  { client, flags }: DockerCall,
  filters: readonly string[],
  keep = "",
): Promise<Pruned> {
  const told = await client.json<{ CachesDeleted?: string[] | null; SpaceReclaimed: number }>(
    "POST",
    "/build/prune",
    {
      query: {
        all: flags.bool("all"),
        "keep-storage": parseBytes(keep) ?? "0",
        filters: filterText(filters),
      },
    },
  );
  return { text: heading("Deleted build cache objects", told.CachesDeleted), space: told.SpaceReclaimed };
}

const kinds: readonly Kind[] = [
  {
    name: "container",
    summary: "Remove every container that does not run",
    warning: () => warned("This will remove all stopped containers."),
    flags: [],
    example: "until=<timestamp>",
    prune: pruneContainers,
  },
  {
    name: "image",
    summary: "Remove images that no container uses",
    warning: ({ flags }) =>
      warned(
        flags.bool("all")
          ? "This will remove all images without at least one container associated to them."
          : "This will remove all dangling images.",
      ),
    flags: [switchFlag("a, all", "Remove every unused image, not only those without a name")],
    example: "until=<timestamp>",
    prune: pruneImages,
  },
  {
    name: "network",
    summary: "Remove networks that no container is in",
    warning: () => warned("This will remove all custom networks not used by at least one container."),
    flags: [],
    example: "until=<timestamp>",
    prune: pruneNetworks,
    hasNoSpace: true,
  },
  {
    name: "volume",
    summary: "Remove volumes that no container mounts",
    warning: ({ flags }) =>
      warned(
        `This will remove ${
          flags.bool("all") ? "all" : "anonymous"
        } local volumes not used by at least one container.`,
      ),
    flags: [switchFlag("a, all", "Remove every unused volume, not only those without a name")],
    example: "label=<label>",
    prune: (call, filters) => pruneVolumes(call, call.flags.bool("all") ? [...filters, "all=true"] : filters),
  },
  {
    name: "builder",
    summary: "Empty the cache of builds",
    warning: ({ flags }) =>
      `WARNING! This will remove all ${
        flags.bool("all") ? "" : "dangling "
      }build cache. Are you sure you want to continue?`,
    flags: [
      switchFlag("a, all", "Remove all unused cache, not only what nothing refers to"),
      bytesFlag("keep-storage", "How much of the cache to keep"),
    ],
    example: "until=24h",
    prune: (call, filters) => pruneBuilds(call, filters, call.flags.string("keep-storage")),
  },
];

/** `container prune` and its siblings. */
export const pruneVerbs: readonly Verb[] = kinds.map((kind) => ({
  calls: [`${kind.name} prune`],
  summary: kind.summary,
  usage: kind.name === "builder" ? "" : "[OPTIONS]",
  flags: [
    ...kind.flags,
    filterFlag("filter", `Remove only what matches, such as "${kind.example}"`),
    switchFlag("f, force", "Do not ask for confirmation"),
  ],
  async run(call) {
    const { flags, io } = call;
    const filters = flags.list("filter");
    if (kind.name === "builder" && io.env("DOCKER_BUILDKIT") === "0") await io.err(OLD_BUILDER_NOTICE);
    if (kind.name === "volume" && flags.bool("all") && filters.some((filter) => filter.startsWith("all="))) {
      const filter = filters.find((one) => one.startsWith("all="));
      throw new DockerFailure(`conflicting options: cannot specify both --all and --filter ${filter}`);
    }
    if (!flags.bool("force") && !await isConfirmed(io, kind.warning(call))) return 0;
    const { text, space } = await kind.prune(call, filters);
    if (text) await io.out(`${text}\n`);
    if (!kind.hasNoSpace) {
      await io.out(`Total reclaimed space: ${humanSize(space ?? 0)}\n`);
    }
    return 0;
  },
}));

export const systemPrune: Verb = {
  calls: ["system prune"],
  summary: "Remove containers, networks, images and cache that nothing uses",
  usage: "[OPTIONS]",
  flags: [
    switchFlag("a, all", "Remove every unused image, not only those without a name"),
    filterFlag("filter", 'Remove only what matches, such as "label=<key>=<value>"'),
    switchFlag("f, force", "Do not ask for confirmation"),
    switchFlag("volumes", "Remove anonymous volumes too"),
  ],
  async run(call) {
    const { flags, io } = call;
    const filters = flags.list("filter");
    if (flags.bool("volumes") && filters.some((filter) => filter.startsWith("until="))) {
      throw new DockerFailure(`ERROR: The "until" filter is not supported with "--volumes"`);
    }
    if (!flags.bool("force") && !await isConfirmed(io, systemWarning(call))) return 0;
    const steps = [
      pruneContainers,
      pruneNetworks,
      ...(flags.bool("volumes") ? [pruneVolumes] : []),
      pruneImages,
      pruneBuilds,
    ];
    let total = 0;
    for (const step of steps) {
      const { text, space = 0 } = await step(call, filters);
      total += space;
      if (text) await io.out(`${text}\n`);
    }
    await io.out(`Total reclaimed space: ${humanSize(total)}\n`);
    return 0;
  },
};

function systemWarning({ flags }: DockerCall): string {
  const isAll = flags.bool("all");
  const lines = [
    "all stopped containers",
    "all networks not used by at least one container",
    ...(flags.bool("volumes") ? ["all anonymous volumes not used by at least one container"] : []),
    isAll ? "all images without at least one container associated to them" : "all dangling images",
    isAll ? "all build cache" : "unused build cache",
  ];
  const filters = flags.list("filter");
  const note = filters.length
    ? `\n  Items to be pruned will be filtered with:\n${filters.map((filter) => `  - ${filter}\n`).join("")}`
    : "";
  return `WARNING! This will remove:\n${
    lines.map((line) => `  - ${line}\n`).join("")
  }${note}\nAre you sure you want to continue?`;
}
