/** busybox `wget`: -q, -O FILE, -P FOLDER, -T SECONDS, -S, -c, --spider, --header, --post-data, --no-check-certificate. */
import { reason } from "../../http_reason.ts";
import type { HttpAnswer, Process, Run, Wait } from "../../../host/process.ts";
import { ask, flagsOf, hostHeader, parseUrl, pathOf, type Reply, type Target } from "../http_client.ts";

const WITH_VALUE = ["O", "P", "T", "U", "Y", "o", "t", "header", "post-data", "post-file"];
const SWITCHES = ["c", "q", "S", "spider", "no-check-certificate", "passive-ftp", "no-parent"];
const ALIASES = {
  quiet: "q",
  "output-document": "O",
  timeout: "T",
  "user-agent": "U",
  "server-response": "S",
  continue: "c",
  "directory-prefix": "P",
  "output-file": "o",
  proxy: "Y",
  tries: "t",
};
const MAX_REDIRECTS = 20;

export function* busyboxWget(process: Process): Run {
  // -nv, -nc, -nH and -np are GNU's; they are taken, and do nothing (networking/wget.c).
  const words = process.argv.slice(1).filter((word) => !/^-n.?$/.test(word));
  const { flags, rest } = flagsOf(words, WITH_VALUE, ALIASES);
  const unknown = [...flags.keys()].find((name) => ![...WITH_VALUE, ...SWITCHES].includes(name));
  if (unknown !== undefined || rest.length === 0) {
    process.err((unknown === undefined ? "" : `wget: unrecognized option: ${unknown}\n`) + USAGE);
    return 1;
  }
  for (const url of rest) {
    const code = yield* download(process, url, flags);
    if (code !== 0) return code;
  }
  return 0;
}

const USAGE = "BusyBox v1.36.1 multi-call binary.\n\n" +
  "Usage: wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n" +
  "\t[--post-data STR | --post-file FILE] [-Y on/off]\n" +
  "\t[--no-check-certificate] [-P DIR] [-U AGENT] [-T SEC] URL...\n";

function* download(process: Process, url: string, flags: ReadonlyMap<string, string[]>): Run {
  let target: Target | undefined = parseUrl(url);
  if (!target) {
    process.err(`wget: bad address '${url}'\n`);
    return 1;
  }
  const isQuiet = flags.has("q");
  for (let redirects = 0; redirects < MAX_REDIRECTS; redirects++) {
    const reply: Reply = yield* request(process, target, flags);
    if (reply.kind !== "unknown-host" && !isQuiet) {
      process.err(`Connecting to ${hostHeader(target)} (${reply.address}:${target.port})\n`);
    }
    if (
      target.scheme === "https" && reply.kind === "answer" && !flags.has("no-check-certificate") && !isQuiet
    ) {
      process.err("wget: note: TLS certificate validation not implemented\n");
    }
    if (reply.kind !== "answer") return failed(process, target, reply, flags.has("T"));
    const answer: HttpAnswer = reply.answer;
    if (flags.has("S")) process.err(headText(answer));
    const location: string | undefined = answer.headers["Location"];
    if (answer.status < 300 || answer.status > 399 || !location) {
      return finish(process, target, answer, flags);
    }
    const base: string = `${target.scheme}://${hostHeader(target)}`;
    target = parseUrl(location.startsWith("/") ? base + location : location) ?? target;
  }
  process.err("wget: too many redirections\n");
  return 1;
}

function* request(
  process: Process,
  target: Target,
  flags: ReadonlyMap<string, string[]>,
): Generator<Wait, Reply, void> {
  const headers: Record<string, string> = {
    Host: hostHeader(target),
    "User-Agent": flags.get("U")?.at(-1) ?? "Wget",
    Connection: "close",
  };
  for (const line of flags.get("header") ?? []) {
    const [, name = "", value = ""] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name) headers[name] = value;
  }
  const body = flags.get("post-data")?.at(-1);
  const seconds = flags.get("T")?.at(-1);
  return yield* ask(process, target, {
    method: body === undefined ? (flags.has("spider") ? "HEAD" : "GET") : "POST",
    headers,
    body: body ?? "",
    ...(seconds === undefined ? {} : { timeoutMs: Number(seconds) * 1000 }),
  });
}

function failed(
  process: Process,
  target: Target,
  reply: Exclude<Reply, { kind: "answer" }>,
  hasLimit: boolean,
): number {
  switch (reply.kind) {
    case "unknown-host":
      process.err(`wget: bad address '${hostHeader(target)}'\n`);
      return 1;
    case "refused":
      process.err(`wget: can't connect to remote host (${reply.address}): Connection refused\n`);
      return 1;
    case "reset":
      process.err("wget: error getting response: Connection reset by peer\n");
      return 1;
    case "not-tls":
      process.err(
        "wget: TLS error from peer (alert code 70): protocol version\nwget: error getting response: Connection reset by peer\n",
      );
      return 1;
    case "late":
    case "timeout":
      process.err(
        hasLimit
          ? "wget: download timed out\n"
          : `wget: can't connect to remote host (${reply.address}): Operation timed out\n`,
      );
      return 1;
  }
}

function finish(
  process: Process,
  target: Target,
  answer: HttpAnswer,
  flags: ReadonlyMap<string, string[]>,
): number {
  const isQuiet = flags.has("q");
  if (answer.status >= 400) {
    process.err(`wget: server returned error: HTTP/1.1 ${answer.status} ${reason(answer.status)}\n`);
    return 1;
  }
  if (flags.has("spider")) {
    if (!isQuiet) process.err("remote file exists\n");
    return 0;
  }
  const folder = flags.get("P")?.at(-1);
  const own = target.path.split("?")[0]!.split("/").at(-1) || "index.html";
  const name = flags.get("O")?.at(-1) ?? (folder ? `${folder.replace(/\/$/, "")}/${own}` : own);
  return save(process, name, answer.body, { isQuiet, mayReplace: flags.has("O") });
}

function save(
  process: Process,
  name: string,
  body: string,
  { isQuiet, mayReplace }: { isQuiet: boolean; mayReplace: boolean },
): number {
  if (name === "-") {
    if (!isQuiet) process.err("writing to stdout\n");
    process.out(body);
    if (!isQuiet) process.err(progress("-", body) + "written to stdout\n");
    return 0;
  }
  const path = pathOf(process, name);
  const { files } = process.machine;
  const refusal = files.refusal(path);
  if (refusal) {
    process.err(`wget: can't open '${name}': ${refusal}\n`);
    return 1;
  }
  if (path === "/dev/null") return 0;
  if (!mayReplace && files.exists(path)) {
    process.err(`wget: can't open '${name}': File exists\n`);
    return 1;
  }
  if (!isQuiet) process.err(`saving to '${name}'\n`);
  files.write(path, body);
  if (!isQuiet) process.err(progress(name, body) + `'${name}' saved\n`);
  return 0;
}

/** The bar of an answer that came at once (libbb/progress.c). */
function progress(name: string, body: string): string {
  const bytes = String(new TextEncoder().encode(body).length).padStart(5);
  return `${name.padEnd(20).slice(0, 20)} 100% |${"*".repeat(32)}| ${bytes}  0:00:00 ETA\n`;
}

function headText({ status, headers }: HttpAnswer): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `  HTTP/1.1 ${status} ${reason(status)}\n${lines.join("")}`;
}
