import { alpine } from "./alpine.ts";
import { ash } from "./busybox.ts";
import { BUSYBOX, inFolder } from "../userland/commands/mod.ts";
import { curl } from "../userland/commands/network.ts";
import type { ImageProfile } from "./image_profile.ts";
import { findProgram, type Process, type Run, run } from "../host/process.ts";

/** curlimages/curl: curl as its entrypoint, and a user of its own. */
export const curlImage: ImageProfile = {
  ...alpine,
  repositories: ["docker.io/curlimages/curl", "quay.io/curl/curl"],
  hasTag: (tag) => /^(latest|[78]\.\d+\.\d+)$/.test(tag),
  knownTags: ["latest", "8.14.1"],
  sizeBytes: 9_700_000,
  pullMs: 900,
  entrypoint: ["/entrypoint.sh"],
  cmd: ["curl"],
  workingDir: "/home/curl_user",
  user: { name: "curl_user", uid: 100, group: "curl_group", gid: 101 },
  files: {
    ...alpine.files,
    "/home/curl_user/": "",
    "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\ncurl_user:x:100:101:curl_user:/home/curl_user:/bin/sh\n",
  },
  programs: {
    ...inFolder("/bin", { ...BUSYBOX, sh: ash, ash }),
    "/usr/bin/curl": curl,
    "/entrypoint.sh": entrypoint,
  },
};

/** What is no program is an argument of curl. */
function* entrypoint(process: Process): Run {
  const argv = process.argv.slice(1);
  const isProgram = argv[0] !== undefined && !argv[0].startsWith("-") &&
    findProgram(process.machine, process.env, process.cwd, argv[0]);
  const words = isProgram ? argv : ["curl", ...argv];
  const path = findProgram(process.machine, process.env, process.cwd, words[0]!)!;
  return yield* run(process.machine.program(path)!, { ...process, argv: words });
}
