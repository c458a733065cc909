/** ssh to the machines of a cluster: a shell there, with sudo and the tools of its container runtime. */
import { type Machine, type Process, type Program, type Run, run, type User } from "../../host/process.ts";
import { bash } from "../../images/debian.ts";
import { CORE, inFolder } from "../../userland/commands/mod.ts";
import { programsOfPackage } from "../../userland/commands/ubuntu.ts";
import type { Kubelets, NodeMachine } from "./kubelet.ts";
import { KERNEL } from "./machine.ts";
import { nodeTools } from "./node_tools.ts";

const ROOT: User = { name: "root", uid: 0, group: "root", gid: 0 };
const FAILED_EXIT = 255;
/** Options of ssh that take a word. */
const WITH_WORD = /^-[bcDEeFIiJLlmOopQRSWw]$/;

/** `ssh [USER@]NODE [COMMAND…]`; `user` is who asks. */
export function sshProgram(kubelets: Pick<Kubelets, "machine">): Program {
  return function* (process) {
    const words = process.argv.slice(1);
    while (words[0]?.startsWith("-")) words.splice(0, WITH_WORD.test(words[0]) ? 2 : 1);
    const [place, ...command] = words;
    if (place === undefined) {
      process.err(
        "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-l login_name] [-p port] destination [command [argument ...]]\n",
      );
      return FAILED_EXIT;
    }
    const [host = "", name] = place.split("@").reverse();
    const node = kubelets.machine(host);
    if (!node) {
      const isKnown = process.machine.resolve(host).length > 0;
      process.err(
        isKnown
          ? `ssh: connect to host ${host} port 22: No route to host\n`
          : `ssh: Could not resolve hostname ${host}: Name or service not known\n`,
      );
      return FAILED_EXIT;
    }
    return yield* session(
      process,
      node,
      userOf(name ?? process.user?.name ?? process.machine.user.name),
      command,
    );
  };
}

function userOf(name: string): User {
  return name === "root" ? ROOT : { name, uid: 1000, group: name, gid: 1000 };
}

/** What runs there reads and writes what ssh does here. */
function* session(process: Process, node: NodeMachine, user: User, command: readonly string[]): Run {
  const { task } = process;
  const { kernel } = node.context;
  const terminal = command.length === 0 ? task?.terminal : undefined;
  const home = user.uid === 0 ? "/root" : `/home/${user.name}`;
  const shell = kernel.spawn({
    machine: nodeMachine(node, user),
    argv: command.length === 0 ? ["-bash"] : ["bash", "-c", command.join(" ")],
    program: bash,
    user,
    cwd: home,
    env: {
      HOME: home,
      USER: user.name,
      PATH: PATH,
      SHELL: "/bin/bash",
      ...(terminal ? { TERM: "xterm-256color" } : {}),
    },
    ...(task ? { descriptors: new Map(task.descriptors) } : {}),
    jobGroup: "session",
    ...(terminal ? { terminal } : {}),
  });
  try {
    while (!shell.hasEnded) yield { kind: "ready", of: shell.changes };
    return shell.exit?.code ?? 0;
  } finally {
    if (!shell.hasEnded) shell.signal("HUP");
    if (terminal && task) terminal.foreground = task.jobGroup;
    if (terminal) process.out(`Connection to ${node.context.node.name} closed.\n`);
  }
}

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

function nodeMachine(node: NodeMachine, user: User): Machine {
  const { context } = node;
  const { kernel, network, node: { name, address }, hostFiles, queue, random } = context;
  const home = `/home/${user.name}`;
  if (user.uid !== 0 && !hostFiles.isFolder(home)) {
    hostFiles.makeFolder(home);
    hostFiles.change(home, { uid: user.uid, gid: user.gid });
  }
  const programs = {
    ...inFolder("/usr/bin", { ...CORE, bash, sudo }),
    ...programsOfPackage("coreutils"),
    ...programsOfPackage("procps"),
    ...nodeTools(node),
  };
  const caller = { address };
  return {
    hostname: name,
    kernel: `Linux ${KERNEL}`,
    user,
    files: hostFiles.as({ uid: user.uid, gid: user.gid, groups: [] }),
    random,
    now: () => queue.now(),
    program: (path) => (programs as Record<string, Program>)[path.replace(/^\/bin\//, "/usr/bin/")],
    processes: () => kernel.rowsIn(kernel.namespaces.pid),
    signal: (pid, signal) => kernel.signalIn(kernel.namespaces.pid, pid, signal),
    background: (work, command) =>
      kernel.spawn({ machine: nodeMachine(node, user), argv: [command], program: () => work }).pid,
    holdMemory: () => {},
    listen: () => {},
    fetch: (target) => network.fetch(caller, target),
    resolve: (host) => network.resolve(caller, host),
    lookup: (host) => network.lookup(caller, host),
    ingress: () => ({ answer: { status: 404, headers: {}, body: "" } }),
  };
}

/** Everybody who may log in may do everything. */
function* sudo(process: Process): Run {
  const words = process.argv.slice(1);
  while (words[0] === "-n" || words[0] === "-E") words.shift();
  const argv = words[0] === "-i" || words[0] === "-s"
    ? (words.length > 1 ? words.slice(1) : ["bash"])
    : words;
  if (argv.length === 0) {
    process.err("usage: sudo -h | -K | -k | -V\nusage: sudo [-ABbEHnPS] [-u user] [command [arg ...]]\n");
    return 1;
  }
  const { machine } = process;
  const path = argv[0]!.includes("/")
    ? argv[0]!
    : PATH.split(":").map((folder) => `${folder}/${argv[0]}`).find((it) => machine.program(it));
  const program = path && machine.program(path);
  if (!program) {
    process.err(`sudo: ${argv[0]}: command not found\n`);
    return 1;
  }
  const asRoot = { ...machine, user: ROOT, files: machine.files.as({ uid: 0, gid: 0, groups: [] }) };
  return yield* run(program, { ...process, argv, user: ROOT, machine: asRoot });
}
