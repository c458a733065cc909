/** From the flags of `run` and `create` to what the API takes (github.com/docker/cli, cli/command/container/opts.go). */
import type { FlagValues } from "../../flags.ts";
import type { Io } from "../../io.ts";
import { keyValues } from "../docker_flags.ts";
import { DockerFailure } from "../engine_errors.ts";
import { hostConfig } from "./host_config.ts";
import { networkRequests } from "./network_requests.ts";
import { portRequests } from "./published_ports.ts";
import { readLabels, readVariables } from "./variable_files.ts";
import { sortedVolumes } from "./volumes.ts";

export interface ContainerRequest {
  Config: Record<string, unknown>;
  HostConfig: Record<string, unknown>;
  NetworkingConfig: Record<string, unknown>;
}

/** Reads files that flags name. Throws DockerFailure where flags do not fit together. */
export async function containerRequest(
  flags: FlagValues,
  args: readonly string[],
  io: Pick<Io, "readFile" | "env" | "machine">,
): Promise<ContainerRequest> {
  const [Image, ...command] = args;
  checkRanges(flags);
  const volumes = sortedVolumes(flags.list("volume"), io);
  const ports = portRequests(flags.list("publish"), flags.list("expose"));
  const variables = await readVariables(io, flags.list("env-file"), flags.list("env"));
  const labels = await readLabels(io, flags.list("label-file"), flags.list("label"));
  const network = networkRequests(flags);
  const isOpen = flags.bool("interactive");
  const attached = flags.list("attach").map((stream) => stream.toLowerCase());
  const isAttached = (stream: string): boolean => attached.includes(stream);
  // Without --attach, what is interactive is attached to all three, everything else to both outputs.
  const isUsual = attached.length === 0 && !(flags.has("detach") && flags.bool("detach"));
  const HostConfig = hostConfig(flags, io, volumes.binds, ports.bindings, network.mode);
  if (flags.bool("rm") && (HostConfig.RestartPolicy as { Name: string }).Name !== "no") {
    throw new DockerFailure("conflicting options: cannot specify both --restart and --rm");
  }
  const healthcheck = healthRequest(flags);
  return {
    Config: {
      Hostname: flags.string("hostname"),
      Domainname: flags.string("domainname"),
      User: flags.string("user"),
      AttachStdin: isOpen && isUsual || isAttached("stdin"),
      AttachStdout: isUsual || isAttached("stdout"),
      AttachStderr: isUsual || isAttached("stderr"),
      ExposedPorts: ports.exposed,
      Tty: flags.bool("tty"),
      OpenStdin: isOpen,
      StdinOnce: isOpen && (isUsual || isAttached("stdin")),
      Env: variables,
      Cmd: command.length ? command : null,
      Image,
      Volumes: volumes.anonymous,
      WorkingDir: flags.string("workdir"),
      Entrypoint: flags.has("entrypoint") ? [flags.string("entrypoint")] : null,
      Labels: keyValues(labels),
      ...(healthcheck ? { Healthcheck: healthcheck } : {}),
      ...(flags.has("stop-signal") ? { StopSignal: flags.string("stop-signal") } : {}),
      ...(flags.has("stop-timeout") ? { StopTimeout: flags.number("stop-timeout") } : {}),
    },
    HostConfig,
    NetworkingConfig: { EndpointsConfig: network.endpoints },
  };
}

function checkRanges(flags: FlagValues): void {
  const mac = flags.string("mac-address");
  if (mac && !/^([0-9a-f]{2}([:-]))([0-9a-f]{2}\2){4}[0-9a-f]{2}$/i.test(mac)) {
    throw new DockerFailure(`${mac} is not a valid mac address`);
  }
  const swappiness = flags.number("memory-swappiness")!;
  if (swappiness !== -1 && (swappiness < 0 || swappiness > 100)) {
    throw new DockerFailure(`invalid value: ${swappiness}. Valid memory swappiness range is 0-100`);
  }
}

const NANOS_PER_MS = 1_000_000;
const HEALTH = [
  "health-cmd",
  "health-interval",
  "health-timeout",
  "health-start-period",
  "health-start-interval",
  "health-retries",
];

function healthRequest(flags: FlagValues): Record<string, unknown> | undefined {
  const isWanted = HEALTH.some((name) => flags.has(name));
  if (flags.bool("no-healthcheck")) {
    if (isWanted) throw new DockerFailure("--no-healthcheck conflicts with --health-* options");
    return { Test: ["NONE"] };
  }
  if (!isWanted) return undefined;
  for (
    const name of [
      "health-interval",
      "health-timeout",
      "health-retries",
      "health-start-period",
      "health-start-interval",
    ]
  ) {
    if ((flags.number(name) ?? 0) < 0) throw new DockerFailure(`--${name} cannot be negative`);
  }
  const nanos = (name: string): number => (flags.number(name) ?? 0) * NANOS_PER_MS;
  return {
    ...(flags.string("health-cmd") ? { Test: ["CMD-SHELL", flags.string("health-cmd")] } : {}),
    Interval: nanos("health-interval"),
    Timeout: nanos("health-timeout"),
    StartPeriod: nanos("health-start-period"),
    StartInterval: nanos("health-start-interval"),
    Retries: flags.number("health-retries") ?? 0,
  };
}
