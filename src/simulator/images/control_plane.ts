/**
 * The images of a control plane that kubeadm has set up, and kube-proxy's. What they do is done by the simulator; here
 * they log their start and answer their health checks.
 */
import type { ImageProfile } from "./image_profile.ts";
import { klog } from "./klog.ts";
import type { HttpAnswer, HttpRequest, Process, Run } from "../host/process.ts";
import { textAnswer } from "./web_server.ts";

interface Daemon {
  name: string;
  sizeBytes: number;
  cpuMillis: number;
  memoryBytes: number;
  /** Ports that answer health checks; `true`: by TLS. */
  ports: Readonly<Record<number, boolean>>;
  /** Place in the source and message of each line. */
  log: readonly (readonly [place: string, message: string])[];
}

const MEBIBYTE = 1_048_576;

const DAEMONS: readonly Daemon[] = [
  {
    name: "kube-apiserver",
    sizeBytes: 27_074_000,
    cpuMillis: 45,
    memoryBytes: 268 * MEBIBYTE,
    ports: { 6443: true },
    log: [
      ["server.go:147", "Version: v1.36.0"],
      ["server.go:149", '"Golang settings" GOGC="" GOMAXPROCS="" GOTRACEBACK=""'],
      ["instance.go:239", "Using reconciler: lease"],
      ["secure_serving.go:211", "Serving securely on [::]:6443"],
      ["cache.go:39", "Caches are synced for autoregister controller"],
      ["controller.go:667", "quota admission added evaluator for: endpointslices.discovery.k8s.io"],
      ["storage_scheduling.go:111", "all system priority classes are created successfully or already exist."],
    ],
  },
  {
    name: "kube-controller-manager",
    sizeBytes: 22_819_000,
    cpuMillis: 15,
    memoryBytes: 54 * MEBIBYTE,
    ports: { 10257: true },
    log: [
      ["serving.go:386", "Generated self-signed cert in-memory"],
      ["controllermanager.go:188", '"Starting" version="v1.36.0"'],
      ["secure_serving.go:211", "Serving securely on 127.0.0.1:10257"],
      [
        "leaderelection.go:257",
        "attempting to acquire leader lease kube-system/kube-controller-manager...",
      ],
      [
        "leaderelection.go:271",
        "successfully acquired lease kube-system/kube-controller-manager",
      ],
      ["shared_informer.go:356", '"Caches are synced" controller="garbage collector"'],
      ["garbagecollector.go:154", '"Garbage collector: all resource monitors have synced"'],
    ],
  },
  {
    name: "kube-scheduler",
    sizeBytes: 17_385_000,
    cpuMillis: 4,
    memoryBytes: 24 * MEBIBYTE,
    ports: { 10259: true },
    log: [
      ["serving.go:386", "Generated self-signed cert in-memory"],
      ["server.go:175", '"Starting Kubernetes Scheduler" version="v1.36.0"'],
      ["server.go:177", '"Golang settings" GOGC="" GOMAXPROCS="" GOTRACEBACK=""'],
      ["secure_serving.go:211", "Serving securely on 127.0.0.1:10259"],
      ["leaderelection.go:257", "attempting to acquire leader lease kube-system/kube-scheduler..."],
      ["leaderelection.go:271", "successfully acquired lease kube-system/kube-scheduler"],
    ],
  },
  {
    name: "kube-proxy",
    sizeBytes: 25_963_000,
    cpuMillis: 1,
    memoryBytes: 18 * MEBIBYTE,
    ports: { 10249: false, 10256: false },
    log: [
      ["server_linux.go:53", '"Using iptables proxy"'],
      ["server_linux.go:132", '"Using iptables Proxier"'],
      ["server.go:527", '"Version info" version="v1.36.0"'],
      ["config.go:200", '"Starting service config controller"'],
      ["config.go:106", '"Starting endpoint slice config controller"'],
      ["config.go:403", '"Starting serviceCIDR config controller"'],
      ["config.go:309", '"Starting node config controller"'],
      ["shared_informer.go:356", '"Caches are synced" controller="service config"'],
    ],
  },
];

const BARE = {
  pullMs: 2400,
  cmd: [],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [],
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  startMs: 300,
  files: {},
} as const;

function daemonImage(daemon: Daemon): ImageProfile {
  const path = `/usr/local/bin/${daemon.name}`;
  return {
    ...BARE,
    repositories: [`registry.k8s.io/${daemon.name}`],
    hasTag: (tag) => /^v1\.(2[6-9]|3[0-6])\.\d+$/.test(tag),
    knownTags: ["v1.36.0"],
    sizeBytes: daemon.sizeBytes,
    entrypoint: [path],
    load: { idleCpuMillis: daemon.cpuMillis, idleMemoryBytes: daemon.memoryBytes, requestCpuMs: 0.2 },
    programs: { [path]: (process) => runDaemon(process, daemon) },
  };
}

function* runDaemon(process: Process, { ports, log }: Daemon): Run {
  for (const [place, message] of log) klog(process, place, message);
  for (const [port, isSecure] of Object.entries(ports)) {
    process.machine.listen(Number(port), (request) => health(process, request, isSecure));
  }
  return yield* untilTold(process);
}

function health(process: Process, request: HttpRequest, isSecure: boolean): HttpAnswer {
  const isHealth = /^\/(healthz|livez|readyz)(\?|$)/.test(request.path);
  const answer = isHealth
    ? textAnswer(process, "ok")
    : textAnswer(process, "404 page not found\n", { status: 404 });
  return { ...answer, isSecure };
}

function* untilTold(process: Process): Run {
  process.termination.handler = { exitCode: 0, afterMs: 20 };
  yield { kind: "forever" };
  return 0;
}

const etcd: ImageProfile = {
  ...BARE,
  repositories: ["registry.k8s.io/etcd"],
  hasTag: (tag) => /^3\.[56]\.\d+-\d+$/.test(tag),
  knownTags: ["3.6.6-0"],
  sizeBytes: 23_641_000,
  entrypoint: ["/usr/local/bin/etcd"],
  load: { idleCpuMillis: 22, idleMemoryBytes: 62 * MEBIBYTE, requestCpuMs: 0.2 },
  programs: { "/usr/local/bin/etcd": runEtcd },
};

/** etcd logs JSON objects. */
function* runEtcd(process: Process): Run {
  const log = (caller: string, msg: string, extra: Record<string, unknown> = {}) => {
    const ts = new Date(process.machine.now()).toISOString().replace("Z", "000Z");
    process.err(`${JSON.stringify({ level: "info", ts, caller, msg, ...extra })}\n`);
  };
  log("etcdmain/etcd.go:64", "Running: ", { args: process.argv });
  log("embed/etcd.go:138", "configuring peer listeners", { "listen-peer-urls": ["https://127.0.0.1:2380"] });
  log("etcdserver/server.go:553", "starting etcd server", { "cluster-version": "to_be_decided" });
  log("embed/serve.go:210", "serving client traffic securely", { traffic: "grpc+http" });
  process.machine.listen(2381, (request) => health(process, request, false));
  return yield* untilTold(process);
}

/** All of them. */
export const CONTROL_PLANE: readonly ImageProfile[] = [etcd, ...DAEMONS.map(daemonImage)];
