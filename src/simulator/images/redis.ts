import { onDebian } from "./debian.ts";
import {
  findProgram,
  type HttpAnswer,
  type HttpRequest,
  type Process,
  readLine,
  type Run,
  run,
} from "../host/process.ts";
import { flagValue } from "./web_server.ts";

const VERSION = "8.2.1";

/** docker-library/redis. Between redis-cli and redis-server a command travels as a request with method REDIS. */
export const redis = onDebian({
  repositories: ["docker.io/library/redis"],
  hasTag: (tag) => /^(latest|[5-8](\.\d+){0,2})?-?(alpine|bookworm|bullseye)?$/.test(tag) && tag !== "",
  knownTags: ["latest", "8", "7", "7-alpine", "alpine"],
  sizeBytes: 52_900_000,
  pullMs: 2100,
  entrypoint: ["docker-entrypoint.sh"],
  cmd: ["redis-server"],
  workingDir: "/data",
  env: { REDIS_VERSION: VERSION },
  exposedPorts: [6379],
  startMs: 300,
  load: { idleCpuMillis: 2, idleMemoryBytes: 4_718_592, requestCpuMs: 0.05 },
  files: { "/data/": "" },
  programs: {
    "/usr/local/bin/docker-entrypoint.sh": entrypoint,
    "/usr/local/bin/redis-server": server,
    "/usr/local/bin/redis-cli": cli,
  },
});

function* entrypoint(process: Process): Run {
  const argv = process.argv.slice(1);
  const isFlag = argv[0]?.startsWith("-") || argv[0]?.endsWith(".conf");
  const words = isFlag || argv.length === 0 ? ["redis-server", ...argv] : argv;
  const path = findProgram(process.machine, process.env, process.cwd, words[0]!);
  if (!path) {
    process.err(`/usr/local/bin/docker-entrypoint.sh: exec: ${words[0]}: not found\n`);
    return 127;
  }
  return yield* run(process.machine.program(path)!, { ...process, argv: words });
}

function* server(process: Process): Run {
  const port = Number(flagValue(process.argv, "port") ?? 6379);
  const password = flagValue(process.argv, "requirepass");
  const log = (mark: string, text: string) => {
    const [, day = "", month, year, time] = new Date(process.machine.now()).toUTCString().split(" ");
    const ms = String(process.machine.now() % 1000).padStart(3, "0");
    process.out(`1:${mark} ${day} ${month} ${year} ${time}.${ms} ${text}\n`);
  };
  log("C", "* oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo");
  log("C", `* Redis version=${VERSION}, bits=64, commit=00000000, modified=0, pid=1, just started`);
  log("M", `* Running mode=standalone, port=${port}.`);
  log("M", "* Server initialized");
  log("M", "* Ready to accept connections tcp");
  const data = new Map<string, string>();
  process.machine.listen(port, (request) => answer(data, request, password));
  process.termination.handler = { exitCode: 0, afterMs: 30 };
  yield { kind: "forever" };
  return 0;
}

function answer(data: Map<string, string>, request: HttpRequest, password: string | undefined): HttpAnswer {
  const isRedis = request.method === "REDIS";
  const words = isRedis ? JSON.parse(request.body) as string[] : [];
  const denied = password !== undefined && request.headers["Auth"] !== password;
  const body = !isRedis
    ? "-ERR unknown command\r\n"
    : denied
    ? "(error) NOAUTH Authentication required."
    : reply(data, words);
  return { status: isRedis ? 200 : 400, headers: {}, body };
}

/** As redis-cli shows it at a terminal. */
function reply(data: Map<string, string>, [name = "", ...words]: readonly string[]): string {
  const [key = "", value = ""] = words;
  const number = (value: number) => `(integer) ${value}`;
  const add = (step: number) => {
    const next = Number(data.get(key) ?? 0) + step;
    if (!Number.isSafeInteger(next)) return "(error) ERR value is not an integer or out of range";
    data.set(key, String(next));
    return number(next);
  };
  switch (name.toUpperCase()) {
    case "PING":
      return key || "PONG";
    case "ECHO":
      return JSON.stringify(key);
    case "SET":
      data.set(key, value);
      return "OK";
    case "GET":
      return data.has(key) ? JSON.stringify(data.get(key)) : "(nil)";
    case "DEL":
      return number(words.filter((word) => data.delete(word)).length);
    case "EXISTS":
      return number(words.filter((word) => data.has(word)).length);
    case "INCR":
      return add(1);
    case "DECR":
      return add(-1);
    case "INCRBY":
      return add(Number(value));
    case "KEYS": {
      const keys = [...data.keys()].sort();
      return keys.length === 0
        ? "(empty array)"
        : keys.map((it, at) => `${at + 1}) ${JSON.stringify(it)}`).join("\n");
    }
    case "DBSIZE":
      return number(data.size);
    case "FLUSHALL":
    case "FLUSHDB":
      data.clear();
      return "OK";
    case "INFO":
      return `# Server\nredis_version:${VERSION}\nredis_mode:standalone\nrole:master`;
    default:
      return `(error) ERR unknown command '${name}', with args beginning with: ${
        words.map((word) => `'${word}' `).join("")
      }`;
  }
}

/** `redis-cli [-h HOST] [-p PORT] [-a PASSWORD] [COMMAND…]`; without a command it reads them. */
function* cli(process: Process): Run {
  const words = process.argv.slice(1);
  const target = { host: "127.0.0.1", port: 6379, password: process.env["REDISCLI_AUTH"] ?? "" };
  while (words[0]?.startsWith("-")) {
    const flag = words.shift();
    if (flag === "-h") target.host = words.shift() ?? "";
    if (flag === "-p") target.port = Number(words.shift());
    if (flag === "-a") target.password = words.shift() ?? "";
  }
  const shownHost = `${target.host}:${target.port}`;
  const ask = (command: readonly string[]): string | undefined => {
    const outcome = process.machine.fetch({
      host: target.host,
      port: target.port,
      request: {
        method: "REDIS",
        path: "/",
        headers: { Auth: target.password },
        body: JSON.stringify(command),
      },
    });
    if (outcome.kind === "answer") return outcome.answer.body;
    const why = outcome.kind === "unknown-host"
      ? "Temporary failure in name resolution"
      : outcome.kind === "timeout"
      ? "Connection timed out"
      : "Connection refused";
    process.err(`Could not connect to Redis at ${shownHost}: ${why}\n`);
    return undefined;
  };
  const show = (text: string) =>
    process.out(
      (process.tty
        ? text
        : text.replace(/^\((integer|error)\) /, "").replace(/^"(.*)"$/s, "$1").replace(/^\(nil\)$/, "")) +
        "\n",
    );
  if (words.length > 0) {
    const text = ask(words);
    if (text === undefined) return 1;
    show(text);
    return 0;
  }
  for (;;) {
    if (process.tty) process.out(`${shownHost}> `);
    const line = yield* readLine(process);
    if (line === undefined || /^(exit|quit)$/i.test(line.trim())) return 0;
    const command = line.match(/"[^"]*"|'[^']*'|\S+/g)?.map((word) => word.replace(/^["']|["']$/g, "")) ?? [];
    const text = command.length > 0 ? ask(command) : undefined;
    if (text !== undefined) show(text);
  }
}
