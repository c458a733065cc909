/** One URL from the request to the answer, over redirects. What is told of it goes to `tell` and `warn`. */
import type { HttpAnswer, Process, Wait } from "../../../host/process.ts";
import { byteLength } from "../../../host/byte_text.ts";
import { ask, parseUrl, type Question, type Reply, type Target } from "../http_client.ts";
import { problemOfCertificate } from "./certificate.ts";
import type { CookieJar } from "./cookies.ts";
import type { CurlOptions } from "./curl_options.ts";
import { type Payload, questionOf } from "./curl_request.ts";
import { type Failure, failureOf, urlFailure } from "./failure.ts";
import { answerHead } from "./heads.ts";
import { Telling } from "./verbose.ts";
import { urlText } from "./write_out.ts";

const MAX_REDIRECTS = 50;
/** Linux gives ports out from here (ip_local_port_range). */
const FIRST_EPHEMERAL_PORT = 32_768;
const EPHEMERAL_PORTS = 28_232;

/** What became of it; `-w` and `-v` read it. */
export interface Transfer {
  /** As it was given. */
  url: string;
  /** Which one of the command line's, from 0. */
  index: number;
  target: Target;
  method: string;
  sent?: Question;
  address?: string;
  localAddress: string;
  localPort: number;
  /** The last one. */
  answer?: HttpAnswer;
  /** Heads of all answers, those of redirects before it. */
  heads: string[];
  headBytes: number;
  requestBytes: number;
  receivedBytes: number;
  redirects: number;
  retries: number;
  file?: string;
  /** What curl ends on. */
  code: number;
  message?: string;
  hint?: string;
  times: {
    startMs: number;
    resolvedMs?: number;
    connectedMs?: number;
    answeredMs?: number;
    redirectedMs?: number;
    endMs: number;
  };
}

export interface TransferWish {
  url: string;
  index: number;
  options: CurlOptions;
  payload: Payload;
  jar: CookieJar;
  retries: number;
}

/** Asks until there is an answer that leads nowhere else. `begin`: the URL can be asked. */
export function* transferOf(
  process: Process,
  wish: TransferWish,
  begin: () => void,
): Generator<Wait, Transfer, void> {
  const { url, options, payload } = wish;
  const text = payload.query === "" ? url : withQuery(url, payload.query);
  const target = parseUrl(text);
  const transfer = newTransfer(
    process,
    wish,
    target ?? { text, scheme: "http", host: "", port: 80, path: "/" },
  );
  const problem = urlFailure(text, target);
  if (problem) return failed(transfer, problem);
  begin();
  let isAgain = true;
  for (let sendsBody = transfer.method !== "HEAD"; isAgain;) {
    isAgain = yield* request(process, wish, transfer, sendsBody && hasBody(payload));
    if (isAgain && redirectMethod(transfer, options)) sendsBody = false;
  }
  transfer.times.endMs = process.machine.now();
  return transfer;
}

function newTransfer(
  process: Process,
  { url, index, options, retries }: TransferWish,
  target: Target,
): Transfer {
  const { machine } = process;
  const now = machine.now();
  const device = machine.network?.interfaces.find(({ name }) => name !== "lo");
  return {
    url,
    index,
    target,
    method: options.method,
    localAddress: device?.addresses[0]?.address ?? "127.0.0.1",
    localPort: FIRST_EPHEMERAL_PORT + now % EPHEMERAL_PORTS,
    heads: [],
    headBytes: 0,
    requestBytes: 0,
    receivedBytes: 0,
    redirects: 0,
    retries,
    code: 0,
    times: { startMs: now, endMs: now },
  };
}

function hasBody({ body, contentType }: Payload): boolean {
  return body !== "" || contentType !== undefined;
}

function withQuery(url: string, query: string): string {
  const [, plain = "", fragment = ""] = /^([^#]*)(#.*)?$/s.exec(url)!;
  const base = /^(\w+:\/\/)?[^/?]+$/.test(plain) ? `${plain}/` : plain;
  return `${base}${base.includes("?") ? "&" : "?"}${query}${fragment}`;
}

/** One request; true: another is to follow. */
function* request(
  process: Process,
  { options, payload, jar, url }: TransferWish,
  transfer: Transfer,
  sendsBody: boolean,
): Generator<Wait, boolean, void> {
  const { target, times } = transfer;
  const isFirst = transfer.redirects === 0;
  const sameHost = isFirst || parseUrl(url)?.host === target.host || options.has("location-trusted");
  const user = sameHost ? options.value("u") ?? userOf(target.text) : undefined;
  const cookie = jar.headerFor(target);
  const { method } = transfer;
  const question = questionOf(target, { options, payload, cookie, method, sendsBody, user });
  transfer.sent = question;
  const telling = new Telling(process, options, transfer);
  const reply: Reply = yield* ask(process, target, question);
  if ("address" in reply) transfer.address = reply.address;
  const failure = reply.kind === "answer"
    ? problemOfCertificate(process, options, target, reply.certificate)
    : failureOf(reply, question, options, target);
  times.endMs = process.machine.now();
  if (failure) {
    telling.failure(reply, failure);
    failed(transfer, failure);
    return false;
  }
  const { answer } = reply as Reply & { kind: "answer" };
  times.resolvedMs ??= times.startMs;
  times.connectedMs ??= times.startMs + 1;
  times.answeredMs = times.endMs;
  transfer.answer = answer;
  const head = answerHead(answer);
  transfer.heads.push(head);
  transfer.headBytes += byteLength(head);
  transfer.requestBytes += telling.exchange(reply as Reply & { kind: "answer" });
  jar.take(target, answer.headers);
  return follow(transfer, options, telling, process.machine.now());
}

/** `user:password` in front of a URL's host. */
function userOf(url: string): string | undefined {
  const user = /^(?:\w+:\/\/)?([^/@]*)@/.exec(url)?.[1];
  return user === undefined ? undefined : decodeURIComponent(user);
}

function follow(transfer: Transfer, options: CurlOptions, telling: Telling, nowMs: number): boolean {
  const { status, headers } = transfer.answer!;
  const location = Object.entries(headers).find(([name]) => name.toLowerCase() === "location")?.[1];
  if (!options.has("L", "location-trusted") || status < 300 || status > 399 || status === 304 || !location) {
    return false;
  }
  const limit = Number(options.value("max-redirs") ?? MAX_REDIRECTS);
  if (limit >= 0 && transfer.redirects >= limit) {
    failed(transfer, { code: 47, message: `Maximum (${limit}) redirects followed` });
    return false;
  }
  const next = parseUrl(new URL(location, urlText(transfer)).href);
  if (!next) return false;
  telling.redirect(next);
  transfer.target = next;
  transfer.redirects++;
  transfer.times.redirectedMs = nowMs;
  return true;
}

/** True: what follows has no body. A POST that was moved becomes a GET, unless `-X` said what it is. */
function redirectMethod(transfer: Transfer, options: CurlOptions): boolean {
  const { status } = transfer.answer!;
  const changes = status === 303 ? transfer.method !== "HEAD" : (status === 301 || status === 302) &&
    transfer.method === "POST";
  if (!changes) return false;
  if (options.value("X") === undefined) transfer.method = "GET";
  return true;
}

function failed(transfer: Transfer, { code, message, hint }: Failure): Transfer {
  transfer.code = code;
  transfer.message = message;
  if (hint !== undefined) transfer.hint = hint;
  return transfer;
}
