/**
 * What a program in a simulated container sees of the world. A program is a generator: it yields when it waits
 * (sleeping, reading a line) and returns its exit code, so that any number of them share the one event queue.
 */
import type { Random } from "../clock/random.ts";
import type { FileTree } from "./file_tree.ts";
import type { NetworkStack } from "./network_stack.ts";
import type { Hardware } from "./proc_files.ts";
import type { Readiness, Stream } from "./stream.ts";
import type { Task } from "./task.ts";

/**
 * What a program waits for. `busy` is a sleep in which it computes. `ready`: one of these has changed, or the time is
 * over; who waits looks again, for it may have been woken by something else. `promise` is an answer from outside the
 * event queue: the API server's.
 */
export type Wait =
  | { kind: "sleep"; ms: number }
  | { kind: "busy"; ms: number; cores?: number }
  | { kind: "ready"; of: Readiness | readonly Readiness[]; limitMs?: number }
  | { kind: "promise"; settled: Promise<unknown> }
  | { kind: "forever" };

/** A running program; its value is the exit code. */
export type Run = Generator<Wait, number, void>;

/** A program that never waits answers its exit code at once. */
export type Program = (process: Process) => Run | number;

/** Thrown into a waiting program by Ctrl-C, or by a signal that it has asked for. Uncaught, it ends the process. */
export class Interrupted extends Error {
  /** Without SIG. */
  constructor(readonly signal: string = "INT") {
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
  input: Stream;
  /** Absent: the machine's. */
  user?: User;
  /** Its place among the processes of its machine; absent only where a program runs without a kernel. */
  task?: Task;
  /** What the program does on SIGTERM (or the image's stop signal); the driver reads it. */
  termination: Termination;
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
  /** Signals that do nothing. */
  ignored?: readonly string[];
  /** Signals that are thrown into the program where it waits, as Interrupted. */
  thrown?: readonly string[];
}

/** Who runs something. */
export interface User {
  name: string;
  uid: number;
  group: string;
  gid: number;
}

/** The container around a process, or the host. */
export interface Machine {
  hostname: string;
  /** `Linux 6.8.0-60-generic` */
  kernel: string;
  /** What it stands on; absent: the usual. */
  hardware?: Hardware;
  user: User;
  files: FileTree;
  /** Its interfaces and ports; absent where none are simulated. */
  network?: NetworkStack;
  /** Where somebody listens, if no such network is simulated: in a pod. */
  listening?(): readonly number[];
  random: Random;
  now(): number;
  /** The program at an absolute path. */
  program(path: string): Program | undefined;
  /**
   * Candidates for the last of these words, which Tab completes: what a program knows of its own command line.
   * Undefined, or absent: names of files.
   */
  complete?(
    words: readonly string[],
    process: Process,
  ): readonly string[] | Promise<readonly string[]> | undefined;
  processes(): ProcessRow[];
  /** Sends a signal, by its name without SIG; false: there is no such process. */
  signal(pid: number, name: string): boolean;
  /** Runs something beside the caller, as a process of its own; returns its number. */
  background(work: Run, command: string): number;
  /** `owner` holds that much memory beside what the image needs anyhow; 0 gives it back. */
  holdMemory(owner: object, bytes: number): void;
  /** Answers HTTP on a port until the container ends; on 127.0.0.1 for those inside alone. Absent: on all addresses. */
  listen(port: number, handler: LateHttpHandler, address?: string): void;
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
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  STKFLT: 16,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  WINCH: 28,
  IO: 29,
  PWR: 30,
  SYS: 31,
};

export interface ProcessRow {
  pid: number;
  /** 0: its parent is not to be seen from here. */
  parentPid: number;
  uid: number;
  user: string;
  command: string;
  ageMs: number;
  /** CPU time used. */
  cpuMs: number;
  /** Resident. */
  memoryBytes: number;
  /** `R`, `S`, `T`, `Z`, and `s` for the leader of a session, `+` in the foreground of its terminal, as `ps` has it. */
  state: string;
  /** `pts/0`; undefined: none. */
  terminal?: string;
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
  /** What follows the body as it comes; who does not want it any more cancels it. */
  more?: ReadableStream<Uint8Array>;
  /** The port speaks TLS. */
  isSecure?: boolean;
}

export type HttpHandler = (request: HttpRequest) => HttpAnswer;

/** One whose answer may take its time. */
export type LateHttpHandler = (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;

export interface HttpTarget {
  host: string;
  port: number;
  /** The client speaks TLS. */
  isSecure?: boolean;
  /** It only connects: whoever listens is asked nothing, and answers nothing. */
  isProbe?: boolean;
  request: Omit<HttpRequest, "from">;
}

/** What comes of a connection over which nothing is said. */
export const NOTHING_SAID: HttpAnswer = { status: 0, headers: {}, body: "" };

/** What a server shows of itself in the handshake. */
export interface ServerCertificate {
  /** PEM of the authority that signed it; `public`: one that every system trusts; undefined: unknown to all. */
  authority: string | undefined;
  names: readonly string[];
}

export type FetchOutcome =
  | { kind: "answer"; address: string; answer: HttpAnswer; certificate?: ServerCertificate }
  | { kind: "pending"; address: string; answer: Promise<HttpAnswer>; certificate?: ServerCertificate }
  /** `cause`: what connect(2) says where nobody has refused it. */
  | { kind: "refused"; address: string; cause?: string }
  /** Connected, and closed before an answer: a port that docker-proxy holds, with nobody behind it. */
  | { kind: "reset"; address: string }
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

/** The next line of standard input with its newline, or undefined at its end. */
export function* readLine(process: Reader): Generator<Wait, string | undefined, void> {
  const { input } = process;
  while (yield* mayRead(process.task, input)) {
    const line = input.readLine();
    if (line !== undefined) return line === "" ? undefined : line;
    yield { kind: "ready", of: input };
  }
  return undefined;
}

/** What comes next from standard input, as much as there is; undefined at its end. */
export function* readSome(process: Reader): Generator<Wait, string | undefined, void> {
  const { input } = process;
  while (yield* mayRead(process.task, input)) {
    const text = input.read();
    if (text !== undefined) return text === "" ? undefined : text;
    yield { kind: "ready", of: input };
  }
  return undefined;
}

/** All of standard input. */
export function* readAll(process: Reader): Generator<Wait, string, void> {
  const parts: string[] = [];
  for (let text = yield* readSome(process); text !== undefined; text = yield* readSome(process)) {
    parts.push(text);
  }
  return parts.join("");
}

type Reader = Pick<Process, "input" | "task">;

/**
 * Waits until a process may read from its terminal: one in the background is stopped first (SIGTTIN, setpgid(2)).
 * False: it never may, because nobody could continue it or it ignores the signal; read(2) answers EIO.
 */
export function* mayRead(task: Task | undefined, stream: Stream): Generator<Wait, boolean, void> {
  if (!task || !isOutOfTurn(task, stream)) return true;
  // Who has started it may put it in the foreground in the same moment.
  yield { kind: "sleep", ms: 0 };
  while (isOutOfTurn(task, stream)) {
    if (!stopForInput(task)) return false;
    yield { kind: "sleep", ms: 0 };
  }
  return true;
}

/** The stream is the terminal of a process that is in its background. */
export function isOutOfTurn(task: Task, stream: Stream): boolean {
  return task.terminal !== undefined && stream.terminal === task.terminal && !task.isInForeground;
}

/** Stops its job because it wants to read (SIGTTIN); false: nobody could continue it, or it ignores that. */
export function stopForInput(task: Task): boolean {
  if (task.process.termination.ignored?.includes("TTIN") || task.jobGroup.isOrphaned) return false;
  task.jobGroup.signal("TTIN");
  return true;
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
