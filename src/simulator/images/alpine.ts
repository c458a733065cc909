import { apk } from "./apk.ts";
import { ash } from "./busybox.ts";
import { BUSYBOX, inFolder } from "../userland/commands/mod.ts";
import type { ImageProfile } from "./image_profile.ts";

/** docker-library/alpine: busybox, musl and apk. */
export const alpine: ImageProfile = {
  repositories: ["docker.io/library/alpine"],
  hasTag: (tag) => /^(latest|edge|3|3\.\d+(\.\d+)?)$/.test(tag),
  sizeBytes: 3_642_247,
  pullMs: 800,
  entrypoint: [],
  cmd: ["/bin/sh"],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [],
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  startMs: 250,
  files: {
    "/etc/alpine-release": "3.22.1\n",
    "/etc/os-release":
      'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.22.1\nPRETTY_NAME="Alpine Linux v3.22"\n',
    "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n",
    "/etc/group": "root:x:0:root\nnobody:x:65534:\n",
    "/dev/": "",
    "/home/": "",
    "/lib/": "",
    "/media/": "",
    "/mnt/": "",
    "/opt/": "",
    "/proc/": "",
    "/root/": "",
    "/run/": "",
    "/srv/": "",
    "/sys/": "",
    "/tmp/": "",
    "/usr/bin/": "",
    "/var/log/": "",
  },
  programs: { ...inFolder("/bin", { ...BUSYBOX, sh: ash, ash }), "/sbin/apk": apk },
};
