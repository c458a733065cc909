/** `celery beat`: it puts tasks into the queue when they are due. */
import { Interrupted, type Process, type Run, type Wait } from "../../host/process.ts";
import { jsonModule } from "../python/interpreter/json_module.ts";
import type { PythonProgram } from "../python/interpreter/program.ts";
import { waits } from "../python/interpreter/steps.ts";
import type { NativeCall, PythonValue, Work } from "../python/interpreter/value.ts";
import type { LoadedApplication } from "./application.ts";
import { CeleryLog } from "./celery_log.ts";
import { type BrokerAddress, BrokerConnection, BrokerProblem, shownAddress } from "./connection.ts";
import { CELERY_QUEUE, taskMessage } from "./task_message.ts";
import { CELERY_VERSION } from "./worker.ts";

const SCHEDULE_FILE = "celerybeat-schedule";
const MAIN = "MainProcess";
const RETRY_MS = 2000;
/** So long it sleeps at most. */
const MAX_SLEEP_MS = 300_000;

export function* celeryBeat(
  process: Process,
  loaded: LoadedApplication,
  address: BrokerAddress,
  { level }: { level: string },
): Run {
  const { machine } = process;
  const log = new CeleryLog(process, level);
  process.out(banner(process, address, level));
  const path = `${process.cwd}/${SCHEDULE_FILE}`;
  const refusal = machine.files.folderRefusal(process.cwd);
  if (refusal) {
    process.err(`_gdbm.error: [Errno 13] ${refusal}: '${SCHEDULE_FILE}'\n`);
    return 1;
  }
  machine.files.write(path, loaded.application.schedule.map(({ label }) => `${label}\n`).join(""));
  process.termination.thrown = ["TERM", "INT"];
  try {
    log.tell("INFO", MAIN, "beat: Starting...");
    return yield* schedule(process, loaded, address, log);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
  return 0;
}

function* schedule(
  process: Process,
  { application: { schedule }, program }: LoadedApplication,
  address: BrokerAddress,
  log: CeleryLog,
): Run {
  const { machine } = process;
  const due = schedule.map((periodic) => ({ periodic, atMs: machine.now() + periodic.everyMs }));
  let connection: BrokerConnection | undefined;
  for (;;) {
    const nextMs = Math.min(machine.now() + MAX_SLEEP_MS, ...due.map(({ atMs }) => atMs));
    yield { kind: "sleep", ms: Math.max(0, nextMs - machine.now()) };
    for (const entry of due.filter(({ atMs }) => atMs <= machine.now())) {
      const { periodic: { label, task, given, everyMs } } = entry;
      for (let isSent = false; !isSent;) {
        try {
          if (!connection) {
            connection = new BrokerConnection(process, address);
            connection.declare(CELERY_QUEUE);
          }
          const values = yield* written(program, given);
          log.tell("INFO", MAIN, `Scheduler: Sending due task ${label} (${task})`);
          log.tell("DEBUG", MAIN, `${task}(${values.slice(1, -1)}) sent.`);
          connection.publish(CELERY_QUEUE, taskMessage(machine.random, task, values));
          isSent = true;
        } catch (error) {
          if (!(error instanceof BrokerProblem)) throw error;
          connection = undefined;
          log.tell(
            "ERROR",
            MAIN,
            `beat: Connection error: ${error.message}. Trying again in ${
              (RETRY_MS / 1000).toFixed(1)
            } seconds...`,
          );
          yield { kind: "sleep", ms: RETRY_MS };
        }
      }
      entry.atMs = Math.max(entry.atMs + everyMs, machine.now());
    }
  }
}

/** A list, as JSON. */
function* written(program: PythonProgram, given: PythonValue): Generator<Wait, string, void> {
  const dumps = jsonModule(program.interpreter)["dumps"] as NativeCall;
  return String(yield* waits(dumps([given], new Map()) as Work<PythonValue>));
}

function banner({ machine }: Process, address: BrokerAddress, level: string): string {
  const stamp = new Date(machine.now()).toISOString().replace("T", " ").slice(0, 19);
  return `celery beat v${CELERY_VERSION} (immunity) is starting.\n__    -    ... __   -        _\n` +
    `LocalTime -> ${stamp}\nConfiguration ->\n    . broker -> ${shownAddress(address)}\n` +
    "    . loader -> celery.loaders.app.AppLoader\n    . scheduler -> celery.beat.PersistentScheduler\n" +
    `    . db -> ${SCHEDULE_FILE}\n    . logfile -> [stderr]@%${level.toUpperCase()}\n` +
    "    . maxinterval -> 5.00 minutes (300s)\n";
}
