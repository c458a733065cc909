/** One container of the engine: what it was asked to be, what it is now, and its life from create to remove. */
import { ContainerLog } from "../host/container_log.ts";
import type { Task } from "../host/task.ts";
import type { ContainerConfig, EndpointWish, HostConfig } from "./container_config.ts";
import { ContainerRun } from "./container_run.ts";
import { type ContainerState, isRunning, NEW_STATE } from "./container_state.ts";
import type { MountPoint } from "./container_mounts.ts";
import type { EngineContext } from "./engine_context.ts";
import { conflict, EngineError } from "./engine_error.ts";
import { HealthCheck } from "./health_check.ts";
import type { ContainerRoot, RunnableImage } from "./runnable_image.ts";
import { restartDelayMs, restarts } from "./restart_policy.ts";

export interface ContainerParts {
  id: string;
  name: string;
  image: RunnableImage;
  config: ContainerConfig;
  host: HostConfig;
  /** By the network's name. */
  endpoints: Readonly<Record<string, EndpointWish>>;
  mounts: readonly MountPoint[];
  /** The container whose network it uses. */
  findContainer(reference: string): Container;
  /** It is to go by itself: `--rm`. */
  onGone(container: Container): void;
}

/** Called with all that the first process writes, for those who are attached. */
export type OutputListener = (stream: "stdout" | "stderr", text: string) => void;

/** Seconds between SIGTERM and SIGKILL where nobody says otherwise. */
const STOP_SECONDS = 10;

export class Container {
  readonly id: string;
  readonly image: RunnableImage;
  readonly config: ContainerConfig;
  readonly createdMs: number;
  readonly mounts: readonly MountPoint[];
  readonly root: ContainerRoot;
  readonly log = new ContainerLog();
  readonly listeners = new Set<OutputListener>();
  readonly health: HealthCheck | undefined;
  name: string;
  host: HostConfig;
  /** Networks that it is or will be on, by name. */
  endpoints: Record<string, EndpointWish>;
  state: ContainerState = NEW_STATE;
  restartCount = 0;
  readonly #context: EngineContext;
  readonly #parts: ContainerParts;
  readonly #waiters = new Set<(state: ContainerState, isRemoved: boolean) => void>();
  #run: ContainerRun | undefined;
  #wasStopped = false;
  #cancelRestart: (() => void) | undefined;

  constructor(context: EngineContext, parts: ContainerParts) {
    this.#context = context;
    this.#parts = parts;
    this.id = parts.id;
    this.name = parts.name;
    this.image = parts.image;
    this.config = parts.config;
    this.host = parts.host;
    this.endpoints = { ...parts.endpoints };
    this.mounts = parts.mounts;
    this.createdMs = context.queue.now();
    this.root = parts.image.makeRoot(parts.id);
    this.health = HealthCheck.of(this, context.queue);
  }

  get isRunning(): boolean {
    return isRunning(this.state);
  }

  /** How it runs now. @throws {EngineError} it does not */
  get running(): ContainerRun {
    if (!this.#run || !this.isRunning) throw conflict(`container ${this.id} is not running`);
    return this.#run;
  }

  /** How it runs, or undefined. */
  get run(): ContainerRun | undefined {
    return this.isRunning ? this.#run : undefined;
  }

  /** False: it runs already. @throws {EngineError} */
  start(): boolean {
    if (this.state.status === "paused") {
      throw conflict("cannot start a paused container, try unpause instead");
    }
    if (this.isRunning) return false;
    this.#cancelRestart?.();
    this.#wasStopped = false;
    this.#start();
    return true;
  }

  /** Asks it to end, and kills it when the time is over. Resolves when it has ended. */
  stop(seconds: number = this.config.StopTimeout ?? STOP_SECONDS, signal = this.stopSignal): Promise<void> {
    this.#cancelRestart?.();
    this.#wasStopped = true;
    if (this.state.status === "restarting") this.#changeTo({ status: "exited" });
    if (!this.isRunning) return Promise.resolve();
    if (this.state.status === "paused") this.unpause();
    const ended = this.wait("not-running").then(() => {});
    const run = this.#run!;
    this.tell("kill", { signal: signalNumber(signal) });
    run.signal(signal);
    if (seconds >= 0) {
      this.#context.queue.schedule(seconds * 1000, () => {
        if (this.#run !== run || run.main.hasEnded) return;
        this.tell("kill", { signal: "9" });
        run.signal("KILL");
      });
    }
    return ended.then(() => this.tell("stop"));
  }

  /** @throws {EngineError} it does not run */
  kill(signal: string): void {
    if (!this.isRunning) {
      throw conflict(`cannot kill container: ${this.id}: container ${this.id} is not running`);
    }
    if (signal === "KILL" || signal === this.stopSignal) this.#wasStopped = true;
    this.tell("kill", { signal: signalNumber(signal) });
    this.#run!.signal(signal);
  }

  async restart(seconds?: number): Promise<void> {
    await this.stop(seconds);
    this.start();
    this.tell("restart");
  }

  pause(): void {
    if (this.state.status === "paused") throw conflict(`container ${this.id} is already paused`);
    this.running.controlGroup.isFrozen = true;
    this.#changeTo({ status: "paused" });
    this.tell("pause");
  }

  unpause(): void {
    if (this.state.status !== "paused") throw conflict(`container ${this.id} is not paused`);
    this.#context.kernel.thaw(this.#run!.controlGroup);
    this.#changeTo({ status: "running" });
    this.tell("unpause");
  }

  /** Resolves when it has ended, when it ends the next time, or when it is removed. */
  wait(condition: "not-running" | "next-exit" | "removed"): Promise<number> {
    if (condition === "not-running" && !this.isRunning && this.state.status !== "restarting") {
      return Promise.resolve(this.state.exitCode);
    }
    const { promise, resolve } = Promise.withResolvers<number>();
    const waiter = ({ exitCode, status }: ContainerState, isRemoved: boolean) => {
      const isOver = condition === "removed"
        ? isRemoved
        : isRemoved || !["running", "paused"].includes(status);
      if (!isOver) return;
      this.#waiters.delete(waiter);
      resolve(exitCode);
    };
    this.#waiters.add(waiter);
    return promise;
  }

  /** Resolves when it runs, or never will. */
  untilRunning(): Promise<void> {
    if (this.isRunning) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiter = ({ status }: ContainerState, isRemoved: boolean) => {
      if (status !== "running" && !isRemoved) return;
      this.#waiters.delete(waiter);
      resolve();
    };
    this.#waiters.add(waiter);
    return promise;
  }

  /** Its files and names go; it has ended. */
  remove(): void {
    this.#cancelRestart?.();
    this.#wasStopped = true;
    this.#run?.kill();
    this.root.remove();
    this.#context.volumes.forget(this.id);
    for (const waiter of [...this.#waiters]) waiter(this.state, true);
    this.log.end();
  }

  get stopSignal(): string {
    return (this.config.StopSignal ?? "SIGTERM").replace(/^SIG/, "");
  }

  /** An event about it. */
  tell(action: string, attributes: Readonly<Record<string, string>> = {}): void {
    const { Image = "", Labels = {} } = this.config;
    this.#context.events.tell("container", action, this.id, {
      ...Labels,
      ...attributes,
      image: Image,
      name: this.name,
    });
  }

  #start(): void {
    try {
      this.#run = new ContainerRun(this.#context, {
        container: this,
        findContainer: (reference) => this.#parts.findContainer(reference),
        write: (stream, text) => {
          this.log.append(stream, text, this.#context.queue.now());
          for (const listener of [...this.listeners]) listener(stream, text);
        },
      });
    } catch (error) {
      if (error instanceof EngineError) this.#failed(error);
      throw error;
    }
    const run = this.#run;
    this.#changeTo({
      status: "running",
      exitCode: 0,
      error: "",
      isOutOfMemory: false,
      pid: this.#hostPid(run.main),
      startedMs: this.#context.queue.now(),
      finishedMs: undefined,
    });
    this.#tellMounts("mount", ({ destination, isWritable }) => ({
      destination,
      propagation: "",
      "read/write": String(isWritable),
    }));
    this.tell("start");
    this.health?.start();
    run.main.onExit(({ code }) => this.#ended(run, code));
  }

  /** Events about the volumes that it has before it. */
  #tellMounts(action: "mount" | "unmount", facts: (mount: MountPoint) => Record<string, string>): void {
    for (const mount of this.mounts) {
      if (mount.name === undefined) continue;
      const attributes = { container: this.id, driver: "local", ...facts(mount) };
      this.#context.events.tell("volume", action, mount.name, attributes);
    }
  }

  #failed({ status, message }: EngineError): void {
    const exitCode = /executable file not found|no such file or directory/.test(message)
      ? 127
      : /permission denied|is a directory/.test(message)
      ? 126
      : 128;
    const isOfRuntime = message.startsWith("failed to create task");
    const changed = { exitCode, error: message };
    this.#changeTo(isOfRuntime || status === 500 ? changed : { error: message });
    if (isOfRuntime) this.tell("die", { exitCode: String(exitCode) });
    if (this.host.AutoRemove) this.#context.queue.schedule(0, () => this.#parts.onGone(this));
  }

  #ended(run: ContainerRun, code: number): void {
    this.health?.stop();
    run.end();
    const { queue } = this.#context;
    const isOutOfMemory = run.isOutOfMemory;
    if (isOutOfMemory) this.tell("oom");
    const ranMs = queue.now() - (this.state.startedMs ?? queue.now());
    const isRestarting = !this.#wasStopped && restarts(this.host.RestartPolicy, code, this.restartCount);
    this.#changeTo({
      status: isRestarting ? "restarting" : "exited",
      exitCode: code,
      isOutOfMemory,
      pid: 0,
      finishedMs: queue.now(),
    });
    this.tell("die", { exitCode: String(code), execDuration: String(Math.floor(ranMs / 1000)) });
    this.#tellMounts("unmount", () => ({}));
    if (isRestarting) {
      const delayMs = restartDelayMs(this.restartCount, ranMs);
      this.#cancelRestart = queue.schedule(delayMs, () => this.#restartByPolicy());
    } else if (this.host.AutoRemove) queue.schedule(0, () => this.#parts.onGone(this));
  }

  #restartByPolicy(): void {
    this.restartCount++;
    try {
      this.#start();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.#changeTo({ status: "exited" });
    }
  }

  #changeTo(change: Partial<ContainerState>): void {
    this.state = { ...this.state, ...change };
    for (const waiter of [...this.#waiters]) waiter(this.state, false);
  }

  #hostPid(task: Task): number {
    return task.numberIn(this.#context.kernel.namespaces.pid) ?? 0;
  }
}

function signalNumber(name: string): string {
  return String(NUMBERS[name] ?? 15);
}

const NUMBERS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  TERM: 15,
};
