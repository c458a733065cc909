import { apt } from "./apt.ts";
import { CORE, inFolder, SHADOW } from "../userland/commands/mod.ts";
import { ESSENTIAL_PROGRAMS } from "../userland/commands/ubuntu.ts";
import type { ImageProfile } from "./image_profile.ts";
import { BASH, DASH } from "../userland/shell/flavour.ts";
import { shellProgram } from "../userland/shell/program.ts";

export const bash = shellProgram(BASH);
export const dash = shellProgram(DASH);

/** docker-library/debian, and what images that are built on it share: coreutils, bash and dash. */
export const debian: ImageProfile = {
  repositories: ["docker.io/library/debian"],
  hasTag: (tag) =>
    /^(latest|stable|testing|sid|1[0-3](\.\d+)?|buster|bullseye|bookworm|trixie)(-slim|-backports)?$/.test(
      tag,
    ),
  knownTags: ["latest", "12", "bookworm", "bookworm-slim", "trixie", "13"],
  sizeBytes: 48_480_000,
  sizeOfTag: (tag) => tag.endsWith("-slim") ? 28_230_000 : undefined,
  pullMs: 1700,
  entrypoint: [],
  cmd: ["bash"],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [],
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  startMs: 300,
  files: {
    "/etc/debian_version": "12.11\n",
    "/etc/os-release":
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nID=debian\nVERSION_ID="12"\n',
    "/etc/passwd":
      "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
    "/etc/group": "root:x:0:\ndaemon:x:1:\nwww-data:x:33:\nnogroup:x:65534:\n",
    "/boot/": "",
    "/dev/": "",
    "/home/": "",
    "/lib/": "",
    "/lib64/": "",
    "/media/": "",
    "/mnt/": "",
    "/opt/": "",
    "/proc/": "",
    "/root/": "",
    "/run/": "",
    "/sbin/": "",
    "/srv/": "",
    "/sys/": "",
    "/tmp/": "",
    "/var/lib/": "",
    "/var/log/": "",
    "/var/tmp/": "",
  },
  programs: {
    ...inFolder("/usr/bin", { ...CORE, apt, "apt-get": apt }),
    ...inFolder("/usr/sbin", SHADOW),
    ...ESSENTIAL_PROGRAMS,
    "/bin/bash": bash,
    "/bin/sh": dash,
  },
};

/** An image built on Debian: what it adds and changes. */
export function onDebian(
  changes: Partial<ImageProfile> & Pick<ImageProfile, "repositories" | "hasTag">,
): ImageProfile {
  const { sizeOfTag: _of, ...base } = debian;
  return {
    ...base,
    knownTags: ["latest"],
    ...changes,
    env: { ...debian.env, ...changes.env },
    files: { ...debian.files, ...changes.files },
    programs: { ...debian.programs, ...changes.programs },
  };
}
