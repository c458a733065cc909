import { listFlag, switchFlag, textFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import { containerLayout } from "../../containers/ps.ts";
import { portsText } from "../../containers/ports_text.ts";
import { listingText, type ListLayout, shortId } from "../../listing.ts";
import type { ComposeCall, ComposeVerb } from "../compose_verb.ts";
import { type ProjectContainer, projectContainers } from "../engine/project_containers.ts";
import { checkServices } from "../project/wanted_services.ts";

export const ps: ComposeVerb = {
  name: "ps",
  summary: "List containers of the project",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    switchFlag("a, all", "All containers, also those of `run`"),
    textFlag("filter", "Only services that fulfil this condition (status=running)"),
    textFlag("format", "How it is shown: table, json, or a Go template", { default: "table" }),
    switchFlag("no-trunc", "Cut nothing off"),
    switchFlag("orphans", "Also those of services that the files do not name", true),
    switchFlag("q, quiet", "Only identifiers"),
    switchFlag("services", "Only services' names"),
    listFlag(
      "status",
      "Only containers in this state: paused, restarting, removing, running, dead, created, exited",
      {
        type: "stringArray",
      },
    ),
  ],
  async run(call) {
    const { flags, io } = call;
    const containers = await listed(call);
    if (flags.bool("quiet")) {
      await io.out(containers.map(({ Id }) => `${Id}\n`).join(""));
      return 0;
    }
    if (flags.bool("services")) {
      await io.out(
        [...new Set(containers.map(({ service }) => service))].map((name) => `${name}\n`).join(""),
      );
      return 0;
    }
    const format = flags.string("format");
    const isWhole = flags.bool("no-trunc");
    await io.out(await listingText(containers, layoutOf(isWhole, io.now()), format));
    return 0;
  },
};

async function listed(call: ComposeCall): Promise<ProjectContainer[]> {
  const { flags, args, client } = call;
  const states = flags.list("status");
  const filter = flags.string("filter");
  if (filter) {
    const [name, value] = filter.split("=");
    if (!value) throw new DockerFailure("arguments to --filter should be in form KEY=VAL");
    if (name === "status") states.push(value);
    else if (name !== "source") throw new DockerFailure(`unknown filter ${name}`);
    else throw new DockerFailure("unsupported filter source");
  }
  const all = flags.bool("all") || states.length > 0;
  let project: string;
  if (args.length) {
    const whole = await call.project();
    checkServices(whole, args);
    project = whole.name;
  } else project = await call.projectName();
  const found = await projectContainers(client, project, {
    all,
    services: args,
    ...(flags.bool("all") ? { oneOff: "include" } : {}),
  });
  return found.filter(({ State }) => states.length === 0 || states.includes(State))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

function layoutOf(isWhole: boolean, nowMs: number): ListLayout<ProjectContainer> {
  const { columns } = containerLayout({ isWhole, nowMs, hasSize: false });
  return {
    type: "*formatter.ContainerContext",
    table: "{{.Name}}\t{{.Image}}\t{{.Command}}\t{{.Service}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}",
    columns: {
      Command: columns.Command!,
      CreatedAt: columns.CreatedAt!,
      ExitCode: {
        heading: "EXIT CODE",
        value: ({ Status }) => /^Exited \((\d+)\)/.exec(Status)?.[1] ?? "0",
        raw: ({ Status }) => Number(/^Exited \((\d+)\)/.exec(Status)?.[1] ?? 0),
      },
      Health: {
        heading: "HEALTH",
        value: ({ Status }) => /\((?:health: )?(healthy|unhealthy|starting)\)/.exec(Status)?.[1] ?? "",
      },
      ID: { heading: "CONTAINER ID", value: ({ Id }) => isWhole ? Id : shortId(Id) },
      Image: { heading: "IMAGE", value: ({ Image }) => Image },
      Labels: columns.Labels!,
      Label: columns.Label!,
      LocalVolumes: columns.LocalVolumes!,
      Mounts: columns.Mounts!,
      Name: { heading: "NAME", value: ({ name }) => name },
      Names: columns.Names!,
      Networks: columns.Networks!,
      Ports: { heading: "PORTS", value: ({ Ports = [] }) => portsText(Ports) },
      Project: { heading: "PROJECT", value: ({ labels }) => labels["com.docker.compose.project"] ?? "" },
      Publishers: {
        heading: "PUBLISHERS",
        value: ({ Ports = [] }) => portsText(Ports),
        raw: ({ Ports = [] }) =>
          Ports.map(({ IP = "", PrivatePort, PublicPort = 0, Type }) => ({
            URL: IP,
            TargetPort: PrivatePort,
            PublishedPort: PublicPort,
            Protocol: Type,
          })),
      },
      RunningFor: columns.RunningFor!,
      Service: { heading: "SERVICE", value: ({ service }) => service },
      Size: columns.Size!,
      State: columns.State!,
      Status: columns.Status!,
    },
  };
}
