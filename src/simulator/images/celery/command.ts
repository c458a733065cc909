/** `celery -A MODULE worker|beat|call|status|inspect`. */
import { absolutePath, type Process, type Run } from "../../host/process.ts";
import { evaluate } from "../python/expression.ts";
import { iterated, PythonError } from "../python/value.ts";
import { type CeleryApplication, readCeleryApplication } from "./application.ts";
import { celeryBeat } from "./beat.ts";
import { isLevel } from "./celery_log.ts";
import { type BrokerAddress, brokerAddress, BrokerConnection, BrokerProblem } from "./connection.ts";
import { taskMessage } from "./task_message.ts";
import { CELERY_QUEUE, CELERY_VERSION, celeryWorker } from "./worker.ts";

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
  const application = load(process, options.get("-A") ?? options.get("--app"));
  if (typeof application === "number") return application;
  const url = options.get("-b") ?? options.get("--broker") ?? application.broker;
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
    return send(process, {
      address,
      name: rest[0] ?? "",
      given: options.get("-a") ?? options.get("--args") ?? "[]",
    });
  }
  if (command === "beat") return yield* celeryBeat(process, application, address, { level });
  const concurrency = Number(options.get("-c") ?? options.get("--concurrency") ?? 0);
  const node = options.get("-n") ?? options.get("--hostname");
  return yield* celeryWorker(process, application, address, {
    level,
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

/** The application of `-A MODULE[:NAME]`; a number: the exit code after what was said. */
function load(process: Process, given: string | undefined): CeleryApplication | number {
  const name = (given ?? "").replace(/:.*$/, "");
  const { files } = process.machine;
  const place = absolutePath(process.cwd, name.replaceAll(".", "/"));
  const text = files.read(`${place}.py`) ?? files.read(`${place}/celery.py`) ??
    files.read(`${place}/__init__.py`);
  if (name === "" || text === undefined) {
    const problem = name === ""
      ? "Unable to load celery application."
      : `Unable to load celery application.\nThe module ${name} was not found.`;
    return refuse(process, `Invalid value for '-A' / '--app': \n${problem}`);
  }
  try {
    return readCeleryApplication(process, name, text);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    process.err(`Traceback (most recent call last):\n  File "${place}.py", in <module>\n${error.text}\n`);
    return 1;
  }
}

function send(
  process: Process,
  { address, name, given }: { address: BrokerAddress; name: string; given: string },
): number {
  try {
    const connection = new BrokerConnection(process, address);
    connection.declare(CELERY_QUEUE);
    const message = taskMessage(process.machine.random, name, iterated(evaluate(given, new Map())));
    connection.publish(CELERY_QUEUE, message);
    connection.close();
    process.out(`${(JSON.parse(message) as { id: string }).id}\n`);
    return 0;
  } catch (error) {
    if (error instanceof PythonError) process.err(`${error.text}\n`);
    else if (error instanceof BrokerProblem) {
      process.err(`kombu.exceptions.OperationalError: ${error.message}\n`);
    } else throw error;
    return 1;
  }
}

function refuse(process: Process, problem: string): number {
  process.err(
    `Usage: celery [OPTIONS] COMMAND [ARGS]...\nTry 'celery --help' for help.\n\nError: ${problem}\n`,
  );
  return USAGE_EXIT;
}
