import { BUSYBOX, inFolder } from "../userland/commands/mod.ts";
import { oldNslookup } from "../userland/commands/network.ts";
import type { ImageProfile } from "./image_profile.ts";
import { ASH } from "../userland/shell/flavour.ts";
import { shellProgram } from "../userland/shell/program.ts";

/** The shell of busybox and alpine. */
export const ash = shellProgram(ASH);

/** docker-library/busybox: one binary, `sh` as its command. */
export const busybox: ImageProfile = {
  repositories: [
    "docker.io/library/busybox",
    "registry.k8s.io/e2e-test-images/busybox",
    "gcr.io/google-containers/busybox",
  ],
  hasTag: (tag) => /^(latest|stable|unstable|glibc|musl|uclibc|1(\.\d+){0,2}(-[a-z]+)?)$/.test(tag),
  sizeBytes: 2_167_176,
  pullMs: 700,
  entrypoint: [],
  cmd: ["sh"],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [],
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  startMs: 250,
  files: {
    "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n",
    "/etc/group": "root:x:0:\nnobody:x:65534:\n",
    "/dev/": "",
    "/home/": "",
    "/lib/": "",
    "/proc/": "",
    "/root/": "",
    "/sys/": "",
    "/tmp/": "",
    "/usr/bin/": "",
    "/var/spool/mail/": "",
  },
  programs: inFolder("/bin", { ...BUSYBOX, sh: ash, ash }),
  // 1.29 brought another nslookup: many stay with the older one for its sake.
  programsOfTag: (tag) => /^1\.([0-9]|1\d|2[0-8])(\D|$)/.test(tag) ? { "/bin/nslookup": oldNslookup } : {},
};
