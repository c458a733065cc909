/** The folder of one process in /proc (proc_pid(5)). */
import type { ControlGroup } from "./control_group.ts";
import { type Generated, type GeneratedFolder, generatedFolder } from "./generated_files.ts";
import { mountLine } from "./mount_table.ts";
import { NAMESPACE_TYPES } from "./namespaces.ts";
import type { Credentials } from "./permission.ts";
import type { PidNamespace } from "./pid_namespace.ts";
import { findProgram } from "./process.ts";
import { SystemError } from "./system_error.ts";
import type { Task } from "./task.ts";

/** As the namespace `seen` shows it; control groups are told from `top` on. */
export function processFolder(task: Task, seen: PidNamespace, top: ControlGroup): GeneratedFolder {
  const { process, user } = task;
  const owner = { uid: user.uid, gid: user.gid };
  const file = (read: () => string, mode = 0o444): Generated => ({ kind: "file", mode, ...owner, read });
  return generatedFolder({
    cgroup: file(() => `0::${relativeGroup(task.controlGroup, top)}\n`),
    cmdline: file(() => task.exit ? "" : commandLine(task)),
    comm: file(() => `${task.name}\n`, 0o644),
    cwd: placeLink(task, () => process.cwd),
    environ: file(
      () => Object.entries(process.env).map(([name, value]) => `${name}=${value}\0`).join(""),
      0o400,
    ),
    exe: placeLink(task, () => exeOf(task)),
    fd: descriptorFolder(task),
    gid_map: file(() => "         0          0 4294967295\n"),
    limits: file(limitsText),
    mountinfo: file(() => mountText(task)),
    mounts: file(() => process.machine.files.mounts.list().map(mountLine).join("")),
    ns: generatedFolder(
      Object.fromEntries(NAMESPACE_TYPES.map((type) => [type, namespaceLink(task, type)])),
      { mode: 0o511, ...owner },
    ),
    oom_score_adj: file(() => "0\n", 0o644),
    root: placeLink(task, () => "/"),
    stat: file(() => statText(task, seen)),
    status: file(() => statusText(task, seen)),
    uid_map: file(() => "         0          0 4294967295\n"),
  }, owner);
}

/** Who has written a title over its arguments, as nginx does, is known by that; a script by what runs it. */
function commandLine({ process: { argv }, title }: Task): string {
  if (/^[\w.-]+: /.test(title)) return `${title}\0`;
  const words = title === argv.join(" ") ? argv : title.split(" ");
  return words.map((word) => `${word}\0`).join("");
}

/** Leads into the files of the process, with its mounts: its owner and root may go there. */
function placeLink(task: Task, place: () => string): Generated {
  const { user, process } = task;
  return {
    kind: "link",
    uid: user.uid,
    gid: user.gid,
    target: place,
    jump: (caller: Credentials) => {
      if (caller.uid !== 0 && caller.uid !== user.uid) throw new SystemError("EACCES");
      return { mounts: process.machine.files.mounts, path: place() };
    },
  };
}

function namespaceLink({ namespaces, user }: Task, type: typeof NAMESPACE_TYPES[number]): Generated {
  return { kind: "link", uid: user.uid, gid: user.gid, target: () => `${type}:[${namespaces[type].inode}]` };
}

function descriptorFolder(task: Task): GeneratedFolder {
  const owner = { uid: task.user.uid, gid: task.user.gid };
  return {
    kind: "folder",
    mode: 0o500,
    ...owner,
    names: () => [...task.descriptors.keys()].map(String),
    child: (name) => {
      const stream = task.descriptors.get(Number(name));
      return stream && { kind: "link", mode: 0o700, ...owner, target: () => stream.label };
    },
  };
}

function relativeGroup(group: ControlGroup, top: ControlGroup): string {
  if (top.path === "/") return group.path;
  if (group.path === top.path) return "/";
  return group.path.startsWith(`${top.path}/`) ? group.path.slice(top.path.length) : `/..${group.path}`;
}

function exeOf({ process }: Task): string {
  const { machine, env, cwd, argv } = process;
  return findProgram(machine, env, cwd, argv[0] ?? "") ?? argv[0] ?? "";
}

const STATES = { R: "running", S: "sleeping", T: "stopped", Z: "zombie" } as const;

function statusText(task: Task, seen: PidNamespace): string {
  const { user, state, memoryBytes, descriptors } = task;
  const chain = task.namespaces.pid.chain;
  const numbers = chain.slice(0, chain.indexOf(seen) + 1).reverse().map((one) => task.numberIn(one)).join(
    "\t",
  );
  const pid = task.numberIn(seen);
  const kilobytes = Math.ceil(memoryBytes / 1024);
  const four = (id: number) => Array(4).fill(id).join("\t");
  const capabilities = user.uid === 0 ? "00000000a80425fb" : "0000000000000000";
  return [
    `Name:\t${task.name}`,
    `Umask:\t0022`,
    `State:\t${state} (${STATES[state]})`,
    `Tgid:\t${pid}`,
    `Ngid:\t0`,
    `Pid:\t${pid}`,
    `PPid:\t${task.parent?.numberIn(seen) ?? 0}`,
    `TracerPid:\t0`,
    `Uid:\t${four(user.uid)}`,
    `Gid:\t${four(user.gid)}`,
    `FDSize:\t${Math.max(64, descriptors.size)}`,
    `Groups:\t${user.gid} `,
    `NStgid:\t${numbers}`,
    `NSpid:\t${numbers}`,
    `VmSize:\t${String(kilobytes * 3).padStart(8)} kB`,
    `VmRSS:\t${String(kilobytes).padStart(8)} kB`,
    `Threads:\t1`,
    `CapInh:\t0000000000000000`,
    `CapPrm:\t${capabilities}`,
    `CapEff:\t${capabilities}`,
    `CapBnd:\t00000000a80425fb`,
    `NoNewPrivs:\t0`,
    `Seccomp:\t2`,
    "",
  ].join("\n");
}

/** The first 24 of the fields; times in hundredths of a second, memory in pages. */
function statText(task: Task, seen: PidNamespace): string {
  const pid = task.numberIn(seen);
  const group = task.jobGroup.leader.numberIn(seen) ?? 0;
  const session = task.jobGroup.session.leader?.numberIn(seen) ?? 0;
  const ticks = Math.round(task.cpuMs / 10);
  const fields = [
    pid,
    `(${task.name})`,
    task.state,
    task.parent?.numberIn(seen) ?? 0,
    group,
    session,
    task.terminal ? 34816 : 0,
    task.isInForeground ? group : -1,
    4194304,
    ...[0, 0, 0, 0, ticks, 0, 0, 0, 20, 0, 1, 0],
    Math.round(task.startedMs / 10) % 2 ** 31,
    task.memoryBytes * 3,
    Math.ceil(task.memoryBytes / 4096),
  ];
  return fields.join(" ") + "\n";
}

function mountText({ process }: Task): string {
  return process.machine.files.mounts.list().map((mount) => {
    const access = mount.isReadOnly ? "ro" : "rw";
    const device = `0:${mount.id + 10}`;
    return `${mount.id} ${
      mount.parent?.id ?? 1
    } ${device} ${mount.root} ${mount.path} ${access},relatime - ` +
      `${mount.node.system.type} ${mount.source} ${[access, ...mount.options].join(",")}\n`;
  }).join("");
}

function limitsText(): string {
  const rows: [name: string, soft: string, hard: string, units: string][] = [
    ["Max cpu time", "unlimited", "unlimited", "seconds"],
    ["Max file size", "unlimited", "unlimited", "bytes"],
    ["Max stack size", "8388608", "unlimited", "bytes"],
    ["Max core file size", "unlimited", "unlimited", "bytes"],
    ["Max processes", "unlimited", "unlimited", "processes"],
    ["Max open files", "1048576", "1048576", "files"],
    ["Max address space", "unlimited", "unlimited", "bytes"],
  ];
  const head = ["Limit", "Soft Limit", "Hard Limit", "Units"] as const;
  return [head, ...rows].map(([name, soft, hard, units]) =>
    `${name.padEnd(25)} ${soft.padEnd(20)} ${hard.padEnd(20)} ${units.padEnd(10)}\n`
  ).join("");
}
