/** `nsenter` and `unshare` of util-linux: programs in the namespaces of others, and in new ones. */
import { NAMESPACE_TYPES, type Namespaces, type NamespaceType } from "../../../host/namespaces.ts";
import type { PidNamespace } from "../../../host/pid_namespace.ts";
import type { Machine, Run } from "../../../host/process.ts";
import type { Task } from "../../../host/task.ts";
import { machineFor, userOf } from "../account_files.ts";
import { runChild } from "../child_process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { emptyNetwork, isolated, networkFile } from "../iproute2/netns.ts";
import { newProc } from "./proc_mount.ts";

const LETTERS: Readonly<Record<string, NamespaceType>> = {
  m: "mnt",
  u: "uts",
  i: "ipc",
  n: "net",
  p: "pid",
  U: "user",
  C: "cgroup",
  T: "time",
};

export const nsenter: CommandRecord = {
  name: "nsenter",
  about: "Runs a program in the namespaces of another process",
  usage: ["[OPTION]... [PROGRAM [ARGUMENT]...]"],
  options: {
    "a all": "enter all namespaces",
    "t target=PID": "whose namespaces",
    "m mount[=FILE]": "enter the mount namespace",
    "u uts[=FILE]": "enter the UTS namespace: its hostname",
    "i ipc[=FILE]": "enter the IPC namespace",
    "n net[=FILE]": "enter the network namespace",
    "p pid[=FILE]": "enter the pid namespace",
    "C cgroup[=FILE]": "enter the cgroup namespace",
    "U user[=FILE]": "enter the user namespace",
    "T time[=FILE]": "enter the time namespace",
    "F no-fork": "do not fork before the program starts",
    "S setuid=UID": "as this user",
    "G setgid=GID": "as this group",
    "r root[=DIR]": "with this root folder",
    "w wd[=DIR]": "with this working folder",
  },
  stopsAtOperand: true,
  run: (call) => enter(call),
};

function* enter(call: Call): Run {
  const { process } = call;
  const space = process.task?.namespaces.pid;
  const types = call.has("a") ? [...NAMESPACE_TYPES] : typesOf(call);
  const given = call.value("t");
  if (given !== undefined && !/^\d+$/.test(given)) return call.complain(`failed to parse pid: '${given}'`);
  const namespaces = { ...process.task?.namespaces } as Namespaces;
  let { machine } = process;
  for (const type of types) {
    const file = call.value(letterOf(type)) || (given === undefined ? "" : `/proc/${given}/ns/${type}`);
    if (file === "") return call.complain(`neither filename nor target pid supplied for ns/${type}`);
    const named = type === "net" && userOf(process).uid === 0 ? networkFile(process, file) : undefined;
    if (named) {
      Object.assign(namespaces, { net: named.namespace });
      machine = isolated(machine, named.network);
      continue;
    }
    const target = space && targetOf(space, file);
    if (!target) return call.complain(`cannot open ${file}: No such file or directory`);
    if (userOf(process).uid !== 0) {
      const isOwn = target.user.uid === userOf(process).uid;
      return call.complain(
        isOwn
          ? `reassociate to namespace 'ns/${type}' failed: Operation not permitted`
          : `cannot open ${file}: Permission denied`,
      );
    }
    Object.assign(namespaces, { [type]: target.namespaces[type] });
    machine = seenFrom(machine, target, [type]);
  }
  return yield* started(call, machine, process.task && namespaces);
}

/** The process whose namespace a file such as `/proc/1/ns/net` is. */
function targetOf(space: PidNamespace, file: string): Task | undefined {
  const [, number] = /^\/proc\/(\d+)\/ns\/[a-z]+$/.exec(file) ?? [];
  return number === undefined ? undefined : space.find(Number(number));
}

/** This machine with those parts of the target's that belong to the namespaces entered. */
function seenFrom(machine: Machine, target: Task, types: readonly NamespaceType[]): Machine {
  const other = target.process.machine;
  const seen: Machine = { ...machine };
  if (types.includes("mnt")) {
    seen.files = other.files.as(machine.files.caller);
    seen.program = other.program;
  }
  if (types.includes("uts")) seen.hostname = other.hostname;
  if (types.includes("net")) {
    const { fetch, resolve, lookup, listen } = other;
    Object.assign(seen, { fetch, resolve, lookup, listen, network: other.network });
  }
  if (types.includes("pid")) {
    seen.processes = () => target.kernel.rowsIn(target.namespaces.pid);
    seen.signal = (pid, name) => target.kernel.signalIn(target.namespaces.pid, pid, name);
  }
  return seen;
}

export const unshare: CommandRecord = {
  name: "unshare",
  about: "Runs a program in new namespaces",
  usage: ["[OPTION]... [PROGRAM [ARGUMENT]...]"],
  options: {
    "m mount": "a mount namespace of its own",
    "u uts": "a UTS namespace: a hostname of its own",
    "i ipc": "an IPC namespace",
    "n net": "a network namespace: nothing but lo, which is down",
    "p pid": "a pid namespace for its children",
    "C cgroup": "a cgroup namespace",
    "U user": "a user namespace",
    "T time": "a time namespace",
    "f fork": "fork before the program starts: it is process 1 then",
    "mount-proc[=DIR]": "mount /proc before the program starts",
    "r map-root-user": "be root within a new user namespace",
    "c map-current-user": "be oneself within a new user namespace",
    "R root=DIR": "with this root folder",
    "w wd=DIR": "with this working folder",
    "kill-child[=SIGNAL]": "signal the child when unshare ends",
  },
  stopsAtOperand: true,
  run: (call) => separate(call),
};

function* separate(call: Call): Run {
  const { process } = call;
  const { task } = process;
  const isRootWithin = call.has("r");
  const types = [...typesOf(call), ...(isRootWithin && !call.has("U") ? ["user" as const] : [])];
  if (call.has("mount-proc") && !types.includes("mnt")) types.push("mnt");
  if (!task) return call.complain("unshare failed: Operation not permitted");
  if (userOf(process).uid !== 0 && types.length > 0 && !types.includes("user")) {
    return call.complain("unshare failed: Operation not permitted");
  }
  const namespaces = task.kernel.newNamespaces(types, task.namespaces);
  const root = { name: "root", uid: 0, group: "root", gid: 0 };
  const machine: Machine = isRootWithin ? { ...process.machine, user: root } : { ...process.machine };
  if (types.includes("mnt")) machine.files = machine.files.unshare();
  if (types.includes("net")) Object.assign(machine, isolated(machine, emptyNetwork()));
  if (types.includes("pid")) {
    machine.processes = () => task.kernel.rowsIn(namespaces.pid);
    machine.signal = (pid, name) => task.kernel.signalIn(namespaces.pid, pid, name);
  }
  if (call.has("mount-proc")) mountProc(call, machine, namespaces.pid);
  return yield* started(call, machine, namespaces);
}

function mountProc({ process, line }: Call, machine: Machine, space: PidNamespace): void {
  machine.files.mountAt(line.value("mount-proc") || "/proc", {
    node: newProc(process.task!.kernel, space, machine),
    source: "proc",
    options: ["nosuid", "nodev", "noexec", "relatime"],
  });
}

/** Without a program the user's shell. */
function* started(call: Call, machine: Machine, namespaces: Namespaces | undefined): Run {
  const { process } = call;
  const shell = process.env["SHELL"] ?? "/bin/bash";
  const argv = call.operands.length > 0 ? call.operands : [machine.program(shell) ? shell : "/bin/sh"];
  const uid = call.value("S");
  const user = uid === undefined ? machine.user : { ...machine.user, uid: Number(uid), name: uid };
  const cwd = call.value("w") || (machine.files.isFolder(process.cwd) ? process.cwd : "/");
  const rooted = call.value("R") ?? call.value("r");
  const files = rooted ? machine.files.chroot(rooted) : machine.files;
  const inside: Machine = uid === undefined ? { ...machine, files } : machineFor({ ...machine, files }, user);
  const code = yield* runChild(process, argv, {
    machine: inside,
    user,
    cwd,
    ...(namespaces ? { namespaces } : {}),
  });
  if (code !== undefined) return code;
  return call.complain(`failed to execute ${argv[0]}: No such file or directory`, 127);
}

const letterOf = (type: NamespaceType): string =>
  Object.keys(LETTERS).find((letter) => LETTERS[letter] === type)!;

function typesOf(call: Call): NamespaceType[] {
  return Object.entries(LETTERS).filter(([letter]) => call.has(letter)).map(([, type]) => type);
}
