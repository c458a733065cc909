/**
 * What a program in a simulated container sees of the world. A program is a generator: it yields when it waits
 * (sleeping, reading a line) and returns its exit code, so that any number of them share the one event queue.
 */
import type { Random } from "../clock/random.ts";
import type { FileTree } from "./file_tree.ts";

/**
 * What a program waits for. `busy` is a sleep in which it computes. `line` resumes with a line and its newline, or
 * undefined at the end of input. `promise` is an answer from outside the event queue: the API server's.
 */
export type Wait =
  | { kind: "sleep"; ms: number }
  | { kind: "busy"; ms: number; cores?: number }
  | { kind: "line"; from?: InputText }
  | { kind: "promise"; settled: Promise<unknown> }
  | { kind: "forever" };

/** A running program; its value is the exit code. */
export type Run = Generator<Wait, number, string | undefined>;

/** A program that never waits answers its exit code at once. */
export type Program = (process: Process) => Run | number;

/** Thrown into a waiting program by ^C. Uncaught, it ends the process with 130. */
export class Interrupted extends Error {
  constructor() {
    super("interrupted");
    this.name = "Interrupted";
  }
}

/** Runs a program to its end. */
export function* run(program: Program, process: Process): Run {
  const result = program(process);
  return typeof result === "number" ? result : yield* result;
}

export interface Process {
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Absolute. */
  cwd: string;
  machine: Machine;
  /** Standard output. */
  out(text: string): void;
  /** Standard error. */
  err(text: string): void;
  /** Standard input is a terminal: a shell shows its prompt. */
  tty: boolean;
  /** Standard input where it is a pipe or a file; absent: what the client types. */
  input?: InputText;
  /** What the program does on SIGTERM (or the image's stop signal); the driver reads it. */
  termination: Termination;
}

/** Text still to be read. */
export interface InputText {
  rest: string;
  /** The other end of a pipe may still write. */
  isOpen?: boolean;
}

/**
 * `default`: process 1 of a container ignores signals it has no handler for, because the kernel does not deliver
 * them (pid_namespaces(7)); it is killed when its grace is over. `polled`: the program looks at `requested` when it
 * has time to, as a shell with a trap does.
 */
export interface Termination {
  handler: "default" | "polled" | { exitCode: number; afterMs: number };
  /** The signal that came and waits to be looked at. */
  requested?: string;
  /** Signals that are looked at. */
  handled?: readonly string[];
}

/** The container around a process. */
export interface Machine {
  hostname: string;
  /** `Linux 6.8.0-60-generic` */
  kernel: string;
  user: { name: string; uid: number; group: string; gid: number };
  files: FileTree;
  random: Random;
  now(): number;
  /** The program at an absolute path. */
  program(path: string): Program | undefined;
  processes(): ProcessRow[];
  /** Sends a signal, by its name without SIG; false: there is no such process. */
  signal(pid: number, name: string): boolean;
  /** Runs something beside the caller, as a process of its own; returns its number. */
  background(work: Run, command: string): number;
  /** `owner` holds that much memory beside what the image needs anyhow; 0 gives it back. */
  holdMemory(owner: object, bytes: number): void;
  /** Answers HTTP on a port until the container ends. */
  listen(port: number, handler: HttpHandler): void;
  fetch(target: HttpTarget): FetchOutcome;
  /** The addresses of a name, or none. */
  resolve(name: string): string[];
  /** What the name server answers for a whole name, without search domains. */
  lookup(name: string): NameAnswer;
  /** Where the cluster's Ingress objects lead a request: what an ingress controller knows of them. */
  ingress(request: HttpRequest, gate: IngressGate): IngressReply;
}

export interface IngressGate {
  /** The controller of the classes that it serves: `k8s.io/ingress-nginx`. */
  controller: string;
  /** The request came by TLS. */
  isSecure: boolean;
}

export interface IngressReply {
  answer: HttpAnswer;
  /** `default-web-80` and `10.0.0.1:8080`; absent where no rule took the request, or no pod answered. */
  upstream?: string;
  backend?: string;
}

/** What `kill` may send, with its number. */
export const SIGNALS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  TERM: 15,
};

export interface ProcessRow {
  pid: number;
  user: string;
  command: string;
  ageMs: number;
}

export interface HttpRequest {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Address of the caller. */
  from: string;
}

export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** The port speaks TLS. */
  isSecure?: boolean;
}

export type HttpHandler = (request: HttpRequest) => HttpAnswer;

export interface HttpTarget {
  host: string;
  port: number;
  /** The client speaks TLS. */
  isSecure?: boolean;
  request: Omit<HttpRequest, "from">;
}

/** What a server shows of itself in the handshake. */
export interface ServerCertificate {
  /** PEM of the authority that signed it; `public`: one that every system trusts; undefined: unknown to all. */
  authority: string | undefined;
  names: readonly string[];
}

export type FetchOutcome =
  | { kind: "answer"; address: string; answer: HttpAnswer; certificate?: ServerCertificate }
  | { kind: "pending"; address: string; answer: Promise<HttpAnswer>; certificate?: ServerCertificate }
  | { kind: "refused"; address: string }
  | { kind: "timeout"; address: string }
  /** The client speaks TLS, and the port does not. */
  | { kind: "not-tls"; address: string }
  /** `isSilent`: the name server did not answer at all. */
  | { kind: "unknown-host"; isSilent?: boolean };

/** `aliases` lead from the name asked for to the one that has the addresses. */
export type NameAnswer =
  | { kind: "found"; name: string; aliases: readonly string[]; addresses: readonly string[] }
  | { kind: "unknown" }
  | { kind: "silence" };

/** The next line of standard input, or undefined at its end. */
export function* readLine(process: Process): Generator<Wait, string | undefined, string | undefined> {
  const input = process.input;
  if (!input) return yield { kind: "line" };
  // A pipe is asked for more until it has a whole line or its other end is closed.
  while (input.isOpen && !input.rest.includes("\n")) yield { kind: "line", from: input };
  if (input.rest === "") return undefined;
  const end = input.rest.indexOf("\n") + 1 || input.rest.length;
  const line = input.rest.slice(0, end);
  input.rest = input.rest.slice(end);
  return line;
}

/** All of standard input. */
export function* readAll(process: Process): Generator<Wait, string, string | undefined> {
  let text = "";
  for (let line = yield* readLine(process); line !== undefined; line = yield* readLine(process)) text += line;
  return text;
}

/** `path` as seen from `cwd`, without `.` and `..`. */
export function absolutePath(cwd: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${cwd}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return "/" + parts.join("/");
}

const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Where a command is found: by itself if it holds a slash, else along PATH; undefined when there is none. */
export function findProgram(
  machine: Machine,
  env: Readonly<Record<string, string>>,
  cwd: string,
  name: string,
): string | undefined {
  if (name.includes("/")) {
    const path = absolutePath(cwd, name);
    return machine.program(path) ? path : undefined;
  }
  const folders = (env["PATH"] ?? DEFAULT_PATH).split(":");
  return folders.map((folder) => `${folder}/${name}`).find((path) => machine.program(path));
}
