/** A container to run programs in, without a cluster around it: time passes as the programs ask for it. */
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import { DEVICES } from "../../../src/simulator/host/devices.ts";
import { attempt } from "../../../src/simulator/host/system_error.ts";
import type { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { filesOf, type ImageProfile } from "../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { Kernel } from "../../../src/simulator/host/kernel.ts";
import { sinkStream, textStream } from "../../../src/simulator/host/simple_streams.ts";
import { Terminal } from "../../../src/simulator/host/terminal.ts";
import type {
  FetchOutcome,
  HttpAnswer,
  HttpHandler,
  HttpRequest,
  HttpTarget,
  IngressReply,
  Machine,
  NameAnswer,
  Process,
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
  fetch?: (host: string, port: number, path: string, request: HttpTarget["request"]) => FetchOutcome;
  lookup?: (name: string) => NameAnswer;
  ingress?: (request: HttpRequest) => IngressReply;
  files?: FileTree;
  /** A world's, whose time passes with the program's. */
  queue?: EventQueue;
  /** What listens somewhere answers; nothing there: refused. */
  answer?: (target: HttpTarget) => HttpAnswer | undefined;
}

export const START_MS = Date.UTC(2026, 10, 22, 11, 33, 4);

/** A machine without a kernel has the usual devices as nodes of its disk. */
function withDevices(files: FileTree): FileTree {
  const asRoot = files.as({ uid: 0, gid: 0, groups: [] });
  for (const name of ["null", "zero", "full", "random", "urandom"] as const) {
    attempt(() => asRoot.makeNode(`/dev/${name}`, "character", 0o666, DEVICES[name]));
  }
  return files;
}

export function testMachine(
  image: ImageProfile,
  options: RunOptions = {},
): Machine & { ports: Map<number, HttpHandler> } {
  const ports = new Map<number, HttpHandler>();
  return {
    hostname: "box",
    kernel: "Linux 6.8.0-60-generic",
    user: image.user,
    files: withDevices(options.files ?? filesOf(image)),
    random: new Random(1),
    now: () => START_MS,
    program: (path) => image.programs[path],
    processes: () => [{
      pid: 1,
      parentPid: 0,
      uid: 0,
      user: "root",
      command: "sleep 3600",
      ageMs: 60_000,
      cpuMs: 0,
      memoryBytes: 2_969_600,
      state: "Ss",
    }],
    signal: (pid) => pid === 1,
    // Without an event queue what runs beside runs at once, as far as it goes.
    background: (work) => {
      for (let step = work.next(); !step.done && step.value.kind !== "forever"; step = work.next());
      return 99;
    },
    holdMemory: () => {},
    listen: (port, handler) => void ports.set(port, handler as HttpHandler),
    fetch: (target) => {
      const { host, port, request } = target;
      const answer = options.answer?.(target);
      if (answer) return { kind: "answer", address: host, answer };
      if (options.answer) return { kind: "refused", address: host };
      return options.fetch?.(host, port, request.path, request) ?? { kind: "unknown-host" };
    },
    resolve: (name) => (name === "web" ? ["10.96.1.2"] : []),
    ingress: (request) => options.ingress?.(request) ?? { answer: { status: 404, headers: {}, body: "" } },
    lookup: (name) => options.lookup?.(name) ?? { kind: "unknown" },
    ports,
  };
}

/** So much time passes at most. */
const LIMIT_MS = 24 * 3_600_000;

/** Runs a command line's program to its end, or until it waits for ever. */
export function runArgv(argv: string[], options: RunOptions = {}): Ran {
  const image = options.image ?? busybox;
  const queue = options.queue ?? new EventQueue(START_MS);
  const startMs = queue.now();
  const kernel = new Kernel(queue);
  const machine = { ...testMachine(image, options), now: () => queue.now() };
  const ran = { out: "", err: "", code: undefined as number | undefined, ms: 0 };
  let input = textStream((options.stdin ?? []).join(""));
  if (options.tty) input = { ...input, terminal: new Terminal(0) };
  const output = sinkStream((text) => ran.out += text, "out");
  const errors = sinkStream((text) => ran.err += text, "err");
  const task = kernel.spawn({
    machine,
    argv,
    env: options.env ?? {},
    cwd: options.cwd ?? "/",
    descriptors: new Map([[0, input], [1, output], [2, errors]]),
  });
  task.onExit(({ code }) => {
    ran.code = code;
    ran.ms = queue.now() - startMs;
  });
  for (
    let at = queue.nextAt();
    at !== undefined && at < startMs + LIMIT_MS && !task.hasEnded;
    at = queue.nextAt()
  ) {
    queue.advanceTo(at);
  }
  if (!task.hasEnded) ran.ms = queue.now() - startMs;
  return Object.assign(ran, { process: task.process, ports: machine.ports });
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
