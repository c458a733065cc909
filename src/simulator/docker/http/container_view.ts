/** Containers as the Engine API shows them. */
import { argvOf } from "../container_config.ts";
import type { Container } from "../container.ts";
import { isRunning, statusText } from "../container_state.ts";
import type { EngineNetworks } from "../network/engine_networks.ts";
import type { Endpoint } from "../network/docker_network.ts";
import type { PublishedPort } from "../network/published_ports.ts";
import { timeText } from "./api_request.ts";

export interface ViewContext {
  networks: EngineNetworks;
  nowMs: number;
  /** Bytes of the image, a part of `SizeRootFs`. */
  imageBytes?(container: Container): number;
}

/** An entry of GET /containers/json. */
export function containerSummary(
  container: Container,
  { networks, nowMs, imageBytes }: ViewContext,
): Record<string, unknown> {
  const { id, name, config, image, createdMs, state, health, host } = container;
  const [path = "", ...args] = argvOf(config);
  return {
    Id: id,
    Names: [`/${name}`],
    Image: config.Image ?? "",
    ImageID: image.id,
    Command: [path, ...args.map((word) => /\s/.test(word) ? `'${word}'` : word)].join(" "),
    Created: Math.floor(createdMs / 1000),
    Ports: portSummaries(container),
    Labels: config.Labels ?? {},
    State: state.status,
    Status: statusText(state, nowMs, isRunning(state) ? health?.status : undefined),
    HostConfig: { NetworkMode: host.NetworkMode || "bridge" },
    NetworkSettings: { Networks: networkViews(container, networks) },
    Mounts: mountViews(container),
    ...(imageBytes ? sizes(container, imageBytes(container)) : {}),
  };
}

/** All that it sees is the image and its own layer. */
function sizes({ root: { writtenBytes } }: Container, imageBytes: number): Record<string, number> {
  return { SizeRw: writtenBytes, SizeRootFs: imageBytes + writtenBytes };
}

/** GET /containers/{id}/json */
export function containerDetails(
  container: Container,
  context: ViewContext,
  withSize: boolean,
): Record<string, unknown> {
  const { id, name, config, image, createdMs, state, restartCount, run, root } = container;
  const [path = "", ...args] = argvOf(config);
  const overlay = "/var/lib/docker/overlay2";
  return {
    Id: id,
    Created: timeText(createdMs),
    Path: path,
    Args: args,
    State: stateView(container),
    Image: image.id,
    ResolvConfPath: `/var/lib/docker/containers/${id}/resolv.conf`,
    HostnamePath: `/var/lib/docker/containers/${id}/hostname`,
    HostsPath: `/var/lib/docker/containers/${id}/hosts`,
    LogPath: `/var/lib/docker/containers/${id}/${id}-json.log`,
    Name: `/${name}`,
    RestartCount: restartCount,
    Driver: "overlay2",
    Platform: "linux",
    MountLabel: "",
    ProcessLabel: "",
    AppArmorProfile: state.startedMs === undefined ? "" : "docker-default",
    ExecIDs: null,
    HostConfig: hostConfigView(container),
    GraphDriver: {
      Data: {
        ID: id,
        LowerDir: root.lowerLayers.map((layer) => `${overlay}/${layer}/diff`).join(":"),
        MergedDir: `${overlay}/${root.layer}/merged`,
        UpperDir: `${overlay}/${root.layer}/diff`,
        WorkDir: `${overlay}/${root.layer}/work`,
      },
      Name: "overlay2",
    },
    ...(withSize ? sizes(container, context.imageBytes?.(container) ?? 0) : {}),
    Mounts: mountViews(container),
    Config: configView(container),
    NetworkSettings: {
      Bridge: "",
      SandboxID: run ? id.split("").reverse().join("") : "",
      SandboxKey: run ? `/var/run/docker/netns/${id.slice(0, 12)}` : "",
      Ports: portsView(container),
      HairpinMode: false,
      LinkLocalIPv6Address: "",
      LinkLocalIPv6PrefixLen: 0,
      SecondaryIPAddresses: null,
      SecondaryIPv6Addresses: null,
      ...defaultEndpoint(run?.endpoints.find(({ network }) => network.name === "bridge")),
      Networks: networkViews(container, context.networks),
    },
  };
}

function stateView({ state, health, run }: Container) {
  return {
    Status: state.status,
    Running: isRunning(state) || state.status === "restarting",
    Paused: state.status === "paused",
    Restarting: state.status === "restarting",
    OOMKilled: state.isOutOfMemory,
    Dead: state.status === "dead",
    Pid: run ? state.pid : 0,
    ExitCode: state.exitCode,
    Error: state.error,
    StartedAt: timeText(state.startedMs),
    FinishedAt: timeText(state.finishedMs),
    ...(health && state.startedMs !== undefined
      ? {
        Health: {
          Status: health.status,
          FailingStreak: health.failures,
          Log: health.results.map(({ startedMs, endedMs, exitCode, output }) => ({
            Start: timeText(startedMs),
            End: timeText(endedMs),
            ExitCode: exitCode,
            Output: output,
          })),
        },
      }
      : {}),
  };
}

function configView({ config, id, host }: Container) {
  return {
    Hostname: config.Hostname || (host.NetworkMode === "host" ? "" : id.slice(0, 12)),
    Domainname: config.Domainname ?? "",
    User: config.User ?? "",
    AttachStdin: config.AttachStdin ?? false,
    AttachStdout: config.AttachStdout ?? false,
    AttachStderr: config.AttachStderr ?? false,
    ...(Object.keys(config.ExposedPorts ?? {}).length > 0 ? { ExposedPorts: config.ExposedPorts } : {}),
    Tty: config.Tty ?? false,
    OpenStdin: config.OpenStdin ?? false,
    StdinOnce: config.StdinOnce ?? false,
    Env: config.Env ?? [],
    Cmd: config.Cmd ?? null,
    ...(config.Healthcheck ? { Healthcheck: config.Healthcheck } : {}),
    Image: config.Image ?? "",
    Volumes: Object.keys(config.Volumes ?? {}).length > 0 ? config.Volumes : null,
    WorkingDir: config.WorkingDir ?? "",
    Entrypoint: config.Entrypoint ?? null,
    OnBuild: config.OnBuild ?? null,
    Labels: config.Labels ?? {},
    ...(config.StopSignal ? { StopSignal: config.StopSignal } : {}),
    ...(config.StopTimeout === undefined ? {} : { StopTimeout: config.StopTimeout }),
    ...(config.Shell ? { Shell: config.Shell } : {}),
  };
}

function hostConfigView({ host }: Container) {
  const { RestartPolicy, PortBindings, Binds, LogConfig, ...others } = host;
  return {
    ...HOST_DEFAULTS,
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
    NetworkMode: host.NetworkMode === "default" || !host.NetworkMode ? "bridge" : host.NetworkMode,
    Binds: Binds?.length ? Binds : null,
    LogConfig: { Type: LogConfig?.Type || "json-file", Config: LogConfig?.Config ?? {} },
    PortBindings: PortBindings ?? {},
    RestartPolicy: {
      Name: RestartPolicy?.Name || "no",
      MaximumRetryCount: RestartPolicy?.MaximumRetryCount ?? 0,
    },
  };
}

/** What the engine fills in. */
const HOST_DEFAULTS = {
  ContainerIDFile: "",
  AutoRemove: false,
  VolumeDriver: "",
  VolumesFrom: null,
  ConsoleSize: [0, 0],
  CapAdd: null,
  CapDrop: null,
  CgroupnsMode: "private",
  Dns: [],
  DnsOptions: [],
  DnsSearch: [],
  ExtraHosts: null,
  GroupAdd: null,
  IpcMode: "private",
  Cgroup: "",
  Links: null,
  OomScoreAdj: 0,
  PidMode: "",
  Privileged: false,
  PublishAllPorts: false,
  ReadonlyRootfs: false,
  SecurityOpt: null,
  UTSMode: "",
  UsernsMode: "",
  ShmSize: 67_108_864,
  Runtime: "runc",
  Isolation: "",
  CpuShares: 0,
  Memory: 0,
  NanoCpus: 0,
  CgroupParent: "",
  BlkioWeight: 0,
  BlkioWeightDevice: [],
  BlkioDeviceReadBps: [],
  BlkioDeviceWriteBps: [],
  BlkioDeviceReadIOps: [],
  BlkioDeviceWriteIOps: [],
  CpuPeriod: 0,
  CpuQuota: 0,
  CpuRealtimePeriod: 0,
  CpuRealtimeRuntime: 0,
  CpusetCpus: "",
  CpusetMems: "",
  Devices: [],
  DeviceCgroupRules: null,
  DeviceRequests: null,
  MemoryReservation: 0,
  MemorySwap: 0,
  MemorySwappiness: null,
  OomKillDisable: null,
  PidsLimit: null,
  Ulimits: [],
  CpuCount: 0,
  CpuPercent: 0,
  IOMaximumIOps: 0,
  IOMaximumBandwidth: 0,
  MaskedPaths: [
    "/proc/asound",
    "/proc/acpi",
    "/proc/interrupts",
    "/proc/kcore",
    "/proc/keys",
    "/proc/latency_stats",
    "/proc/timer_list",
    "/proc/timer_stats",
    "/proc/sched_debug",
    "/proc/scsi",
    "/sys/firmware",
    "/sys/devices/virtual/powercap",
  ],
  ReadonlyPaths: ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"],
};

function mountViews({ mounts }: Container) {
  return mounts.map((mount) => ({
    Type: mount.type,
    ...(mount.name === undefined ? {} : { Name: mount.name }),
    Source: mount.source,
    Destination: mount.destination,
    ...(mount.type === "volume" ? { Driver: "local" } : {}),
    Mode: mount.mode,
    RW: mount.isWritable,
    Propagation: mount.type === "bind" ? "rprivate" : "",
  }));
}

function networkViews(container: Container, networks: EngineNetworks) {
  return Object.fromEntries(
    Object.entries(container.endpoints).map(([name, wish]) => {
      const endpoint = container.run?.endpoints.find(({ network }) => network.name === name);
      const network = networks.all.find((one) => one.name === name);
      const names = network?.hasNames ? endpoint?.names ?? null : null;
      return [name, {
        IPAMConfig: wish.IPAMConfig ?? null,
        Links: null,
        Aliases: wish.Aliases?.length ? wish.Aliases : null,
        MacAddress: endpoint?.mac ?? "",
        DriverOpts: null,
        GwPriority: 0,
        NetworkID: network?.id ?? "",
        ...endpointAddress(endpoint),
        DNSNames: names,
      }];
    }),
  );
}

function endpointAddress(endpoint: Endpoint | undefined) {
  return {
    EndpointID: endpoint?.id ?? "",
    Gateway: endpoint?.network.isInternal ? "" : endpoint?.network.gateway ?? "",
    IPAddress: endpoint?.address ?? "",
    IPPrefixLen: endpoint?.network.subnet?.prefix ?? 0,
    IPv6Gateway: "",
    GlobalIPv6Address: "",
    GlobalIPv6PrefixLen: 0,
  };
}

function defaultEndpoint(endpoint: Endpoint | undefined) {
  return { ...endpointAddress(endpoint), MacAddress: endpoint?.mac ?? "" };
}

/** Exposed ports, those that are published with where they lead from. */
export function portsView(
  { run, config }: Container,
): Record<string, { HostIp: string; HostPort: string }[] | null> {
  if (!run) return {};
  const view: Record<string, { HostIp: string; HostPort: string }[] | null> = {};
  for (const key of Object.keys(config.ExposedPorts ?? {})) view[key] = null;
  for (const { hostIp, hostPort, containerPort, protocol } of run.ports) {
    const addresses = hostIp === "0.0.0.0" ? [hostIp, "::"] : [hostIp];
    const bindings = addresses.map((address) => ({ HostIp: address, HostPort: String(hostPort) }));
    view[`${containerPort}/${protocol}`] = [...view[`${containerPort}/${protocol}`] ?? [], ...bindings];
  }
  return view;
}

function portSummaries({ run, config }: Container) {
  if (!run) return [];
  const published = run.ports.flatMap((port: PublishedPort) =>
    (port.hostIp === "0.0.0.0" ? [port.hostIp, "::"] : [port.hostIp]).map((IP) => ({
      IP,
      PrivatePort: port.containerPort,
      PublicPort: port.hostPort,
      Type: port.protocol,
    }))
  );
  const isPublished = (port: number) => run.ports.some(({ containerPort }) => containerPort === port);
  const exposed = Object.keys(config.ExposedPorts ?? {}).map((key) => key.split("/"))
    .filter(([port]) => !isPublished(Number(port)))
    .map(([port, type = "tcp"]) => ({ PrivatePort: Number(port), Type: type }));
  return [...exposed, ...published];
}
