/** `wget` of Debian and its kin: GNU Wget 1.21.4. */
import { byteLength } from "../../../host/byte_text.ts";
import { reason } from "../../http_reason.ts";
import type { HttpAnswer, Process, Run, Wait } from "../../../host/process.ts";
import { ask, parseUrl, pathOf, type Reply, type Target } from "../http_client.ts";
import { type CommandLine, UsageError } from "../options.ts";
import { bars, dotRows, type Downloaded, elapsed, lengthText, rateText } from "./wget_progress.ts";
import { parseWgetOptions, USAGE, WGET_VERSION, wgetHelp } from "./wget_options.ts";
import { wgetQuestion, wgetUser } from "./wget_request.ts";

const MAX_REDIRECTS = 20;
/** What it ends on (wget(1)): a file, the network, TLS, the server's answer. */
const CODE = { usage: 2, file: 3, network: 4, tls: 5, server: 8 };

export function* gnuWget(process: Process): Run {
  let line: CommandLine;
  try {
    line = parseWgetOptions(process.argv.slice(1));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.err(`wget: ${error.message}\n${USAGE}Try \`wget --help' for more options.\n`);
    return CODE.usage;
  }
  if (line.has("V")) {
    process.out(`GNU Wget ${WGET_VERSION} built on linux-gnu.\n`);
    return 0;
  }
  if (line.has("h")) {
    process.out(wgetHelp());
    return 0;
  }
  const urls = [...line.operands, ...listedUrls(process, line)];
  if (urls.length === 0) {
    if (line.has("i")) process.err(`No URLs found in ${line.value("i")}.\n`);
    else process.err(`wget: missing URL\n${USAGE}Try \`wget --help' for more options.\n`);
    return line.has("i") ? 0 : 1;
  }
  return yield* new Wget(process, line).all(urls);
}

function listedUrls(process: Process, line: CommandLine): string[] {
  const name = line.value("i");
  if (name === undefined) return [];
  const text = process.machine.files.read(pathOf(process, name));
  if (text === undefined) process.err(`${name}: No such file or directory\n`);
  return (text ?? "").split("\n").map((url) => url.trim()).filter((url) => url !== "");
}

class Wget {
  readonly #process: Process;
  readonly #line: CommandLine;
  readonly #startMs: number;
  #files = 0;
  #bytes = 0;
  #seconds = 0;
  #document = "";
  #signsIn = false;

  constructor(process: Process, line: CommandLine) {
    this.#process = process;
    this.#line = line;
    this.#startMs = process.machine.now();
  }

  /** The code is that of the worst that happened. */
  *all(urls: readonly string[]): Run {
    const problem = this.#openDocument();
    if (problem !== undefined) return problem;
    let code = 0;
    for (const url of urls) {
      const one = yield* this.#tries(url);
      code = code === 0 || (one !== 0 && one < code) ? one : code;
    }
    if (this.#files > 1 && !this.#line.has("q")) {
      const seconds = (this.#process.machine.now() - this.#startMs) / 1000;
      this.#err(
        `FINISHED --${this.#time()}--\nTotal wall clock time: ${
          elapsed(seconds)
        }\nDownloaded: ${this.#files} files, ` +
          `${shortSize(this.#bytes)} in ${elapsed(this.#seconds)} (${
            rateText(this.#bytes, this.#seconds)
          })\n`,
      );
    }
    return code;
  }

  /** `-O` makes its file before anything is asked for. */
  #openDocument(): number | undefined {
    const name = this.#line.value("O");
    if (name === undefined || name === "-") return undefined;
    const path = pathOf(this.#process, name);
    const refusal = this.#process.machine.files.refusal(path);
    if (refusal) {
      this.#process.err(`${name}: ${refusal}\n`);
      return 1;
    }
    if (!this.#line.has("c")) this.#process.machine.files.write(path, "");
    return undefined;
  }

  *#tries(url: string): Run {
    const scheme = /^([a-zA-Z][\w+.-]*):\/\//.exec(url)?.[1];
    if (scheme !== undefined && !/^https?$/i.test(scheme)) {
      this.#process.err(`${url}: Unsupported scheme ‘${scheme}’.\n`);
      return 1;
    }
    const target = parseUrl(url);
    if (!target || target.port > 65_535) {
      this.#process.err(`${url}: Bad port number.\n`);
      return 1;
    }
    if (this.#isKept(target)) return 0;
    const limit = Number(this.#line.value("t") ?? 20) || Infinity;
    for (let attempt = 1;; attempt++) {
      const { code, mayHelp } = yield* this.#once(target, attempt);
      if (!mayHelp) return code;
      if (attempt >= limit) {
        this.#tell("Giving up.\n\n");
        return code;
      }
      this.#tell("Retrying.\n\n");
      yield { kind: "sleep", ms: Math.min(attempt, Number(this.#line.value("waitretry") ?? 10)) * 1000 };
    }
  }

  *#once(first: Target, attempt: number): Generator<Wait, { code: number; mayHelp?: boolean }, void> {
    let target = first;
    const limit = Number(this.#line.value("max-redirect") ?? MAX_REDIRECTS);
    if (this.#line.has("spider")) this.#tell("Spider mode enabled. Check if remote file exists.\n");
    let isAgain = false;
    let challenged = false;
    for (let redirects = 0;;) {
      if (!challenged) {
        const isRetry = attempt > 1 && redirects === 0;
        const label = isRetry ? `(try:${String(attempt).padStart(2)})  ` : "";
        this.#tell(`--${this.#time()}--  ${label}${fullUrl(target)}\n`);
      }
      const startMs = this.#process.machine.now();
      const reply: Reply = yield* ask(
        this.#process,
        target,
        wgetQuestion(this.#process, this.#line, target, this.#signsIn),
      );
      const failure = this.#connection(reply, target, isAgain);
      if (failure) return failure;
      const { answer } = reply as Reply & { kind: "answer" };
      this.#head(answer);
      const realm = /^Basic.*/i.exec(headerOf(answer, "www-authenticate") ?? "")?.[0];
      if (
        answer.status === 401 && realm !== undefined && wgetUser(this.#line) !== undefined && !this.#signsIn
      ) {
        this.#tell(`Authentication selected: ${realm}\n`);
        [this.#signsIn, challenged, isAgain] = [true, true, staysOpen(answer)];
        continue;
      }
      const location = headerOf(answer, "location");
      if (answer.status < 300 || answer.status > 399 || answer.status === 304 || location === undefined) {
        return { code: this.#finish(target, answer, (this.#process.machine.now() - startMs) / 1000) };
      }
      this.#tell(`Location: ${location} [following]\n`);
      if (redirects >= limit) {
        this.#tell(`${limit} redirections exceeded.\n`);
        return { code: CODE.server };
      }
      const next: Target | undefined = parseUrl(new URL(location, fullUrl(target)).href);
      if (!next) return { code: CODE.server };
      redirects++;
      challenged = false;
      isAgain = staysOpen(answer) && next.host === target.host && next.port === target.port;
      target = next;
    }
  }

  /** Undefined: an answer came. */
  #connection(
    reply: Reply,
    target: Target,
    isAgain: boolean,
  ): { code: number; mayHelp?: boolean } | undefined {
    const { host, port } = target;
    if (reply.kind === "unknown-host") {
      const why = reply.isSilent ? "Temporary failure in name resolution" : "Name or service not known";
      this.#tell(`Resolving ${host} (${host})... failed: ${why}.\n`);
      if (!this.#line.has("q")) this.#err(`wget: unable to resolve host address ‘${host}’\n`);
      return { code: CODE.network };
    }
    if (isAgain) this.#tell(`Reusing existing connection to ${host}:${port}.\n`);
    else {
      const isNumber = reply.address === host;
      if (!isNumber) this.#tell(`Resolving ${host} (${host})... ${reply.address}\n`);
      this.#tell(`Connecting to ${host}${isNumber ? "" : ` (${host})|${reply.address}|`}:${port}... `);
    }
    if (reply.kind === "refused") {
      this.#tell("failed: Connection refused.\n");
      return { code: CODE.network, mayHelp: this.#line.has("retry-connrefused") };
    }
    if (reply.kind === "timeout") {
      this.#tell("failed: Connection timed out.\n");
      return { code: CODE.network, mayHelp: true };
    }
    if (!isAgain) this.#tell("connected.\n");
    if (reply.kind === "late" || reply.kind === "reset") {
      const why = reply.kind === "late" ? "Connection timed out" : "Connection reset by peer";
      this.#tell(`HTTP request sent, awaiting response... Read error (${why}) in headers.\n`);
      return { code: CODE.network, mayHelp: true };
    }
    if (reply.kind === "not-tls") {
      this.#tell(
        "OpenSSL: error:0A00010B:SSL routines::wrong version number\nUnable to establish SSL connection.\n",
      );
      return { code: CODE.network };
    }
    return this.#certificate(reply, target);
  }

  #certificate({ certificate }: Reply & { kind: "answer" }, { host }: Target): { code: number } | undefined {
    if (!certificate || this.#line.has("no-check-certificate")) return undefined;
    const file = this.#line.value("ca-certificate");
    const text = file === undefined
      ? undefined
      : this.#process.machine.files.read(pathOf(this.#process, file));
    const isTrusted = certificate.authority === "public" ||
      (text !== undefined && text.trim() === certificate.authority?.trim());
    if (isTrusted && certificate.names.includes(host)) return undefined;
    const shown = certificate.names[0] ?? host;
    this.#err(
      isTrusted
        ? `ERROR: certificate common name ‘${shown}’ doesn't match requested host name ‘${host}’.\n`
        : `ERROR: cannot verify ${host}'s certificate:\n  Unable to locally verify the issuer's authority.\n`,
    );
    this.#err(`To connect to ${host} insecurely, use \`--no-check-certificate'.\n`);
    return { code: CODE.tls };
  }

  #head(answer: HttpAnswer): void {
    const { status, headers } = answer;
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join("");
    const head = `  HTTP/1.1 ${status} ${reason(status)}\n${lines}`;
    if (!this.#line.has("S")) {
      this.#tell(`HTTP request sent, awaiting response... ${status} ${reason(status)}\n`);
    } else {
      this.#tell("HTTP request sent, awaiting response... \n");
      this.#err(head);
    }
  }

  #finish(target: Target, answer: HttpAnswer, seconds: number): number {
    const { status } = answer;
    if (status >= 400 && !this.#line.has("content-on-error")) return this.#refused(target, answer);
    const length = headerOf(answer, "content-length");
    const total = length === undefined ? undefined : Number(length);
    const type = headerOf(answer, "content-type")?.replace(/;.*$/s, "").trim();
    const size = `Length: ${total === undefined ? "unspecified" : lengthText(total)}${
      type ? ` [${type}]` : ""
    }\n`;
    if (this.#line.has("spider")) {
      this.#tell(`${size}Remote file exists.\n\n`);
      if (this.#line.has("no-verbose")) {
        this.#err(`${this.#time()} URL: ${fullUrl(target)} ${status} ${reason(status)}\n`);
      }
      return 0;
    }
    const name = this.#name(target, answer);
    const done: Downloaded = { name, bytes: byteLength(answer.body), totalBytes: total, seconds };
    const { files } = this.#process.machine;
    const path = pathOf(this.#process, name);
    if (this.#line.has("c") && name !== "-" && (files.facts(path)?.size ?? -1) >= done.bytes) {
      this.#tell("\n    The file is already fully retrieved; nothing to do.\n\n");
      return 0;
    }
    this.#tell(`${size}Saving to: ‘${name === "-" ? "STDOUT" : name}’\n`);
    const refusal = this.#save(name, answer.body);
    if (refusal !== undefined) {
      this.#tell(`${name}: ${refusal}\n\nCannot write to ‘${name}’ (${refusal}).\n`);
      return CODE.file;
    }
    this.#saved(done, target);
    return status >= 400 ? CODE.server : 0;
  }

  #refused(target: Target, { status }: HttpAnswer): number {
    if (this.#line.has("q")) return CODE.server;
    if (this.#line.has("spider")) this.#tell("Remote file does not exist -- broken link!!!\n\n");
    else {
      if (this.#line.has("no-verbose")) this.#err(`${fullUrl(target)}:\n`);
      this.#err(`${this.#time()} ERROR ${status}: ${reason(status)}.\n`);
      this.#tell("\n");
    }
    return CODE.server;
  }

  /** There is such a file already, and it is to stay. */
  #isKept(target: Target): boolean {
    const name = this.#line.has("O") ? "-" : this.#plainName(target);
    if (!this.#line.has("no-clobber") || !this.#process.machine.files.exists(pathOf(this.#process, name))) {
      return false;
    }
    this.#tell(`File ‘${name}’ already there; not retrieving.\n\n`);
    return true;
  }

  #plainName({ path }: Target, told?: string): string {
    const own = path.split("/").at(-1)! || "index.html";
    const plain = told ?? (own.startsWith("?") ? `index.html${own}` : own);
    const folder = this.#line.value("P");
    return folder === undefined ? plain : `${folder.replace(/\/$/, "")}/${plain}`;
  }

  #name(target: Target, answer: HttpAnswer): string {
    const line = this.#line;
    const document = line.value("O");
    if (document !== undefined) return document;
    const told = /filename="?([^";]+)/i.exec(headerOf(answer, "content-disposition") ?? "")?.[1];
    const name = this.#plainName(target, line.has("content-disposition") ? told : undefined);
    const { files } = this.#process.machine;
    const isThere = (one: string) => files.exists(pathOf(this.#process, one));
    if (!isThere(name) || line.has("c", "N")) return name;
    let number = 1;
    while (isThere(`${name}.${number}`)) number++;
    return `${name}.${number}`;
  }

  /** What the file system says against it. */
  #save(name: string, body: string): string | undefined {
    if (name === "-") return void this.#process.out(body);
    const { files } = this.#process.machine;
    const path = pathOf(this.#process, name);
    if (this.#line.has("P") && !this.#line.has("O")) files.makeFolder(path.slice(0, path.lastIndexOf("/")));
    const refusal = files.refusal(path);
    if (refusal) return refusal;
    // What several URLs give is one document.
    if (this.#line.has("O")) this.#document += body;
    files.write(path, this.#line.has("O") ? this.#document : body);
    return undefined;
  }

  #saved(done: Downloaded, target: Target): void {
    const { name, bytes, totalBytes, seconds } = done;
    this.#files++;
    this.#bytes += bytes;
    this.#seconds += seconds;
    const isQuiet = this.#line.has("q") || this.#line.has("no-verbose");
    if (!isQuiet || this.#line.has("show-progress")) this.#progress(done);
    const size = `[${bytes}${totalBytes === undefined ? "" : `/${totalBytes}`}]`;
    const how = name === "-" ? "written to stdout" : `‘${name}’ saved`;
    this.#tell(`${this.#time()} (${rateText(bytes, seconds)}) - ${how} ${size}\n\n`);
    if (this.#line.has("no-verbose") && !this.#line.has("q")) {
      this.#err(`${this.#time()} URL:${fullUrl(target)} ${size} -> "${name}" [1]\n`);
    }
  }

  #progress(done: Downloaded): void {
    const terminal = this.#process.task?.descriptors.get(2)?.terminal;
    const kind = this.#line.value("progress") ?? (terminal ? "bar" : "dot");
    const isBar = kind.startsWith("bar") && (terminal !== undefined || kind.endsWith(":force"));
    const shown = done.name === "-"
      ? { ...done, name: "-" }
      : { ...done, name: done.name.split("/").at(-1)! };
    if (!isBar) return this.#err(`\n${dotRows(shown)}\n`);
    this.#tell("\n");
    this.#err(bars(shown, terminal?.size.columns ?? 80));
    this.#tell("\n");
  }

  /** Not with `-q` and `-nv`. */
  #tell(text: string): void {
    if (!this.#line.has("q") && !this.#line.has("no-verbose")) this.#err(text);
  }

  #err(text: string): void {
    this.#process.err(text);
  }

  #time(): string {
    return new Date(this.#process.machine.now()).toISOString().slice(0, 19).replace("T", " ");
  }
}

function staysOpen(answer: HttpAnswer): boolean {
  return !/close/i.test(headerOf(answer, "connection") ?? "");
}

function shortSize(bytes: number): string {
  return lengthText(bytes).replace(/^.*\((.*)\)$/, "$1");
}

function fullUrl({ text, scheme, path }: Target): string {
  const host = /^(?:\w+:\/\/)?([^/?#]*)/.exec(text)![1]!;
  return `${scheme}://${host}${path}`;
}

function headerOf({ headers }: HttpAnswer, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
