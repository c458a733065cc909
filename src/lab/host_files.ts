/** What is on the disk of the lab's host when it starts, and what is mounted there. */
import { controlGroupFiles } from "../simulator/host/control_group_files.ts";
import { FileTree } from "../simulator/host/file_tree.ts";
import type { Kernel } from "../simulator/host/kernel.ts";
import { MemoryFiles } from "../simulator/host/memory_files.ts";
import { MountTable } from "../simulator/host/mount_table.ts";
import { type Hardware, procFiles } from "../simulator/host/proc_files.ts";
import { fillDevices, fillFrom } from "../simulator/host/record_files.ts";
import { AHAB, DOCKER_GROUP_ID, GROUP, PASSWD } from "./host_accounts.ts";

export const HOSTNAME = "pequod";
/** Where the host's Docker engine listens. */
export const ENGINE_SOCKET = "/var/run/docker.sock";

export interface HostFilesOptions {
  kernel: Kernel;
  hardware: Hardware;
  /** `6.8.0-60-generic` */
  release: string;
  /** Names and addresses besides its own, for `/etc/hosts`. */
  neighbours: readonly { name: string; address: string }[];
  /** Absolute paths of programs. */
  programs: readonly string[];
}

/** The host's files, as root sees them. */
export function hostFiles(options: HostFilesOptions): FileTree {
  const { kernel, hardware, release } = options;
  const now = () => kernel.queue.now();
  const disk = new MemoryFiles({ now, limitBytes: DISK_BYTES });
  fillFrom(disk.root, recordOf(options), hardware.bootedMs);
  const mounts = new MountTable({ node: disk.root, source: "/dev/vda1", options: ["relatime"] });
  const files = new FileTree(mounts, { now });
  const memory = (mode: number) => new MemoryFiles({ type: "tmpfs", now, mode }).root;
  const devices = memory(0o755);
  fillDevices(devices);
  files.mountAt("/dev", { node: devices, source: "udev", options: ["nosuid", "relatime"] });
  files.mountAt("/proc", {
    node: procFiles(kernel, kernel.namespaces.pid, { hardware, release, hostname: () => HOSTNAME }).root,
    source: "proc",
    options: ["nosuid", "nodev", "noexec", "relatime"],
  });
  files.mountAt("/sys/fs/cgroup", {
    node: controlGroupFiles(kernel, kernel.controlGroups).root,
    source: "cgroup2",
    options: ["nosuid", "nodev", "noexec", "relatime"],
  });
  files.mountAt("/run", { node: memory(0o755), source: "tmpfs", options: ["nosuid", "nodev", "relatime"] });
  makeSockets(files);
  ownHome(files, "/home/ahab");
  files.makeFolder("/var/lib/docker", 0o710);
  return files;
}

const DISK_BYTES = 40 * 1024 ** 3;

function makeSockets(files: FileTree): void {
  files.makeFolder("/run/containerd", 0o711);
  files.makeNode("/run/containerd/containerd.sock", "socket", 0o660);
  files.makeNode("/run/docker.sock", "socket", 0o660);
  files.change("/run/docker.sock", { gid: DOCKER_GROUP_ID, mode: 0o660 });
}

/** The home and all that is in it belong to ahab. */
function ownHome(files: FileTree, path: string): void {
  files.change(path, { uid: AHAB.uid, gid: AHAB.gid }, { follow: false });
  if (path === "/home/ahab") files.change(path, { mode: 0o750 });
  if (!files.isFolder(path)) return;
  for (const name of files.list(path)) ownHome(files, `${path}/${name}`);
}

function recordOf({ neighbours, programs }: HostFilesOptions): Record<string, string> {
  return {
    ...Object.fromEntries(
      programs.filter((path) => !/^\/s?bin\//.test(path)).map((path) => [path, "\x7fELF"]),
    ),
    ...LINKS,
    ...Object.fromEntries(FOLDERS.map((path) => [`${path}/`, ""])),
    "/etc/group": GROUP,
    "/etc/hostname": `${HOSTNAME}\n`,
    "/etc/hosts": `127.0.0.1\tlocalhost\n127.0.1.1\t${HOSTNAME}\n` +
      neighbours.map(({ name, address }) => `${address}\t${name}\n`).join(""),
    "/etc/debian_version": "trixie/sid\n",
    "/etc/os-release": OS_RELEASE,
    "/etc/lsb-release":
      'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=24.04\nDISTRIB_CODENAME=noble\nDISTRIB_DESCRIPTION="Ubuntu 24.04.2 LTS"\n',
    "/etc/passwd": PASSWD,
    "/etc/resolv.conf": "nameserver 127.0.0.53\noptions edns0 trust-ad\nsearch .\n",
    "/etc/shells": "/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n",
    "/etc/sudoers": "root\tALL=(ALL:ALL) ALL\n%sudo\tALL=(ALL:ALL) NOPASSWD: ALL\n",
    "/etc/timezone": "Etc/UTC\n",
    "/home/ahab/.bash_logout": "clear\n",
    "/home/ahab/.bashrc": BASHRC,
    "/home/ahab/.profile": '[ -f "$HOME/.bashrc" ] && . "$HOME/.bashrc"\n',
    "/home/ahab/.docker/config.json": "{}\n",
    "/root/.bashrc": BASHRC,
  };
}

const LINKS: Readonly<Record<string, string>> = {
  "/bin -> usr/bin": "",
  "/sbin -> usr/sbin": "",
  "/lib -> usr/lib": "",
  "/lib64 -> usr/lib64": "",
  "/var/run -> /run": "",
  "/etc/mtab -> ../proc/self/mounts": "",
};

const FOLDERS = [
  "/boot",
  "/dev",
  "/etc/docker",
  "/media",
  "/mnt",
  "/opt",
  "/proc",
  "/root",
  "/run",
  "/srv",
  "/sys/fs/cgroup",
  "/tmp",
  "/usr/lib",
  "/usr/lib64",
  "/usr/local/bin",
  "/usr/sbin",
  "/usr/share/doc",
  "/var/lib",
  "/var/log",
  "/var/tmp",
];

const OS_RELEASE = `PRETTY_NAME="Ubuntu 24.04.2 LTS"
NAME="Ubuntu"
VERSION_ID="24.04"
VERSION="24.04.2 LTS (Noble Numbat)"
VERSION_CODENAME=noble
ID=ubuntu
ID_LIKE=debian
HOME_URL="https://www.ubuntu.com/"
UBUNTU_CODENAME=noble
`;

const BASHRC = `# What bash reads when it begins at a terminal.
case $- in
    *i*) ;;
      *) return;;
esac

HISTCONTROL=ignoreboth
HISTSIZE=1000
HISTFILESIZE=2000

PS1='\\u@\\h:\\w\\$ '

alias ll='ls -alF'
alias la='ls -A'
alias l='ls -CF'
`;
