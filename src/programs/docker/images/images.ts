import { filterFlag, switchFlag, tableFormatFlag } from "../docker_flags.ts";
import { filterText } from "../engine_client.ts";
import type { ImageSummary } from "../engine_objects.ts";
import { parseReference } from "../image_reference.ts";
import { listingText, type ListLayout, shortId } from "../listing.ts";
import { humanDuration, humanSize } from "../sizes.ts";
import { goTime } from "../times.ts";
import type { Verb } from "../verb.ts";

export const images: Verb = {
  calls: ["image ls", "image list", "images"],
  summary: "Show the images that the engine has",
  usage: "[OPTIONS] [REPOSITORY[:TAG]]",
  flags: [
    switchFlag("a, all", "Include intermediate images"),
    switchFlag("digests", "Show digests"),
    filterFlag("f, filter", "Show only images that match"),
    tableFormatFlag(),
    switchFlag("no-trunc", "Print values in full"),
    switchFlag("q, quiet", "Only identifiers"),
  ],
  takes: { max: 1 },
  async run({ flags, args, io, client, settings }) {
    const filters = [...flags.list("filter"), ...args.map((name) => `reference=${name}`)];
    const found = await client.get<ImageSummary[]>("/images/json", {
      all: flags.bool("all"),
      filters: filterText(filters),
    });
    const hasDigests = flags.bool("digests");
    const layout = imageLayout({ isWhole: flags.bool("no-trunc"), hasDigests, nowMs: io.now() });
    const given = flags.string("format");
    const format = flags.bool("quiet") && /^(|table)$/.test(given.trim())
      ? "{{.ID}}"
      : given || settings.file.imagesFormat || "";
    await io.out(await listingText(imageRows(found, hasDigests), layout, format));
    return 0;
  },
};

export interface ImageRow {
  image: ImageSummary;
  repository: string;
  tag: string;
  digest: string;
}

const NONE = "<none>";

/** A row for each name of each image. */
export function imageRows(images: readonly ImageSummary[], hasDigests: boolean): ImageRow[] {
  return images.flatMap((image) => {
    const tags = (image.RepoTags ?? []).filter((name) => name !== "<none>:<none>").map(parts);
    const digests = (image.RepoDigests ?? []).filter((name) => name !== "<none>@<none>").map(parts);
    if (!tags.length && !digests.length) return [{ image, repository: NONE, tag: NONE, digest: NONE }];
    const rows: ImageRow[] = [];
    for (const { repository, tag } of tags) {
      const own = digests.filter((one) => one.repository === repository).map(({ digest }) => digest);
      const shown = hasDigests && own.length ? own : [NONE];
      rows.push(...shown.map((digest) => ({ image, repository, tag, digest })));
    }
    const untagged = digests.filter(({ repository }) => !tags.some((one) => one.repository === repository));
    rows.push(
      ...untagged.map(({ repository, digest }) => ({
        image,
        repository,
        tag: NONE,
        digest: hasDigests ? digest : "",
      })),
    );
    return rows;
  });
}

function parts(text: string): { repository: string; tag: string; digest: string } {
  try {
    const { familiar, tag = NONE, digest = NONE } = parseReference(text);
    return { repository: familiar, tag, digest };
  } catch {
    return { repository: text, tag: NONE, digest: NONE };
  }
}

export function imageLayout(
  { isWhole, hasDigests, nowMs }: { isWhole: boolean; hasDigests: boolean; nowMs: number },
): ListLayout<ImageRow> {
  const digest = hasDigests ? "{{.Digest}}\t" : "";
  const number = (value: number | undefined): string =>
    value === undefined || value === -1 ? "N/A" : String(value);
  const size = (value: number | undefined): string =>
    value === undefined || value === -1 ? "N/A" : humanSize(value, 3);
  return {
    type: "*formatter.imageContext",
    table: `{{.Repository}}\t{{.Tag}}\t${digest}{{.ID}}\t{{.CreatedSince}}\t{{.Size}}`,
    raw: "repository: {{.Repository}}\ntag: {{.Tag}}\n" + (hasDigests ? "digest: {{.Digest}}\n" : "") +
      "image_id: {{.ID}}\ncreated_at: {{.CreatedAt}}\nvirtual_size: {{.Size}}\n",
    columns: {
      Containers: { heading: "CONTAINERS", value: ({ image }) => number(image.Containers) },
      CreatedAt: { heading: "CREATED AT", value: ({ image }) => goTime(image.Created * 1000) },
      CreatedSince: {
        heading: "CREATED",
        value: ({ image }) => `${humanDuration(nowMs - image.Created * 1000)} ago`,
      },
      Digest: { heading: "DIGEST", value: (row) => row.digest },
      ID: { heading: "IMAGE ID", value: ({ image }) => isWhole ? image.Id : shortId(image.Id) },
      Repository: { heading: "REPOSITORY", value: ({ repository }) => repository },
      SharedSize: { heading: "SHARED SIZE", value: ({ image }) => size(image.SharedSize) },
      Size: { heading: "SIZE", value: ({ image }) => humanSize(image.Size, 3) },
      Tag: { heading: "TAG", value: ({ tag }) => tag },
      UniqueSize: {
        heading: "UNIQUE SIZE",
        value: ({ image }) =>
          image.SharedSize === undefined || image.SharedSize === -1
            ? "N/A"
            : humanSize(image.Size - image.SharedSize),
      },
      VirtualSize: { heading: "VIRTUAL SIZE", value: ({ image }) => humanSize(image.Size) },
    },
  };
}
