/** What the host does for a container: limits, mounts, ports, restarts. */
import type { FlagValues } from "../../flags.ts";
import type { Io } from "../../io.ts";
import { keyValues } from "../docker_flags.ts";
import { DockerFailure } from "../engine_errors.ts";
import { parseBytes } from "../sizes.ts";
import { mounts } from "./mounts.ts";
import { ulimits } from "./ulimits.ts";
import { absolutePath } from "./volumes.ts";

export function hostConfig(
  flags: FlagValues,
  io: Pick<Io, "machine">,
  binds: string[],
  portBindings: Record<string, unknown>,
  networkMode: string,
): Record<string, unknown> {
  const list = (name: string): string[] | null => flags.list(name).length ? flags.list(name) : null;
  checkModes(flags);
  return {
    Binds: binds.length ? binds : null,
    ContainerIDFile: flags.string("cidfile"),
    LogConfig: logConfig(flags),
    NetworkMode: networkMode,
    PortBindings: portBindings,
    RestartPolicy: restartPolicy(flags.string("restart")),
    AutoRemove: flags.bool("rm"),
    VolumeDriver: flags.string("volume-driver"),
    VolumesFrom: list("volumes-from"),
    CapAdd: list("cap-add"),
    CapDrop: list("cap-drop"),
    CgroupnsMode: flags.string("cgroupns"),
    Dns: flags.list("dns"),
    DnsOptions: [...flags.list("dns-option"), ...flags.list("dns-opt")],
    DnsSearch: flags.list("dns-search"),
    ExtraHosts: list("add-host"),
    GroupAdd: list("group-add"),
    IpcMode: flags.string("ipc"),
    Links: list("link"),
    OomScoreAdj: flags.number("oom-score-adj") ?? 0,
    PidMode: flags.string("pid"),
    Privileged: flags.bool("privileged"),
    PublishAllPorts: flags.bool("publish-all"),
    ReadonlyRootfs: flags.bool("read-only"),
    SecurityOpt: securityOptions(flags.list("security-opt")),
    UTSMode: flags.string("uts"),
    UsernsMode: flags.string("userns"),
    ShmSize: parseBytes(flags.string("shm-size")) ?? 0,
    Isolation: flags.string("isolation"),
    ...limits(flags),
    ...(flags.list("tmpfs").length ? { Tmpfs: tmpfs(flags.list("tmpfs")) } : {}),
    ...(flags.list("sysctl").length ? { Sysctls: keyValues(flags.list("sysctl")) } : {}),
    ...(flags.list("annotation").length ? { Annotations: keyValues(flags.list("annotation")) } : {}),
    ...(flags.list("storage-opt").length ? { StorageOpt: storage(flags.list("storage-opt")) } : {}),
    ...(flags.list("mount").length
      ? { Mounts: mounts(flags.list("mount"), (path) => absolutePath(path, io)) }
      : {}),
    ...(flags.has("init") ? { Init: flags.bool("init") } : {}),
    ...(flags.string("runtime") ? { Runtime: flags.string("runtime") } : {}),
  };
}

/** What `update` may change, too. */
export function limits(flags: FlagValues): Record<string, unknown> {
  const bytes = (name: string): number =>
    flags.string(name) === "-1" ? -1 : parseBytes(flags.string(name)) ?? 0;
  const cpus = flags.string("cpus");
  return {
    CpuShares: flags.number("cpu-shares") ?? 0,
    Memory: bytes("memory"),
    NanoCpus: cpus ? nanoCpus(cpus) : 0,
    CgroupParent: flags.string("cgroup-parent"),
    BlkioWeight: Number(flags.string("blkio-weight") || 0),
    BlkioWeightDevice: flags.list("blkio-weight-device").map((text) => rate(text, "Weight")),
    BlkioDeviceReadBps: flags.list("device-read-bps").map((text) => rate(text, "Rate")),
    BlkioDeviceWriteBps: flags.list("device-write-bps").map((text) => rate(text, "Rate")),
    BlkioDeviceReadIOps: flags.list("device-read-iops").map((text) => rate(text, "Rate")),
    BlkioDeviceWriteIOps: flags.list("device-write-iops").map((text) => rate(text, "Rate")),
    CpuPeriod: flags.number("cpu-period") ?? 0,
    CpuQuota: flags.number("cpu-quota") ?? 0,
    CpuRealtimePeriod: flags.number("cpu-rt-period") ?? 0,
    CpuRealtimeRuntime: flags.number("cpu-rt-runtime") ?? 0,
    CpusetCpus: flags.string("cpuset-cpus"),
    CpusetMems: flags.string("cpuset-mems"),
    Devices: flags.list("device").map(device),
    DeviceCgroupRules: flags.list("device-cgroup-rule").length ? flags.list("device-cgroup-rule") : null,
    MemoryReservation: bytes("memory-reservation"),
    MemorySwap: bytes("memory-swap"),
    MemorySwappiness: flags.number("memory-swappiness") ?? -1,
    OomKillDisable: flags.bool("oom-kill-disable"),
    PidsLimit: flags.number("pids-limit") ?? 0,
    Ulimits: ulimits(flags.list("ulimit")),
    ...(flags.string("gpus") ? { DeviceRequests: [gpus(flags.string("gpus"))] } : {}),
  };
}

export function nanoCpus(text: string): number {
  const [number, divisor = "1"] = text.split("/");
  return Math.round(Number(number) / Number(divisor) * 1e9);
}

/** `on-failure:3`. Throws DockerFailure. */
export function restartPolicy(text: string): { Name: string; MaximumRetryCount: number } {
  const [name, count, more] = text.split(":");
  if (more !== undefined) throw new DockerFailure("invalid restart policy format");
  if (count !== undefined && !/^[+-]?\d+$/.test(count)) {
    throw new DockerFailure("invalid restart policy format: maximum retry count must be an integer");
  }
  return { Name: name!, MaximumRetryCount: Number(count ?? 0) };
}

const MODES: [flag: string, isFine: RegExp, message: string][] = [
  ["pid", /^$|^host$|^container:.+$/, "--pid: invalid PID mode"],
  ["uts", /^$|^host$/, "--uts: invalid UTS mode"],
  ["userns", /^$|^host$/, "--userns: invalid USER mode"],
  ["cgroupns", /^$|^host$|^private$/, "--cgroupns: invalid CGROUP mode"],
];

function checkModes(flags: FlagValues): void {
  for (const [flag, isFine, message] of MODES) {
    if (!isFine.test(flags.string(flag))) throw new DockerFailure(message);
  }
}

function logConfig(flags: FlagValues): { Type: string; Config: Record<string, string> } {
  const driver = flags.string("log-driver");
  if (driver === "none" && flags.list("log-opt").length) {
    throw new DockerFailure("invalid logging opts for driver none");
  }
  return { Type: driver, Config: keyValues(flags.list("log-opt")) };
}

function securityOptions(options: string[]): string[] | null {
  for (const option of options) {
    if (option !== "no-new-privileges" && !/[=:]/.test(option)) {
      throw new DockerFailure(`Invalid --security-opt: ${JSON.stringify(option)}`);
    }
  }
  return options.length ? options : null;
}

function tmpfs(texts: string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => {
    const at = text.indexOf(":");
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  }));
}

function storage(options: string[]): Record<string, string> {
  if (options.some((option) => !option.includes("="))) throw new DockerFailure("invalid storage option");
  return keyValues(options);
}

function rate(text: string, name: "Rate" | "Weight"): Record<string, unknown> {
  const [Path, value = ""] = text.split(":");
  return { Path, [name]: parseBytes(value) ?? 0 };
}

function device(text: string): Record<string, string> {
  const [source, second, third] = text.split(":");
  const isRights = second !== undefined && /^[rwm]+$/.test(second);
  return {
    PathOnHost: source!,
    PathInContainer: second === undefined || isRights ? source! : second,
    CgroupPermissions: third ?? (isRights ? second : "rwm"),
  };
}

function gpus(text: string): Record<string, unknown> {
  const count = text === "all" ? -1 : Number(/(?:^|count=)(\d+)/.exec(text)?.[1] ?? 1);
  const ids = /device=([^,]+)/.exec(text)?.[1];
  return {
    Driver: "",
    Capabilities: [["gpu"]],
    ...(ids ? { DeviceIDs: [ids], Count: 0 } : { Count: count }),
    Options: {},
  };
}
