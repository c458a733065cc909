/** A command that is run in a running container: POST /containers/{id}/exec and what follows. */
import { nullStream, sinkStream } from "../host/simple_streams.ts";
import type { Stream } from "../host/stream.ts";
import type { Task } from "../host/task.ts";
import type { Terminal } from "../host/terminal.ts";
import type { Kernel } from "../host/kernel.ts";
import type { Container, OutputListener } from "./container.ts";
import { conflict, EngineError } from "./engine_error.ts";
import type { ProcessWish } from "./container_run.ts";

export interface ExecWish {
  Cmd?: readonly string[];
  Env?: readonly string[];
  User?: string;
  WorkingDir?: string;
  Tty?: boolean;
  AttachStdin?: boolean;
  AttachStdout?: boolean;
  AttachStderr?: boolean;
  Privileged?: boolean;
  DetachKeys?: string;
}

export class ExecSession {
  readonly id: string;
  readonly container: Container;
  readonly wish: ExecWish;
  readonly listeners = new Set<OutputListener>();
  /** What its client writes waits for nothing: who attaches starts it in the same moment. */
  readonly started = Promise.resolve();
  /** Where its client writes to it. */
  stdin: Stream | undefined;
  terminal: Terminal | undefined;
  exitCode: number | undefined;
  readonly #kernel: Kernel;
  #task: Task | undefined;
  #hasStarted = false;
  readonly #onEnd = new Set<() => void>();

  constructor(kernel: Kernel, id: string, container: Container, wish: ExecWish) {
    this.#kernel = kernel;
    this.id = id;
    this.container = container;
    this.wish = wish;
  }

  get isRunning(): boolean {
    return this.#task !== undefined && !this.#task.hasEnded;
  }

  /** Of its process on the host; 0: it has not begun. */
  get pid(): number {
    return this.#task?.numberIn(this.#kernel.namespaces.pid) ?? 0;
  }

  /** @throws {EngineError} it cannot be started */
  start(): void {
    if (this.#hasStarted) throw conflict(`exec command ${this.id} has already run`);
    this.#hasStarted = true;
    const { Cmd = [], Env, User, WorkingDir } = this.wish;
    this.container.tell(`exec_start: ${Cmd.join(" ")}`, { execID: this.id });
    try {
      this.#task = this.container.running.exec({
        argv: Cmd,
        ends: this.#ends(),
        ...(Env ? { env: Env } : {}),
        ...(User ? { user: User } : {}),
        ...(WorkingDir ? { cwd: WorkingDir } : {}),
      });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      // It is dockerd itself that looks for the user, before it asks for a process.
      if (error.message.startsWith("unable to find ")) {
        this.exitCode = 126;
        throw error;
      }
      this.exitCode = /permission denied|is a directory/.test(error.message) ? 126 : 127;
      throw new EngineError(
        error.status,
        `OCI runtime exec failed: exec failed: unable to start container process: ${error.message}: unknown`,
      );
    }
    this.#task.onExit(({ code }) => this.#ended(code));
  }

  /** Calls once when it has ended; at once if it has. */
  onEnd(listener: () => void): void {
    if (this.exitCode !== undefined) listener();
    else this.#onEnd.add(listener);
  }

  closeStdin(): void {
    this.stdin?.release();
    this.stdin = undefined;
  }

  #ended(code: number): void {
    this.exitCode = code;
    this.terminal?.hangUp();
    this.closeStdin();
    this.container.tell("exec_die", { execID: this.id, exitCode: String(code) });
    for (const listener of this.#onEnd) listener();
  }

  #ends(): ProcessWish["ends"] {
    const tell = (stream: "stdout" | "stderr") => (text: string) => {
      for (const listener of [...this.listeners]) listener(stream, text);
    };
    if (this.wish.Tty) {
      const terminal = this.terminal = this.#kernel.makeTerminal(
        undefined,
        this.container.running.namespaces,
      );
      terminal.onOutput = tell("stdout");
      return { terminal };
    }
    const output = sinkStream(tell("stdout"), "pipe:[1]");
    const errors = sinkStream(tell("stderr"), "pipe:[2]");
    if (!this.wish.AttachStdin) return { input: nullStream, output, errors };
    const pipe = this.#kernel.makePipe();
    this.stdin = pipe.output;
    return { input: pipe.input, output, errors };
  }
}
