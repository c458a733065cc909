import { filterFlag, switchFlag, textFlag } from "../../docker_flags.ts";
import { filterText } from "../../engine_client.ts";
import { DockerFailure } from "../../engine_errors.ts";
import type { ContainerSummary } from "../../engine_objects.ts";
import { alignTabs } from "../../tab_writer.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { LABELS } from "../engine/labels.ts";

export const ls: ComposeVerb = {
  name: "ls",
  summary: "List projects that run",
  usage: "[OPTIONS]",
  flags: [
    switchFlag("a, all", "Also projects that are stopped"),
    filterFlag("filter", "Only projects that fulfil these conditions (name=…)"),
    textFlag("format", "How it is shown: table | json", { default: "table" }),
    switchFlag("q, quiet", "Only names"),
  ],
  takes: { max: 0 },
  async run({ flags, io, client }) {
    const containers = await client.get<ContainerSummary[]>("/containers/json", {
      all: flags.bool("all"),
      filters: filterText([`label=${LABELS.project}`, `label=${LABELS.configHash}`]),
    });
    const names = flags.list("filter").map((filter) => filter.split("=") as [string, string]);
    const wrong = names.find(([key]) => key !== "name");
    if (wrong) throw new DockerFailure(`invalid filter '${wrong[0]}'`);
    const projects = projectsOf(containers)
      .filter(({ name }) => names.every(([, text]) => new RegExp(RegExp.escape(text)).test(name)));
    if (flags.bool("quiet")) await io.out(projects.map(({ name }) => `${name}\n`).join(""));
    else if (flags.string("format") === "json") {
      const rows = projects.map(({ name, status, files }) => ({
        Name: name,
        Status: status,
        ConfigFiles: files,
      }));
      await io.out(`${JSON.stringify(rows)}\n`);
    } else {
      const lines = [
        ["NAME", "STATUS", "CONFIG FILES"],
        ...projects.map(({ name, status, files }) => [name, status, files]),
      ];
      await io.out(
        alignTabs(lines.map((line) => `${line.join("\t")}\n`).join(""), { minWidth: 20, padding: 3 }),
      );
    }
    return 0;
  },
};

interface ListedProject {
  name: string;
  /** `running(2)` */
  status: string;
  files: string;
}

function projectsOf(containers: readonly ContainerSummary[]): ListedProject[] {
  const groups = Map.groupBy(containers, ({ Labels }) => Labels?.[LABELS.project] ?? "");
  return [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([name, group]) => {
    const states = Map.groupBy(group, ({ State }) => State);
    const files = group.flatMap(({ Labels }) => (Labels?.[LABELS.configFiles] ?? "").split(","));
    return {
      name,
      status: [...states].sort(([a], [b]) => a < b ? -1 : 1)
        .map(([state, members]) => `${state}(${members.length})`).join(", "),
      files: [...new Set(files)].join(","),
    };
  });
}
