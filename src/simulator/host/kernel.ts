/** The kernel of a simulated machine: who runs, in which namespaces and control groups, and who gets which signal. */
import type { EventQueue } from "../clock/event_queue.ts";
import { ControlGroup } from "./control_group.ts";
import { FIRST_INODES, type Namespaces, type NamespaceType } from "./namespaces.ts";
import { LoadAverage } from "./load_average.ts";
import { PidNamespace } from "./pid_namespace.ts";
import { makePipe } from "./pipe.ts";
import {
  findProgram,
  type Machine,
  type Process,
  type ProcessRow,
  type Program,
  type Run,
  run,
  type User,
} from "./process.ts";
import { ProcessGroup } from "./process_group.ts";
import { nullStream } from "./simple_streams.ts";
import type { Stream } from "./stream.ts";
import { Task } from "./task.ts";
import { Terminal, type TerminalSize } from "./terminal.ts";
import { UnixSockets } from "./unix_sockets.ts";

/** What is not said is as the parent has it; without a parent, as the machine's first process has it. */
export interface SpawnOptions {
  parent?: Task;
  /** Whose files, network and programs it sees. Needed where there is no parent. */
  machine?: Machine;
  argv: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  user?: User;
  /** What runs; absent: what is found along PATH. */
  program?: Program;
  /** Standard input, output, errors and others. They are retained here, and released when the process ends. */
  descriptors?: ReadonlyMap<number, Stream>;
  namespaces?: Namespaces;
  controlGroup?: ControlGroup;
  /** `new`: it leads a group of its own; `session`: a session of its own, with `terminal` if there is one. */
  jobGroup?: "new" | "session" | ProcessGroup;
  terminal?: Terminal;
  /** What `ps` shows. */
  title?: string;
  memoryBytes?: number;
  /** Its number in the machine's first pid namespace; absent: the next. */
  number?: number;
  /** When it was started; absent: now. */
  startedMs?: number;
}

/** A shell at its prompt, and what was typed there before. */
export interface PromptFacts {
  readonly task: Task;
  /** As it was typed, all its lines; "" at the first prompt. */
  readonly line: string;
  /** How it ended. */
  readonly status: number;
}

/** There is no such program; who asked says so in its own words. */
export class ProgramNotFound extends Error {
  constructor(readonly program: string) {
    super(`${program}: not found`);
    this.name = "ProgramNotFound";
  }
}

/** Inodes of namespaces and pipes are given out from here. */
const FIRST_FREE_INODE = 4026532200;

export class Kernel {
  readonly queue: EventQueue;
  /** What every process is in unless it was put elsewhere. */
  readonly namespaces: Namespaces;
  readonly controlGroups = new ControlGroup();
  readonly load = new LoadAverage();
  /** Whose step is being taken; undefined: nobody's, somebody outside of the machine looks at it. */
  current: Task | undefined;
  readonly sockets = new UnixSockets();
  /** Called whenever a shell asks for a command line. */
  onPrompt: ((prompt: PromptFacts) => void) | undefined;
  #nextInode = FIRST_FREE_INODE;
  /** The numbers of those that are open, where their files are seen: each mount namespace has a devpts of its own. */
  readonly #terminals = new WeakMap<Namespaces["mnt"], Set<number>>();

  /** `firstPid`: the number of its first process; what has a lower one is not simulated. */
  constructor(queue: EventQueue, firstPid = 1) {
    this.queue = queue;
    const first = (type: Exclude<NamespaceType, "pid">) => ({ type, inode: FIRST_INODES[type] });
    this.namespaces = {
      cgroup: first("cgroup"),
      ipc: first("ipc"),
      mnt: first("mnt"),
      net: first("net"),
      pid: new PidNamespace(FIRST_INODES.pid, undefined, firstPid),
      time: first("time"),
      user: first("user"),
      uts: first("uts"),
    };
  }

  /** All processes of the machine. */
  get tasks(): Iterable<Task> {
    return this.namespaces.pid.tasks;
  }

  /** All in a UTS namespace have that name from now on (sethostname(2)). */
  nameHost(uts: Namespaces["uts"], name: string): void {
    for (const { namespaces, process } of this.tasks) {
      if (namespaces.uts === uts) process.machine.hostname = name;
    }
  }

  /** The number of a namespace or a pipe that is made now. */
  newInode(): number {
    return this.#nextInode++;
  }

  /** `base` with new namespaces of these types (unshare(2)). */
  newNamespaces(types: readonly NamespaceType[], base: Namespaces = this.namespaces): Namespaces {
    const made = types.map((type) => [
      type,
      type === "pid" ? new PidNamespace(this.newInode(), base.pid) : { type, inode: this.newInode() },
    ]);
    return { ...base, ...Object.fromEntries(made) };
  }

  makePipe(): { input: Stream; output: Stream } {
    return makePipe(this.newInode());
  }

  /** It has the lowest number that is free in these namespaces, until it hangs up (pts(4)). */
  makeTerminal(size?: TerminalSize, { mnt }: Namespaces = this.namespaces): Terminal {
    const used = this.#terminals.get(mnt) ?? new Set<number>();
    this.#terminals.set(mnt, used);
    let number = 0;
    while (used.has(number)) number++;
    used.add(number);
    const terminal = new Terminal(number, size);
    terminal.onHangUp = () => void used.delete(number);
    return terminal;
  }

  /** Starts a process. @throws {ProgramNotFound} */
  spawn(options: SpawnOptions): Task {
    const { parent } = options;
    const machine = options.machine ?? parent?.process.machine;
    if (!machine) throw new TypeError("Cannot start a process: neither parent nor machine was named");
    const env = options.env ?? parent?.process.env ?? {};
    const cwd = options.cwd ?? parent?.process.cwd ?? "/";
    const program = options.program ?? this.#find(machine, env, cwd, options.argv[0] ?? "");
    const task = this.#make(options, machine, { env, cwd });
    this.#join(task, options);
    return task.start(this.#run(program, task));
  }

  /** The processes of a namespace as `ps` in it shows them, in the order of their numbers. */
  rowsIn(namespace: PidNamespace): ProcessRow[] {
    const now = this.queue.now();
    return [...namespace.tasks].map((task) => rowOf(task, namespace, now)).sort((a, b) => a.pid - b.pid);
  }

  /** Signals a process by its number there; false: there is none. */
  signalIn(namespace: PidNamespace, pid: number, name: string): boolean {
    const task = namespace.find(pid);
    // From a namespace above, the first process of one gets KILL and STOP (pid_namespaces(7)).
    task?.signal(name, task.namespaces.pid !== namespace && (name === "KILL" || name === "STOP"));
    return task !== undefined;
  }

  /** A task has ended: its children get another parent, its numbers are free. */
  ended(task: Task): void {
    const { pid } = task.namespaces;
    if (pid.init === task) {
      for (const other of [...pid.tasks]) if (other !== task) other.signal("KILL", true);
    }
    for (const [namespace, number] of task.numbers) namespace.remove(number);
    const heir = pid.init === task ? undefined : pid.init;
    for (const child of task.children) {
      child.parent = heir;
      heir?.children.add(child);
    }
    task.parent?.children.delete(task);
    task.jobGroup.members.delete(task);
    task.controlGroup.leave();
    this.#endSession(task);
  }

  /** Those in a control group that was frozen go on. */
  thaw(group: ControlGroup): void {
    group.isFrozen = false;
    for (const task of this.tasks) if (task.controlGroup === group) task.thaw();
  }

  #find(machine: Machine, env: Readonly<Record<string, string>>, cwd: string, name: string): Program {
    const path = findProgram(machine, env, cwd, name);
    const program = path === undefined ? undefined : machine.program(path);
    if (!program) throw new ProgramNotFound(name);
    return program;
  }

  #make(options: SpawnOptions, machine: Machine, at: { env: Process["env"]; cwd: string }): Task {
    const { parent } = options;
    const descriptors = new Map(options.descriptors ?? parent?.descriptors ?? NO_STREAMS);
    for (const stream of descriptors.values()) stream.retain();
    const write = (number: number) => (text: string) => task.descriptors.get(number)?.write(text);
    const user = options.user ?? parent?.user ?? machine.user;
    const process: Process = {
      argv: options.argv,
      ...at,
      machine,
      user,
      out: write(1),
      err: write(2),
      get input() {
        return descriptors.get(0) ?? nullStream;
      },
      get tty() {
        return descriptors.get(0)?.terminal !== undefined;
      },
      termination: { handler: "default" },
    };
    const task: Task = new Task({
      kernel: this,
      queue: this.queue,
      parent,
      process,
      namespaces: options.namespaces ?? parent?.namespaces ?? this.namespaces,
      group: options.controlGroup ?? parent?.controlGroup ?? this.controlGroups,
      user,
      descriptors,
      ...(options.title === undefined ? {} : { title: options.title }),
      ...(options.memoryBytes === undefined ? {} : { memoryBytes: options.memoryBytes }),
      ...(options.startedMs === undefined ? {} : { startedMs: options.startedMs }),
    });
    process.task = task;
    return task;
  }

  /** It gets its numbers, its group and its place below its parent. */
  #join(task: Task, { parent, jobGroup, terminal, number }: SpawnOptions): void {
    for (const namespace of task.namespaces.pid.chain) {
      const wanted = namespace === this.namespaces.pid ? number : undefined;
      task.numbers.set(namespace, namespace.add(task, wanted));
    }
    parent?.children.add(task);
    task.controlGroup.enter();
    const isNewSession = jobGroup === "session" || (!parent && !(jobGroup instanceof ProcessGroup));
    const session = isNewSession || !parent ? { leader: task, terminal } : parent.jobGroup.session;
    task.jobGroup = jobGroup instanceof ProcessGroup
      ? jobGroup
      : isNewSession || jobGroup === "new"
      ? new ProcessGroup(task, session)
      : parent!.jobGroup;
    task.jobGroup.members.add(task);
    if (isNewSession && terminal) terminal.foreground = task.jobGroup;
  }

  *#run(program: Program, task: Task): Run {
    return yield* run(program, task.process);
  }

  /** With the leader the terminal goes, and those who worked there are told. */
  #endSession(task: Task): void {
    const { session } = task.jobGroup;
    if (session.leader !== task) return;
    session.leader = undefined;
    const { terminal } = session;
    if (terminal?.foreground && terminal.foreground !== task.jobGroup) terminal.foreground.signal("HUP");
  }
}

function rowOf(task: Task, namespace: PidNamespace, nowMs: number): ProcessRow {
  const isLeader = task.jobGroup.session.leader === task;
  const terminal = task.terminal?.label.replace("/dev/", "");
  return {
    pid: task.numberIn(namespace)!,
    parentPid: task.parent?.numberIn(namespace) ?? 0,
    uid: task.user.uid,
    user: task.user.name,
    command: task.title,
    ageMs: nowMs - task.startedMs,
    cpuMs: task.cpuMs,
    memoryBytes: task.memoryBytes,
    state: task.state + (isLeader ? "s" : "") + (task.isInForeground ? "+" : ""),
    ...(terminal === undefined ? {} : { terminal }),
  };
}

const NO_STREAMS: ReadonlyMap<number, Stream> = new Map([[0, nullStream], [1, nullStream], [2, nullStream]]);
