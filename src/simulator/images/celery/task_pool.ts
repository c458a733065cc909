/** The pool of a Celery worker: processes that run tasks, one at a time each. */
import { type Process, type Run } from "../../host/process.ts";
import { Waiters } from "../../host/stream.ts";
import { evaluate } from "../python/expression.ts";
import { Callable, PythonError, type PythonValue, representation, textOf } from "../python/value.ts";
import { startWorker } from "../worker_process.ts";
import type { CeleryApplication, CeleryTask } from "./application.ts";
import type { CeleryLog } from "./celery_log.ts";

export interface Job {
  id: string;
  task: CeleryTask;
  given: readonly PythonValue[];
  onEnd(): void;
}

export class TaskPool {
  readonly #application: CeleryApplication;
  readonly #log: CeleryLog;
  readonly #pending: Job[] = [];
  readonly #changed = new Waiters();
  #running = 0;

  constructor(process: Process, application: CeleryApplication, log: CeleryLog, size: number) {
    this.#application = application;
    this.#log = log;
    for (let number = 1; number <= size; number++) {
      startWorker(process, {
        title: process.argv.join(" "),
        program: (worker) => this.#work(worker, `ForkPoolWorker-${number}`),
      });
    }
  }

  /** Jobs that are waiting or running. */
  get count(): number {
    return this.#pending.length + this.#running;
  }

  add(job: Job): void {
    this.#pending.push(job);
    this.#changed.wake();
  }

  *#work(process: Process, name: string): Run {
    for (;;) {
      const job = this.#pending.shift();
      if (!job) {
        yield { kind: "ready", of: this.#changed };
        continue;
      }
      this.#running++;
      yield* this.#run(process, name, job);
      this.#running--;
      job.onEnd();
    }
  }

  *#run(process: Process, name: string, { id, task, given }: Job): Run {
    const startedMs = process.machine.now();
    try {
      const result = yield* this.#result(task, given, (text) => this.#log.tell("WARNING", name, text));
      const seconds = (process.machine.now() - startedMs) / 1000 + OVERHEAD_S;
      this.#log.tell(
        "INFO",
        name,
        `Task ${task.name}[${id}] succeeded in ${seconds}s: ${representation(result)}`,
      );
    } catch (error) {
      if (!(error instanceof PythonError)) throw error;
      const shown = `${error.type}(${error.message === "" ? "" : representation(error.message)})`;
      this.#log.tell(
        "ERROR",
        name,
        `Task ${task.name}[${id}] raised unexpected: ${shown}\nTraceback (most recent call last):\n${error.text}`,
      );
    }
    return 0;
  }

  /** @throws {PythonError} what the task raises */
  *#result(
    task: CeleryTask,
    given: readonly PythonValue[],
    print: (text: string) => void,
  ): Generator<RunStep, PythonValue, void> {
    const missing = task.parameters.slice(given.length);
    if (missing.length > 0) {
      const names = missing.map((one) => `'${one}'`).join(" and ");
      throw new PythonError(
        "TypeError",
        `${task.name.replace(/^.*\./, "")}() missing ${missing.length} required positional argument${
          missing.length > 1 ? "s" : ""
        }: ${names}`,
      );
    }
    const scope = new Map(this.#application.scope);
    task.parameters.forEach((name, at) => scope.set(name, given[at]!));
    scope.set(
      "print",
      new Callable("print", (values) => {
        print(values.map(textOf).join(" "));
        return null;
      }),
    );
    for (const line of task.body) {
      const [, slept] = /^(?:time\.)?sleep\((.+)\)$/.exec(line) ?? [];
      const [, name, value] = /^([A-Za-z_]\w*)\s*=\s*([^=].*)$/.exec(line) ?? [];
      const [, result] = /^return\b\s*(.*)$/.exec(line) ?? [];
      const [, type, message] = /^raise\s+(\w+)(?:\((.*)\))?$/.exec(line) ?? [];
      if (slept !== undefined) yield { kind: "sleep", ms: Number(evaluate(slept, scope)) * 1000 };
      else if (result !== undefined) return result === "" ? null : evaluate(result, scope);
      else if (type !== undefined) {
        throw new PythonError(type, message ? textOf(evaluate(message, scope)) : "");
      } else if (name !== undefined) scope.set(name, evaluate(value!, scope));
      else if (line !== "pass") evaluate(line, scope);
    }
    return null;
  }
}

type RunStep = Run extends Generator<infer Step, unknown, unknown> ? Step : never;

/** What running nothing takes. */
const OVERHEAD_S = 0.000_31;
