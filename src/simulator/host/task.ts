/** One process of the simulated machine: its program on the event queue, its place among the others, its signals. */
import type { Cancel, EventQueue } from "../clock/event_queue.ts";
import type { ControlGroup } from "./control_group.ts";
import type { Kernel } from "./kernel.ts";
import type { Namespaces } from "./namespaces.ts";
import type { PidNamespace } from "./pid_namespace.ts";
import { Interrupted, type Process, type Run, SIGNALS, type User, type Wait } from "./process.ts";
import { programName } from "./program_name.ts";
import type { ProcessGroup } from "./process_group.ts";
import { BrokenPipe, type Readiness, type Stream, Waiters } from "./stream.ts";
import { SystemError } from "./system_error.ts";
import type { Terminal } from "./terminal.ts";

/** A process whose waits take no time gives way after so many. */
const MAX_TURNS = 1000;
/** 128 and the number of a signal. */
const SIGNALLED = 128;
/** What a small program needs by itself, in bytes. */
const SMALL_PROGRAM_BYTES = 3_300_000;

export interface TaskParts {
  kernel: Kernel;
  queue: EventQueue;
  parent: Task | undefined;
  process: Process;
  namespaces: Namespaces;
  group: ControlGroup;
  user: User;
  descriptors: Map<number, Stream>;
  /** What `ps` shows where the program has not said otherwise. */
  title?: string;
  memoryBytes?: number;
  /** Absent: now. */
  startedMs?: number;
}

/** How a process has ended. `signal`: the one that ended it, such as `KILL`; then the code is 128 and its number. */
export interface Exit {
  code: number;
  signal?: string;
}

export class Task {
  readonly kernel: Kernel;
  readonly process: Process;
  readonly namespaces: Namespaces;
  readonly controlGroup: ControlGroup;
  /** Who it runs as; a server that was started as root gives it up (setuid(2)). */
  user: User;
  readonly descriptors: Map<number, Stream>;
  readonly children = new Set<Task>();
  /** Its number in its own namespace and in those above. */
  readonly numbers = new Map<PidNamespace, number>();
  readonly startedMs: number;
  readonly memoryBytes: number;
  parent: Task | undefined;
  jobGroup!: ProcessGroup;
  /** As `ps` shows it; a program may change it, as nginx does. */
  title: string;
  /** How much it leaves the processor to others, -20 to 19 (nice(2)). */
  niceness: number;
  /** CPU time used, in milliseconds. */
  cpuMs = 0;
  exit: Exit | undefined;
  /** Its own end, its children's ends and stops, and signals that it looks at. */
  readonly changes = new Waiters();
  readonly #queue: EventQueue;
  readonly #onExit = new Set<(exit: Exit) => void>();
  #run: Run | undefined;
  #waiting: Wait | undefined;
  #cancel: Cancel | undefined;
  #isStopped = false;
  /** What came while it stood still. */
  #owed: (() => void) | undefined;
  /** The signal that its program did not take notice of. */
  #interruption: Exit | undefined;
  /** Its program is in the middle of a step: what ends or interrupts it has to wait for the end of that. */
  #isRunning = false;
  #dueEnd: Exit | undefined;
  #dueInterruption: string | undefined;
  #turns = { atMs: 0, count: 0 };

  constructor(parts: TaskParts) {
    this.kernel = parts.kernel;
    this.#queue = parts.queue;
    this.parent = parts.parent;
    this.process = parts.process;
    this.namespaces = parts.namespaces;
    this.controlGroup = parts.group;
    this.user = parts.user;
    this.descriptors = parts.descriptors;
    this.title = parts.title ?? parts.process.argv.join(" ");
    this.niceness = parts.parent?.niceness ?? 0;
    this.memoryBytes = parts.memoryBytes ?? SMALL_PROGRAM_BYTES;
    this.startedMs = parts.startedMs ?? parts.queue.now();
  }

  /** Its number in its own namespace. */
  get pid(): number {
    return this.numberIn(this.namespaces.pid) ?? 0;
  }

  /** Its number as seen from a namespace; undefined where it is not to be seen. */
  numberIn(namespace: PidNamespace): number | undefined {
    return this.numbers.get(namespace);
  }

  /** Its name as the kernel knows it (/proc/PID/comm). */
  get name(): string {
    return programName(this.process.argv[0] ?? this.title, this.title);
  }

  get hasEnded(): boolean {
    return this.exit !== undefined;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** The letter of `ps`. */
  get state(): "R" | "S" | "T" | "Z" {
    if (this.exit) return "Z";
    if (this.#isStopped) return "T";
    return this.#waiting?.kind === "busy" || (!this.#waiting && !this.#cancel) ? "R" : "S";
  }

  get terminal(): Terminal | undefined {
    return this.jobGroup.session.terminal;
  }

  /** Its group is the one that the terminal's keys concern. */
  get isInForeground(): boolean {
    return this.terminal !== undefined && this.terminal.foreground === this.jobGroup;
  }

  /** Calls once, when it has ended; at once if it has. */
  onExit(listener: (exit: Exit) => void): void {
    if (this.exit) listener(this.exit);
    else this.#onExit.add(listener);
  }

  /** Its first step. */
  start(run: Run): this {
    this.#run = run;
    this.#advance(() => run.next());
    return this;
  }

  /** A signal by its name without SIG, as kill(2) sends it. `isForced`: from a namespace above, or from the kernel. */
  signal(name: string, isForced = false): void {
    if (this.exit) return;
    const { termination } = this.process;
    if (name === "KILL") return this.#killed(isForced);
    if (name === "CONT") this.#goOn();
    if (name === "STOP") return this.#stop();
    if (termination.ignored?.includes(name)) return;
    if (termination.handled?.includes(name)) {
      termination.requested = name;
      this.changes.wake();
      return this.#wake();
    }
    if (termination.thrown?.includes(name)) return this.#throw(name);
    const { handler } = termination;
    if (typeof handler === "object" && ENDING.includes(name)) {
      this.#queue.schedule(handler.afterMs, () => this.end({ code: handler.exitCode }));
      return;
    }
    // What the first process of a namespace has no handler for, the kernel does not deliver (pid_namespaces(7)).
    if (this.namespaces.pid.init === this && !isForced) return;
    this.#byDefault(name);
  }

  /** It ends now, whatever it waits for; after the step that it is in, if it is running. */
  end(exit: Exit): void {
    if (this.exit) return;
    if (this.#isRunning) {
      this.#dueEnd ??= exit;
      return;
    }
    this.exit = exit;
    this.#cancel?.();
    this.#cancel = this.#owed = undefined;
    this.#run?.return(exit.code);
    for (const stream of this.descriptors.values()) stream.release();
    this.descriptors.clear();
    this.kernel.ended(this);
    for (const listener of this.#onExit) listener(exit);
    this.#onExit.clear();
    this.changes.wake();
    this.parent?.changes.wake();
  }

  #killed(isForced: boolean): void {
    if (this.namespaces.pid.init !== this || isForced) this.end({ code: SIGNALLED + 9, signal: "KILL" });
  }

  #byDefault(name: string): void {
    if (name === "INT") return this.#throw(name);
    if (STOPPING.includes(name)) return this.#stop();
    if (HARMLESS.includes(name)) return;
    this.end({ code: SIGNALLED + (SIGNALS[name] ?? 15), signal: name });
  }

  #stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.changes.wake();
    this.parent?.changes.wake();
  }

  #goOn(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    const owed = this.#owed;
    this.#owed = undefined;
    if (owed) this.#cancel = this.#queue.schedule(0, owed);
    this.parent?.changes.wake();
  }

  /** The program is told where it waits; one that stands still is told when it goes on. */
  #throw(name: string): void {
    if (this.#isRunning) {
      this.#dueInterruption = name;
      return;
    }
    this.#cancel?.();
    this.#cancel = undefined;
    const run = this.#run;
    if (run) this.#soon(() => this.#advance(() => run.throw(new Interrupted(name))));
  }

  /** Somebody who waits for something to change looks again. */
  #wake(): void {
    if (this.#waiting?.kind !== "ready") return;
    this.#cancel?.();
    this.#soon(() => this.#step());
  }

  /** After what is due now, and not while it stands still. */
  #soon(work: () => void, delayMs = 0): void {
    this.#cancel = this.#queue.schedule(delayMs, () => {
      this.#cancel = undefined;
      if (this.exit) return;
      if (this.#isStopped || this.controlGroup.isFrozen) this.#owed = work;
      else work();
    });
  }

  /** It may go on: its control group was frozen. */
  thaw(): void {
    const owed = this.#owed;
    if (this.#isStopped || !owed) return;
    this.#owed = undefined;
    this.#soon(owed);
  }

  #step(): void {
    this.#advance(() => this.#run!.next());
  }

  #advance(first: () => IteratorResult<Wait, number>): void {
    const result = this.#guarded(first);
    const interruption = this.#dueInterruption;
    this.#dueInterruption = undefined;
    if (this.#dueEnd) this.end(this.#dueEnd);
    else if (result.done) this.end(this.#interruption ?? { code: result.value });
    else if (interruption) this.#throw(interruption);
    else this.#waitFor(result.value);
  }

  #waitFor(wait: Wait): void {
    this.#waiting = wait;
    const full = this.#fullOutput();
    if (full) return this.#waitForChange([full], undefined, () => this.#goOnAfterRoom(wait));
    if (wait.kind === "busy") this.#burn(wait.ms, wait.cores ?? 1);
    if (wait.kind === "sleep" || wait.kind === "busy") this.#soon(() => this.#step(), this.#turnMs(wait.ms));
    else if (wait.kind === "promise") this.#waitForPromise(wait.settled);
    else if (wait.kind === "ready") {
      const all = "onChange" in wait.of ? [wait.of] : wait.of;
      this.#waitForChange(all, wait.limitMs, () => this.#step());
    }
  }

  /** What it waited for may have changed meanwhile: it looks again. */
  #goOnAfterRoom(wait: Wait): void {
    if (wait.kind === "ready" && wait.limitMs === undefined && !this.#fullOutput()) this.#step();
    else this.#waitFor(wait);
  }

  /** Where it has written more than is read, it goes on when there is room. */
  #fullOutput(): Stream | undefined {
    for (const stream of this.descriptors.values()) if (stream.isFull) return stream;
    return undefined;
  }

  /** One that never lets time pass would hold the world up. */
  #turnMs(ms: number): number {
    const now = this.#queue.now();
    if (ms > 0 || now !== this.#turns.atMs) this.#turns = { atMs: now, count: 0 };
    return ms > 0 || ++this.#turns.count < MAX_TURNS ? ms : 1;
  }

  #burn(ms: number, cores: number): void {
    this.cpuMs += ms * cores;
    this.kernel.load.burn(this.#queue.now(), ms, cores);
    this.controlGroup.meter?.burn(ms, cores);
  }

  #waitForPromise(settled: Promise<unknown>): void {
    let isCancelled = false;
    this.#cancel = () => void (isCancelled = true);
    const resume = () => {
      if (!isCancelled) this.#soon(() => this.#step());
    };
    settled.then(resume, resume);
  }

  #waitForChange(all: readonly Readiness[], limitMs: number | undefined, then: () => void): void {
    const ends: Cancel[] = [];
    const wake = () => {
      for (const end of ends) end();
      this.#soon(then);
    };
    for (const readiness of all) ends.push(readiness.onChange(wake));
    if (limitMs !== undefined) ends.push(this.#queue.schedule(limitMs, wake));
    this.#cancel = () => ends.forEach((end) => end());
  }

  #guarded(step: () => IteratorResult<Wait, number>): IteratorResult<Wait, number> {
    const { kernel } = this;
    const before = kernel.current;
    this.#waiting = undefined;
    this.#isRunning = true;
    kernel.current = this;
    try {
      return step();
    } catch (error) {
      const name = error instanceof Interrupted
        ? error.signal
        : error instanceof BrokenPipe
        ? "PIPE"
        : undefined;
      if (error instanceof SystemError) return this.#failed(error);
      if (name === undefined) throw error;
      const code = SIGNALLED + (SIGNALS[name] ?? 2);
      this.#interruption = { code, signal: name };
      return { done: true, value: code };
    } finally {
      this.#isRunning = false;
      kernel.current = before;
    }
  }

  /** A program that does not look at what a call answered ends on it. */
  #failed(error: SystemError): IteratorResult<Wait, number> {
    this.process.err(`${this.process.argv[0]}: ${error.message}\n`);
    return { done: true, value: 1 };
  }
}

/** What a server that handles its stop signal ends on. */
const ENDING = ["TERM", "INT", "QUIT", "HUP"];
const STOPPING = ["TSTP", "TTIN", "TTOU"];
const HARMLESS = ["CHLD", "CONT", "URG", "WINCH"];
