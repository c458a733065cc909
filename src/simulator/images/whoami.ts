import type { ImageProfile } from "./image_profile.ts";
import type { HttpAnswer, HttpRequest, Process, Run } from "../host/process.ts";
import { flagValue, serve, textAnswer } from "./web_server.ts";

/** traefik/whoami: tells who answers and what was asked. Source: github.com/traefik/whoami, app.go. */
export const whoami: ImageProfile = {
  repositories: ["docker.io/traefik/whoami", "docker.io/containous/whoami"],
  hasTag: (tag) => /^(latest|v1(\.\d+){0,2})$/.test(tag),
  knownTags: ["latest", "v1.11"],
  sizeBytes: 2_862_116,
  pullMs: 700,
  entrypoint: ["/whoami"],
  cmd: [],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [80],
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  startMs: 200,
  load: { idleCpuMillis: 0, idleMemoryBytes: 3_145_728, requestCpuMs: 0.2 },
  files: {},
  programs: { "/whoami": start },
};

function* start(process: Process): Run {
  const port = Number(flagValue(process.argv, "port") ?? process.env["WHOAMI_PORT_NUMBER"] ?? 80);
  const name = flagValue(process.argv, "name") ?? process.env["WHOAMI_NAME"];
  process.err(`${new Date(process.machine.now()).toISOString().slice(0, 19)} Starting up on port ${port}\n`);
  return yield* serve(process, port, (request) => answer(process, request, name), {
    exitCode: 2,
    afterMs: 5,
  });
}

function answer(process: Process, request: HttpRequest, name: string | undefined): HttpAnswer {
  const path = request.path.split("?")[0];
  if (path === "/health") return textAnswer(process, "");
  const { hostname } = process.machine;
  const addresses = ["127.0.0.1", "::1", ...process.machine.resolve(hostname)];
  const { Host = "", ...headers } = request.headers;
  const lines = [
    ...(name ? [`Name: ${name}`] : []),
    `Hostname: ${hostname}`,
    ...addresses.map((address) => `IP: ${address}`),
    `RemoteAddr: ${request.from}:40000`,
    `${request.method} ${request.path} HTTP/1.1`,
    `Host: ${Host}`,
    ...Object.entries(headers).map(([key, value]) => `${key}: ${value}`),
  ];
  if (path !== "/api") return textAnswer(process, lines.join("\n") + "\n\n");
  const body = JSON.stringify({
    hostname,
    ip: addresses,
    headers,
    url: request.path,
    host: Host,
    method: request.method,
  });
  return textAnswer(process, body + "\n", { type: "application/json" });
}
