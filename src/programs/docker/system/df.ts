import { switchFlag, tableFormatFlag } from "../docker_flags.ts";
import type { ContainerSummary, ImageSummary, VolumeSummary } from "../engine_objects.ts";
import { imageLayout, imageRows } from "../images/images.ts";
import { containerLayout } from "../containers/ps.ts";
import { listingText, type ListLayout, shortId } from "../listing.ts";
import { volumeLayout } from "../networks/network_lists.ts";
import { humanDuration, humanSize } from "../sizes.ts";
import type { Verb } from "../verb.ts";

interface BuildCache {
  ID: string;
  Type: string;
  Size: number;
  CreatedAt: string;
  LastUsedAt?: string | null;
  UsageCount: number;
  InUse: boolean;
  Shared: boolean;
}

interface DiskUsage {
  LayersSize: number;
  Images: ImageSummary[] | null;
  Containers: ContainerSummary[] | null;
  Volumes: VolumeSummary[] | null;
  BuildCache: BuildCache[] | null;
}

export const df: Verb = {
  calls: ["system df"],
  summary: "Show how much disk images, containers, volumes and builds take",
  usage: "[OPTIONS]",
  flags: [tableFormatFlag(), switchFlag("v, verbose", "List every image, container and volume")],
  async run({ flags, io, client }) {
    const usage = await client.get<DiskUsage>("/system/df");
    if (flags.bool("verbose") && !flags.string("format")) await io.out(await verboseText(usage, io.now()));
    else await io.out(await listingText(summaries(usage), layout, flags.string("format")));
    return 0;
  },
};

interface Summary {
  type: string;
  total: number;
  active: number;
  size: number;
  /** Bytes nobody uses. */
  free: number;
  hasPercent: boolean;
}

const layout: ListLayout<Summary> = {
  type: "*formatter.diskUsageContext",
  table: "{{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}",
  columns: {
    Active: { heading: "ACTIVE", value: ({ active }) => String(active) },
    Reclaimable: { heading: "RECLAIMABLE", value: freeText },
    Size: { heading: "SIZE", value: ({ size }) => humanSize(size) },
    TotalCount: { heading: "TOTAL", value: ({ total }) => String(total) },
    Type: { heading: "TYPE", value: ({ type }) => type },
  },
};

function freeText({ free, size, hasPercent }: Summary): string {
  const share = hasPercent && size > 0 ? ` (${Math.trunc(free * 100 / size)}%)` : "";
  return `${humanSize(free)}${share}`;
}

function summaries({ LayersSize, Images, Containers, Volumes, BuildCache }: DiskUsage): Summary[] {
  const images = Images ?? [];
  const used = sum(
    images.filter(({ Containers: count, Size, SharedSize }) =>
      count !== 0 && Size !== -1 && SharedSize !== -1
    ),
    ({ Size, SharedSize = 0 }) => Size - SharedSize,
  );
  const containers = Containers ?? [];
  const idle = containers.filter(({ State }) => !/running|paused|restarting/.test(State));
  const volumes = Volumes ?? [];
  const volumeSize = (some: VolumeSummary[]): number =>
    sum(some, ({ UsageData }) => Math.max(0, UsageData?.Size ?? 0));
  const unused = volumes.filter(({ UsageData }) => UsageData?.RefCount === 0);
  const caches = (BuildCache ?? []).filter(({ Shared }) => !Shared);
  return [
    {
      type: "Images",
      total: images.length,
      active: images.filter(({ Containers: count = 0 }) => count > 0).length,
      size: LayersSize,
      free: LayersSize - used,
      hasPercent: true,
    },
    {
      type: "Containers",
      total: containers.length,
      active: containers.length - idle.length,
      size: sum(containers, ({ SizeRw = 0 }) => SizeRw),
      free: sum(idle, ({ SizeRw = 0 }) => SizeRw),
      hasPercent: true,
    },
    {
      type: "Local Volumes",
      total: volumes.length,
      active: volumes.filter(({ UsageData }) => (UsageData?.RefCount ?? 0) > 0).length,
      size: volumeSize(volumes),
      free: volumeSize(unused),
      hasPercent: true,
    },
    {
      type: "Build Cache",
      total: BuildCache?.length ?? 0,
      active: BuildCache?.filter(({ InUse }) => InUse).length ?? 0,
      size: sum(caches, ({ Size }) => Size),
      free: sum(caches.filter(({ InUse }) => !InUse), ({ Size }) => Size),
      hasPercent: false,
    },
  ];
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** The tables one after another, each below what it is about. */
async function verboseText(
  { Images, Containers, Volumes, BuildCache }: DiskUsage,
  nowMs: number,
): Promise<string> {
  const whole = { isWhole: false, nowMs };
  const images = {
    ...imageLayout({ ...whole, hasDigests: false }),
    table:
      "{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t{{.Containers}}",
  };
  const containers = {
    ...containerLayout({ ...whole, hasSize: true }),
    table:
      "{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.Size}}\t{{.RunningFor}}\t{{.Status}}\t{{.Names}}",
  };
  const volumes = { ...volumeLayout, table: "{{.Name}}\t{{.Links}}\t{{.Size}}" };
  const bare = (Containers ?? []).map(({ SizeRootFs: _, ...container }) => container);
  const parts = [
    "Images space usage:\n",
    await listingText((Images ?? []).flatMap((image) => imageRows([image], false).slice(0, 1)), images, ""),
    "\nContainers space usage:\n",
    await listingText(bare, containers, ""),
    "\nLocal Volumes space usage:\n",
    await listingText(Volumes ?? [], volumes, ""),
    `\nBuild cache usage: ${humanSize(sum(BuildCache ?? [], ({ Size, Shared }) => Shared ? 0 : Size))}\n`,
    await listingText(BuildCache ?? [], cacheLayout(nowMs), ""),
  ];
  return parts.map((part, index) => index % 2 ? part : `${part}\n`).join("");
}

function cacheLayout(nowMs: number): ListLayout<BuildCache> {
  const ago = (date: string | null | undefined): string =>
    date ? `${humanDuration(nowMs - Date.parse(date))} ago` : "";
  return {
    type: "*formatter.buildCacheContext",
    table:
      "{{.ID}}\t{{.CacheType}}\t{{.Size}}\t{{.CreatedSince}}\t{{.LastUsedSince}}\t{{.UsageCount}}\t{{.Shared}}",
    columns: {
      CacheType: { heading: "CACHE TYPE", value: ({ Type }) => Type },
      CreatedSince: { heading: "CREATED", value: ({ CreatedAt }) => ago(CreatedAt) },
      ID: { heading: "CACHE ID", value: ({ ID, InUse }) => `${shortId(ID)}${InUse ? "*" : ""}` },
      LastUsedSince: { heading: "LAST USED", value: ({ LastUsedAt }) => ago(LastUsedAt) },
      Shared: { heading: "SHARED", value: ({ Shared }) => String(Shared) },
      Size: { heading: "SIZE", value: ({ Size }) => humanSize(Size, 3) },
      UsageCount: { heading: "USAGE", value: ({ UsageCount }) => String(UsageCount) },
    },
  };
}
