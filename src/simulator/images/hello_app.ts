import type { ImageProfile } from "./image_profile.ts";
import type { HttpRequest, Process, Run } from "../host/process.ts";
import { serve, textAnswer } from "./web_server.ts";

/** google-samples/hello-app: a greeting, its version and who it is, on port 8080 or $PORT. */
export const helloApp: ImageProfile = {
  repositories: [
    "gcr.io/google-samples/hello-app",
    "us-docker.pkg.dev/google-samples/containers/gke/hello-app",
  ],
  hasTag: (tag) => /^[12]\.0$/.test(tag),
  knownTags: ["1.0", "2.0"],
  sizeBytes: 11_500_000,
  pullMs: 900,
  entrypoint: [],
  cmd: ["./hello-app"],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  envOfTag: (tag) => ({ APP_VERSION: `${tag}.0` }),
  exposedPorts: [8080],
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  startMs: 250,
  load: { idleCpuMillis: 0, idleMemoryBytes: 2_097_152, requestCpuMs: 0.2 },
  files: {},
  programs: { "/hello-app": start },
};

function* start(process: Process): Run {
  const port = Number(process.env["PORT"] ?? 8080);
  const stamp = () =>
    new Date(process.machine.now()).toISOString().slice(0, 19).replaceAll("-", "/").replace("T", " ");
  process.err(`${stamp()} Server listening on port ${port}\n`);
  const answer = (request: HttpRequest) => {
    process.err(`${stamp()} Serving request: ${request.path}\n`);
    const { APP_VERSION = "1.0.0" } = process.env;
    return textAnswer(
      process,
      `Hello, world!\nVersion: ${APP_VERSION}\nHostname: ${process.machine.hostname}\n`,
    );
  };
  return yield* serve(process, port, answer, { exitCode: 2, afterMs: 5 });
}
