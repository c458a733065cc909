/** The pool of a Celery worker: processes that run tasks, one at a time each. */
import type { Process, Run, Wait } from "../../host/process.ts";
import { Waiters } from "../../host/stream.ts";
import { waits } from "../python/interpreter/steps.ts";
import { traceback } from "../python/interpreter/traceback.ts";
import { Raised } from "../python/interpreter/types.ts";
import type { Named, PythonValue } from "../python/interpreter/value.ts";
import { startWorker } from "../worker_process.ts";
import { loadCeleryApplication, type LoadedApplication } from "./application.ts";
import type { CeleryLog } from "./celery_log.ts";

export interface Job {
  id: string;
  /** Of its task. */
  name: string;
  given: readonly PythonValue[];
  named: Named;
}

export class TaskPool {
  readonly #module: string;
  readonly #log: CeleryLog;
  readonly #pending: Job[] = [];
  readonly #changed = new Waiters();
  #running = 0;

  /** @param module what `-A` named: each process has its own */
  constructor(process: Process, module: string, log: CeleryLog, size: number) {
    this.#module = module;
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
    let loaded: LoadedApplication | undefined;
    for (;;) {
      const job = this.#pending.shift();
      if (!job) {
        yield { kind: "ready", of: this.#changed };
        continue;
      }
      this.#running++;
      loaded ??= yield* this.#load(process, name);
      if (loaded) yield* this.#run(process, name, job, loaded);
      this.#running--;
    }
  }

  /** The module as the fork has it: what it printed while it was imported was printed before. */
  *#load(process: Process, name: string): Generator<Wait, LoadedApplication | undefined, void> {
    let isLoaded = false;
    const tell = (text: string) => {
      const line = text.trimEnd();
      if (isLoaded && line !== "") this.#log.tell("WARNING", name, line);
    };
    const loaded = yield* loadCeleryApplication({ ...process, out: tell, err: tell }, this.#module);
    isLoaded = true;
    return typeof loaded === "object" ? loaded : undefined;
  }

  *#run(process: Process, name: string, job: Job, { application, program }: LoadedApplication): Run {
    const startedMs = process.machine.now();
    const { interpreter } = program;
    const task = application.tasks.find((one) => one.name === job.name)!;
    const given = task.isBound ? [task.object, ...job.given] : job.given;
    try {
      const result = yield* waits(interpreter.call(task.callee, given, job.named));
      const seconds = (process.machine.now() - startedMs) / 1000 + OVERHEAD_S;
      const shown = yield* waits(interpreter.texts.representation(result));
      this.#log.tell("INFO", name, `Task ${task.name}[${job.id}] succeeded in ${seconds}s: ${shown}`);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const shown = yield* waits(interpreter.texts.representation(error.value));
      const told = (yield* waits(traceback(error, interpreter.texts))).trimEnd();
      this.#log.tell("ERROR", name, `Task ${task.name}[${job.id}] raised unexpected: ${shown}\n${told}`);
    }
    return 0;
  }
}

/** What running nothing takes. */
const OVERHEAD_S = 0.000_31;
