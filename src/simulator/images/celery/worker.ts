/** `celery worker`: it takes tasks from its queue and has its pool run them. */
import { Interrupted, type Process, type Run } from "../../host/process.ts";
import { jsonModule } from "../python/interpreter/json_module.ts";
import { Dict, type Named, type NativeCall, type PythonValue } from "../python/interpreter/value.ts";
import type { CeleryApplication, LoadedApplication } from "./application.ts";
import { CeleryLog } from "./celery_log.ts";
import { type BrokerAddress, BrokerConnection, BrokerProblem, shownAddress } from "./connection.ts";
import { CELERY_QUEUE } from "./task_message.ts";
import { TaskPool } from "./task_pool.ts";

export const CELERY_VERSION = "5.5.3";
const POLL_MS = 200;
const POOL_SIZE = 4;
/** Messages that are fetched for each process before the earlier ones are done. */
const PREFETCH = 4;
const MAIN = "MainProcess";
const RETRIES = 100;

export interface WorkerOptions {
  level: string;
  node?: string;
  concurrency?: number;
  /** `-A` */
  module: string;
}

export function* celeryWorker(
  process: Process,
  loaded: LoadedApplication,
  address: BrokerAddress,
  options: WorkerOptions,
): Run {
  const { machine } = process;
  const { application } = loaded;
  const log = new CeleryLog(process, options.level);
  const size = options.concurrency ?? POOL_SIZE;
  const node = (options.node ?? "celery@%h").replaceAll("%h", machine.hostname);
  if (machine.user.uid === 0) process.err(SUPERUSER);
  process.out(banner(process, application, address, { node, size }));
  process.termination.thrown = ["TERM", "INT"];
  try {
    const pool = new TaskPool(process, options.module, log, size);
    yield* connected(
      process,
      address,
      log,
      (connection) => consume({ loaded, connection, log, node, pool }),
    );
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    process.out("\nworker: Warm shutdown (MainProcess)\n");
  }
  return 0;
}

/** Connects, and again when the connection is lost. */
function* connected(
  process: Process,
  address: BrokerAddress,
  log: CeleryLog,
  work: (connection: BrokerConnection) => Run,
): Run {
  const shown = shownAddress(address);
  for (let attempt = 1;;) {
    try {
      const connection = new BrokerConnection(process, address);
      log.tell("INFO", MAIN, `Connected to ${shown}`);
      attempt = 1;
      return yield* work(connection);
    } catch (error) {
      if (!(error instanceof BrokerProblem)) throw error;
      const waitS = Math.min(2 * attempt, 32);
      log.tell(
        "ERROR",
        MAIN,
        `consumer: Cannot connect to ${shown}: ${error.message}.\n` +
          `Trying again in ${waitS.toFixed(2)} seconds... (${attempt}/${RETRIES})\n`,
      );
      yield { kind: "sleep", ms: waitS * 1000 };
      attempt++;
    }
  }
}

interface Work {
  loaded: LoadedApplication;
  connection: BrokerConnection;
  log: CeleryLog;
  node: string;
  pool: TaskPool;
}

function* consume({ loaded: { application, program }, connection, log, node, pool }: Work): Run {
  connection.declare(CELERY_QUEUE);
  log.tell("INFO", MAIN, "mingle: searching for neighbors");
  yield { kind: "sleep", ms: 1000 };
  log.tell("INFO", MAIN, "mingle: all alone");
  connection.consume(CELERY_QUEUE);
  log.tell("INFO", MAIN, `${node} ready.`);
  const loads = jsonModule(program.interpreter)["loads"] as NativeCall;
  for (;;) {
    const room = POOL_SIZE * PREFETCH - pool.count;
    for (const text of connection.take(CELERY_QUEUE, room)) {
      const message = loads([text], new Map()) as Dict;
      const [id, name] = [String(message.get("id")), String(message.get("task"))];
      const task = application.tasks.find((one) => one.name === name);
      connection.acknowledge(CELERY_QUEUE, text);
      if (!task) {
        log.tell("ERROR", MAIN, `Received unregistered task of type '${name}'.\n${UNREGISTERED}'${name}'`);
        continue;
      }
      log.tell("INFO", MAIN, `Task ${name}[${id}] received`);
      pool.add({ id, name, given: message.get("given") as PythonValue[], named: namedIn(message) });
    }
    yield { kind: "sleep", ms: POLL_MS };
  }
}

const UNREGISTERED = "The message has been ignored and discarded.\n\n" +
  "Did you remember to import the module containing this task?\nKeyError: ";

function namedIn(message: Dict): Named {
  const named = message.get("named");
  return new Map(named instanceof Dict ? named.entries.map(([key, value]) => [String(key), value]) : []);
}

const SUPERUSER =
  "/usr/local/lib/python3.13/site-packages/celery/platforms.py:841: SecurityWarning: You're running the worker " +
  "with superuser privileges: this is\nabsolutely not recommended!\n\nPlease specify a different user using the " +
  "--uid option.\n\nUser information: uid=0 euid=0 gid=0 egid=0\n\n" +
  "  warnings.warn(SecurityWarning(ROOT_DISCOURAGED.format(\n";

function banner(
  { machine }: Process,
  { name, tasks }: CeleryApplication,
  address: BrokerAddress,
  { node, size }: { node: string; size: number },
): string {
  const stamp = new Date(machine.now()).toISOString().replace("T", " ").slice(0, 19);
  const release = machine.kernel.replace(/^Linux /, "");
  return ` \n -------------- ${node} v${CELERY_VERSION} (immunity)\n--- ***** ----- \n` +
    `-- ******* ---- Linux-${release}-x86_64-with-glibc2.36 ${stamp}\n- *** --- * --- \n` +
    `- ** ---------- [config]\n- ** ---------- .> app:         ${name}:0x7f3a5c1d2e90\n` +
    `- ** ---------- .> transport:   ${shownAddress(address)}\n` +
    "- ** ---------- .> results:     disabled://\n" +
    `- *** --- * --- .> concurrency: ${size} (prefork)\n` +
    "-- ******* ---- .> task events: OFF (enable -E to monitor tasks in this worker)\n" +
    "--- ***** ----- \n -------------- [queues]\n" +
    "                .> celery           exchange=celery(direct) key=celery\n                \n\n[tasks]\n" +
    tasks.map(({ name }) => `  . ${name}\n`).sort().join("") + "\n";
}
