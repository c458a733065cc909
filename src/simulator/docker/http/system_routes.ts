/** What the engine says of itself: /_ping, /version, /info, /events, /auth. */
import { API_VERSION, type DockerEngine, ENGINE_VERSION, OLDEST_API_VERSION } from "../engine.ts";
import { isRunning } from "../container_state.ts";
import { KERNEL_RELEASE } from "../container_machine.ts";
import { USUAL_HARDWARE } from "../../host/proc_files.ts";
import { LAB_REGISTRY } from "../../images/pushed_images.ts";
import { EngineError } from "../engine_error.ts";
import {
  type ApiRequest,
  filtersOf,
  json,
  jsonBody,
  type PlainAnswer,
  type Route,
  timeOf,
  timeText,
} from "./api_request.ts";
import { eventStream } from "./event_stream.ts";

/** What the storage half knows. */
export interface SystemFacts {
  imageCount(): number;
}

export function systemRoutes(engine: DockerEngine, facts: SystemFacts): Route[] {
  const { events, queue } = engine.context;
  const ping = { status: 200, headers: PING_HEADERS, body: "OK" };
  return [
    { method: "GET", pattern: /^\/_ping$/, handle: () => ping },
    { method: "HEAD", pattern: /^\/_ping$/, handle: () => ({ ...ping, body: "" }) },
    { method: "GET", pattern: /^\/version$/, handle: version },
    { method: "GET", pattern: /^\/info$/, handle: () => info(engine, facts) },
    {
      method: "GET",
      pattern: /^\/events$/,
      handle({ query, signal }) {
        const [sinceMs, untilMs] = [timeOf(query.get("since")), timeOf(query.get("until"))];
        const wish = {
          filters: filtersOf(query),
          ...(sinceMs === undefined ? {} : { sinceMs }),
          ...(untilMs === undefined ? {} : { untilMs }),
        };
        return {
          status: 200,
          headers: { "Content-Type": "application/json" },
          body: eventStream(events, queue, wish, signal),
        };
      },
    },
    {
      method: "POST",
      pattern: /^\/auth$/,
      handle: login,
    },
    {
      method: "GET",
      pattern: /^\/(?:nodes|services|tasks|secrets|configs|swarm).*$/,
      handle() {
        throw new EngineError(
          503,
          'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
        );
      },
    },
    { method: "GET", pattern: /^\/plugins$/, handle: () => json([]) },
  ];
}

/** Nobody has an account; a registry that is not there is not reached. */
async function login(request: ApiRequest): Promise<PlainAnswer> {
  const { serveraddress: server = "" } = await jsonBody<{ serveraddress?: string }>(request);
  const host = server.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
  if (host === LAB_REGISTRY) return json({ Status: "Login Succeeded", IdentityToken: "" });
  const isHub = host === "" || host.endsWith("docker.io");
  throw new EngineError(
    500,
    isHub
      ? 'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password'
      : `Get "https://${host}/v2/": dial tcp: lookup ${
        host.replace(/:\d+$/, "")
      } on 127.0.0.53:53: no such host`,
  );
}

const PING_HEADERS = {
  "Api-Version": API_VERSION,
  "Builder-Version": "1",
  "Cache-Control": "no-cache, no-store, must-revalidate",
  "Docker-Experimental": "false",
  Ostype: "linux",
  Pragma: "no-cache",
  Swarm: "inactive",
};

/** The engine's other parts, as their releases that go with this engine. */
const CONTAINERD_VERSION = "1.7.28";
const RUNC_VERSION = "1.3.0";
const INIT_VERSION = "0.19.0";
const OPERATING_SYSTEM = "Ubuntu 24.04.2 LTS";

function version(): PlainAnswer {
  const details = {
    ApiVersion: API_VERSION,
    Arch: "amd64",
    BuildTime: "2025-11-05T14:43:25.000000000+00:00",
    Experimental: "false",
    GitCommit: "simulated",
    GoVersion: "none",
    KernelVersion: KERNEL_RELEASE,
    MinAPIVersion: OLDEST_API_VERSION,
    Os: "linux",
  };
  const component = (Name: string, Version: string) => ({ Name, Version, Details: { GitCommit: "" } });
  return json({
    Platform: { Name: "Docker Engine - Pequod" },
    Version: ENGINE_VERSION,
    ApiVersion: API_VERSION,
    MinAPIVersion: OLDEST_API_VERSION,
    Os: "linux",
    Arch: "amd64",
    KernelVersion: KERNEL_RELEASE,
    GitCommit: details.GitCommit,
    GoVersion: details.GoVersion,
    BuildTime: details.BuildTime,
    Components: [
      { Name: "Engine", Version: ENGINE_VERSION, Details: details },
      component("containerd", CONTAINERD_VERSION),
      component("runc", RUNC_VERSION),
      component("docker-init", INIT_VERSION),
    ],
  });
}

function info(engine: DockerEngine, facts: SystemFacts): PlainAnswer {
  const { all } = engine.containers;
  const { hostMachine, queue } = engine.context;
  const { cores, memoryBytes } = hostMachine.hardware ?? USUAL_HARDWARE;
  const running = all.filter(({ state }) => isRunning(state));
  const paused = all.filter(({ state }) => state.status === "paused");
  return json({
    ...ENGINE_FACTS,
    Containers: all.length,
    ContainersRunning: running.length - paused.length,
    ContainersPaused: paused.length,
    ContainersStopped: all.length - running.length,
    Images: facts.imageCount(),
    NCPU: cores,
    MemTotal: memoryBytes,
    SystemTime: timeText(queue.now()),
    Name: hostMachine.hostname,
  });
}

/** What does not change. */
const ENGINE_FACTS = {
  ID: "9d1b5f6c-2f7e-4a53-8f2b-pequod000000",
  Driver: "overlay2",
  DriverStatus: [
    ["Backing Filesystem", "extfs"],
    ["Supports d_type", "true"],
    ["Using metacopy", "false"],
    ["Native Overlay Diff", "true"],
    ["userxattr", "false"],
  ],
  Plugins: {
    Volume: ["local"],
    Network: ["bridge", "host", "ipvlan", "macvlan", "null", "overlay"],
    Authorization: null,
    Log: ["json-file", "local", "none"],
  },
  MemoryLimit: true,
  SwapLimit: true,
  CpuCfsPeriod: true,
  CpuCfsQuota: true,
  CPUShares: true,
  CPUSet: true,
  PidsLimit: true,
  IPv4Forwarding: true,
  Debug: false,
  NFd: 24,
  OomKillDisable: false,
  NGoroutines: 42,
  LoggingDriver: "json-file",
  CgroupDriver: "systemd",
  CgroupVersion: "2",
  NEventsListener: 0,
  KernelVersion: KERNEL_RELEASE,
  OperatingSystem: OPERATING_SYSTEM,
  OSVersion: "24.04",
  OSType: "linux",
  Architecture: "x86_64",
  IndexServerAddress: "https://index.docker.io/v1/",
  RegistryConfig: {
    InsecureRegistryCIDRs: ["::1/128", "127.0.0.0/8"],
    IndexConfigs: { "docker.io": { Name: "docker.io", Mirrors: [], Secure: true, Official: true } },
    Mirrors: null,
  },
  GenericResources: null,
  DockerRootDir: "/var/lib/docker",
  HttpProxy: "",
  HttpsProxy: "",
  NoProxy: "",
  Labels: [],
  ExperimentalBuild: false,
  ServerVersion: ENGINE_VERSION,
  Runtimes: { "io.containerd.runc.v2": { path: "runc" }, runc: { path: "runc" } },
  DefaultRuntime: "runc",
  Swarm: {
    NodeID: "",
    NodeAddr: "",
    LocalNodeState: "inactive",
    ControlAvailable: false,
    Error: "",
    RemoteManagers: null,
  },
  LiveRestoreEnabled: false,
  Isolation: "",
  InitBinary: "docker-init",
  ContainerdCommit: { ID: CONTAINERD_VERSION },
  RuncCommit: { ID: RUNC_VERSION },
  InitCommit: { ID: INIT_VERSION },
  SecurityOptions: ["name=apparmor", "name=seccomp,profile=builtin", "name=cgroupns"],
  CDISpecDirs: ["/etc/cdi", "/var/run/cdi"],
  Warnings: null,
};
