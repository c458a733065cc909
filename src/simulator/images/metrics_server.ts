import type { ImageProfile } from "./image_profile.ts";
import { klog } from "./klog.ts";
import type { HttpRequest, Process, Run } from "../host/process.ts";
import { textAnswer } from "./web_server.ts";

const PORT = 10250;

/** kubernetes-sigs/metrics-server: what it serves is the metrics API's; here are its health and its log. */
export const metricsServer: ImageProfile = {
  repositories: ["registry.k8s.io/metrics-server/metrics-server"],
  hasTag: (tag) => /^v0\.[678]\.\d+$/.test(tag),
  knownTags: ["v0.8.0"],
  sizeBytes: 22_492_000,
  pullMs: 1900,
  entrypoint: ["/metrics-server"],
  cmd: [],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [],
  user: { name: "65534", uid: 65_534, group: "65534", gid: 65_534 },
  startMs: 400,
  load: { idleCpuMillis: 3, idleMemoryBytes: 19_922_944, requestCpuMs: 0.2 },
  files: {},
  programs: { "/metrics-server": serve },
};

function* serve(process: Process): Run {
  klog(process, "serving.go:380", "Generated self-signed cert (/tmp/apiserver.crt, /tmp/apiserver.key)");
  klog(process, "handler.go:288", "Adding GroupVersion metrics.k8s.io v1beta1 to ResourceManager");
  klog(process, "secure_serving.go:211", `Serving securely on [::]:${PORT}`);
  process.machine.listen(PORT, (request) => answer(process, request));
  process.termination.handler = { exitCode: 0, afterMs: 20 };
  yield { kind: "forever" };
  return 0;
}

function answer(process: Process, request: HttpRequest) {
  const isHealth = /^\/(livez|readyz|healthz)(\?|$)/.test(request.path);
  const text = isHealth
    ? textAnswer(process, "ok")
    : textAnswer(process, "404 page not found\n", { status: 404 });
  return { ...text, isSecure: true };
}
