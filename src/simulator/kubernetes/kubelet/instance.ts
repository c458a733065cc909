/** One run of a container: its first process, the processes beside it, its log and its ports. */
import type { IContainer } from "kubernetes-models/v1/Container";
import { quantityToMilli, quantityToNumber } from "../../../kube/quantity.ts";
import { digest } from "../../host/digest.ts";
import type { Image } from "../../images/image_profile.ts";
import { ControlGroup } from "../../host/control_group.ts";
import { ProgramNotFound } from "../../host/kernel.ts";
import type { Namespaces } from "../../host/namespaces.ts";
import type { Machine, Run } from "../../host/process.ts";
import { nullStream, sinkStream } from "../../host/simple_streams.ts";
import type { Stream } from "../../host/stream.ts";
import type { Task } from "../../host/task.ts";
import type { Terminal } from "../../host/terminal.ts";
import { expand } from "./environment.ts";
import { ContainerLog } from "../../host/container_log.ts";
import { containerMachine } from "./machine.ts";
import type { PodContext } from "./pod_context.ts";
import { terminationMessage } from "./termination_message.ts";
import { UsageMeter } from "../../host/usage_meter.ts";
import type { ContainerUsage } from "./resource_usage.ts";

const SIGKILLED = 137;
/** What runc itself needs of a container's memory before the first process runs. */
const RUNC_BYTES = 6 * 1024 * 1024;
/** From the first process to the first look at what it needs. */
const SETTLE_MS = 300;

/** A process could not be started: the OCI runtime's words. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StartError";
  }
}

/** What a process reads and writes: a terminal, or three streams. The process holds them from then on. */
export type ProcessEnds = { terminal: Terminal } | { input: Stream; output: Stream; errors: Stream };

type Limits = Readonly<Record<string, string | number>>;

/** Called with all that the first process writes, for those who have attached to it. */
export type Listener = (stream: "stdout" | "stderr", text: string) => void;

/** Which run of its container it is. */
export interface Attempt {
  /** From 0. */
  attempt: number;
  /** Absent: it begins now. */
  startedMs?: number;
}

export class ContainerInstance {
  readonly id: string;
  readonly log = new ContainerLog();
  readonly startedMs: number;
  readonly machine: Machine;
  readonly image: Image;
  readonly argv: readonly string[];
  readonly listeners = new Set<Listener>();
  readonly meter: UsageMeter;
  /** The kernel has ended it, for it used more memory than its limit. */
  outOfMemory = false;
  /** Limits that hold now: a resize changes them in place. */
  limits: Limits;
  readonly #context: PodContext;
  readonly #container: IContainer;
  readonly #env: Readonly<Record<string, string>>;
  readonly #ports: number[] = [];
  readonly namespaces: Namespaces;
  readonly #controlGroup: ControlGroup;
  /** Where the first process reads what clients write to it; absent: it has no input. */
  #stdin: Stream | undefined;
  #terminal: Terminal | undefined;
  #main: Task | undefined;
  readonly #own = new Set<Task>();
  #ended = false;

  constructor(
    context: PodContext,
    container: IContainer,
    image: Image,
    env: Record<string, string>,
    { attempt, startedMs = context.queue.now() }: Attempt,
  ) {
    this.#context = context;
    this.#container = container;
    const home = image.profile.user.uid === 0 ? "/root" : "/";
    this.#env = { ...image.profile.env, HOME: home, ...env };
    this.image = image;
    this.id = digest(`${context.pod.metadata.uid}/${container.name}/${attempt}`);
    this.startedMs = startedMs;
    this.meter = new UsageMeter(context.queue, this.id, image.profile.load);
    this.meter.onGrowth = () => context.queue.schedule(0, () => this.#checkMemory());
    this.namespaces = context.namespacesOf(container);
    const pods = context.kernel.controlGroups.child("kubepods.slice").child(`pod${context.pod.metadata.uid}`);
    this.#controlGroup = new ControlGroup(this.id, pods, { meter: this.meter });
    this.limits = container.resources?.limits ?? {};
    this.argv = commandOf(container, image).map((word) => expand(word, this.#env));
    this.machine = containerMachine(image.profile, {
      context,
      container,
      env: this.#env,
      processes: () => context.kernel.rowsIn(this.namespaces.pid),
      signal: (pid, name) => context.kernel.signalIn(this.namespaces.pid, pid, name),
      background: (work, command) => this.#beside(work, command),
      holdMemory: (owner, bytes) => this.meter.hold(owner, bytes),
      listen: (port, handler) => {
        if (!context.podIp) return;
        this.#ports.push(port);
        context.network.listen(context.podIp, port, (request) => {
          this.meter.request();
          return handler(request);
        });
      },
    });
  }

  /** The first client that attaches and leaves closes the first process' input. */
  get stdinOnce(): boolean {
    return this.#container.stdinOnce ?? false;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  get usage(): ContainerUsage {
    const { cpu } = this.limits;
    const cpuMillis = this.meter.cpuMillis(cpu === undefined ? undefined : quantityToMilli(cpu));
    return { container: this.#container.name, cpuMillis, memoryBytes: this.meter.memoryBytes };
  }

  /** What its status says of its end beside the exit code. */
  terminationMessage(exitCode: number): string {
    return terminationMessage(this.#container, this.machine.files, this.log, exitCode);
  }

  /** Starts the first process. @throws {StartError} the program is not in the image. */
  start(onExit: (exitCode: number) => void): void {
    const limit = this.#memoryLimit();
    if (limit < RUNC_BYTES) {
      this.#end();
      throw new StartError("container init was OOM-killed (memory limit too low?): unknown");
    }
    if (this.meter.memoryBytes > limit) {
      this.#context.queue.schedule(SETTLE_MS, () => this.#checkMemory());
    }
    try {
      this.#main = this.#spawn(this.argv, this.#ends(), this.#container.tty ?? false);
    } catch (error) {
      this.#end();
      if (!(error instanceof StartError)) throw error;
      throw new StartError(`error during container init: ${error.message}`);
    }
    this.#main.onExit(({ code }) => {
      this.#end();
      onExit(code);
    });
  }

  /** What the first process reads and writes: its log, and those who attach. */
  #ends(): ProcessEnds {
    const write = (stream: "stdout" | "stderr") => (text: string) => {
      this.log.append(stream, text, this.#context.queue.now());
      for (const listener of this.listeners) listener(stream, text);
    };
    const { kernel } = this.#context;
    if (this.#container.tty) {
      const terminal = this.#terminal = kernel.makeTerminal(undefined, this.namespaces);
      terminal.onOutput = write("stdout");
      if (!this.#container.stdin) terminal.endInput();
      return { terminal };
    }
    const output = sinkStream(write("stdout"), "pipe:[1]");
    const errors = sinkStream(write("stderr"), "pipe:[2]");
    if (!this.#container.stdin) return { input: nullStream, output, errors };
    const pipe = kernel.makePipe();
    this.#stdin = pipe.output;
    return { input: pipe.input, output, errors };
  }

  #memoryLimit(): number {
    const { memory } = this.limits;
    return memory === undefined ? Infinity : quantityToNumber(memory);
  }

  /** The kernel ends what outgrows its control group. */
  #checkMemory(): void {
    if (this.#ended || this.meter.memoryBytes <= this.#memoryLimit()) return;
    this.outOfMemory = true;
    this.kill(SIGKILLED);
  }

  /** Starts a process in the container. @throws {StartError} the program is not there. */
  spawn(argv: readonly string[], ends: ProcessEnds): Task {
    return this.#spawn(argv, ends, "terminal" in ends);
  }

  #spawn(argv: readonly string[], ends: ProcessEnds, tty: boolean): Task {
    const cwd = (this.#container.workingDir ?? this.image.profile.workingDir).replace(/(.)\/$/, "$1");
    const terminal = "terminal" in ends ? ends.terminal : undefined;
    const streams: Stream[] = "terminal" in ends
      ? [ends.terminal, ends.terminal, ends.terminal]
      : [ends.input, ends.output, ends.errors];
    try {
      return this.#owned(this.#context.kernel.spawn({
        machine: this.machine,
        argv,
        env: tty ? { ...this.#env, TERM: "xterm" } : this.#env,
        cwd,
        namespaces: this.namespaces,
        controlGroup: this.#controlGroup,
        descriptors: new Map(streams.entries()),
        jobGroup: "session",
        ...(terminal ? { terminal } : {}),
      }));
    } catch (error) {
      if (!(error instanceof ProgramNotFound)) throw error;
      throw new StartError(notFound(argv[0] ?? "", this.machine, cwd));
    } finally {
      // The process has taken its own hold of them.
      for (const stream of streams) stream.release();
    }
  }

  #owned(task: Task): Task {
    this.#own.add(task);
    task.onExit(() => this.#own.delete(task));
    return task;
  }

  /** Something that the first process runs beside itself. */
  #beside(work: Run, command: string): number {
    const parent = this.#main;
    const task = this.#context.kernel.spawn({
      ...(parent ? { parent } : {}),
      machine: this.machine,
      argv: [command],
      program: () => work,
      env: this.#env,
      namespaces: this.namespaces,
      controlGroup: this.#controlGroup,
    });
    return this.#owned(task).pid;
  }

  /** The first process, for attach. */
  get main(): Task | undefined {
    return this.#main?.hasEnded ? undefined : this.#main;
  }

  /** The first process' terminal, where it has one. */
  get terminal(): Terminal | undefined {
    return this.#terminal;
  }

  /** Where clients write to the first process; undefined where it has no input, or this was closed. */
  get stdin(): Stream | undefined {
    return this.#stdin;
  }

  /** The first process finds the end of its input. */
  closeStdin(): void {
    this.#stdin?.release();
    this.#stdin = undefined;
  }

  /** Asks it to stop and kills it when the seconds of grace have passed. */
  stop(graceSeconds: number): void {
    this.main?.signal("TERM");
    this.#context.queue.schedule(graceSeconds * 1000, () => this.kill(SIGKILLED));
  }

  kill(exitCode: number): void {
    this.main?.end({ code: exitCode, ...(exitCode === SIGKILLED ? { signal: "KILL" } : {}) });
  }

  /** With the first process all others end, and the ports close. */
  #end(): void {
    this.#ended = true;
    for (const task of [...this.#own]) task.signal("KILL", true);
    this.#controlGroup.remove();
    for (const port of this.#ports) this.#context.network.stopListening(this.#context.podIp!, port);
    this.log.end();
  }
}

/** command replaces the image's entrypoint and its cmd; args replaces the cmd. */
function commandOf(container: IContainer, { profile }: Image): readonly string[] {
  const { command, args } = container;
  if (command?.length) return [...command, ...args ?? []];
  return [...profile.entrypoint, ...(args?.length ? args : profile.cmd)];
}

function notFound(name: string, machine: Machine, cwd: string): string {
  const path = name.startsWith("/") ? name : `${cwd}/${name}`;
  const reason = !name.includes("/")
    ? "executable file not found in $PATH"
    : machine.files.isFolder(path)
    ? "is a directory"
    : machine.files.exists(path)
    ? "permission denied"
    : "no such file or directory";
  const subject = name.includes("/") ? `stat ${name}` : name;
  return name.includes("/")
    ? `exec: ${JSON.stringify(name)}: ${subject}: ${reason}: unknown`
    : `exec: ${JSON.stringify(name)}: ${reason}: unknown`;
}
