/** One run of a container: its first process, the processes beside it, its log and its ports. */
import type { IContainer } from "kubernetes-models/v1/Container";
import { quantityToMilli, quantityToNumber } from "../../../kube/quantity.ts";
import { digest } from "../../images/digest.ts";
import { type Image, profileOf } from "../../images/image_profile.ts";
import {
  findProgram,
  type Machine,
  type Process,
  type Run,
  run,
  type Termination,
} from "../../host/process.ts";
import { expand } from "./environment.ts";
import { ContainerLog } from "./log.ts";
import { containerMachine } from "./machine.ts";
import type { PodContext } from "./pod_context.ts";
import type { ProcessTable } from "../../host/process_table.ts";
import { RunningProcess } from "../../host/running_process.ts";
import { terminationMessage } from "./termination_message.ts";
import { UsageMeter } from "./usage.ts";
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

export interface ProcessOutput {
  out(text: string): void;
  err(text: string): void;
}

export interface SpawnOptions extends ProcessOutput {
  tty: boolean;
  onExit(exitCode: number): void;
}

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
  /** All that run in its process namespace, its own among them. */
  readonly processes: ProcessTable;
  readonly #own = new Map<number, RunningProcess>();
  #main: { process: Process; pid: number } | undefined;
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
    this.#env = { ...image.profile.env, ...image.profile.envOfTag?.(image.tag), HOME: home, ...env };
    this.image = image;
    this.id = digest(`${context.pod.metadata.uid}/${container.name}/${attempt}`);
    this.startedMs = startedMs;
    this.meter = new UsageMeter(context.queue, this.id, image.profile.load);
    this.meter.onGrowth = () => context.queue.schedule(0, () => this.#checkMemory());
    this.processes = context.processTable(container);
    this.limits = container.resources?.limits ?? {};
    this.argv = commandOf(container, image).map((word) => expand(word, this.#env));
    this.machine = containerMachine(profileOf(image), {
      context,
      container,
      env: this.#env,
      processes: () => this.processes.rows(),
      signal: (pid, name) => this.processes.signal(pid, name),
      background: (work, command) => this.#register(work, command, { handler: "default" }, () => {}).pid,
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
    const write = (stream: "stdout" | "stderr") => (text: string) => {
      this.log.append(stream, text, this.#context.queue.now());
      for (const listener of this.listeners) listener(stream, text);
    };
    try {
      this.spawn(this.argv, {
        out: write("stdout"),
        err: write("stderr"),
        tty: this.#container.tty ?? false,
        onExit: (exitCode) => {
          this.#end();
          onExit(exitCode);
        },
      });
    } catch (error) {
      this.#end();
      if (!(error instanceof StartError)) throw error;
      throw new StartError(`error during container init: ${error.message}`);
    }
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
  spawn(argv: readonly string[], options: SpawnOptions): RunningProcess {
    const cwd = (this.#container.workingDir ?? this.image.profile.workingDir).replace(/(.)\/$/, "$1");
    const path = findProgram(this.machine, this.#env, cwd, argv[0] ?? "");
    if (!path) throw new StartError(notFound(argv[0] ?? "", this.machine, cwd));
    const isMain = this.#main === undefined;
    const process: Process = {
      argv,
      env: options.tty ? { ...this.#env, TERM: "xterm" } : this.#env,
      cwd,
      machine: this.machine,
      out: (text) => options.out(text),
      err: (text) => options.err(text),
      tty: options.tty,
      termination: { handler: "default" },
    };
    if (isMain && !this.#container.stdin) process.input = { rest: "" };
    const work = run(this.machine.program(path)!, process);
    return this.#register(work, argv.join(" "), process.termination, options.onExit, (pid) => {
      if (isMain) this.#main = { process, pid };
    }).running;
  }

  #register(
    work: Run,
    command: string,
    termination: Termination,
    onExit: (exitCode: number) => void,
    onNumber: (pid: number) => void = () => {},
  ): { pid: number; running: RunningProcess } {
    const user = this.machine.user.name;
    const pid = this.processes.add({ process: undefined, user, command, termination });
    onNumber(pid);
    const ended = (exitCode: number) => {
      this.#own.delete(pid);
      this.processes.remove(pid);
      onExit(exitCode);
    };
    const busy = (ms: number, cores: number) => this.meter.burn(ms, cores);
    const running = new RunningProcess(this.#context.queue, work, ended, busy);
    this.#own.set(pid, running);
    this.processes.attach(pid, running);
    return { pid, running: running.start() };
  }

  /** The first process, for attach. */
  get main(): RunningProcess | undefined {
    return this.#main && this.#own.get(this.#main.pid);
  }

  /** Asks it to stop and kills it when the seconds of grace have passed. */
  stop(graceSeconds: number): void {
    const { termination } = this.#main?.process ?? {};
    const handler = termination?.handler ?? "default";
    const graceMs = graceSeconds * 1000;
    if (handler === "polled") termination!.requested = "TERM";
    if (handler === "default" || handler === "polled") {
      this.#context.queue.schedule(graceMs, () => this.kill(SIGKILLED));
    } else {
      this.#context.queue.schedule(
        Math.min(handler.afterMs, graceMs),
        () => this.kill(handler.afterMs <= graceMs ? handler.exitCode : SIGKILLED),
      );
    }
  }

  kill(exitCode: number): void {
    this.main?.kill(exitCode);
  }

  /** With the first process all others end, and the ports close. */
  #end(): void {
    this.#ended = true;
    for (const process of [...this.#own.values()]) process.kill(SIGKILLED);
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
