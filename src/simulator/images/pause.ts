import type { ImageProfile } from "./image_profile.ts";
import type { Process, Run } from "../host/process.ts";

/** registry.k8s.io/pause: what holds a pod's namespaces. */
export const pause: ImageProfile = {
  repositories: ["registry.k8s.io/pause", "gcr.io/google-containers/pause", "k8s.gcr.io/pause"],
  hasTag: (tag) => /^(latest|3\.\d+(\.\d+)?)$/.test(tag),
  knownTags: ["3.10", "3.9", "latest"],
  sizeBytes: 319_622,
  pullMs: 300,
  entrypoint: ["/pause"],
  cmd: [],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [],
  user: { name: "65535", uid: 65_535, group: "65535", gid: 65_535 },
  startMs: 100,
  files: {},
  programs: { "/pause": run },
};

function* run(process: Process): Run {
  process.termination.handler = { exitCode: 0, afterMs: 5 };
  yield { kind: "forever" };
  return 0;
}
