/** A small Ubuntu machine to run the host's programs on: its processes, its users, a terminal if one is wanted. */
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { DEVICES } from "../../../../src/simulator/host/devices.ts";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { Kernel } from "../../../../src/simulator/host/kernel.ts";
import { NetworkStack } from "../../../../src/simulator/host/network_stack.ts";
import { procFiles } from "../../../../src/simulator/host/proc_files.ts";
import type { Machine, Program, User } from "../../../../src/simulator/host/process.ts";
import { nullStream, sinkStream, textStream } from "../../../../src/simulator/host/simple_streams.ts";
import type { Task } from "../../../../src/simulator/host/task.ts";
import { Terminal } from "../../../../src/simulator/host/terminal.ts";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { UBUNTU_PROGRAMS } from "../../../../src/simulator/userland/commands/ubuntu.ts";
import { machineFor } from "../../../../src/simulator/userland/commands/account_files.ts";
import { START_MS, testMachine } from "../../images/machine.ts";

export const AHAB: User = { name: "ahab", uid: 1000, group: "ahab", gid: 1000 };
const WWW: User = { name: "www-data", uid: 33, group: "www-data", gid: 33 };

const FILES: Readonly<Record<string, string>> = {
  "/etc/passwd": "root:x:0:0:root:/root:/bin/bash\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n" +
    "systemd-resolve:x:101:103:systemd Resolver:/:/usr/sbin/nologin\nahab:x:1000:1000:Ahab:/home/ahab:/bin/bash\n",
  "/etc/group": "root:x:0:\nsudo:x:27:ahab\nwww-data:x:33:\ndocker:x:988:ahab\nahab:x:1000:\n",
  "/etc/os-release":
    'PRETTY_NAME="Ubuntu 24.04.2 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n',
  "/etc/hostname": "pequod\n",
  "/tmp/": "",
  "/proc/": "",
  "/home/": "",
  "/root/": "",
  "/usr/bin/": "",
  "/var/lib/": "",
};

export interface Box {
  queue: EventQueue;
  kernel: Kernel;
  machine: Machine;
  init: Task;
  terminal: Terminal;
  /** All that the terminal has shown. */
  screen: string;
}

export interface Ran {
  out: string;
  err: string;
  /** Undefined: it still runs. */
  code: number | undefined;
}

export interface BoxOptions {
  user?: User;
  files?: Readonly<Record<string, string>>;
  machine?: Partial<Machine>;
}

/** init, a server with two workers (one in namespaces of its own), and cron. */
export function ubuntuBox({ files = {}, machine: changes = {} }: BoxOptions = {}): Box {
  const queue = new EventQueue(START_MS);
  const kernel = new Kernel(queue);
  const tree = new FileTree({ ...FILES, ...files }, { now: () => queue.now() });
  tree.makeFolder("/dev", 0o755);
  for (const [name, number] of Object.entries(DEVICES)) {
    tree.makeNode(`/dev/${name}`, "character", 0o666, number);
    tree.change(`/dev/${name}`, { mode: 0o666 });
  }
  tree.makeFolder("/home/ahab", 0o755);
  tree.change("/home/ahab", { uid: 1000, gid: 1000 });
  tree.change("/tmp", { mode: 0o1777 });
  const machine: Machine = {
    ...testMachine(debian),
    hostname: "pequod",
    files: tree,
    network: new NetworkStack(),
    now: () => queue.now(),
    program: (path) => UBUNTU_PROGRAMS[path] ?? (path === "/bin/bash" ? debian.programs[path] : undefined),
    processes: () => kernel.rowsIn(kernel.namespaces.pid),
    signal: (pid, name) => kernel.signalIn(kernel.namespaces.pid, pid, name),
    ...changes,
  };
  const proc = procFiles(kernel, kernel.namespaces.pid, {
    release: "6.8.0-60-generic",
    hostname: () => machine.hostname,
  });
  tree.mountAt("/proc", { node: proc.root, source: "proc" });
  const waits: Program = function* () {
    yield { kind: "forever" };
    return 0;
  };
  const init = kernel.spawn({ machine, argv: ["/sbin/init"], program: waits });
  const nginx = kernel.spawn({
    parent: init,
    argv: ["nginx"],
    title: "nginx: master process nginx -g daemon off;",
    program: waits,
    jobGroup: "session",
    namespaces: kernel.newNamespaces(["pid", "net", "mnt", "uts", "ipc"]),
  });
  for (let worker = 0; worker < 2; worker++) {
    kernel.spawn({
      parent: nginx,
      argv: ["nginx"],
      title: "nginx: worker process",
      program: waits,
      user: { ...WWW, uid: 101 },
    });
  }
  kernel.spawn({ parent: init, argv: ["/usr/sbin/cron", "-f"], program: waits, jobGroup: "session" });
  const terminal = kernel.makeTerminal();
  const box: Box = { queue, kernel, machine, init, terminal, screen: "" };
  terminal.onOutput = (text) => box.screen += text;
  return box;
}

/** Lets the time pass that somebody waits for, at most `ms` of it. */
export function passTime({ queue }: Box, ms = 3_600_000): void {
  const end = queue.now() + ms;
  for (let at = queue.nextAt(); at !== undefined && at <= end; at = queue.nextAt()) queue.advanceTo(at);
  if (ms !== 3_600_000) queue.advanceTo(end);
}

/** Runs one program as root, or as who is named; with `-` as input there is none. */
export function runIn(box: Box, argv: readonly string[], { input = "", user = box.machine.user } = {}): Ran {
  const ran: Ran = { out: "", err: "", code: undefined };
  const task = box.kernel.spawn({
    parent: box.init,
    machine: user.uid === 0 ? box.machine : machineFor(box.machine, user),
    argv,
    user,
    cwd: user.uid === 0 ? "/root" : "/home/ahab",
    env: { PATH: "/usr/bin:/usr/sbin:/bin", HOME: user.uid === 0 ? "/root" : "/home/ahab", USER: user.name },
    descriptors: new Map([
      [0, input === "" ? nullStream : textStream(input)],
      [1, sinkStream((text) => void (ran.out += text), "out")],
      [2, sinkStream((text) => void (ran.err += text), "err")],
    ]),
    jobGroup: "session",
  });
  task.onExit(({ code }) => ran.code = code);
  const end = box.queue.now() + 3_600_000;
  for (
    let at = box.queue.nextAt();
    !task.hasEnded && at !== undefined && at <= end;
    at = box.queue.nextAt()
  ) {
    box.queue.advanceTo(at);
  }
  return ran;
}

/** Runs a program of a new box. */
export function runOnUbuntu(
  argv: readonly string[],
  { input = "", user, ...options }: BoxOptions & { input?: string } = {},
): Ran {
  const box = ubuntuBox(options);
  return runIn(box, argv, { input, user: user ?? box.machine.user });
}

/** Starts a program on the box' terminal; keys are typed by the test. */
export function startOnTerminal(box: Box, argv: readonly string[], user = AHAB): Task {
  const { terminal } = box;
  const task = box.kernel.spawn({
    parent: box.init,
    machine: machineFor(box.machine, user),
    argv,
    user,
    cwd: "/home/ahab",
    env: { PATH: "/usr/bin:/usr/sbin:/bin", HOME: "/home/ahab", USER: user.name, TERM: "xterm-256color" },
    descriptors: new Map([[0, terminal], [1, terminal], [2, terminal]]),
    jobGroup: "session",
    terminal,
  });
  passTime(box, 10);
  return task;
}

const ESCAPES = new RegExp("\x1b\\[[\\d;?]*[A-Za-z]", "g");

/** The lines of what a full-screen program drew last, without colours. */
export function lastFrame({ screen }: Box): string[] {
  const frame = screen.split("\x1b[?25l").at(-1)!;
  return frame.replace(ESCAPES, "").split("\r\n").map((line) => line.trimEnd());
}
