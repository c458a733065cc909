/** A container to run programs in, without a cluster around it: time passes as the programs ask for it. */
import { Random } from "../../../src/simulator/clock/random.ts";
import type { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { filesOf, type ImageProfile } from "../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import {
  type FetchOutcome,
  findProgram,
  type HttpAnswer,
  type HttpHandler,
  type HttpRequest,
  type HttpTarget,
  type IngressReply,
  type Machine,
  type NameAnswer,
  type Process,
  run,
} from "../../../src/simulator/host/process.ts";

export interface Ran {
  out: string;
  err: string;
  /** Undefined: it waits for ever. */
  code: number | undefined;
  /** Milliseconds that passed. */
  ms: number;
  process: Process;
  ports: Map<number, HttpHandler>;
}

export interface RunOptions {
  image?: ImageProfile;
  env?: Record<string, string>;
  cwd?: string;
  tty?: boolean;
  /** Lines typed. */
  stdin?: string[];
  fetch?: (host: string, port: number, path: string) => FetchOutcome;
  lookup?: (name: string) => NameAnswer;
  ingress?: (request: HttpRequest) => IngressReply;
  files?: FileTree;
  /** What listens somewhere answers; nothing there: refused. */
  answer?: (target: HttpTarget) => HttpAnswer | undefined;
}

export const START_MS = Date.UTC(2026, 10, 22, 11, 33, 4);

export function testMachine(
  image: ImageProfile,
  options: RunOptions = {},
): Machine & { ports: Map<number, HttpHandler> } {
  const ports = new Map<number, HttpHandler>();
  return {
    hostname: "box",
    kernel: "Linux 6.8.0-60-generic",
    user: image.user,
    files: options.files ?? filesOf(image),
    random: new Random(1),
    now: () => START_MS,
    program: (path) => image.programs[path],
    processes: () => [{ pid: 1, user: "root", command: "sleep 3600", ageMs: 60_000 }],
    signal: (pid) => pid === 1,
    // Without an event queue what runs beside runs at once, as far as it goes.
    background: (work) => {
      for (let step = work.next(); !step.done && step.value.kind !== "forever"; step = work.next());
      return 99;
    },
    holdMemory: () => {},
    listen: (port, handler) => void ports.set(port, handler),
    fetch: (target) => {
      const { host, port, request } = target;
      const answer = options.answer?.(target);
      if (answer) return { kind: "answer", address: host, answer };
      if (options.answer) return { kind: "refused", address: host };
      return options.fetch?.(host, port, request.path) ?? { kind: "unknown-host" };
    },
    resolve: (name) => (name === "web" ? ["10.96.1.2"] : []),
    ingress: (request) => options.ingress?.(request) ?? { answer: { status: 404, headers: {}, body: "" } },
    lookup: (name) => options.lookup?.(name) ?? { kind: "unknown" },
    ports,
  };
}

/** Runs a command line's program to its end, or until it waits for ever. */
export function runArgv(argv: string[], options: RunOptions = {}): Ran {
  const image = options.image ?? busybox;
  const machine = testMachine(image, options);
  const ran = { out: "", err: "", code: undefined as number | undefined, ms: 0 };
  const process: Process = {
    argv,
    env: options.env ?? {},
    cwd: options.cwd ?? "/",
    machine,
    tty: options.tty ?? false,
    out: (text) => void (ran.out += text),
    err: (text) => void (ran.err += text),
    termination: { handler: "default" },
  };
  const path = findProgram(machine, process.env, process.cwd, argv[0]!);
  if (!path) throw new Error(`Cannot run ${argv[0]}: not in the image`);
  const lines = [...options.stdin ?? []];
  const running = run(machine.program(path)!, process);
  let step = running.next();
  for (let turns = 0; !step.done && step.value.kind !== "forever" && turns < 10_000; turns++) {
    if (step.value.kind === "sleep" || step.value.kind === "busy") ran.ms += step.value.ms;
    step = running.next(step.value.kind === "line" ? lines.shift() : undefined);
  }
  if (step.done) ran.code = step.value;
  return { ...ran, process, ports: machine.ports };
}

/** Runs `sh -c script`. */
export function runScript(script: string, options: RunOptions = {}): Ran {
  return runArgv(["sh", "-c", script], options);
}

/** What an image does when it is run as it is. */
export function startImage(
  image: ImageProfile,
  env: Record<string, string> = {},
): ReturnType<typeof runArgv> {
  return runArgv([...image.entrypoint, ...image.cmd], {
    image,
    env: { ...image.env, ...env },
    cwd: image.workingDir,
  });
}

/** What it answers to a GET. */
export function ask(ran: ReturnType<typeof runArgv>, port: number, path = "/"): HttpAnswer {
  const request = {
    method: "GET",
    path,
    headers: { Host: "h", "User-Agent": "curl/8" },
    body: "",
    from: "10.0.0.1",
  };
  return ran.ports.get(port)!(request);
}
