import { alpine } from "./alpine.ts";
import { ash } from "./busybox.ts";
import { BUSYBOX, inFolder } from "../userland/commands/mod.ts";
import { curl } from "../userland/commands/network.ts";
import type { ImageProfile } from "./image_profile.ts";
import type { HttpAnswer, HttpRequest, Process, Run } from "../host/process.ts";
import { flagValue, serve, textAnswer } from "./web_server.ts";

/** registry.k8s.io/e2e-test-images/agnhost. Source: test/images/agnhost. */
export const agnhost: ImageProfile = {
  ...alpine,
  repositories: ["registry.k8s.io/e2e-test-images/agnhost", "k8s.gcr.io/e2e-test-images/agnhost"],
  hasTag: (tag) => /^2\.\d+(\.\d+)?$/.test(tag),
  knownTags: ["2.39", "2.47", "2.53"],
  sizeBytes: 52_800_000,
  pullMs: 1900,
  entrypoint: ["/agnhost"],
  cmd: ["pause"],
  exposedPorts: [80, 8080, 8081, 9376],
  load: { idleCpuMillis: 0, idleMemoryBytes: 5_242_880, requestCpuMs: 0.3 },
  programs: { ...inFolder("/bin", { ...BUSYBOX, sh: ash, ash }), "/usr/bin/curl": curl, "/agnhost": start },
};

function* start(process: Process): Run {
  const [, command = "", ...words] = process.argv;
  const ending = { exitCode: 2, afterMs: 5 };
  switch (command) {
    case "pause":
      process.out("Paused\n");
      process.termination.handler = { exitCode: 0, afterMs: 5 };
      yield { kind: "forever" };
      return 0;
    case "netexec": {
      const port = Number(flagValue(words, "http-port") ?? 8080);
      log(process, `Started HTTP server on port ${port}`);
      return yield* serve(process, port, (request) => netexec(process, request), ending);
    }
    case "serve-hostname": {
      const port = Number(flagValue(words, "port") ?? 9376);
      log(process, "Serving on port " + port);
      return yield* serve(process, port, () => textAnswer(process, process.machine.hostname), ending);
    }
    case "liveness":
      return yield* liveness(process);
    case "grpc-health-checking":
      return yield* grpcHealth(process, Number(flagValue(words, "port") ?? 5000));
    case "entrypoint-tester":
      process.out(`[${process.argv.join(" ")}]\n`);
      return 0;
    default:
      process.err(`Error: unknown command "${command}" for "app"\nRun 'app --help' for usage.\n`);
      return 1;
  }
}

function netexec(process: Process, request: HttpRequest): HttpAnswer {
  const url = new URL(request.path, "http://agnhost");
  log(process, `GET ${url.pathname}`);
  switch (url.pathname) {
    case "/":
      return textAnswer(process, `NOW: ${new Date(process.machine.now()).toISOString()}`);
    case "/hostname":
    case "/hostName":
      return textAnswer(process, process.machine.hostname);
    case "/clientip":
      return textAnswer(process, `${request.from}:40000`);
    case "/echo":
      return textAnswer(process, url.searchParams.get("msg") ?? "", {
        status: Number(url.searchParams.get("code") ?? 200),
      });
    case "/healthz":
      return textAnswer(process, "");
    case "/header":
      return textAnswer(process, request.headers[url.searchParams.get("key") ?? ""] ?? "");
    default:
      return textAnswer(process, "404 page not found\n", { status: 404 });
  }
}

/** Well for ten seconds, and then no more: what the task about probes runs. */
function* liveness(process: Process): Run {
  const startedMs = process.machine.now();
  const answer = () => {
    const ageMs = process.machine.now() - startedMs;
    if (ageMs <= 10_000) return textAnswer(process, "ok");
    return textAnswer(process, `error: ${ageMs / 1000}`, { status: 500 });
  };
  return yield* serve(process, 8080, answer, { exitCode: 2, afterMs: 5 });
}

/** gRPC health on one port, and on 8080 what makes it well or ill. */
function* grpcHealth(process: Process, port: number): Run {
  let status = "SERVING";
  log(process, `Http server starting to listen on :8080`);
  log(process, `gRPC server starting to listen on :${port}`);
  process.machine.listen(8080, (request) => {
    if (request.path === "/make-not-serving") status = "NOT_SERVING";
    if (request.path === "/make-serving") status = "SERVING";
    return textAnswer(process, status);
  });
  const answer = () => ({ status: 200, headers: { "Content-Type": "application/grpc" }, body: status });
  return yield* serve(process, port, answer, { exitCode: 2, afterMs: 5 });
}

/** klog's line: `2026/11/22 12:00:00 text`. */
function log(process: Process, text: string): void {
  const iso = new Date(process.machine.now()).toISOString();
  process.err(`${iso.slice(0, 10).replaceAll("-", "/")} ${iso.slice(11, 19)} ${text}\n`);
}
