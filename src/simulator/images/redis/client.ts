/** redis-cli: one command, or those that are typed. */
import type { Process, Run } from "../../host/process.ts";
import { PromptedLines } from "../../userland/prompted_lines.ts";
import { plainReply, type Reply, shownReply } from "./reply.ts";
import { REDIS_PORT, REDIS_VERSION } from "./server.ts";

export interface RedisTarget {
  host: string;
  port: number;
  password: string;
  database: number;
}

/** The reply, or why there is none. */
export function askRedis(
  { machine }: Pick<Process, "machine">,
  { host, port, password, database }: RedisTarget,
  words: readonly string[],
): Reply | { kind: "failure"; text: string } {
  const outcome = machine.fetch({
    host,
    port,
    request: {
      method: "REDIS",
      path: "/",
      headers: { Auth: password },
      body: JSON.stringify({ words, database }),
    },
  });
  if (outcome.kind === "answer" && outcome.answer.status === 200) {
    return JSON.parse(outcome.answer.body) as Reply;
  }
  const text = outcome.kind === "unknown-host"
    ? "Name or service not known"
    : outcome.kind === "timeout"
    ? "Connection timed out"
    : outcome.kind === "answer" || outcome.kind === "reset"
    ? "Connection reset by peer"
    : "Connection refused";
  return { kind: "failure", text };
}

const UNSAFE =
  "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.\n";

/** `redis-cli [-h HOST] [-p PORT] [-a PASSWORD] [-n DATABASE] [--raw] [COMMAND…]`; without a command it reads them. */
export function* redisClient(process: Process): Run {
  const words = process.argv.slice(1);
  const target: RedisTarget = {
    host: "127.0.0.1",
    port: REDIS_PORT,
    password: process.env["REDISCLI_AUTH"] ?? "",
    database: 0,
  };
  let isPlain = !process.tty;
  while (words[0]?.startsWith("-")) {
    const flag = words.shift()!;
    if (flag === "-h") target.host = words.shift() ?? "";
    else if (flag === "-p") target.port = Number(words.shift());
    else if (flag === "-n") target.database = Number(words.shift());
    else if (flag === "--raw" || flag === "--no-raw") isPlain = flag === "--raw";
    else if (flag === "-a" || flag === "--pass") {
      target.password = words.shift() ?? "";
      process.err(UNSAFE);
    } else if (flag === "-v" || flag === "--version") {
      process.out(`redis-cli ${REDIS_VERSION}\n`);
      return 0;
    } else if (
      !/^--(no-auth-warning|tls|bigkeys|stat|csv|json)$/.test(flag) && flag !== "-e" && flag !== "-i"
    ) {
      process.err(`Unrecognized option or bad number of args for: '${flag}'\n`);
      return 1;
    }
  }
  const show = (reply: Reply) => process.out(`${isPlain ? plainReply(reply) : shownReply(reply)}\n`);
  if (words.length === 0) return yield* read(process, target, show);
  const reply = askRedis(process, target, words);
  if (reply.kind === "failure") {
    process.err(`Could not connect to Redis at ${target.host}:${target.port}: ${reply.text}\n`);
    return 1;
  }
  show(reply);
  return reply.kind === "error" ? 1 : 0;
}

function* read(process: Process, target: RedisTarget, show: (reply: Reply) => void): Run {
  const lines = new PromptedLines(process);
  const place = `${target.host}:${target.port}`;
  let isConnected = askRedis(process, target, ["PING"]).kind !== "failure";
  if (!isConnected) process.err(`Could not connect to Redis at ${place}: Connection refused\n`);
  for (;;) {
    const number = target.database === 0 ? "" : `[${target.database}]`;
    const edited = yield* lines.read(isConnected ? `${place}${number}> ` : "not connected> ");
    if (edited.kind !== "line") return 0;
    const command = wordsOf(edited.text);
    if (command === undefined) process.out("Invalid argument(s)\n");
    if (!command || command.length === 0) continue;
    const name = command[0]!.toUpperCase();
    if (name === "EXIT" || name === "QUIT") return 0;
    if (name === "CLEAR") process.out("\x1b[H\x1b[2J");
    if (name === "CLEAR") continue;
    const reply = askRedis(process, target, command);
    isConnected = reply.kind !== "failure";
    if (reply.kind === "failure") {
      process.err(`Could not connect to Redis at ${place}: ${reply.text}\n`);
      continue;
    }
    show(reply);
    if (name === "AUTH" && reply.kind === "status") target.password = command.at(-1)!;
    if (name === "SELECT" && reply.kind === "status") target.database = Number(command[1]);
  }
}

/** Quotes hold words together; in double ones a backslash means something. Undefined: one is not closed. */
function wordsOf(line: string): string[] | undefined {
  const words: string[] = [];
  let rest = line.trim();
  while (rest !== "") {
    const [all, double, single, bare] =
      /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"']+))(?=\s|$)/.exec(rest) ?? [];
    if (all === undefined) return undefined;
    words.push(
      bare ?? single ??
        double!.replace(/\\(.)/g, (_, letter) => ({ n: "\n", t: "\t" })[letter as string] ?? letter),
    );
    rest = rest.slice(all.length).trimStart();
  }
  return words;
}
