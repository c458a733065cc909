/** The requests that a script sends to others. */
import type { FetchOutcome, HttpAnswer, HttpTarget, Machine } from "../../host/process.ts";

export interface Target {
  host: string;
  port: number;
  isSecure: boolean;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Outcome {
  kind: FetchOutcome["kind"];
  address?: string;
  answer?: HttpAnswer;
}

export class Requests {
  readonly #machine: Pick<Machine, "fetch">;
  readonly #onDone: () => void;
  readonly #queued: { id: number; target: Target }[] = [];
  readonly #done: { id: number; outcome: Outcome }[] = [];
  #underWay = 0;

  constructor(machine: Pick<Machine, "fetch">, onDone: () => void) {
    this.#machine = machine;
    this.#onDone = onDone;
  }

  get isBusy(): boolean {
    return this.#queued.length + this.#done.length + this.#underWay > 0;
  }

  add(id: number, target: Target): void {
    this.#queued.push({ id, target });
  }

  takeDone(): { id: number; outcome: Outcome } | undefined {
    return this.#done.shift();
  }

  /** Sends the next one; false: there is none. Its answer may be this very process'. */
  start(): boolean {
    const next = this.#queued.shift();
    if (!next) return false;
    const { host, port, isSecure, method, path, headers, body } = next.target;
    const target: HttpTarget = { host, port, isSecure, request: { method, path, headers, body } };
    const outcome = this.#machine.fetch(target);
    if (outcome.kind !== "pending") this.#done.push({ id: next.id, outcome });
    else this.#await(next.id, outcome.address, outcome.answer);
    return true;
  }

  #await(id: number, address: string, answer: Promise<HttpAnswer>): void {
    this.#underWay++;
    const settle = (outcome: Outcome) => {
      this.#underWay--;
      this.#done.push({ id, outcome });
      this.#onDone();
    };
    answer.then(
      (it) => settle({ kind: "answer", address, answer: it }),
      () => settle({ kind: "refused", address }),
    );
  }
}
