/** The machine that the lab shell stands on: `ahab@pequod`. */
import type { EventQueue } from "../simulator/clock/event_queue.ts";
import type { Random } from "../simulator/clock/random.ts";
import { KERNEL_RELEASE } from "../simulator/docker/container_machine.ts";
import type { FileTree } from "../simulator/host/file_tree.ts";
import { Kernel } from "../simulator/host/kernel.ts";
import { NetworkStack } from "../simulator/host/network_stack.ts";
import type {
  FetchOutcome,
  HttpTarget,
  Machine,
  NameAnswer,
  Program,
  User,
} from "../simulator/host/process.ts";
import { type Hardware, USUAL_HARDWARE } from "../simulator/host/proc_files.ts";
import type { Stream } from "../simulator/host/stream.ts";
import type { Task } from "../simulator/host/task.ts";
import type { Terminal } from "../simulator/host/terminal.ts";
import { AHAB, groupsOf, ROOT_USER } from "./host_accounts.ts";
import { hostFiles, HOSTNAME } from "./host_files.ts";
import { startServices } from "./host_processes.ts";

/** The host's address among the cluster's nodes. */
export const HOST_ADDRESS = "192.168.122.1";

/** What the host's programs reach through its network; the Docker engine routes it. */
export interface HostRoads {
  fetch(target: HttpTarget): FetchOutcome;
  lookup(name: string): NameAnswer;
}

export interface LabHostOptions {
  queue: EventQueue;
  random: Random;
  /** By absolute path. */
  programs: Readonly<Record<string, Program>>;
  /** Nodes of the cluster, for `/etc/hosts`. */
  neighbours: readonly { name: string; address: string }[];
  complete?: NonNullable<Machine["complete"]>;
}

const DAY_MS = 86_400_000;
/** Of all that somebody runs (systemd's TasksMax): whoever tries a fork bomb has to wait, and the machine lives on. */
const MOST_PROCESSES = 512;
/** The host was started so long before the learner comes. */
const UP_MS = 3 * DAY_MS;

export class LabHost {
  readonly kernel: Kernel;
  readonly network = hostNetwork();
  /** As root. */
  readonly files: FileTree;
  /** As root uses it. */
  readonly machine: Machine;
  readonly init: Task;
  /** Set once there is an engine. */
  roads: HostRoads | undefined;
  readonly #programs: Readonly<Record<string, Program>>;
  /** Logins so far. */
  #sessions = 0;

  constructor({ queue, random, programs, neighbours, complete }: LabHostOptions) {
    this.kernel = new Kernel(queue);
    this.#programs = programs;
    const hardware: Hardware = { ...USUAL_HARDWARE, bootedMs: queue.now() - UP_MS };
    this.files = hostFiles({
      kernel: this.kernel,
      hardware,
      release: KERNEL_RELEASE,
      neighbours,
      programs: Object.keys(programs),
    });
    this.machine = this.#makeMachine(random, hardware, complete);
    this.init = startServices(this.kernel, this.machine, hardware.bootedMs);
  }

  /** The Docker engine's process. */
  get daemon(): Task | undefined {
    return [...this.init.children].find(({ name }) => name === "dockerd");
  }

  /** The machine as somebody uses it: his files, his name. */
  machineOf(user: User): Machine {
    const groups = groupsOf(this.files.read("/etc/group") ?? "", user.name);
    return { ...this.machine, user, files: this.files.as({ uid: user.uid, gid: user.gid, groups }) };
  }

  /** ahab's shell. `argv` begins with its name: `-bash`. */
  login(argv: readonly string[], ends: { terminal: Terminal } | { streams: readonly Stream[] }): Task {
    const terminal = "terminal" in ends ? ends.terminal : undefined;
    const streams = "streams" in ends ? ends.streams : [ends.terminal, ends.terminal, ends.terminal];
    const session = this.#session(terminal);
    const descriptors = new Map(streams.entries());
    const task = this.kernel.spawn({
      parent: session,
      machine: this.machineOf(AHAB),
      argv,
      program: this.machine.program("/usr/bin/bash")!,
      user: AHAB,
      cwd: `/home/${AHAB.name}`,
      env: environmentOf(AHAB, terminal !== undefined),
      jobGroup: "session",
      descriptors,
      ...(terminal ? { terminal } : {}),
    });
    task.onExit(() => session.end({ code: 0 }));
    return task;
  }

  /** Those above a login shell in the process table. */
  #session(terminal: Terminal | undefined): Task {
    const ownSlice = this.kernel.controlGroups.child("user.slice").child(`user-${AHAB.uid}.slice`);
    ownSlice.limits = { processes: MOST_PROCESSES };
    const parts = {
      machine: this.machine,
      program: function* () {
        yield { kind: "forever" as const };
        return 0;
      },
      controlGroup: ownSlice.child(`session-${++this.#sessions}.scope`),
    };
    const place = terminal ? terminal.label.replace("/dev/", "") : "notty";
    const title = `sshd: ${AHAB.name}@${place}`;
    return this.kernel.spawn({
      ...parts,
      parent: this.init,
      argv: [title],
      title,
      user: AHAB,
      jobGroup: "session",
    });
  }

  #makeMachine(random: Random, hardware: Hardware, complete: Machine["complete"]): Machine {
    const { kernel, network, files } = this;
    const lookup = (name: string): NameAnswer => this.roads?.lookup(name) ?? { kind: "unknown" };
    return {
      hostname: HOSTNAME,
      kernel: `Linux ${KERNEL_RELEASE}`,
      hardware,
      user: ROOT_USER,
      files,
      network,
      random,
      now: () => kernel.queue.now(),
      program: (path) => this.#programs[files.exists(path) ? attemptRealPath(files, path) : path],
      ...(complete ? { complete } : {}),
      processes: () => kernel.rowsIn(kernel.namespaces.pid),
      signal: (pid, name) => kernel.signalIn(kernel.namespaces.pid, pid, name),
      background: (work, command) =>
        kernel.spawn({ parent: this.init, argv: [command], program: () => work }).pid,
      holdMemory: () => {},
      listen: (port, handler, address = "0.0.0.0") => {
        const task = kernel.current;
        network.listen({ port, address, handler, ...(task ? { task } : {}) });
      },
      fetch: (target) => this.roads?.fetch(target) ?? { kind: "timeout", address: target.host },
      lookup,
      resolve: (name) => {
        const found = lookup(name);
        return found.kind === "found" ? [...found.addresses] : [];
      },
      ingress: () => ({ answer: { status: 404, headers: {}, body: "" } }),
    };
  }
}

/** Links such as `/bin` lead to where the programs are. */
function attemptRealPath(files: FileTree, path: string): string {
  return path.startsWith("/usr/") ? path : files.realPath(path);
}

function environmentOf({ name }: User, hasTerminal: boolean): Record<string, string> {
  return {
    HOME: `/home/${name}`,
    LANG: "C.UTF-8",
    LOGNAME: name,
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    PWD: `/home/${name}`,
    SHELL: "/bin/bash",
    USER: name,
    ...(hasTerminal ? { TERM: "xterm-256color" } : {}),
  };
}

function hostNetwork(): NetworkStack {
  const stack = new NetworkStack();
  const shared = { mtu: 1500, hasCarrier: true } as const;
  stack.add({
    ...shared,
    index: 2,
    name: "enp1s0",
    kind: "physical",
    mac: "52:54:00:8a:1e:05",
    addresses: [{ address: "192.168.1.23", prefix: 24, scope: "global" }],
  });
  stack.add({
    ...shared,
    index: 3,
    name: "virbr0",
    kind: "bridge",
    mac: "52:54:00:c4:79:2b",
    addresses: [{ address: HOST_ADDRESS, prefix: 24, scope: "global" }],
  });
  stack.routes.push(
    { to: "default", via: "192.168.1.1", device: "enp1s0" },
    { to: "192.168.1.0/24", device: "enp1s0", source: "192.168.1.23" },
    { to: "192.168.122.0/24", device: "virbr0", source: HOST_ADDRESS },
  );
  return stack;
}
