/** Programs that talk to other containers. */
import type { FetchOutcome, Process, Run, Wait } from "../process.ts";

/** Milliseconds after which a client gives an unanswered connection up (Linux: tcp_syn_retries). */
const CONNECT_TIMEOUT_MS = 130_000;
/** What a request within the cluster takes. */
const ROUND_TRIP_MS = 2;

interface Target {
  text: string;
  host: string;
  port: number;
  path: string;
}

function parseUrl(text: string): Target | undefined {
  const match = /^(?:(https?):\/\/)?([^/:?#]+)(?::(\d+))?([/?].*)?$/.exec(text);
  if (!match) return undefined;
  const port = match[3] ? Number(match[3]) : match[1] === "https" ? 443 : 80;
  const path = match[4] ?? "/";
  return { text, host: match[2]!, port, path: path.startsWith("/") ? path : `/${path}` };
}

/** Splits flags from operands; `withValue` lists the letters that take one. */
function flagsOf(
  words: readonly string[],
  withValue: string,
): { flags: Map<string, string>; rest: string[] } {
  const flags = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word.startsWith("--")) {
      const [name = "", value = ""] = word.slice(2).split("=");
      flags.set(name, value);
    } else if (word.startsWith("-") && word.length > 1) {
      for (let at = 1; at < word.length; at++) {
        const letter = word[at]!;
        if (!withValue.includes(letter)) flags.set(letter, "");
        else {
          flags.set(letter, word.slice(at + 1) || (words[++i] ?? ""));
          break;
        }
      }
    } else rest.push(word);
  }
  return { flags, rest };
}

function* request(
  process: Process,
  target: Target,
  method: string,
  agent: string,
  body: string,
  timeoutMs: number,
): Generator<Wait, FetchOutcome, string | undefined> {
  yield { kind: "sleep", ms: ROUND_TRIP_MS };
  const host = target.port === 80 ? target.host : `${target.host}:${target.port}`;
  const outcome = process.machine.fetch({
    host: target.host,
    port: target.port,
    request: { method, path: target.path, headers: { Host: host, "User-Agent": agent, Accept: "*/*" }, body },
  });
  if (outcome.kind === "timeout") yield { kind: "sleep", ms: timeoutMs };
  return outcome;
}

/** busybox `wget`: -q, -O FILE, -T SECONDS, -S, --spider. */
export function* wget(process: Process): Run {
  const { flags, rest } = flagsOf(process.argv.slice(1), "OTUP");
  const target = parseUrl(rest[0] ?? "");
  if (!target) {
    process.err("wget: missing URL\n");
    return 1;
  }
  const quiet = flags.has("q");
  const timeoutMs = flags.has("T") ? Number(flags.get("T")) * 1000 : CONNECT_TIMEOUT_MS;
  const outcome = yield* request(process, target, "GET", "Wget", "", timeoutMs);
  if (outcome.kind === "unknown-host") {
    process.err(`wget: bad address '${target.host}${target.port === 80 ? "" : `:${target.port}`}'\n`);
    return 1;
  }
  if (!quiet) {
    process.err(`Connecting to ${target.host}:${target.port} (${outcome.address}:${target.port})\n`);
  }
  if (outcome.kind === "refused") {
    process.err(`wget: can't connect to remote host (${outcome.address}): Connection refused\n`);
    return 1;
  }
  if (outcome.kind === "timeout") {
    process.err(
      flags.has("T")
        ? "wget: download timed out\n"
        : `wget: can't connect to remote host (${outcome.address}): Operation timed out\n`,
    );
    return 1;
  }
  const { answer } = outcome;
  if (flags.has("S")) process.err(`  HTTP/1.1 ${answer.status} ${reason(answer.status)}\n`);
  if (answer.status >= 400) {
    process.err(`wget: server returned error: HTTP/1.1 ${answer.status} ${reason(answer.status)}\n`);
    return 1;
  }
  if (flags.has("spider")) {
    if (!quiet) process.err("remote file exists\n");
    return 0;
  }
  return save(process, flags.get("O") ?? (target.path.split("/").at(-1) || "index.html"), answer.body, quiet);
}

function save(process: Process, name: string, body: string, quiet: boolean): number {
  if (name === "-") {
    if (!quiet) process.err("writing to stdout\n");
    process.out(body);
    if (!quiet) process.err("written to stdout\n");
    return 0;
  }
  const path = name.startsWith("/") ? name : `${process.cwd === "/" ? "" : process.cwd}/${name}`;
  if (path === "/dev/null") return 0;
  if (process.machine.files.exists(path)) {
    process.err(`wget: can't open '${name}': File exists\n`);
    return 1;
  }
  if (!quiet) process.err(`saving to '${name}'\n`);
  process.machine.files.write(path, body);
  if (!quiet) process.err(`'${name}' saved\n`);
  return 0;
}

/** `curl`: -s, -S, -i, -I, -f, -o FILE, -X METHOD, -d DATA, -m SECONDS, -w with %{http_code}. */
export function* curl(process: Process): Run {
  const { flags, rest } = flagsOf(process.argv.slice(1), "oXdmwHAu");
  const target = parseUrl(rest[0] ?? "");
  if (!target) {
    process.err("curl: (2) no URL specified\n");
    return 2;
  }
  const method = flags.get("X") ?? (flags.has("I") ? "HEAD" : flags.has("d") ? "POST" : "GET");
  const timeoutMs = flags.has("m") ? Number(flags.get("m")) * 1000 : CONNECT_TIMEOUT_MS;
  const outcome = yield* request(process, target, method, "curl/8.14.1", flags.get("d") ?? "", timeoutMs);
  if (outcome.kind !== "answer") return curlError(process, target, outcome, timeoutMs, flags);
  const { answer } = outcome;
  if (flags.has("f") && answer.status >= 400) {
    process.err(`curl: (22) The requested URL returned error: ${answer.status}\n`);
    return 22;
  }
  let text = "";
  if (flags.has("i") || flags.has("I")) {
    text += `HTTP/1.1 ${answer.status} ${reason(answer.status)}\r\n`;
    for (const [name, value] of Object.entries(answer.headers)) text += `${name}: ${value}\r\n`;
    text += "\r\n";
  }
  if (method !== "HEAD") text += answer.body;
  const file = flags.get("o");
  if (file === undefined || file === "-") process.out(text);
  else if (file !== "/dev/null") save(process, file, text, true);
  const format = flags.get("w");
  if (format) process.out(format.replace("%{http_code}", String(answer.status)).replace(/\\n/g, "\n"));
  return 0;
}

function curlError(
  process: Process,
  target: Target,
  outcome: Exclude<FetchOutcome, { kind: "answer" }>,
  timeoutMs: number,
  flags: ReadonlyMap<string, string>,
): number {
  const silent = flags.has("s") && !flags.has("S");
  const [code, message] = outcome.kind === "unknown-host"
    ? [6, `Could not resolve host: ${target.host}`]
    : outcome.kind === "refused"
    ? [7, `Failed to connect to ${target.host} port ${target.port} after 0 ms: Could not connect to server`]
    : [
      28,
      flags.has("m")
        ? `Connection timed out after ${timeoutMs} milliseconds`
        : `Failed to connect to ${target.host} port ${target.port} after ${timeoutMs} ms: Could not connect to server`,
    ];
  if (!silent) process.err(`curl: (${code}) ${message}\n`);
  return code as number;
}

/** busybox `nslookup NAME`. */
export function nslookup(process: Process): number {
  const name = process.argv[1] ?? "";
  const addresses = process.machine.resolve(name);
  process.out("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n");
  if (addresses.length === 0) {
    process.out(`** server can't find ${name}: NXDOMAIN\n\n`);
    return 1;
  }
  for (const address of addresses) process.out(`Name:\t${name}\nAddress: ${address}\n`);
  process.out("\n");
  return 0;
}

/** The reason phrase of a status. */
export function reason(status: number): string {
  const known: Record<number, string> = {
    200: "OK",
    301: "Moved Permanently",
    304: "Not Modified",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Not Allowed",
    500: "Internal Server Error",
    503: "Service Unavailable",
  };
  return known[status] ?? "Unknown";
}
