/** The ports at which a script serves HTTP. */
import type { HttpAnswer, HttpRequest, Process } from "../../host/process.ts";

const FIRST_FREE_PORT = 32_768;
const FREE_PORTS = 28_232;

export class Ports {
  readonly #process: Process;
  readonly #onRequest: (port: number, id: number, request: HttpRequest) => void;
  readonly #open = new Set<number>();
  readonly #waiting = new Map<number, (answer: HttpAnswer) => void>();
  #nextId = 1;

  constructor(process: Process, onRequest: (port: number, id: number, request: HttpRequest) => void) {
    this.#process = process;
    this.#onRequest = onRequest;
  }

  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Port 0: one that is free. */
  open(wanted: number, address: string | undefined): { port: number } | { error: string } {
    const { machine } = this.#process;
    const port = wanted === 0 ? FIRST_FREE_PORT + machine.random.below(FREE_PORTS) : wanted;
    if (this.#open.has(port) || machine.network?.listenerAt(port)) return { error: "EADDRINUSE" };
    this.#open.add(port);
    const isLocal = address === "127.0.0.1" || address === "localhost" || address === "::1";
    machine.listen(port, (request) => this.#answer(port, request), isLocal ? "127.0.0.1" : "0.0.0.0");
    return { port };
  }

  close(port: number): void {
    this.#open.delete(port);
    this.#process.machine.network?.close(port);
  }

  closeAll(): void {
    for (const port of [...this.#open]) this.close(port);
    for (const done of [...this.#waiting.values()]) done(RESET);
    this.#waiting.clear();
  }

  /** The script answers a request. */
  answer(id: number, answer: HttpAnswer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  /** The script's answer, at once where it has it at once. */
  #answer(port: number, request: HttpRequest): HttpAnswer | Promise<HttpAnswer> {
    if (!this.#open.has(port)) return RESET;
    const id = this.#nextId++;
    let now: HttpAnswer | undefined;
    let later: (answer: HttpAnswer) => void = (answer) => {
      now = answer;
    };
    this.#waiting.set(id, (answer) => later(answer));
    this.#onRequest(port, id, request);
    if (now) return now;
    return new Promise((done) => later = done);
  }
}

/** Who should have answered has ended. */
const RESET: HttpAnswer = { status: 502, headers: { "Content-Length": "0" }, body: "" };
