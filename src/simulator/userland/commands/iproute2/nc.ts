/** `nc` of OpenBSD, as netcat-openbsd has it: whether a port is open, and HTTP by hand. */
import { type FetchOutcome, Interrupted, readLine, type Run, type Wait } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { answerHead } from "../curl/heads.ts";
import { awaited, CONNECT_TIMEOUT_MS } from "../http_client.ts";
import { PORT_NAMES, portNumber } from "./port_names.ts";
import { stackOf } from "./stack_of.ts";

export const nc: CommandRecord = {
  name: "nc",
  about: "Connects to a port; what answers there has to speak HTTP",
  usage: ["[OPTION]... HOST PORT[-PORT]..."],
  options: {
    "4": "IPv4 only",
    "6": "does nothing here",
    "n": "no names",
    "N": "end when the input has ended",
    "q=SECONDS": "end so long after the input has ended",
    "v": "tell what becomes of the connection",
    "w=SECONDS": "wait so long for a connection",
    "z": "only look whether somebody listens",
  },
  run: runNc,
};

function* runNc(call: Call): Run {
  const [host, ...rest] = call.operands;
  if (host === undefined || rest.length === 0) {
    call.process.err("usage: nc [-46NnvZz] [-q seconds] [-w timeout] [destination] [port]\n");
    return 1;
  }
  const ports = rest.flatMap(portsOf);
  const bad = rest.find((_, at) => portsOf(rest[at]!).length === 0);
  if (bad !== undefined) return call.complain(`port number invalid: ${bad}`);
  let code = 1;
  for (const port of ports) {
    const address = yield* connected(call, host, port);
    if (address === undefined) continue;
    code = 0;
    if (call.has("z")) continue;
    return yield* talk(call, host, port);
  }
  return code;
}

/** `80`, `http`, `80-85`; nothing: it is none. */
function portsOf(text: string): number[] {
  const [first, last = first] = text.split(/(?<=\d)-/).map(portNumber);
  if (first === undefined || last === undefined || last < first) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const CONNECT_MS = 1;

/** The address that has accepted; undefined, and told: none has. */
function* connected(call: Call, host: string, port: number): Generator<Wait, string | undefined, void> {
  const { machine } = call.process;
  yield { kind: "sleep", ms: CONNECT_MS };
  const request = { method: "GET", path: "/", headers: {}, body: "" };
  const outcome = machine.fetch({ host, port, request, isProbe: true });
  const limitMs = call.has("w") ? Number(call.value("w")) * 1000 : CONNECT_TIMEOUT_MS;
  if (outcome.kind === "timeout") yield { kind: "sleep", ms: limitMs };
  if (outcome.kind === "unknown-host") {
    call.complain(`getaddrinfo for host "${host}" port ${port}: Name or service not known`);
    return undefined;
  }
  // What is simulated as no server can be connected to all the same: sshd.
  const stack = stackOf(call.process);
  const isHeld = outcome.kind === "refused" && stack.has(outcome.address) &&
    stack.sockets.some((one) => one.protocol === "tcp" && one.port === port);
  const shown = outcome.address === host ? host : `${host} (${outcome.address})`;
  if (!isHeld && (outcome.kind === "refused" || outcome.kind === "timeout")) {
    const why = outcome.kind === "refused"
      ? "failed: Connection refused"
      : call.has("w")
      ? "timed out: Operation now in progress"
      : "failed: Connection timed out";
    if (call.has("v")) call.complain(`connect to ${shown} port ${port} (tcp) ${why}`);
    return undefined;
  }
  const service = call.has("n") ? "*" : PORT_NAMES[port] ?? "*";
  if (call.has("v")) {
    call.process.err(`Connection to ${shown} ${port} port [tcp/${service}] succeeded!\n`);
  }
  return outcome.address;
}

/** Requests as they are typed, until one says that it is the last, or there are no more. */
function* talk(call: Call, host: string, port: number): Run {
  try {
    for (;;) {
      const request = yield* requestFrom(call, host);
      if (!request) return 0;
      const outcome: FetchOutcome = call.process.machine.fetch({ host, port, request: request.asked });
      const answer = outcome.kind === "pending"
        ? (yield* awaited(call.process, outcome.answer)).value
        : outcome.kind === "answer"
        ? outcome.answer
        : undefined;
      if (!answer) return 1;
      call.out(answerHead(answer) + (request.asked.method === "HEAD" ? "" : answer.body));
      if (request.isLast) return 0;
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return 130;
  }
}

interface TypedRequest {
  asked: { method: string; path: string; headers: Record<string, string>; body: string };
  /** The server hangs up after it. */
  isLast: boolean;
}

/** Undefined: the input has ended, or what came is no HTTP. */
function* requestFrom(call: Call, host: string): Generator<Wait, TypedRequest | undefined, void> {
  const next = function* (): Generator<Wait, string | undefined, void> {
    return (yield* readLine(call.process))?.replace(/\r?\n$/, "");
  };
  let first = yield* next();
  while (first === "") first = yield* next();
  const match = /^([A-Z]+) (\S+)(?: HTTP\/(\d\.\d))?$/.exec(first ?? "");
  if (!match) return undefined;
  const [, method = "", path = "", version = "0.9"] = match;
  const headers: Record<string, string> = {};
  for (let line = yield* next(); line !== undefined && line !== ""; line = yield* next()) {
    const at = line.indexOf(":");
    if (at > 0) headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
  }
  headers["host"] ??= host;
  const length = Number(headers["content-length"] ?? 0);
  let body = "";
  while (body.length < length) {
    const line = yield* readLine(call.process);
    if (line === undefined) break;
    body += line;
  }
  const isKept = version === "1.1"
    ? headers["connection"] !== "close"
    : headers["connection"] === "keep-alive";
  return { asked: { method, path, headers, body: body.slice(0, length) }, isLast: !isKept };
}
