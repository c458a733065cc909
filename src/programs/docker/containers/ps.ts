import { goQuote } from "../../../kube/go_value.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import { filterFlag, numberFlag, switchFlag, tableFormatFlag } from "../docker_flags.ts";
import type { ContainerSummary } from "../engine_objects.ts";
import { filterText } from "../engine_client.ts";
import { DockerFailure } from "../engine_errors.ts";
import { parseReference } from "../image_reference.ts";
import { ellipsis, listingText, type ListLayout, shortId } from "../listing.ts";
import { humanDuration, humanSize } from "../sizes.ts";
import type { Verb } from "../verb.ts";
import { portsText } from "./ports_text.ts";
import { goTime } from "../times.ts";

export const ps: Verb = {
  calls: ["container ls", "container list", "container ps", "ps"],
  summary: "Show the containers that run, or all of them",
  usage: "[OPTIONS]",
  flags: [
    switchFlag("a, all", "Include containers that do not run"),
    filterFlag("f, filter", "Show only containers that match"),
    tableFormatFlag(),
    numberFlag("n, last", "Show the n newest, in any state", { default: -1 }),
    switchFlag("l, latest", "Show the newest, in any state"),
    switchFlag("no-trunc", "Print values in full"),
    switchFlag("q, quiet", "Only identifiers"),
    switchFlag("s, size", "Include the size of files"),
  ],
  async run({ flags, io, client, settings }) {
    const format = flags.string("format");
    if (format.includes("{{")) {
      await checkTemplate(format, containerLayout({ isWhole: true, nowMs: io.now(), hasSize: false }));
    }
    const last = flags.bool("latest") && flags.number("last") === -1 ? 1 : flags.number("last")!;
    const hasSize = flags.bool("size") || (/\{\{.*\.Size\b.*\}\}/.test(format) && !flags.has("size"));
    const containers = await client.get<ContainerSummary[]>("/containers/json", {
      all: flags.bool("all"),
      limit: last > 0 ? last : undefined,
      size: hasSize,
      filters: filterText(flags.list("filter")),
    });
    const isWhole = flags.bool("no-trunc");
    const layout = containerLayout({ isWhole, nowMs: io.now(), hasSize: flags.bool("size") });
    const wanted = flags.bool("quiet")
      ? /^(|table)$/.test(format.trim()) ? "{{.ID}}" : format
      : format || settings.file.psFormat || "";
    await io.out(await listingText(containers, layout, wanted));
    return 0;
  },
};

/** The original tries the template before it asks, to see whether sizes are wanted. */
async function checkTemplate(format: string, layout: ListLayout<ContainerSummary>): Promise<void> {
  try {
    await listingText([NO_CONTAINER], layout, format);
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    const verb = error.message.includes("executing") ? "execute" : "parse";
    throw new DockerFailure(error.message.replace("template parsing error", `failed to ${verb} template`));
  }
}

const NO_CONTAINER: ContainerSummary = {
  Id: "",
  Image: "",
  ImageID: "",
  Command: "",
  Created: 0,
  State: "",
  Status: "",
};

const COMMAND_LETTERS = 20;
const MOUNT_LETTERS = 15;

export function containerLayout(
  { isWhole, nowMs, hasSize }: { isWhole: boolean; nowMs: number; hasSize: boolean },
): ListLayout<ContainerSummary> {
  const id = (text: string): string => isWhole ? text : shortId(text);
  const table = "{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}";
  return {
    type: "*formatter.ContainerContext",
    table: hasSize ? `${table}\t{{.Size}}` : table,
    raw: "container_id: {{.ID}}\nimage: {{.Image}}\ncommand: {{.Command}}\ncreated_at: {{.CreatedAt}}\n" +
      "state: {{.State}}\nstatus: {{.Status}}\nnames: {{.Names}}\nlabels: {{.Labels}}\nports: {{.Ports}}\n" +
      (hasSize ? "size: {{.Size}}\n" : ""),
    columns: {
      Command: {
        heading: "COMMAND",
        value: ({ Command }) => goQuote(isWhole ? Command : ellipsis(Command, COMMAND_LETTERS)),
      },
      CreatedAt: { heading: "CREATED AT", value: ({ Created }) => goTime(Created * 1000) },
      ID: { heading: "CONTAINER ID", value: ({ Id }) => id(Id) },
      Image: { heading: "IMAGE", value: (container) => imageText(container, isWhole) },
      Labels: { heading: "LABELS", value: ({ Labels }) => labelsText(Labels) },
      Label: { heading: "", value: () => "", of: ({ Labels }, name) => ownEntry(Labels, name) ?? "" },
      LocalVolumes: {
        heading: "LOCAL VOLUMES",
        value: ({ Mounts = [] }) => String(Mounts.filter(({ Driver }) => Driver === "local").length),
      },
      Mounts: {
        heading: "MOUNTS",
        value: ({ Mounts = [] }) =>
          Mounts.map(({ Name, Source }) => Name || Source)
            .map((name) => isWhole ? name : ellipsis(name, MOUNT_LETTERS)).join(","),
      },
      Names: { heading: "NAMES", value: ({ Names = [] }) => namesText(Names, isWhole) },
      Networks: {
        heading: "NETWORKS",
        value: ({ NetworkSettings }) => Object.keys(NetworkSettings?.Networks ?? {}).join(","),
      },
      // Engines name no platform here yet.
      Platform: { heading: "PLATFORM", value: () => "", raw: () => null },
      Ports: { heading: "PORTS", value: ({ Ports = [] }) => portsText(Ports) },
      RunningFor: {
        heading: "CREATED",
        value: ({ Created }) => `${humanDuration(nowMs - Created * 1000)} ago`,
      },
      Size: { heading: "SIZE", value: sizeText },
      State: { heading: "STATE", value: ({ State }) => State },
      Status: { heading: "STATUS", value: ({ Status }) => Status },
    },
  };
}

/** Without the slash; a name within another container is a link, and shown only in full. */
function namesText(names: readonly string[], isWhole: boolean): string {
  const bare = names.map((name) => name.replace(/^\//, ""));
  return (isWhole ? bare : bare.filter((name) => !name.includes("/"))).join(",");
}

/** An image that has lost its name is shown by its identifier; a digest behind a tag is left out. */
function imageText({ Image, ImageID }: ContainerSummary, isWhole: boolean): string {
  if (Image === "") return "<no image>";
  if (isWhole) return Image;
  if (shortId(Image) === shortId(ImageID ?? "")) return shortId(Image);
  try {
    const { familiar, tag, digest } = parseReference(Image);
    return tag && digest ? `${familiar}:${tag}` : Image;
  } catch {
    return Image;
  }
}

export function labelsText(labels: Record<string, string> | null | undefined): string {
  return Object.entries(labels ?? {}).map(([name, value]) => `${name}=${value}`).sort().join(",");
}

function sizeText({ SizeRw = 0, SizeRootFs = 0 }: ContainerSummary): string {
  const own = humanSize(SizeRw, 3);
  return SizeRootFs > 0 ? `${own} (virtual ${humanSize(SizeRootFs, 3)})` : own;
}
