/** A process of node: its engine, its event loop, and what it asks for that takes time. */
import type { HttpAnswer, HttpRequest } from "../../host/process.ts";
import { Interrupted, type Process, type Run, SIGNALS, type Wait } from "../../host/process.ts";
import { type Readiness, Waiters } from "../../host/stream.ts";
import { Engine, type Turn } from "./engine.ts";
import { LIBRARY } from "./library.ts";
import { Ports } from "./ports.ts";
import { Requests } from "./requests.ts";
import { answered, fileCalls, machineCalls, type Place } from "./system.ts";
import { Timers } from "./timers.ts";

/** What node was started for. */
export type Start =
  | { kind: "file"; name: string }
  | { kind: "text"; text: string; prints: boolean }
  | { kind: "prompt" };

/** V8 does in this time what the engine does between two looks around. */
const MS_PER_LOOK = 0.03;
/** A script that looks at the clock again and again sees it move. */
const MS_PER_CLOCK_READ = 0.02;
const ABORTED = 134;

export class NodeProgram {
  readonly #process: Process;
  readonly #engine: Engine;
  readonly #changes = new Waiters();
  readonly #timers: Timers;
  readonly #ports: Ports;
  readonly #requests: Requests;
  readonly #sources = new Map<string, readonly string[]>();
  #start: Start = { kind: "prompt" };
  /** It computes longer than the clock has moved. */
  #owedMs = 0;
  #readsInput = false;
  #exitCode: number | undefined;

  constructor(process: Process, version: string) {
    this.#process = process;
    const { machine } = process;
    const place: Place = { cwd: process.cwd };
    this.#timers = new Timers(() => this.#now());
    this.#ports = new Ports(process, (port, id, request) => this.#onRequest(port, id, request));
    this.#requests = new Requests(machine, () => this.#changes.wake());
    const calls = {
      ...fileCalls(process, place),
      ...machineCalls(process, version),
      ...this.#ownCalls(),
    };
    this.#engine = new Engine((name, given) => answered(calls, name, given));
  }

  *run(start: Start): Run {
    this.#start = start;
    try {
      const failed = this.#turn(() => this.#boot());
      if (failed !== undefined) return yield* this.#end(failed);
      return yield* this.#loop();
    } finally {
      this.#ports.closeAll();
      this.#engine.dispose();
    }
  }

  #boot(): Turn {
    const booted = this.#engine.evaluate(LIBRARY["boot"]!, "boot");
    if (booted.kind !== "done") return booted;
    const { kind } = this.#start;
    if (this.#start.kind === "file") return this.#engine.call("__startFile", this.#start.name);
    if (this.#start.kind === "text") {
      return this.#engine.call("__startText", this.#start.text, String(this.#start.prints));
    }
    this.#readsInput = kind === "prompt";
    return this.#engine.call("__startPrompt", String(this.#process.tty));
  }

  /** One turn of the script and what it promised; undefined: it goes on. */
  #turn(work: () => Turn): Turn | undefined {
    if (this.#exitCode !== undefined || this.#engine.isDisposed) return { kind: "done" };
    let turn = work();
    if (turn.kind === "done") turn = this.#engine.settle();
    this.#owedMs += this.#engine.takeLooks() * MS_PER_LOOK;
    return this.#exitCode !== undefined ? { kind: "done" } : turn.kind === "done" ? undefined : turn;
  }

  #event(kind: string, ...given: readonly unknown[]): Turn | undefined {
    return this.#turn(() => this.#engine.call("__turn", kind, JSON.stringify(given)));
  }

  *#loop(): Run {
    while (true) {
      const failed = this.#failure ?? (yield* this.#next());
      if (failed) return yield* this.#end(failed);
    }
  }

  /** What happened in a request's turn, outside of the loop. */
  #failure: Turn | undefined;

  *#next(): Generator<Wait, Turn | undefined, void> {
    yield* this.#pay();
    const due = this.#timers.takeDue();
    if (due !== undefined) return this.#event("timer", due);
    const outcome = this.#requests.takeDone();
    if (outcome) return this.#event("response", outcome.id, outcome.outcome);
    if (this.#requests.start()) return undefined;
    const isInputOver = this.#readsInput ? this.#readInput() : undefined;
    if (isInputOver !== undefined) return isInputOver.turn;
    if (this.#isIdle) return this.#leave();
    return yield* this.#wait();
  }

  get #isIdle(): boolean {
    return !this.#readsInput && !this.#timers.isHeld && !this.#ports.isOpen && !this.#requests.isBusy;
  }

  *#wait(): Generator<Wait, Turn | undefined, void> {
    const limitMs = this.#timers.nextInMs;
    const of: Readiness[] = [this.#changes, ...(this.#readsInput ? [this.#process.input] : [])];
    try {
      yield { kind: "ready", of, ...(limitMs === undefined ? {} : { limitMs }) };
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      if (this.#start.kind === "prompt") return this.#event("interrupt");
      return this.#event("signal", `SIG${error.signal}`, SIGNALS[error.signal] ?? 0);
    }
    return undefined;
  }

  /** Time that the script has taken passes. */
  *#pay(): Generator<Wait, void, void> {
    const ms = Math.floor(this.#owedMs);
    if (ms < 1) return;
    yield { kind: "busy", ms };
    this.#owedMs = Math.max(0, this.#owedMs - ms);
  }

  #readInput(): { turn: Turn | undefined } | undefined {
    const { input } = this.#process;
    const text = this.#start.kind === "prompt" ? input.readLine() : input.read();
    if (text === undefined) return undefined;
    if (text !== "") return { turn: this.#event(this.#start.kind === "prompt" ? "line" : "input", text) };
    this.#readsInput = false;
    if (this.#start.kind !== "prompt") return { turn: this.#event("inputEnd") };
    if (this.#process.tty) this.#process.out("\n");
    return { turn: this.#event("exit") };
  }

  #hasLeft = false;
  /** There is nothing left to do: who listens to that may start something. */
  #leave(): Turn | undefined {
    if (this.#hasLeft) return this.#event("exit") ?? { kind: "done" };
    this.#hasLeft = true;
    return this.#event("beforeExit");
  }

  *#end(turn: Turn): Run {
    const { err } = this.#process;
    switch (turn.kind) {
      case "done":
        yield* this.#pay();
        return (this.#exitCode ?? 0) & 255;
      case "endless":
        return yield* endless();
      case "out of memory":
        err(
          "\n<--- Last few GCs --->\n\n\n<--- JS stacktrace --->\n\n" +
            "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n",
        );
        return ABORTED;
      case "failed":
        err(`${turn.message}\n`);
        return 1;
    }
  }

  /** A request at a port is answered in a turn of its own. */
  #onRequest(port: number, id: number, request: HttpRequest): void {
    const { from, method, path, headers, body } = request;
    this.#failure ??= this.#event("request", id, port, { from, method, path, headers, body });
    this.#changes.wake();
  }

  #now(): number {
    return this.#process.machine.now() + this.#owedMs;
  }

  #source(file: string, text: string): void {
    this.#sources.set(file, text.split("\n"));
  }

  #ownCalls(): Record<string, (...given: never[]) => unknown> {
    const { out, err } = this.#process;
    const isOver = () => this.#exitCode !== undefined || this.#engine.isOver;
    return {
      out: (text: string) => void (isOver() || out(text)),
      err: (text: string) => void (isOver() || err(text)),
      now: () => {
        this.#owedMs += MS_PER_CLOCK_READ;
        return this.#now();
      },
      exit: (code: number) => {
        if (!isOver()) this.#exitCode = Number.isNaN(code) ? 1 : code;
        this.#changes.wake();
      },
      evaluate: (source: string, name: string) => {
        this.#source(name, source);
        return this.#engine.run(source, name);
      },
      sourceLine: (file: string, line: number) => this.#sources.get(file)?.[line - 1] ?? null,
      timer: (ms: number, repeats: boolean) => this.#timers.add(ms, repeats),
      clearTimer: (id: number) => this.#timers.remove(id),
      timerHolds: (id: number, holds: boolean) => this.#timers.hold(id, holds),
      readInput: (reads: boolean) => void (this.#readsInput = reads),
      readAllInput: () => this.#process.input.read() ?? "",
      handleSignal: (name: string) => this.#handleSignal(name),
      listen: (port: number, address: string | null) => this.#ports.open(port, address ?? undefined),
      unlisten: (port: number) => this.#ports.close(port),
      answer: (id: number, answer: HttpAnswer) => this.#ports.answer(id, answer),
      fetch: (id: number, target: Parameters<Requests["add"]>[1]) => this.#requests.add(id, target),
      cpuMicros: () => Math.round((this.#process.task?.cpuMs ?? 0) * 1000),
      memory: () => this.#memory(),
    };
  }

  #handleSignal(name: string): void {
    const { termination } = this.#process;
    termination.thrown = [...new Set([...(termination.thrown ?? []), name])];
  }

  #memory(): Record<string, number> {
    const heapUsed = BASE_HEAP_BYTES + this.#engine.usedBytes;
    const heapTotal = Math.ceil(heapUsed * 1.3 / PAGE_BYTES) * PAGE_BYTES;
    return { rss: BASE_BYTES + heapTotal, heapTotal, heapUsed, external: 2_272_354, arrayBuffers: 10_515 };
  }
}

const BASE_HEAP_BYTES = 4_100_000;
const BASE_BYTES = 38_000_000;
const PAGE_BYTES = 4096;

/** It would compute for ever, and answers nobody. */
function* endless(): Run {
  while (true) yield { kind: "busy", ms: 1000 };
}
