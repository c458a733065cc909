/** `curl`, with the words of 8.14. */
import { byteLength, TextStream } from "../../../host/byte_text.ts";
import type { Process, Run, Wait } from "../../../host/process.ts";
import { readAll } from "../../../host/process.ts";
import { writesToTerminal } from "../coreutils.ts";
import { awaited, pathOf } from "../http_client.ts";
import { CookieJar } from "./cookies.ts";
import { curlHelp } from "./curl_help.ts";
import {
  CURL_VERSION,
  CurlOptions,
  CurlUsageError,
  DATA_OPTIONS,
  type Download,
  parseCurlOptions,
} from "./curl_options.ts";
import { CurlInputError, type Payload, payloadOf } from "./curl_request.ts";
import { Output } from "./output.ts";
import { METER_HEAD, METER_START, meterLine } from "./progress_meter.ts";
import { type Transfer, transferOf } from "./transfer.ts";
import { globbedUrls } from "./url_globs.ts";
import { Telling } from "./verbose.ts";
import { warn } from "./warning.ts";
import { writeOut } from "./write_out.ts";

const TRY_HELP = "curl: try 'curl --help' or 'curl --manual' for more information\n";

/** One URL after another; the exit code is the last one's. */
export function* curl(process: Process): Run {
  const words = process.argv.slice(1);
  if (words.length === 0) return usage(process, "");
  let options: CurlOptions;
  try {
    options = parseCurlOptions(words);
  } catch (error) {
    if (!(error instanceof CurlUsageError)) throw error;
    return usage(process, `curl: ${error.message}\n`);
  }
  if (options.has("h")) {
    process.out(curlHelp(options.downloads[0]?.url));
    return 0;
  }
  if (options.has("V")) {
    process.out(VERSION_TEXT);
    return 0;
  }
  if (options.downloads.length === 0) {
    process.err("curl: (2) no URL specified\n");
    return 2;
  }
  return yield* allOf(process, options);
}

const VERSION_TEXT =
  `curl ${CURL_VERSION} (x86_64-pc-linux-gnu) libcurl/${CURL_VERSION} OpenSSL/3.5.1 zlib/1.3.1\n` +
  "Release-Date: 2025-06-04\nProtocols: http https\nFeatures: IPv6 SSL UnixSockets\n";

function usage(process: Process, message: string): number {
  process.err(message + TRY_HELP);
  return 2;
}

/** CURLE_READ_ERROR. */
const INPUT_FAILED = 26;

/** What all transfers of one run share. */
interface Session {
  process: Process;
  options: CurlOptions;
  payload: Payload;
  jar: CookieJar;
  index: number;
}

function* allOf(process: Process, options: CurlOptions): Run {
  const methods = [
    options.has("I") ? "HEAD (-I, --head)" : "",
    options.has("T") ? "PUT (-T, --upload-file)" : "",
    options.sendsData && !options.has("G") ? "POST (-d, --data)" : "",
    options.has("F") ? "POST (-F, --form)" : "",
  ].filter((one) => one !== "");
  if (methods.length > 1) {
    const [one, other] = methods.reverse();
    warn(
      process,
      options,
      `You can only select one HTTP request method! You asked for both ${one} and ${other}.`,
    );
    return 2;
  }
  const input = readsInput(options) ? yield* readAll(process) : "";
  let payload: Payload;
  try {
    payload = payloadOf(process, options, () => input);
  } catch (error) {
    if (!(error instanceof CurlInputError)) throw error;
    if (options.isLoud) process.err(error.message);
    return INPUT_FAILED;
  }
  const session: Session = { process, options, payload, jar: jarOf(process, options), index: 0 };
  let code = 0;
  for (const download of options.downloads) {
    const urls = options.has("g") ? [{ url: download.url, parts: [] }] : globbedUrls(download.url);
    for (const { url, parts } of urls) {
      code = yield* tries(session, { ...download, url }, parts);
      session.index++;
      keepCookies(session);
      if (code !== 0 && options.has("fail-early")) return code;
    }
  }
  return code;
}

function readsInput(options: CurlOptions): boolean {
  const isInput = ({ value }: { value: string }) => /^[^=]*@-$|^<-$|=[@<]-$/.test(value);
  return options.all(...DATA_OPTIONS, "F").some(isInput) || ["-", "."].includes(options.value("T") ?? "") ||
    options.value("w") === "@-";
}

function jarOf(process: Process, options: CurlOptions): CookieJar {
  const given = options.values("b").map((value) => {
    if (value.includes("=")) return { data: value };
    return { file: process.machine.files.read(pathOf(process, value)) ?? "" };
  });
  const isActive = given.some((one) => "file" in one) || options.has("c");
  return new CookieJar(given, isActive, () => process.machine.now());
}

function keepCookies({ process, options, jar }: Session): void {
  const file = options.value("c");
  if (file === undefined) return;
  if (file === "-") return process.out(jar.text());
  const path = pathOf(process, file);
  const refusal = process.machine.files.refusal(path);
  if (refusal) warn(process, options, `failed to save cookies in ${file}: ${refusal}`);
  else process.machine.files.write(path, jar.text());
}

/** Answers of a server that may be another one later (tool_operate.c). */
const TRANSIENT = [408, 429, 500, 502, 503, 504];
const MAX_DELAY_SECONDS = 600;

function* tries(session: Session, download: Download, parts: readonly string[]): Run {
  const { process, options } = session;
  const limit = Number(options.value("retry") ?? 0);
  let delay = Number(options.value("retry-delay") ?? 0) || 1;
  const endMs = process.machine.now() + (Number(options.value("retry-max-time") ?? 0) * 1000 || Infinity);
  for (let retries = 0;; retries++) {
    const transfer = yield* once(session, download, parts, retries);
    const why = retries < limit && process.machine.now() < endMs
      ? reasonToRetry(transfer, options)
      : undefined;
    if (why === undefined) {
      finish(session, transfer);
      return transfer.code;
    }
    const left = limit - retries;
    const seconds = delay === 1 ? "second" : "seconds";
    const tries = left === 1 ? "retry" : "retries";
    warn(process, options, `Problem: ${why}. Will retry in ${delay} ${seconds}. ${left} ${tries} left.`);
    yield { kind: "sleep", ms: delay * 1000 };
    if (!Number(options.value("retry-delay") ?? 0)) delay = Math.min(MAX_DELAY_SECONDS, delay * 2);
  }
}

function reasonToRetry({ code, answer }: Transfer, options: CurlOptions): string | undefined {
  if (code === 28) return "timeout";
  if (code === 7 && options.has("retry-connrefused")) return "connection refused";
  if (answer && TRANSIENT.includes(answer.status)) return "HTTP error";
  return code !== 0 && options.has("retry-all-errors") ? "(retrying all errors)" : undefined;
}

function* once(
  { process, options, payload, jar, index }: Session,
  download: Download,
  parts: readonly string[],
  retries: number,
): Generator<Wait, Transfer, void> {
  const hasMeter = showsMeter(process, options, download);
  const wish = { url: download.url, index, options, payload, jar, retries };
  const transfer = yield* transferOf(process, wish, () => {
    if (hasMeter) process.err((retries === 0 ? METER_HEAD : "") + METER_START);
  });
  const { answer } = transfer;
  const saysMore = transfer.code === 0 || transfer.code === 47;
  const keepsBody = !(options.has("f") && answer && answer.status >= 400);
  if (answer && saysMore) {
    const output = new Output(process, options, { download, parts, answer, path: transfer.target.path });
    if (output.name !== undefined) transfer.file = output.name;
    yield* receive(process, options, transfer, output, keepsBody);
  }
  transfer.times.endMs = process.machine.now();
  // No connection, no more to measure.
  if (hasMeter && ![1, 3, 6].includes(transfer.code)) process.err(meterAtEnd(transfer));
  if (answer && saysMore) {
    const telling = new Telling(process, options, transfer);
    telling.left();
  }
  if (options.isLoud && transfer.code !== 0) {
    process.err(`curl: (${transfer.code}) ${transfer.message}\n${transfer.hint ?? ""}`);
  }
  return transfer;
}

/** Each answer that led elsewhere has a line of its own. */
function meterAtEnd({ answer, receivedBytes, sent, times, redirects }: Transfer): string {
  const length = Object.entries(answer?.headers ?? {})
    .find(([name]) => name.toLowerCase() === "content-length")?.[1];
  const expected = length ?? (answer?.more ? undefined : receivedBytes);
  const line = meterLine({
    receivedBytes,
    sentBytes: byteLength(sent?.body ?? ""),
    ms: times.endMs - times.startMs,
    ...(expected === undefined ? {} : { expectedBytes: Number(expected) }),
  });
  return `${`${METER_START}\n`.repeat(redirects)}${line}\n`;
}

/** Nobody could read it between what a terminal shows. */
function showsMeter(process: Process, options: CurlOptions, { output }: Download): boolean {
  if (options.has("s") || options.has("no-progress-meter") || options.has("#")) return false;
  const isHidden = options.all("no-progress-meter").length > 0;
  const toFile = output !== undefined && !(output.kind === "file" && output.name === "-");
  return !isHidden && (toFile || !writesToTerminal(process));
}

/** Heads, then the body, as it comes. */
function* receive(
  process: Process,
  options: CurlOptions,
  transfer: Transfer,
  output: Output,
  keepsBody: boolean,
): Generator<Wait, void, void> {
  const { answer, heads, method } = transfer;
  dumpHeads(process, options, heads);
  const isError = answer!.status >= 400;
  const wantsHeads = options.has("i") || options.has("I");
  const body = method === "HEAD" || !keepsBody || transfer.code !== 0 ? "" : answer!.body;
  let failure = output.write((wantsHeads ? heads.join("") : "") + body);
  transfer.receivedBytes = byteLength(body);
  new Telling(process, options, transfer).done(transfer.receivedBytes);
  if (!failure && answer!.more && keepsBody) failure = yield* receiveMore(process, options, transfer, output);
  if (failure) Object.assign(transfer, failure);
  else if (isError && (!keepsBody || options.has("fail-with-body"))) {
    transfer.code = 22;
    transfer.message = `The requested URL returned error: ${answer!.status}`;
  }
}

function* receiveMore(
  process: Process,
  options: CurlOptions,
  transfer: Transfer,
  output: Output,
): Generator<Wait, ReturnType<Output["write"]>, void> {
  const reader = transfer.answer!.more!.getReader();
  const text = new TextStream();
  const limit = Number(options.value("m") ?? 0) * 1000;
  const untilMs = limit > 0 ? transfer.times.startMs + limit : undefined;
  try {
    for (;;) {
      const { value: piece, isLate } = yield* awaited(process, reader.read(), untilMs);
      if (isLate) {
        const got = `${transfer.receivedBytes} bytes received`;
        return { code: 28, message: `Operation timed out after ${limit} milliseconds with ${got}` };
      }
      if (!piece || piece.done) return undefined;
      transfer.receivedBytes += piece.value.length;
      const failure = output.write(text.feed(piece.value));
      if (failure) return failure;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function dumpHeads(process: Process, options: CurlOptions, heads: readonly string[]): void {
  const file = options.value("D");
  if (file === undefined) return;
  if (file === "-") return process.out(heads.join(""));
  const path = pathOf(process, file);
  const refusal = process.machine.files.refusal(path);
  if (refusal) warn(process, options, `Failed to open ${file}: ${refusal}`);
  else process.machine.files.write(path, heads.join(""));
}

/** `-w`. */
function finish({ process, options }: Session, transfer: Transfer): void {
  const given = options.value("w");
  if (given === undefined) return;
  const format = given.startsWith("@")
    ? process.machine.files.read(pathOf(process, given.slice(1))) ?? ""
    : given;
  const { out, err } = writeOut(format, transfer);
  process.out(out);
  process.err(err);
}
