/** What `docker info` shows of an engine, in its order. */
import { binarySize } from "../sizes.ts";

export interface EngineInfo {
  Containers: number;
  ContainersRunning: number;
  ContainersPaused: number;
  ContainersStopped: number;
  Images: number;
  ServerVersion: string;
  Driver: string;
  DriverStatus?: [string, string][] | null;
  LoggingDriver?: string;
  CgroupDriver?: string;
  CgroupVersion?: string;
  Plugins?: Record<string, string[] | null>;
  CDISpecDirs?: string[] | null;
  Swarm?: { LocalNodeState?: string; NodeID?: string; ControlAvailable?: boolean };
  Runtimes?: Record<string, unknown> | null;
  DefaultRuntime?: string;
  InitBinary?: string;
  ContainerdCommit?: { ID: string };
  RuncCommit?: { ID: string };
  InitCommit?: { ID: string };
  SecurityOptions?: string[] | null;
  KernelVersion?: string;
  OperatingSystem?: string;
  OSType?: string;
  Architecture?: string;
  NCPU: number;
  MemTotal: number;
  Name?: string;
  ID?: string;
  DockerRootDir?: string;
  Debug: boolean;
  Labels?: string[] | null;
  ExperimentalBuild: boolean;
  RegistryConfig?: { InsecureRegistryCIDRs?: string[] | null; Mirrors?: string[] | null } | null;
  LiveRestoreEnabled: boolean;
  ProductLicense?: string;
  FirewallBackend?: { Driver: string };
  Warnings?: string[] | null;
  [other: string]: unknown;
}

export function serverText(info: EngineInfo): string {
  return [...storageLines(info), ...runtimeLines(info), ...machineLines(info), ...settingLines(info)]
    .map((line) => ` ${line}\n`).join("") + "\n";
}

/** One line of the text, where there is something to say. */
function line(title: string, value: string | number | boolean | undefined): string[] {
  return value === undefined || value === "" ? [] : [`${title}: ${value}`];
}

function storageLines(info: EngineInfo): string[] {
  const plugins = Object.entries(info.Plugins ?? {}).filter(([, names]) => names?.length);
  const order = ["Volume", "Network", "Authorization", "Log"];
  return [
    `Containers: ${info.Containers}`,
    ` Running: ${info.ContainersRunning}`,
    ` Paused: ${info.ContainersPaused}`,
    ` Stopped: ${info.ContainersStopped}`,
    `Images: ${info.Images}`,
    ...line("Server Version", info.ServerVersion),
    ...line("Storage Driver", info.Driver),
    ...(info.DriverStatus ?? []).map(([name, value]) => ` ${name}: ${value}`),
    ...line("Logging Driver", info.LoggingDriver),
    ...line("Cgroup Driver", info.CgroupDriver),
    ...line("Cgroup Version", info.CgroupVersion),
    "Plugins:",
    ...plugins.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .map(([kind, names]) => ` ${kind}: ${names!.join(" ")}`),
    ...(info.CDISpecDirs?.length
      ? ["CDI spec directories:", ...info.CDISpecDirs.map((folder) => ` ${folder}`)]
      : []),
  ];
}

function runtimeLines(info: EngineInfo): string[] {
  const isLinux = info.OSType === "linux";
  return [
    ...line("Swarm", info.Swarm?.LocalNodeState),
    ...(isLinux
      ? [
        `Runtimes: ${Object.keys(info.Runtimes ?? {}).sort().join(" ")}`,
        `Default Runtime: ${info.DefaultRuntime ?? ""}`,
        `Init Binary: ${info.InitBinary ?? ""}`,
        `containerd version: ${info.ContainerdCommit?.ID ?? ""}`,
        `runc version: ${info.RuncCommit?.ID ?? ""}`,
        `init version: ${info.InitCommit?.ID ?? ""}`,
        ...securityLines(info.SecurityOptions ?? []),
      ]
      : []),
  ];
}

/** `name=seccomp,profile=builtin` → `seccomp` and, below it, its profile. */
function securityLines(options: readonly string[]): string[] {
  if (!options.length) return [];
  return [
    "Security Options:",
    ...options.flatMap((option) => {
      const pairs = option.split(",").map((pair) => pair.split("="));
      return pairs.map(([key, value]) =>
        key === "name" ? ` ${value}` : `  ${key![0]!.toUpperCase()}${key!.slice(1)}: ${value}`
      );
    }),
  ];
}

function machineLines(info: EngineInfo): string[] {
  return [
    ...line("Kernel Version", info.KernelVersion),
    ...line("Operating System", info.OperatingSystem),
    ...line("OSType", info.OSType),
    ...line("Architecture", info.Architecture),
    `CPUs: ${info.NCPU}`,
    `Total Memory: ${binarySize(info.MemTotal)}`,
    ...line("Name", info.Name),
    ...line("ID", info.ID),
    ...line("Docker Root Dir", info.DockerRootDir),
  ];
}

function settingLines(info: EngineInfo): string[] {
  const insecure = info.RegistryConfig?.InsecureRegistryCIDRs ?? [];
  const mirrors = info.RegistryConfig?.Mirrors ?? [];
  return [
    `Debug Mode: ${info.Debug}`,
    ...(info.Labels?.length ? ["Labels:", ...info.Labels.map((label) => ` ${label}`)] : []),
    `Experimental: ${info.ExperimentalBuild}`,
    ...(insecure.length ? ["Insecure Registries:", ...insecure.map((range) => ` ${range}`)] : []),
    ...(mirrors.length ? ["Registry Mirrors:", ...mirrors.map((mirror) => ` ${mirror}`)] : []),
    `Live Restore Enabled: ${info.LiveRestoreEnabled}`,
    ...line("Product License", info.ProductLicense),
    ...(info.FirewallBackend ? [`Firewall Backend: ${info.FirewallBackend.Driver}`] : []),
  ];
}

/** What the engine warns of. */
export function warningsText({ Warnings }: EngineInfo): string {
  return (Warnings ?? []).map((warning) => `${warning}\n`).join("");
}
