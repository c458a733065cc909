/** What curl and wget share: addresses, flags, and one request with all that can become of it. */
import type { FetchOutcome, HttpAnswer, Process, ServerCertificate, Wait } from "../../host/process.ts";

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
  /** Milliseconds; absent: as long as the system tries. */
  timeoutMs?: number;
  /** Another address to connect to than the host's own. */
  connectTo?: string;
}

/** An answer that has come, or what went wrong on the way. */
export type Reply =
  | { kind: "answer"; address: string; answer: HttpAnswer; certificate?: ServerCertificate }
  | Exclude<FetchOutcome, { kind: "answer" | "pending" }>;

export function* ask(
  process: Process,
  target: Target,
  { method, headers, body, timeoutMs = CONNECT_TIMEOUT_MS, connectTo }: Question,
): Generator<Wait, Reply, void> {
  yield { kind: "sleep", ms: ROUND_TRIP_MS };
  const outcome = process.machine.fetch({
    host: connectTo ?? target.host,
    port: target.port,
    isSecure: target.scheme === "https",
    request: { method, path: target.path, headers, body },
  });
  if (outcome.kind === "timeout") yield { kind: "sleep", ms: timeoutMs };
  if (outcome.kind === "unknown-host" && outcome.isSilent) {
    yield { kind: "sleep", ms: Math.min(timeoutMs, DNS_TIMEOUT_MS) };
  }
  if (outcome.kind !== "pending") return outcome;
  let answer: HttpAnswer | undefined;
  yield { kind: "promise", settled: outcome.answer.then((it) => void (answer = it)) };
  if (!answer) return { kind: "timeout", address: outcome.address };
  return { ...outcome, kind: "answer", answer };
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
    const key = aliases[name] ?? name;
    flags.set(key, [...flags.get(key) ?? [], value]);
  };
  const takesValue = (name: string) => withValue.includes(aliases[name] ?? name);
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
