import { digest } from "../host/digest.ts";
import type { ImageProfile } from "./image_profile.ts";
import type { HttpRequest, Process, Run } from "../host/process.ts";
import { textAnswer } from "./web_server.ts";

const VERSION = "1.13.1";
const HEALTH_PORT = 8080;
const READY_PORT = 8181;
const METRICS_PORT = 9153;

/** coredns/coredns: the cluster's name server. Names are answered by the network; here are its health and its log. */
export const coredns: ImageProfile = {
  repositories: ["registry.k8s.io/coredns/coredns", "docker.io/coredns/coredns"],
  hasTag: (tag) => /^(latest|v?1\.\d+\.\d+)$/.test(tag),
  knownTags: [`v${VERSION}`],
  sizeBytes: 22_384_805,
  pullMs: 1800,
  entrypoint: ["/coredns"],
  cmd: [],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [53],
  user: { name: "nonroot", uid: 65_532, group: "nonroot", gid: 65_532 },
  startMs: 200,
  load: { idleCpuMillis: 2, idleMemoryBytes: 14_680_064, requestCpuMs: 0.2 },
  files: {},
  programs: { "/coredns": serve },
};

function* serve(process: Process): Run {
  const { machine, argv } = process;
  const corefile = machine.files.read(argv[argv.indexOf("-conf") + 1] ?? "/Corefile") ?? "";
  process.out(
    ".:53\n" +
      `[INFO] plugin/reload: Running configuration SHA512 = ${digest(corefile)}${digest(`${corefile}/2`)}\n` +
      `CoreDNS-${VERSION}\nlinux/amd64, go1.25.2, 1db4568\n`,
  );
  const at = (path: string, body: string) => (request: HttpRequest) =>
    request.path === path
      ? textAnswer(process, body)
      : textAnswer(process, "404 page not found\n", { status: 404 });
  machine.listen(HEALTH_PORT, at("/health", "OK"));
  machine.listen(READY_PORT, at("/ready", "OK"));
  machine.listen(METRICS_PORT, at("/metrics", `coredns_build_info{version="${VERSION}"} 1\n`));
  process.termination.handler = { exitCode: 0, afterMs: 5000 };
  yield { kind: "forever" };
  return 0;
}
