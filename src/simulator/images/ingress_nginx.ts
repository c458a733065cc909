import { alpine } from "./alpine.ts";
import type { ImageProfile } from "./image_profile.ts";
import type { HttpAnswer, HttpRequest, Process, Run } from "../host/process.ts";

/** kubernetes/ingress-nginx: serves the cluster's Ingress objects on ports 80 and 443, its health on 10254. */
export const ingressNginx: ImageProfile = {
  ...alpine,
  repositories: ["registry.k8s.io/ingress-nginx/controller"],
  hasTag: (tag) => /^v1\.\d+\.\d+$/.test(tag),
  sizeBytes: 105_000_000,
  pullMs: 3200,
  entrypoint: ["/usr/bin/dumb-init", "--"],
  cmd: ["/nginx-ingress-controller"],
  workingDir: "/etc/nginx",
  exposedPorts: [80, 443],
  user: { name: "www-data", uid: 101, group: "www-data", gid: 82 },
  startMs: 900,
  files: {
    ...alpine.files,
    "/etc/nginx/": "",
    "/etc/passwd": "root:x:0:0:root:/root:/bin/ash\nwww-data:x:101:82::/:/sbin/nologin\n",
  },
  programs: {
    ...alpine.programs,
    "/usr/bin/dumb-init": init,
    "/nginx-ingress-controller": serve,
    "/wait-shutdown": () => 0,
  },
};

const DEFAULT_CONTROLLER = "k8s.io/ingress-nginx";
const HEALTH_PORT = 10254;
const HTTP = 80;
const HTTPS = 443;

/** It becomes what follows the dashes. */
function* init(process: Process): Run {
  const [path = "", ...rest] = process.argv.slice(1).filter((word, index) => index > 0 || word !== "--");
  const program = process.machine.program(path);
  if (!program) {
    process.err(`[dumb-init] ${path}: No such file or directory\n`);
    return 2;
  }
  const run = program({ ...process, argv: [path, ...rest] });
  return typeof run === "number" ? run : yield* run;
}

function* serve(process: Process): Run {
  const controller = flag(process, "controller-class") ?? DEFAULT_CONTROLLER;
  process.err(
    "-------------------------------------------------------------------------------\nNGINX Ingress controller\n" +
      "  Release:       v1.13.0\n  Repository:    https://github.com/kubernetes/ingress-nginx\n" +
      "  nginx version: nginx/1.27.1\n\n-------------------------------------------------------------------------------\n\n",
  );
  const health = (request: HttpRequest) =>
    request.path.split("?")[0] === "/healthz" ? text(200, "ok") : text(404, "404 page not found\n");
  process.machine.listen(HEALTH_PORT, health);
  process.machine.listen(HTTP, (request) => answer(process, request, { controller, isSecure: false }));
  process.machine.listen(
    HTTPS,
    (request) => ({ ...answer(process, request, { controller, isSecure: true }), isSecure: true }),
  );
  process.termination.handler = { exitCode: 0, afterMs: 1000 };
  yield { kind: "forever" };
  return 0;
}

function flag(process: Process, name: string): string | undefined {
  return process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** The access log's format: kubernetes.github.io/ingress-nginx, "Log format". */
function answer(
  process: Process,
  request: HttpRequest,
  gate: { controller: string; isSecure: boolean },
): HttpAnswer {
  const { answer, upstream, backend } = process.machine.ingress(request, gate);
  const bytes = new TextEncoder().encode(answer.body).length;
  const { headers, method, path, from } = request;
  const asked = `${method} ${path} HTTP/1.1`;
  const served = backend === undefined ? "- - - -" : `${backend} ${bytes} 0.001 ${answer.status}`;
  process.out(
    `${from} - - [${stamp(process.machine.now())}] "${asked}" ${answer.status} ${bytes} "-" ` +
      `"${headers["User-Agent"] ?? "-"}" ${asked.length + 60} 0.001 [${
        upstream ?? "upstream-default-backend"
      }] [] ` +
      `${served} ${process.machine.random.uuid().replaceAll("-", "")}\n`,
  );
  return { ...answer, headers: { Date: new Date(process.machine.now()).toUTCString(), ...answer.headers } };
}

/** `22/Nov/2026:11:33:04 +0000` */
function stamp(nowMs: number): string {
  const [, day, month, year, time] = new Date(nowMs).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}

function text(status: number, body: string): HttpAnswer {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, body };
}
