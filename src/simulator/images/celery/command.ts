/** `celery -A MODULE worker|beat|call|status|inspect`. */
import type { Process, Run, Wait } from "../../host/process.ts";
import { jsonModule } from "../python/interpreter/json_module.ts";
import type { PythonProgram } from "../python/interpreter/program.ts";
import { waits } from "../python/interpreter/steps.ts";
import { Raised } from "../python/interpreter/types.ts";
import type { NativeCall } from "../python/interpreter/value.ts";
import { loadCeleryApplication, type LoadedApplication } from "./application.ts";
import { celeryBeat } from "./beat.ts";
import { isLevel } from "./celery_log.ts";
import { type BrokerAddress, brokerAddress, BrokerConnection, BrokerProblem } from "./connection.ts";
import { CELERY_QUEUE, taskMessage } from "./task_message.ts";
import { CELERY_VERSION, celeryWorker } from "./worker.ts";

const USAGE_EXIT = 2;
const WITH_VALUE = new Set([
  "-A",
  "--app",
  "-b",
  "--broker",
  "-l",
  "--loglevel",
  "-c",
  "--concurrency",
  "-n",
  "--hostname",
  "-s",
  "--schedule",
  "--pidfile",
  "-Q",
  "--queues",
  "-P",
  "--pool",
  "-a",
  "--args",
  "-f",
  "--logfile",
  "--workdir",
]);

export function* celeryCommand(process: Process): Run {
  const { options, words } = readWords(process.argv.slice(1));
  if (options.has("--version")) {
    process.out(`${CELERY_VERSION} (immunity)\n`);
    return 0;
  }
  const [command, ...rest] = words;
  if (command === undefined) {
    process.out("Usage: celery [OPTIONS] COMMAND [ARGS]...\n\nCommands: beat, call, worker\n");
    return options.has("--help") ? 0 : USAGE_EXIT;
  }
  if (!["worker", "beat", "call"].includes(command)) return refuse(process, `No such command '${command}'.`);
  const level = options.get("-l") ?? options.get("--loglevel") ?? "WARNING";
  if (!isLevel(level)) {
    return refuse(
      process,
      `Invalid value for '-l' / '--loglevel': ${level.toUpperCase()} is not one of the levels`,
    );
  }
  const module = options.get("-A") ?? options.get("--app") ?? "";
  const loaded = yield* loadCeleryApplication(process, module);
  if (typeof loaded === "number") return loaded;
  if (typeof loaded === "string") {
    return refuse(process, `\nUnable to load celery application.${loaded}`);
  }
  const url = options.get("-b") ?? options.get("--broker") ?? loaded.application.broker;
  const address = brokerAddress(url);
  if (!address) {
    process.err(
      `NotImplementedError: this simulated celery reaches its broker by amqp:// alone: ${
        url.replace(/:\/\/.*/s, "://…")
      }\n`,
    );
    return 1;
  }
  if (command === "call") {
    return yield* send(process, loaded, {
      address,
      name: rest[0] ?? "",
      given: options.get("-a") ?? options.get("--args") ?? "[]",
    });
  }
  if (command === "beat") return yield* celeryBeat(process, loaded, address, { level });
  const concurrency = Number(options.get("-c") ?? options.get("--concurrency") ?? 0);
  const node = options.get("-n") ?? options.get("--hostname");
  return yield* celeryWorker(process, loaded, address, {
    level,
    module,
    ...(concurrency > 0 ? { concurrency } : {}),
    ...(node === undefined ? {} : { node }),
  });
}

function readWords(argv: readonly string[]): { options: Map<string, string>; words: string[] } {
  const options = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    const [, long, value] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
    if (long !== undefined) options.set(long, value!);
    else if (WITH_VALUE.has(word)) options.set(word, argv[++at] ?? "");
    else if (/^-[AlcnbPQ]./.test(word) && !word.startsWith("--")) {
      options.set(word.slice(0, 2), word.slice(2));
    } else if (word.startsWith("-")) options.set(word, "");
    else words.push(word);
  }
  return { options, words };
}

function* send(
  process: Process,
  { program }: LoadedApplication,
  { address, name, given }: { address: BrokerAddress; name: string; given: string },
): Run {
  const problem = yield* listProblem(program, given);
  if (problem !== undefined) return refuse(process, `Invalid value for '-a' / '--args': ${problem}`);
  try {
    const connection = new BrokerConnection(process, address);
    connection.declare(CELERY_QUEUE);
    const message = taskMessage(process.machine.random, name, given);
    connection.publish(CELERY_QUEUE, message);
    connection.close();
    process.out(`${(JSON.parse(message) as { id: string }).id}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BrokerProblem)) throw error;
    process.err(`kombu.exceptions.OperationalError: ${error.message}\n`);
    return 1;
  }
}

/** Why a text is no list in JSON. */
function* listProblem(
  { interpreter }: PythonProgram,
  text: string,
): Generator<Wait, string | undefined, void> {
  const loads = jsonModule(interpreter)["loads"] as NativeCall;
  try {
    return Array.isArray(loads([text], new Map())) ? undefined : `${text} was not an array`;
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    return yield* waits(interpreter.texts.text(error.value));
  }
}

function refuse(process: Process, problem: string): number {
  process.err(
    `Usage: celery [OPTIONS] COMMAND [ARGS]...\nTry 'celery --help' for help.\n\nError: ${problem}\n`,
  );
  return USAGE_EXIT;
}
