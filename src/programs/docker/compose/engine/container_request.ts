/** From a service to what the engine makes a container of (docker/compose, pkg/compose/create.go). */
import { DockerFailure } from "../../engine_errors.ts";
import { parseBytes } from "../../sizes.ts";
import { COMPOSE_VERSION } from "../compose_version.ts";
import { durationMs } from "../file/duration.ts";
import type { Port } from "../file/port_forms.ts";
import type { Healthcheck, Project, Service, ServiceNetwork } from "../project/project.ts";
import { LABELS } from "./labels.ts";
import { mountRequests } from "./mount_requests.ts";

export interface RequestFacts {
  number: number;
  /** The container's name. */
  name: string;
  hash: string;
  imageId: string;
  isOneOff?: boolean;
  autoRemove?: boolean;
  /** Nameless volumes of the container whose place it takes. */
  inherited?: readonly { target: string; name: string }[];
  /** The container that joins its namespaces, by service. */
  containerOf?: ReadonlyMap<string, string>;
  /** Addresses of other services under names of their own. */
  links?: readonly string[];
}

/** The name that a built image has where the file says none. */
export function imageName(project: Project, service: Service): string {
  return service.image ?? `${project.name}-${service.name}`;
}

export function containerName(project: Project, service: Service, number: number): string {
  return service.container_name ?? `${project.name}-${service.name}-${number}`;
}

/** The body of `POST /containers/create`. */
export function containerRequest(
  project: Project,
  service: Service,
  facts: RequestFacts,
): Record<string, unknown> {
  const health = service.healthcheck && healthRequest(service.healthcheck);
  const grace = durationMs(service.stop_grace_period ?? "");
  const isInteractive = Boolean(facts.isOneOff && service.stdin_open);
  return {
    Hostname: service.hostname ?? "",
    Domainname: service.domainname ?? "",
    User: service.user ?? "",
    AttachStdin: isInteractive,
    AttachStdout: true,
    AttachStderr: true,
    ExposedPorts: exposedPorts(service),
    Tty: service.tty ?? false,
    OpenStdin: service.stdin_open ?? false,
    StdinOnce: isInteractive,
    Env: environmentOf(service),
    Cmd: service.command ?? null,
    Image: imageName(project, service),
    WorkingDir: service.working_dir ?? "",
    Entrypoint: service.entrypoint ?? null,
    Labels: labelsOf(project, service, facts),
    ...(health ? { Healthcheck: health } : {}),
    ...(service.stop_signal ? { StopSignal: service.stop_signal } : {}),
    ...(grace === undefined ? {} : { StopTimeout: Math.ceil(grace / 1000) }),
    HostConfig: hostConfig(project, service, facts),
    NetworkingConfig: { EndpointsConfig: endpoints(project, service, facts) },
  };
}

function environmentOf(service: Service): string[] {
  return Object.entries(service.environment ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${value}`]
  );
}

function labelsOf(project: Project, service: Service, facts: RequestFacts): Record<string, string> {
  const dependencies = Object.entries(service.depends_on ?? {})
    .map(([name, { condition, restart }]) => `${name}:${condition}:${restart ?? false}`).join(",");
  return {
    ...service.labels,
    [LABELS.configHash]: facts.hash,
    [LABELS.containerNumber]: String(facts.number),
    [LABELS.dependsOn]: dependencies,
    [LABELS.image]: facts.imageId,
    [LABELS.oneOff]: facts.isOneOff ? "True" : "False",
    [LABELS.project]: project.name,
    [LABELS.configFiles]: project.files.join(","),
    [LABELS.workingFolder]: project.folder,
    [LABELS.service]: service.name,
    [LABELS.version]: COMPOSE_VERSION,
  };
}

function exposedPorts(service: Service): Record<string, Record<string, never>> {
  const keys = [
    ...(service.expose ?? []).map((port) => port.includes("/") ? port : `${port}/tcp`),
    ...(service.ports ?? []).map(portKey),
  ];
  return Object.fromEntries(keys.map((key) => [key, {}]));
}

function portKey({ target, protocol }: Port): string {
  return `${target}/${protocol}`;
}

function portBindings(service: Service): Record<string, { HostIp: string; HostPort: string }[]> {
  const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const port of service.ports ?? []) {
    (bindings[portKey(port)] ??= []).push({ HostIp: port.host_ip ?? "", HostPort: port.published ?? "" });
  }
  return bindings;
}

const NANOS_PER_MS = 1_000_000;

function healthRequest(health: Healthcheck): Record<string, unknown> {
  if (health.disable) return { Test: ["NONE"] };
  const nanos = (text: string | undefined): number => (durationMs(text ?? "") ?? 0) * NANOS_PER_MS;
  return {
    ...(health.test ? { Test: health.test } : {}),
    Interval: nanos(health.interval),
    Timeout: nanos(health.timeout),
    StartPeriod: nanos(health.start_period),
    StartInterval: nanos(health.start_interval),
    Retries: health.retries ?? 0,
  };
}

function hostConfig(project: Project, service: Service, facts: RequestFacts): Record<string, unknown> {
  const { binds, mounts } = mountRequests(project, service, facts.inherited ?? []);
  const mode = (text: string | undefined): string => sharedMode(text, facts.containerOf);
  return {
    AutoRemove: facts.autoRemove ?? false,
    ...(service.annotations ? { Annotations: service.annotations } : {}),
    Binds: binds,
    Mounts: mounts,
    CapAdd: service.cap_add ?? null,
    CapDrop: service.cap_drop ?? null,
    CgroupnsMode: service.cgroup ?? "",
    NetworkMode: mode(service.network_mode) || mainNetwork(project, service),
    PortBindings: portBindings(service),
    RestartPolicy: facts.isOneOff ? { Name: "no", MaximumRetryCount: 0 } : restartPolicy(service),
    Dns: service.dns ?? null,
    DnsOptions: service.dns_opt ?? null,
    DnsSearch: service.dns_search ?? null,
    ExtraHosts: Object.entries(service.extra_hosts ?? {}).flatMap(([name, addresses]) =>
      addresses.map((address) => `${name}:${address}`)
    ),
    GroupAdd: service.group_add ?? null,
    IpcMode: mode(service.ipc),
    PidMode: mode(service.pid),
    UTSMode: service.uts ?? "",
    UsernsMode: service.userns_mode ?? "",
    Links: facts.links ?? null,
    Privileged: service.privileged ?? false,
    ReadonlyRootfs: service.read_only ?? false,
    SecurityOpt: service.security_opt ?? null,
    ...(service.init === undefined ? {} : { Init: service.init }),
    ...(service.shm_size ? { ShmSize: bytesOf(service.shm_size) } : {}),
    ...(service.sysctls ? { Sysctls: service.sysctls } : {}),
    ...(service.runtime ? { Runtime: service.runtime } : {}),
    ...(service.logging
      ? { LogConfig: { Type: service.logging.driver ?? "", Config: textMap(service.logging.options) } }
      : {}),
    ...(service.tmpfs ? { Tmpfs: tmpfs(service.tmpfs) } : {}),
    OomScoreAdj: service.oom_score_adj ?? 0,
    ...limits(service),
  };
}

function textMap(options: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value ?? "")]));
}

/** `service:NAME` is the container of that service. */
function sharedMode(text: string | undefined, containerOf: ReadonlyMap<string, string> | undefined): string {
  if (!text?.startsWith("service:")) return text ?? "";
  const name = text.slice("service:".length);
  const id = containerOf?.get(name);
  if (!id) throw new DockerFailure(`cannot share network namespace with service ${name}: container missing`);
  return `container:${id}`;
}

function tmpfs(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => {
    const at = text.indexOf(":");
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  }));
}

function bytesOf(text: string | number): number {
  const bytes = parseBytes(String(text));
  if (bytes === undefined) throw new DockerFailure(`invalid size: '${text}'`);
  return bytes;
}

const NANOS_PER_CPU = 1e9;

function limits(service: Service): Record<string, unknown> {
  const { limits: most, reservations: least } = service.deploy?.resources ?? {};
  const cpus = most?.cpus ?? service.cpus;
  const memory = most?.memory ?? service.mem_limit;
  const reserved = least?.memory ?? service.mem_reservation;
  const pids = most?.pids ?? service.pids_limit;
  return {
    ...(cpus === undefined ? {} : { NanoCpus: Math.round(Number(cpus) * NANOS_PER_CPU) }),
    ...(memory === undefined ? {} : { Memory: bytesOf(memory) }),
    ...(reserved === undefined ? {} : { MemoryReservation: bytesOf(reserved) }),
    ...(service.memswap_limit === undefined
      ? {}
      : { MemorySwap: service.memswap_limit === "-1" ? -1 : bytesOf(service.memswap_limit) }),
    ...(pids === undefined ? {} : { PidsLimit: Number(pids) }),
    ...(service.cpu_shares === undefined ? {} : { CpuShares: service.cpu_shares }),
    ...(service.cpu_period === undefined ? {} : { CpuPeriod: service.cpu_period }),
    ...(service.cpu_quota === undefined ? {} : { CpuQuota: service.cpu_quota }),
    ...(service.cpuset === undefined ? {} : { CpusetCpus: service.cpuset }),
    ...(service.cgroup_parent === undefined ? {} : { CgroupParent: service.cgroup_parent }),
    ...(service.oom_kill_disable === undefined ? {} : { OomKillDisable: service.oom_kill_disable }),
    ...(service.ulimits ? { Ulimits: ulimits(service.ulimits) } : {}),
    ...(service.devices ? { Devices: service.devices.map(device) } : {}),
  };
}

function ulimits(given: NonNullable<Service["ulimits"]>): { Name: string; Soft: number; Hard: number }[] {
  return Object.entries(given).map(([Name, value]) => {
    const [soft, hard] = typeof value === "object" ? [value.soft, value.hard] : [value, value];
    return { Name, Soft: Number(soft), Hard: Number(hard) };
  });
}

function device(given: NonNullable<Service["devices"]>[number]): Record<string, string> {
  const [source, target, permissions] = typeof given === "string"
    ? given.split(":")
    : [given.source, given.target, given.permissions];
  return {
    PathOnHost: source!,
    PathInContainer: target ?? source!,
    CgroupPermissions: permissions ?? "rwm",
  };
}

/** `restart`, else what `deploy` says. */
function restartPolicy(service: Service): { Name: string; MaximumRetryCount: number } {
  if (service.restart) {
    const [name, count] = service.restart.split(":");
    if (count !== undefined && !/^\d+$/.test(count)) {
      throw new DockerFailure(`invalid restart policy format: maximum retry count must be an integer`);
    }
    return { Name: name!, MaximumRetryCount: Number(count ?? 0) };
  }
  const policy = service.deploy?.restart_policy;
  const names: Record<string, string> = { none: "no", "on-failure": "on-failure", any: "always" };
  return policy
    ? {
      Name: names[policy.condition ?? "any"] ?? "always",
      MaximumRetryCount: Number(policy.max_attempts ?? 0),
    }
    : { Name: "no", MaximumRetryCount: 0 };
}

/** The networks' keys, the most important first. */
export function networksByPriority(service: Service): string[] {
  const priority = (name: string): number => service.networks?.[name]?.priority ?? 0;
  return Object.keys(service.networks ?? {})
    .sort((a, b) => priority(b) - priority(a) || (a < b ? -1 : 1));
}

function mainNetwork(project: Project, service: Service): string {
  const [first] = networksByPriority(service);
  return first === undefined ? "none" : project.networks[first]!.name;
}

function endpoints(project: Project, service: Service, facts: RequestFacts): Record<string, unknown> {
  if (service.network_mode) return {};
  return Object.fromEntries(
    networksByPriority(service).map((key) => [
      project.networks[key]!.name,
      endpoint(service, service.networks?.[key] ?? {}, facts),
    ]),
  );
}

function endpoint(service: Service, network: ServiceNetwork, facts: RequestFacts): Record<string, unknown> {
  const { ipv4_address: v4, ipv6_address: v6 } = network;
  return {
    Aliases: [facts.name, ...(facts.isOneOff ? [] : [service.name, ...(network.aliases ?? [])])],
    ...(v4 || v6
      ? { IPAMConfig: { ...(v4 ? { IPv4Address: v4 } : {}), ...(v6 ? { IPv6Address: v6 } : {}) } }
      : {}),
    ...(network.mac_address ?? service.mac_address
      ? { MacAddress: network.mac_address ?? service.mac_address }
      : {}),
    ...(network.driver_opts ? { DriverOpts: network.driver_opts } : {}),
  };
}
