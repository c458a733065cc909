/** Small verbs that show something of one container: `top`, `port`, `diff`. */
import { DockerFailure } from "../engine_errors.ts";
import type { ContainerDetails } from "../engine_objects.ts";
import { containerPath } from "../every_target.ts";
import { listingText, type ListLayout } from "../listing.ts";
import { alignTabs } from "../tab_writer.ts";
import type { Verb } from "../verb.ts";
import { joined } from "./ports_text.ts";

export const top: Verb = {
  calls: ["container top", "top"],
  summary: "Show what runs in a container",
  usage: "CONTAINER [ps OPTIONS]",
  flags: [],
  takes: { min: 1 },
  stopsAtArgument: true,
  async run({ args, io, client }) {
    const [name, ...options] = args;
    const { Titles, Processes } = await client.get<{ Titles: string[]; Processes: string[][] }>(
      `${containerPath(name!)}/top`,
      { ps_args: options.join(" ") },
    );
    const lines = [Titles, ...Processes].map((cells) => cells.join("\t"));
    await io.out(alignTabs(lines.map((line) => `${line}\n`).join(""), { minWidth: 20, padding: 3 }));
    return 0;
  },
};

export const port: Verb = {
  calls: ["container port", "port"],
  summary: "Show which ports of the host lead to a container",
  usage: "CONTAINER [PRIVATE_PORT[/PROTO]]",
  flags: [],
  takes: { min: 1, max: 2 },
  async run({ args, io, client }) {
    const [name, wanted] = args;
    const { NetworkSettings } = await client.get<ContainerDetails>(`${containerPath(name!)}/json`);
    const ports = NetworkSettings.Ports ?? {};
    if (wanted === undefined) {
      const rows = Object.entries(ports).flatMap(([inside, outside]) =>
        (outside ?? []).map(({ HostIp, HostPort }) => `${inside} -> ${joined(HostIp, HostPort)}`)
      );
      await io.out(rows.sort(byNumber).map((row) => `${row}\n`).join(""));
      return 0;
    }
    const [number, protocol = "tcp"] = wanted.split("/");
    if (!/^\d+$/.test(number!) || Number(number) > 65535) {
      const parsing = `strconv.ParseUint: parsing ${JSON.stringify(number)}`;
      const why = /^\d+$/.test(number!) ? "value out of range" : "invalid syntax";
      throw new DockerFailure(`Error: invalid port (${number}): ${parsing}: ${why}`);
    }
    const found = ports[`${number}/${protocol}`];
    if (!found) throw new DockerFailure(`Error: No public port '${wanted}' published for ${name}`);
    await io.out(found.map(({ HostIp, HostPort }) => `${joined(HostIp, HostPort)}\n`).join(""));
    return 0;
  },
};

function byNumber(a: string, b: string): number {
  return parseInt(a) - parseInt(b) || (a < b ? -1 : 1);
}

interface Change {
  Kind: number;
  Path: string;
}

const KINDS = ["C", "A", "D"];

const changes: ListLayout<Change> = {
  type: "*container.diffContext",
  table: "{{.Type}}\t{{.Path}}",
  columns: {
    Type: { heading: "CHANGE TYPE", value: ({ Kind }) => KINDS[Kind] ?? "" },
    Path: { heading: "PATH", value: ({ Path }) => Path },
  },
};

export const diff: Verb = {
  calls: ["container diff", "diff"],
  summary: "Show which files a container has added, changed or deleted",
  usage: "CONTAINER",
  flags: [],
  takes: { min: 1, max: 1 },
  async run({ args, io, client }) {
    const found = await client.get<Change[] | null>(`${containerPath(args[0]!)}/changes`);
    await io.out(await listingText(found ?? [], changes, "{{.Type}} {{.Path}}"));
    return 0;
  },
};
