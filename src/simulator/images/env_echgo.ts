import { alpine } from "./alpine.ts";
import type { ImageProfile } from "./image_profile.ts";
import type { HttpAnswer, HttpRequest, Process, Run } from "../host/process.ts";

/**
 * tolson-vkn/env-echgo: an HTTP server on port 8080 that answers its ECHGO_ variables as JSON.
 * Source: github.com/tolson-vkn/env-echgo, main.go.
 */
export const envEchgo: ImageProfile = {
  ...alpine,
  repositories: ["ghcr.io/tolson-vkn/env-echgo", "docker.io/timmyolson/env-echgo"],
  hasTag: (tag) => tag === "latest",
  sizeBytes: 10_400_000,
  pullMs: 1400,
  cmd: ["./env_echgo"],
  workingDir: "/root",
  exposedPorts: [8080],
  startMs: 350,
  load: { idleCpuMillis: 0, idleMemoryBytes: 2_621_440, requestCpuMs: 0.3 },
  programs: { ...alpine.programs, "/root/env_echgo": serve },
};

function* serve(process: Process): Run {
  const fields = answerFields(process);
  const body = JSON.stringify(fields);
  log(process, `Registered: ${body}`);
  const counts = { success: 0, fail: 0 };
  process.machine.listen(8080, (request) => answer(process, request, body, counts));
  // The Go runtime handles SIGTERM; as process 1 it cannot die from the raised signal and exits with 2.
  process.termination.handler = { exitCode: 2, afterMs: 5 };
  yield { kind: "forever" };
  return 0;
}

/** `message` and one field a variable ECHGO_NAME; names of more than two parts by ECHGO_ are malformed. */
function answerFields(process: Process): Record<string, string> {
  const fields: Record<string, string> = { message: "Hello from Ecgho Server" };
  for (const [name, whole] of Object.entries(process.env)) {
    const parts = name.split("ECHGO_");
    if (!name.startsWith("ECHGO_") || name === "ECHGO_MESSAGE" || parts.length !== 2) continue;
    const key = parts[1]!.toLowerCase();
    const value = whole.split("=")[0]!;
    log(process, `Processed envar [${name}=${whole}] as key: [${key}], value: [${value}]`);
    fields[key] = value;
  }
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function answer(
  process: Process,
  request: HttpRequest,
  body: string,
  counts: { success: number; fail: number },
): HttpAnswer {
  if (request.path.split("?")[0] === "/metrics") return metrics(counts);
  const found = request.path.split("?")[0] === "/";
  log(
    process,
    `${request.method} HTTP/1.1 ${request.path} User-Agent: [${request.headers["User-Agent"] ?? ""}]`,
  );
  if (found) counts.success++;
  else counts.fail++;
  return {
    status: found ? 200 : 404,
    headers: { "Content-Type": "application/json", Date: new Date(process.machine.now()).toUTCString() },
    body: found ? body : JSON.stringify({ message: "Hey what're you doing use the default route: /" }),
  };
}

function metrics(counts: { success: number; fail: number }): HttpAnswer {
  const lines = [
    "# HELP root_requests_total Number of requests to root route",
    "# TYPE root_requests_total counter",
  ];
  for (const status of ["fail", "success"] as const) {
    if (counts[status] > 0) lines.push(`root_requests_total{status="${status}"} ${counts[status]}`);
  }
  return {
    status: 200,
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" },
    body: lines.join("\n") + "\n",
  };
}

/** Go's log package: `2021/06/16 18:00:00 …`, on standard error. */
function log(process: Process, text: string): void {
  const iso = new Date(process.machine.now()).toISOString();
  process.err(`${iso.slice(0, 10).replaceAll("-", "/")} ${iso.slice(11, 19)} ${text}\n`);
}
