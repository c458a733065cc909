/** Lists of networks and of volumes. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { filterFlag, switchFlag, tableFormatFlag } from "../docker_flags.ts";
import { filterText } from "../engine_client.ts";
import type { NetworkSummary, VolumeSummary } from "../engine_objects.ts";
import { labelsText } from "../containers/ps.ts";
import { listingText, type ListLayout, shortId } from "../listing.ts";
import { humanSize } from "../sizes.ts";
import { goTime } from "../times.ts";
import type { Verb } from "../verb.ts";

export const networkLs: Verb = {
  calls: ["network ls", "network list"],
  summary: "Show all networks",
  usage: "[OPTIONS]",
  flags: [
    filterFlag("f, filter", 'Show only networks that match, such as "driver=bridge"'),
    tableFormatFlag(),
    switchFlag("no-trunc", "Print values in full"),
    switchFlag("q, quiet", "Only identifiers"),
  ],
  async run({ flags, io, client, settings }) {
    const networks = await client.get<NetworkSummary[]>("/networks", {
      filters: filterText(flags.list("filter")),
    });
    const sorted = [...networks].sort((a, b) => naturalOrder(a.Name, b.Name));
    const given = flags.string("format");
    const format = flags.bool("quiet") && /^(|table)$/.test(given.trim())
      ? "{{.ID}}"
      : given || settings.file.networksFormat || "";
    await io.out(await listingText(sorted, networkLayout(flags.bool("no-trunc")), format));
    return 0;
  },
};

function networkLayout(isWhole: boolean): ListLayout<NetworkSummary> {
  return {
    type: "*network.networkContext",
    table: "{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}",
    raw: "network_id: {{.ID}}\nname: {{.Name}}\ndriver: {{.Driver}}\nscope: {{.Scope}}\n",
    columns: {
      CreatedAt: { heading: "CREATED AT", value: ({ Created }) => createdText(Created) },
      Driver: { heading: "DRIVER", value: ({ Driver }) => Driver },
      ID: { heading: "NETWORK ID", value: ({ Id }) => isWhole ? Id : shortId(Id) },
      IPv4: { heading: "IPV4", value: ({ EnableIPv4 = true }) => String(EnableIPv4) },
      IPv6: { heading: "IPV6", value: ({ EnableIPv6 }) => String(EnableIPv6 ?? false) },
      Internal: { heading: "INTERNAL", value: ({ Internal }) => String(Internal ?? false) },
      Labels: { heading: "LABELS", value: ({ Labels }) => labelsText(Labels) },
      Label: { heading: "", value: () => "", of: ({ Labels }, name) => ownEntry(Labels, name) ?? "" },
      Name: { heading: "NAME", value: ({ Name }) => Name },
      Scope: { heading: "SCOPE", value: ({ Scope }) => Scope },
    },
  };
}

/** With the fraction of a second that the engine tells. */
function createdText(date: string): string {
  const fraction = /\.(\d+)/.exec(date)?.[1]?.replace(/0+$/, "");
  const [day, time, ...rest] = goTime(Date.parse(date)).split(" ");
  return [day, fraction ? `${time}.${fraction}` : time, ...rest].join(" ");
}

/** Numbers within names count as numbers. */
export function naturalOrder(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

export const volumeLs: Verb = {
  calls: ["volume ls", "volume list"],
  summary: "Show all volumes",
  usage: "[OPTIONS]",
  flags: [
    switchFlag("cluster", "Show only cluster volumes"),
    filterFlag("f, filter", 'Show only volumes that match, such as "dangling=true"'),
    tableFormatFlag(),
    switchFlag("q, quiet", "Only names"),
  ],
  async run({ flags, io, client, settings }) {
    const { Volumes } = await client.get<{ Volumes: VolumeSummary[] | null }>("/volumes", {
      filters: filterText(flags.list("filter")),
    });
    const sorted = [...Volumes ?? []].sort((a, b) => naturalOrder(a.Name, b.Name));
    const given = flags.string("format");
    const format = flags.bool("quiet") && /^(|table)$/.test(given.trim())
      ? "{{.Name}}"
      : given || settings.file.volumesFormat || "";
    await io.out(await listingText(sorted, volumeLayout, format));
    return 0;
  },
};

export const volumeLayout: ListLayout<VolumeSummary> = {
  type: "*formatter.volumeContext",
  table: "{{.Driver}}\t{{.Name}}",
  raw: "name: {{.Name}}\ndriver: {{.Driver}}\n",
  columns: {
    Availability: { heading: "AVAILABILITY", value: () => "N/A" },
    Driver: { heading: "DRIVER", value: ({ Driver }) => Driver },
    Group: { heading: "GROUP", value: () => "N/A" },
    Labels: { heading: "LABELS", value: ({ Labels }) => labelsText(Labels) },
    Label: { heading: "", value: () => "", of: ({ Labels }, name) => ownEntry(Labels, name) ?? "" },
    Links: { heading: "LINKS", value: ({ UsageData }) => UsageData ? String(UsageData.RefCount) : "N/A" },
    Mountpoint: { heading: "MOUNTPOINT", value: ({ Mountpoint }) => Mountpoint },
    Name: { heading: "VOLUME NAME", value: ({ Name }) => Name },
    Scope: { heading: "SCOPE", value: ({ Scope }) => Scope },
    Size: { heading: "SIZE", value: ({ UsageData }) => UsageData ? humanSize(UsageData.Size) : "N/A" },
    Status: { heading: "STATUS", value: () => "N/A" },
  },
};
