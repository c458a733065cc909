import { switchFlag, textFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import { shortId } from "../../listing.ts";
import { humanDuration, humanSize } from "../../sizes.ts";
import { alignTabs } from "../../tab_writer.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { projectContainers } from "../engine/project_containers.ts";

interface ImageDetails {
  Id: string;
  RepoTags?: string[];
  Size: number;
  Created: string;
  Os?: string;
  Architecture?: string;
}

export const images: ComposeVerb = {
  name: "images",
  summary: "List the images that containers were made of",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    textFlag("format", "How it is shown: table | json", { default: "table" }),
    switchFlag("q, quiet", "Only identifiers"),
  ],
  async run(call) {
    const { flags, args, io, client } = call;
    const project = await call.project({ isUnchecked: true, keepsEnvFiles: true });
    const containers = await projectContainers(client, project.name, { services: args, oneOff: "include" });
    const rows = await Promise.all(containers.map(async ({ name, Image, ImageID }) => {
      const details = await client.get<ImageDetails>(`/images/${encodeURI(ImageID)}/json`);
      const full = details.RepoTags?.find((tag) => tag === Image || tag === `${Image}:latest`) ?? Image;
      const at = full.lastIndexOf(":");
      const [repository, tag] = at > full.lastIndexOf("/")
        ? [full.slice(0, at), full.slice(at + 1)]
        : [full, "latest"];
      return { name, repository, tag, details };
    }));
    rows.sort((a, b) => a.name < b.name ? -1 : 1);
    const format = flags.string("format");
    if (flags.bool("quiet")) {
      const ids = rows.map(({ details }) => details.Id.replace(/^sha256:/, ""));
      await io.out([...new Set(ids)].map((id) => `${id}\n`).join(""));
      return 0;
    }
    if (format === "json") {
      const values = rows.map(({ name, repository, tag, details }) => ({
        ID: details.Id,
        ContainerName: name,
        Repository: repository,
        Tag: tag,
        Platform: platform(details),
        Size: details.Size,
        Created: details.Created,
      }));
      await io.out(`${JSON.stringify(values)}\n`);
      return 0;
    }
    if (format !== "table") {
      throw new DockerFailure(`format value ${JSON.stringify(format)} could not be parsed: parsing failed`);
    }
    const lines = [
      ["CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED"],
      ...rows.map(({ name, repository, tag, details }) => [
        name,
        repository,
        tag,
        platform(details),
        shortId(details.Id),
        humanSize(details.Size, 3),
        `${humanDuration(io.now() - Date.parse(details.Created))} ago`,
      ]),
    ];
    await io.out(
      alignTabs(lines.map((line) => `${line.join("\t")}\n`).join(""), { minWidth: 20, padding: 3 }),
    );
    return 0;
  },
};

function platform({ Os = "linux", Architecture = "amd64" }: ImageDetails): string {
  return `${Os}/${Architecture}`;
}
