import { switchFlag, tableFormatFlag, textFlag } from "../docker_flags.ts";
import { ellipsis, listingText, type ListLayout, shortId } from "../listing.ts";
import { humanDuration, humanSize } from "../sizes.ts";
import type { Verb } from "../verb.ts";

interface HistoryItem {
  Id: string;
  /** Seconds since 1970. */
  Created: number;
  CreatedBy: string;
  Size: number;
  Comment: string;
}

export const history: Verb = {
  calls: ["image history", "history"],
  summary: "Show the steps that an image was made in",
  usage: "[OPTIONS] IMAGE",
  flags: [
    tableFormatFlag(),
    switchFlag("H, human", "Print sizes and dates in a readable form", true),
    switchFlag("no-trunc", "Print values in full"),
    textFlag("platform", 'The variant for this platform ("os[/arch[/variant]]")'),
    switchFlag("q, quiet", "Only identifiers"),
  ],
  takes: { min: 1, max: 1 },
  async run({ flags, args, io, client }) {
    const items = await client.get<HistoryItem[]>(`/images/${args[0]}/history`);
    const layout = historyLayout(flags.bool("no-trunc"), flags.bool("human"), io.now());
    const given = flags.string("format");
    const format = flags.bool("quiet") && /^(|table)$/.test(given.trim()) ? "{{.ID}}" : given;
    await io.out(await listingText(items, layout, format));
    return 0;
  },
};

const COMMAND_LETTERS = 45;

function historyLayout(isWhole: boolean, isHuman: boolean, nowMs: number): ListLayout<HistoryItem> {
  const date = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
  return {
    type: "*image.historyContext",
    table: "{{.ID}}\t{{.CreatedSince}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}",
    columns: {
      Comment: { heading: "COMMENT", value: ({ Comment }) => Comment },
      CreatedAt: { heading: "CREATED AT", value: ({ Created }) => date(Created) },
      CreatedBy: {
        heading: "CREATED BY",
        value: ({ CreatedBy }) => {
          const line = CreatedBy.replaceAll("\t", " ");
          return isWhole ? line : ellipsis(line, COMMAND_LETTERS);
        },
      },
      CreatedSince: {
        heading: isHuman ? "CREATED" : "CREATED AT",
        value: ({ Created }) =>
          !isHuman ? date(Created) : Created > 0 ? `${humanDuration(nowMs - Created * 1000)} ago` : "N/A",
      },
      ID: { heading: "IMAGE", value: ({ Id }) => isWhole ? Id : shortId(Id) },
      Size: { heading: "SIZE", value: ({ Size }) => isHuman ? humanSize(Size, 3) : String(Size) },
    },
  };
}
