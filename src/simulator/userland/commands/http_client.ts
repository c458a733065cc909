/** What curl and wget share: addresses, flags, and one request with all that can become of it. */
import { ownEntry } from "../../../kube/own_entry.ts";
import type { FetchOutcome, HttpAnswer, Process, ServerCertificate, Wait } from "../../host/process.ts";
import { Waiters } from "../../host/stream.ts";

/** Milliseconds after which a client gives an unanswered connection up (Linux: tcp_syn_retries). */
export const CONNECT_TIMEOUT_MS = 130_000;
/** What a request within the cluster takes. */
const ROUND_TRIP_MS = 2;
/** resolv.conf(5): two attempts of five seconds each. */
const DNS_TIMEOUT_MS = 10_000;
const DEFAULT_PORTS = { http: 80, https: 443 } as const;

export interface Target {
  text: string;
  scheme: "http" | "https";
  host: string;
  port: number;
  path: string;
}

export function parseUrl(text: string): Target | undefined {
  const match = /^(?:(https?):\/\/)?(?:[^/@]*@)?([^/:?#]+)(?::(\d+))?([/?][^#]*)?(?:#.*)?$/.exec(text);
  if (!match) return undefined;
  const scheme = match[1] === "https" ? "https" : "http";
  const port = match[3] ? Number(match[3]) : DEFAULT_PORTS[scheme];
  const path = match[4] ?? "/";
  return { text, scheme, host: match[2]!, port, path: path.startsWith("/") ? path : `/${path}` };
}

/** The Host header: the port only where it is not the scheme's own. */
export function hostHeader({ scheme, host, port }: Target): string {
  return port === DEFAULT_PORTS[scheme] ? host : `${host}:${port}`;
}

export interface Question {
  method: string;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds that connecting may take; absent: as long as the system tries. */
  timeoutMs?: number;
  /** Milliseconds that all may take; absent: as long as it takes. */
  limitMs?: number;
  /** Another address to connect to than the host's own. */
  connectTo?: string;
  /** A Unix socket to connect to instead of the host. */
  socket?: string;
}

/** An answer that has come, or what went wrong on the way. */
export type Reply =
  | { kind: "answer"; address: string; answer: HttpAnswer; certificate?: ServerCertificate }
  /** It is connected, and the time was over before an answer came. */
  | { kind: "late"; address: string }
  | Exclude<FetchOutcome, { kind: "answer" | "pending" }>;

export function* ask(
  process: Process,
  target: Target,
  { method, headers, body, timeoutMs = CONNECT_TIMEOUT_MS, limitMs, connectTo, socket }: Question,
): Generator<Wait, Reply, void> {
  const startMs = process.machine.now();
  yield { kind: "sleep", ms: ROUND_TRIP_MS };
  const request = { method, path: target.path, headers, body };
  const { machine, task } = process;
  const outcome = socket !== undefined && task
    ? task.kernel.sockets.fetch(machine.files, pathOf(process, socket), request)
    : machine.fetch({
      host: connectTo ?? target.host,
      port: target.port,
      isSecure: target.scheme === "https",
      request,
    });
  if (outcome.kind === "timeout") yield { kind: "sleep", ms: timeoutMs };
  if (outcome.kind === "unknown-host" && outcome.isSilent) {
    yield { kind: "sleep", ms: Math.min(timeoutMs, DNS_TIMEOUT_MS) };
  }
  if (outcome.kind !== "pending") return outcome;
  const untilMs = limitMs === undefined ? undefined : startMs + limitMs;
  const { value, isLate } = yield* awaited(process, outcome.answer, untilMs);
  if (isLate) return { kind: "late", address: outcome.address };
  if (!value) return { kind: "timeout", address: outcome.address };
  return { ...outcome, kind: "answer", answer: value };
}

/** What a promise has brought; nothing where it was rejected, or where the moment came first. */
export function* awaited<Value>(
  process: Process,
  promise: Promise<Value>,
  untilMs?: number,
): Generator<Wait, { value?: Value; isLate: boolean }, void> {
  const done = new Waiters();
  const found: { value?: Value; isSettled: boolean } = { isSettled: false };
  const settled = promise.then((value) => void (found.value = value), () => {}).then(() => {
    found.isSettled = true;
    done.wake();
  });
  if (untilMs === undefined) yield { kind: "promise", settled };
  while (!found.isSettled) {
    const limitMs = untilMs! - process.machine.now();
    if (limitMs <= 0) return { isLate: true };
    yield { kind: "ready", of: done, limitMs };
  }
  return { ...("value" in found ? { value: found.value as Value } : {}), isLate: false };
}

/** Splits flags from operands; `withValue` names those that take one. A letter's long name is its `aliases`. */
export function flagsOf(
  words: readonly string[],
  withValue: readonly string[],
  aliases: Readonly<Record<string, string>> = {},
): { flags: Map<string, string[]>; rest: string[] } {
  const flags = new Map<string, string[]>();
  const rest: string[] = [];
  const add = (name: string, value: string) => {
    const key = ownEntry(aliases, name) ?? name;
    flags.set(key, [...flags.get(key) ?? [], value]);
  };
  const takesValue = (name: string) => withValue.includes(ownEntry(aliases, name) ?? name);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === "--") {
      rest.push(...words.slice(i + 1));
      break;
    } else if (word.startsWith("--")) {
      const [, name = "", value] = /^--([^=]*)(?:=(.*))?$/s.exec(word)!;
      add(name, value ?? (takesValue(name) ? words[++i] ?? "" : ""));
    } else if (word.startsWith("-") && word.length > 1) {
      for (let at = 1; at < word.length; at++) {
        const letter = word[at]!;
        if (!takesValue(letter)) add(letter, "");
        else {
          add(letter, word.slice(at + 1) || (words[++i] ?? ""));
          break;
        }
      }
    } else rest.push(word);
  }
  return { flags, rest };
}

/** A folder's file by its name as the process sees it. */
export function pathOf(process: Process, name: string): string {
  return name.startsWith("/") ? name : `${process.cwd === "/" ? "" : process.cwd}/${name}`;
}
