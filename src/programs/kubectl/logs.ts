import { type LogOptions, openLog } from "../../cluster/logs.ts";
import { ArgumentsError, type Flag } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { type LogSource, logSources } from "./log_sources.ts";
import { runningTimeoutFlag } from "./running_timeout.ts";

const logFlags: readonly Flag[] = [
  { name: "all-containers", kind: "bool", usage: "The logs of all containers." },
  { name: "all-pods", kind: "bool", usage: "The logs of all pods behind the object; with --prefix." },
  { name: "container", short: "c", kind: "string", usage: "The container whose log is wanted." },
  { name: "follow", short: "f", kind: "bool", usage: "Go on and print what is written from now on." },
  { name: "ignore-errors", kind: "bool", usage: "What cannot be read is said, and the rest goes on." },
  {
    name: "insecure-skip-tls-verify-backend",
    kind: "bool",
    usage: "Do not check who the node is that has the logs.",
  },
  { name: "limit-bytes", kind: "int", default: 0, usage: "How many bytes of a log at most; 0: no limit." },
  {
    name: "max-log-requests",
    kind: "int",
    default: 5,
    usage: "How many logs are followed at the same time with a selector.",
  },
  runningTimeoutFlag(20_000),
  { name: "prefix", kind: "bool", usage: "Begin each line with its pod and container." },
  {
    name: "previous",
    short: "p",
    kind: "bool",
    usage: "The log of the container's last run before this one.",
  },
  { name: "selector", short: "l", kind: "string", usage: "The pods whose labels fit, such as app=web." },
  { name: "since", kind: "duration", default: 0, usage: "Only what is younger than that: 5s, 2m, 3h." },
  { name: "since-time", kind: "string", usage: "Only what was written after that time (RFC 3339)." },
  {
    name: "tail",
    kind: "int",
    default: -1,
    usage: "How many lines from the end; -1: all, and 10 with a selector.",
  },
  { name: "timestamps", kind: "bool", usage: "Begin each line with the time it was written." },
];

/** `kubectl logs`. */
export const logs: Program = {
  name: "logs",
  summary: "What containers have written",
  description: "Show what a container has printed. A pod with one container needs no container's name.",
  usage: ["[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]"],
  flags: logFlags,
  examples: [
    ["The log of a pod", "kubectl logs web-0"],
    ["Of one container, as it goes on", "kubectl logs -f web-0 -c app"],
    ["Why it ended the last time", "kubectl logs -p web-0"],
    ["The last lines of every pod of an app", "kubectl logs -l app=web --tail=20 --prefix"],
    ["All pods of a deployment", "kubectl logs deploy/web --all-pods"],
    ["The last hour, with times", "kubectl logs web-0 --since=1h --timestamps"],
  ],
  async run(call) {
    const { flags, args, io } = call;
    checkArguments(call);
    const range = rangeOf(call);
    const timeoutMs = flags.number("pod-running-timeout")!;
    if (timeoutMs <= 0) throw new Error("--pod-running-timeout must be higher than zero");
    const connection = await call.connect();
    const container = flags.string("container") || args[1] || "";
    const sources = await logSources(call, connection, { target: args[0], container, timeoutMs });
    if (sources === undefined) return 0;
    const print = async (source: LogSource): Promise<void> => {
      const log = await openLog(connection.client, { ...range, ...source, signal: io.signal });
      const { pod, container } = source;
      const prefix = flags.bool("prefix") || flags.bool("all-pods") ? `[pod/${pod}/${container}] ` : "";
      for await (const chunk of wholeLines(log, prefix)) await io.write(chunk);
    };
    const tryPrint = (source: LogSource): Promise<void> =>
      print(source).catch(async (error) => {
        if (io.signal.aborted) return;
        if (!flags.bool("ignore-errors")) throw error;
        await io.err(`error: ${(error as Error).message}\n`);
      });
    if (flags.bool("follow") && sources.length > 1) {
      checkConcurrency(sources.length, flags.number("max-log-requests")!);
      await Promise.all(sources.map(tryPrint));
    } else for (const source of sources) await tryPrint(source);
    return 0;
  },
};

/** In the order in which kubectl complains. */
function checkArguments({ flags, args }: Call): void {
  const selector = flags.string("selector");
  if (selector === "" && (args.length === 0 || args.length > 2)) throw new ArgumentsError(USAGE);
  if (selector !== "" && args.length > 0) {
    throw new ArgumentsError("only a selector (-l) or a POD name is allowed");
  }
  if (args.length === 2 && flags.has("container")) {
    throw new ArgumentsError("only one of -c or an inline [CONTAINER] arg is allowed");
  }
}

const USAGE = "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n" +
  "POD or TYPE/NAME is a required argument for the logs command";

function rangeOf({ flags, args }: Call): Partial<LogOptions> {
  const sinceMs = flags.number("since")!;
  const sinceTime = flags.string("since-time");
  if (sinceTime !== "" && sinceMs !== 0) {
    throw new Error("at most one of `sinceTime` or `sinceSeconds` may be specified");
  }
  if (sinceTime !== "" && !RFC3339.test(sinceTime)) {
    throw new Error(
      `parsing time ${JSON.stringify(sinceTime)} as "2006-01-02T15:04:05Z07:00": ` +
        `cannot parse ${JSON.stringify(sinceTime)} as "2006"`,
    );
  }
  const container = flags.string("container") || args[1];
  if (flags.bool("all-containers") && container) {
    throw new Error(`--all-containers=true should not be specified with container name ${container}`);
  }
  const limitBytes = flags.number("limit-bytes")!;
  const isSelected = flags.string("selector") !== "" && !flags.has("tail");
  const tailLines = isSelected ? LINES_WITH_SELECTOR : flags.number("tail")!;
  if (tailLines < -1) throw new Error("--tail must be greater than or equal to -1");
  if (limitBytes < 0) throw new Error("--limit-bytes must be greater than 0");
  if (sinceMs < 0) throw new Error("--since must be greater than 0");
  return {
    follow: flags.bool("follow"),
    previous: flags.bool("previous"),
    timestamps: flags.bool("timestamps"),
    insecureSkipTlsVerifyBackend: flags.bool("insecure-skip-tls-verify-backend"),
    ...(tailLines >= 0 ? { tailLines } : {}),
    ...(limitBytes > 0 ? { limitBytes } : {}),
    ...(sinceMs > 0 ? { sinceSeconds: Math.ceil(sinceMs / 1000) } : {}),
    ...(sinceTime === "" ? {} : { sinceTime }),
  };
}

const LINES_WITH_SELECTOR = 10;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function checkConcurrency(count: number, limit: number): void {
  if (count <= limit) return;
  throw new Error(
    `you are attempting to follow ${count} log streams, but maximum allowed concurrency is ${limit}, ` +
      "use --max-log-requests to increase the limit",
  );
}

/** The bytes as they are, but lines are not torn apart: several logs may be printed at the same time. */
async function* wholeLines(
  log: ReadableStream<Uint8Array>,
  prefix: string,
): AsyncGenerator<Uint8Array> {
  const head = new TextEncoder().encode(prefix);
  let rest: Uint8Array[] = [];
  for await (const chunk of log) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield joined([head, ...rest, chunk.subarray(from, end + 1)]);
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.slice(from));
  }
  if (rest.length > 0) yield joined([head, ...rest]);
}

const NEWLINE = 10;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
