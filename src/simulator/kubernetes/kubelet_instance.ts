/** One run of a container: its first process, the processes beside it, its log and its ports. */
import type { IContainer } from "kubernetes-models/v1/Container";
import { digest } from "../images/digest.ts";
import type { Image } from "../images/image_profile.ts";
import { findProgram, type Machine, type Process, type Run, run } from "../images/process.ts";
import { expand } from "./kubelet_environment.ts";
import { ContainerLog } from "./kubelet_log.ts";
import { containerMachine } from "./kubelet_machine.ts";
import type { PodContext } from "./kubelet_pod_context.ts";
import { RunningProcess } from "./kubelet_process.ts";

const SIGKILLED = 137;

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

/** Called with all that the first process writes, for those who have attached to it. */
export type Listener = (stream: "stdout" | "stderr", text: string) => void;

export class ContainerInstance {
  readonly id: string;
  readonly log = new ContainerLog();
  readonly startedMs: number;
  readonly machine: Machine;
  readonly image: Image;
  readonly argv: readonly string[];
  readonly listeners = new Set<Listener>();
  readonly #context: PodContext;
  readonly #container: IContainer;
  readonly #env: Readonly<Record<string, string>>;
  readonly #ports: number[] = [];
  readonly #processes = new Map<number, { process: RunningProcess; command: string }>();
  #nextPid = 1;
  #main: Process | undefined;
  #ended = false;

  constructor(
    context: PodContext,
    container: IContainer,
    image: Image,
    env: Record<string, string>,
    attempt: number,
  ) {
    this.#context = context;
    this.#container = container;
    const home = image.profile.user.uid === 0 ? "/root" : "/";
    this.#env = { ...image.profile.env, ...image.profile.envOfTag?.(image.tag), HOME: home, ...env };
    this.image = image;
    this.id = digest(`${context.pod.metadata.uid}/${container.name}/${attempt}`);
    this.startedMs = context.queue.now();
    this.argv = commandOf(container, image).map((word) => expand(word, this.#env));
    this.machine = containerMachine(image.profile, {
      context,
      container,
      processes: () => this.#rows(),
      background: (work, command) => this.#register(work, command, () => {}).pid,
      listen: (port, handler) => {
        if (!context.podIp) return;
        this.#ports.push(port);
        context.network.listen(context.podIp, port, handler);
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

  /** Starts the first process. @throws {StartError} the program is not in the image. */
  start(onExit: (exitCode: number) => void): void {
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
      throw error;
    }
  }

  /** Starts a process in the container. @throws {StartError} the program is not there. */
  spawn(argv: readonly string[], options: SpawnOptions): RunningProcess {
    const cwd = (this.#container.workingDir ?? this.image.profile.workingDir).replace(/(.)\/$/, "$1");
    const path = findProgram(this.machine, this.#env, cwd, argv[0] ?? "");
    if (!path) throw new StartError(notFound(argv[0] ?? "", this.machine, cwd));
    const isMain = this.#nextPid === 1;
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
    if (isMain) {
      this.#main = process;
      if (!this.#container.stdin) process.input = { rest: "" };
    }
    const work = run(this.machine.program(path)!, process);
    return this.#register(work, argv.join(" "), (exitCode) => options.onExit(exitCode)).running;
  }

  #register(
    work: Run,
    command: string,
    onExit: (exitCode: number) => void,
  ): { pid: number; running: RunningProcess } {
    const pid = this.#nextPid++;
    const running = new RunningProcess(this.#context.queue, work, (exitCode) => {
      this.#processes.delete(pid);
      onExit(exitCode);
    });
    this.#processes.set(pid, { process: running, command });
    return { pid, running: running.start() };
  }

  /** The first process, for attach. */
  get main(): RunningProcess | undefined {
    return this.#processes.get(1)?.process;
  }

  /** Asks it to stop and kills it when the seconds of grace have passed. */
  stop(graceSeconds: number): void {
    const handler = this.#main?.termination.handler ?? "default";
    const graceMs = graceSeconds * 1000;
    if (handler === "polled") this.#main!.termination.requested = true;
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
    for (const { process } of [...this.#processes.values()]) process.kill(SIGKILLED);
    for (const port of this.#ports) this.#context.network.stopListening(this.#context.podIp!, port);
    this.log.end();
  }

  #rows(): ReturnType<Machine["processes"]> {
    return [...this.#processes].map(([pid, { command }]) => ({ pid, user: this.machine.user.name, command }));
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
