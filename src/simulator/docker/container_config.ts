/** What a container was asked to be: the body of POST /containers/create, in the words of the Engine API. */
import type { HealthConfig, ImageConfig } from "./runnable_image.ts";

export interface ContainerConfig extends ImageConfig {
  Hostname?: string;
  Domainname?: string;
  AttachStdin?: boolean;
  AttachStdout?: boolean;
  AttachStderr?: boolean;
  Tty?: boolean;
  OpenStdin?: boolean;
  StdinOnce?: boolean;
  Image?: string;
  NetworkDisabled?: boolean;
  /** Seconds. */
  StopTimeout?: number;
}

export interface PortBinding {
  HostIp?: string;
  /** A number, a range, or "" for any. */
  HostPort?: string;
}

export interface MountWish {
  Type?: "bind" | "volume" | "tmpfs" | "image" | "npipe" | "cluster";
  Source?: string;
  Target?: string;
  ReadOnly?: boolean;
  BindOptions?: { Propagation?: string; CreateMountpoint?: boolean };
  VolumeOptions?: { NoCopy?: boolean; Labels?: Record<string, string>; DriverConfig?: { Name?: string } };
  TmpfsOptions?: { SizeBytes?: number; Mode?: number };
}

export interface RestartPolicy {
  Name?: "" | "no" | "always" | "unless-stopped" | "on-failure";
  MaximumRetryCount?: number;
}

export interface HostConfig {
  /** `SOURCE:TARGET[:ro]` */
  Binds?: readonly string[] | null;
  NetworkMode?: string;
  /** By `80/tcp`. */
  PortBindings?: Readonly<Record<string, readonly PortBinding[] | null>> | null;
  PublishAllPorts?: boolean;
  RestartPolicy?: RestartPolicy;
  AutoRemove?: boolean;
  Mounts?: readonly MountWish[] | null;
  Tmpfs?: Readonly<Record<string, string>> | null;
  VolumesFrom?: readonly string[] | null;
  /** `NAME:ADDRESS` */
  ExtraHosts?: readonly string[] | null;
  Links?: readonly string[] | null;
  Dns?: readonly string[] | null;
  DnsSearch?: readonly string[] | null;
  PidMode?: string;
  IpcMode?: string;
  UTSMode?: string;
  CgroupnsMode?: string;
  /** Bytes; 0: no limit. */
  Memory?: number;
  MemorySwap?: number;
  MemoryReservation?: number;
  /** Billionths of a core; 0: no limit. */
  NanoCpus?: number;
  CpuQuota?: number;
  CpuPeriod?: number;
  CpuShares?: number;
  PidsLimit?: number | null;
  Privileged?: boolean;
  ReadonlyRootfs?: boolean;
  CapAdd?: readonly string[] | null;
  CapDrop?: readonly string[] | null;
  Init?: boolean;
  /** `--gpus`, and `--device`. */
  DeviceRequests?:
    | readonly { Driver?: string; Capabilities?: readonly (readonly string[])[] | null }[]
    | null;
  Devices?: readonly { PathOnHost: string; PathInContainer?: string }[] | null;
  LogConfig?: { Type?: string; Config?: Record<string, string> };
  [other: string]: unknown;
}

export interface EndpointWish {
  Aliases?: readonly string[] | null;
  IPAMConfig?: { IPv4Address?: string } | null;
}

export interface CreateBody extends ContainerConfig {
  HostConfig?: HostConfig;
  NetworkingConfig?: { EndpointsConfig?: Readonly<Record<string, EndpointWish | null>> | null };
}

const DEFAULT_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** The image's parameters, and over them what was asked for (daemon/commit.go, merge). */
export function mergedConfig(image: ImageConfig, asked: ContainerConfig): ContainerConfig {
  const hasEntrypoint = (asked.Entrypoint?.length ?? 0) > 0;
  // `--entrypoint ""` is sent as a list of one empty word: it takes the image's away.
  const isCleared = asked.Entrypoint?.length === 1 && asked.Entrypoint[0] === "";
  const entrypoint = isCleared ? null : hasEntrypoint ? asked.Entrypoint : image.Entrypoint;
  const hasCmd = (asked.Cmd?.length ?? 0) > 0;
  const cmd = hasCmd ? asked.Cmd : hasEntrypoint ? null : image.Cmd;
  const health = mergedHealth(image.Healthcheck, asked.Healthcheck);
  return {
    ...asked,
    Entrypoint: entrypoint ?? null,
    Cmd: cmd ?? null,
    Env: mergedEnv(image.Env ?? [], asked.Env ?? []),
    WorkingDir: asked.WorkingDir || image.WorkingDir || "",
    User: asked.User || image.User || "",
    ExposedPorts: { ...image.ExposedPorts, ...asked.ExposedPorts },
    Volumes: { ...image.Volumes, ...asked.Volumes },
    Labels: { ...image.Labels, ...asked.Labels },
    ...(image.StopSignal || asked.StopSignal ? { StopSignal: asked.StopSignal || image.StopSignal! } : {}),
    ...(health ? { Healthcheck: health } : {}),
    ...(image.OnBuild ? { OnBuild: image.OnBuild } : {}),
  };
}

/** What runs: entrypoint and command. */
export function argvOf({ Entrypoint, Cmd }: ContainerConfig): string[] {
  return [...Entrypoint ?? [], ...Cmd ?? []];
}

/** `NAME=value` as a record. A name alone takes a variable away. */
export function environmentOf(env: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of env) {
    const at = entry.indexOf("=");
    if (at < 0) delete found[entry];
    else found[entry.slice(0, at)] = entry.slice(at + 1);
  }
  return found;
}

function mergedEnv(image: readonly string[], asked: readonly string[]): string[] {
  const nameOf = (entry: string) => entry.split("=", 1)[0];
  const names = new Set(asked.map(nameOf));
  const merged = [...asked, ...image.filter((entry) => !names.has(nameOf(entry)))].filter((entry) =>
    entry.includes("=")
  );
  return merged.some((entry) => entry.startsWith("PATH=")) ? merged : [...merged, DEFAULT_PATH];
}

function mergedHealth(
  image: HealthConfig | undefined,
  asked: HealthConfig | undefined,
): HealthConfig | undefined {
  if (!asked) return image;
  if (!image) return asked;
  const given = Object.entries(asked).filter(([name, value]) => name === "Test" ? value?.length : value);
  return { ...image, ...Object.fromEntries(given) };
}
