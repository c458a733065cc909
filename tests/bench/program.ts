/** The program under measurement as processes of their own: with pipes, or in a terminal. */
import { spawn } from "@lydell/node-pty";
import { Terminal } from "@xterm/headless/lib-headless/xterm-headless.mjs";

const root = new URL("../../", import.meta.url).pathname;

/** The bundle, where it was built. */
export const bundle = `${root}dist/pequod.js`;

/** argv of `deno` for a file of the checkout, with the permissions of the task `start`. */
export function denoRun(file: string): string[] {
  const { tasks } = JSON.parse(Deno.readTextFileSync(`${root}deno.json`));
  const [, ...words]: string[] = tasks.start.command.split(" ");
  return [...words.slice(0, -1), root + file];
}

/** argv of `deno` for the bundle, which needs nothing of the checkout. */
export function denoRunBundle(): string[] {
  return ["run", "--no-prompt", "--no-npm", "--no-remote", "--no-config", "--allow-all", bundle];
}

export function wasBundled(): boolean {
  try {
    return Deno.statSync(bundle).isFile;
  } catch {
    return false;
  }
}

/** A process in a terminal of its own. */
export class TerminalProgram {
  readonly startedAt: number = performance.now();
  readonly pid: number;
  /** When output came last, as `performance.now()`. */
  lastOutputAt: number = this.startedAt;
  readonly #pty: ReturnType<typeof spawn>;
  readonly #screen: Terminal;
  readonly #exited = Promise.withResolvers<void>();
  readonly #limit: AbortSignal;
  #hasEnded = false;
  #output = "";
  #waiting: (() => void)[] = [];

  /** `argv`: the arguments of Deno, or a program by its path (or name) and its arguments. */
  constructor(argv: readonly string[], signal: AbortSignal) {
    const [first, ...rest] = argv;
    const isProgram = first!.includes("/") || first === "k9s";
    const [program, args] = isProgram ? [first!, rest] : [Deno.execPath(), argv];
    const size = { cols: 120, rows: 40 };
    this.#screen = new Terminal({ ...size, allowProposedApi: true });
    this.#limit = AbortSignal.any([signal, AbortSignal.timeout(WAIT_LIMIT_MS)]);
    this.startedAt = performance.now();
    this.#pty = spawn(program, [...args], {
      ...size,
      env: { ...Deno.env.toObject(), TERM: "xterm" },
    });
    this.pid = this.#pty.pid;
    this.#pty.onData((data) => {
      const cameAt = performance.now();
      this.#output = (this.#output + data).slice(-KEPT_OUTPUT);
      this.#screen.write(data, () => {
        this.lastOutputAt = cameAt;
        this.#wake();
      });
    });
    this.#pty.onExit(() => {
      this.#hasEnded = true;
      this.#exited.resolve();
      this.#wake();
    });
    this.#limit.addEventListener("abort", () => this.#wake());
  }

  /** Resolves with the milliseconds since the start when the text has been sent. */
  async until(text: string): Promise<number> {
    await this.when(() => this.#output.includes(text), text);
    return this.lastOutputAt - this.startedAt;
  }

  /** Looks again after each output, and ten times a second. @throws {Error} it has ended, or it takes too long */
  async when(isSo: () => boolean, what: string): Promise<void> {
    while (!isSo()) {
      if (this.#hasEnded || this.#limit.aborted) {
        throw new Error(
          `Cannot see ${JSON.stringify(what)}, only this:\n${this.screen}\n${this.#output.slice(-500)}`,
        );
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** What the terminal shows. */
  get screen(): string {
    const { active } = this.#screen.buffer;
    return Array.from(
      { length: this.#screen.rows },
      (_, y) => active.getLine(y)?.translateToString(true) ?? "",
    )
      .join("\n");
  }

  /** The line with another background than the others' (or a mark at its begin): where the selection is. */
  get markedLine(): number {
    const { active } = this.#screen.buffer;
    for (let y = 2; y < this.#screen.rows - 3; y++) {
      const cell = active.getLine(y)?.getCell(8);
      if (cell && (!cell.isBgDefault() || cell.isInverse())) return y;
    }
    return -1;
  }

  type(keys: string): void {
    this.#pty.write(keys);
  }

  async end(): Promise<void> {
    if (!this.#hasEnded) kill(() => Deno.kill(this.pid, "SIGKILL"));
    await this.#exited.promise;
    this.#screen.dispose();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** Characters of output that are kept to look for a text. */
const KEPT_OUTPUT = 1 << 20;

/** No benchmark waits longer for one process. */
const WAIT_LIMIT_MS = 120_000;

/** `pequod sim start` in a process of its own, and the kubeconfig that leads to it. */
export class ServedWorld {
  private constructor(
    readonly kubeconfig: string,
    /** From the start of the process until it can be used. */
    readonly readyMs: number,
    readonly child: Deno.ChildProcess,
    readonly folder: string,
  ) {}

  static async start(flags: readonly string[], signal: AbortSignal): Promise<ServedWorld> {
    const folder = await Deno.makeTempDir({ prefix: "pequod-bench-" });
    const kubeconfig = `${folder}/config`;
    const startedAt = performance.now();
    const child = new Deno.Command(Deno.execPath(), {
      args: [...denoRun("mod.ts"), "sim", "start", "--kubeconfig", kubeconfig, ...flags],
      stdin: "null",
      stdout: "piped",
      stderr: "null",
      signal,
    }).spawn();
    const { value } = await child.stdout.getReader().read();
    const readyMs = performance.now() - startedAt;
    const served = new ServedWorld(kubeconfig, readyMs, child, folder);
    if (!value) {
      await served.end();
      throw new Error("Cannot measure: `sim start` has ended without a word");
    }
    return served;
  }

  async end(): Promise<void> {
    kill(() => this.child.kill("SIGKILL"));
    await this.child.status;
    await Deno.remove(this.folder, { recursive: true });
  }
}

function kill(work: () => void): void {
  try {
    work();
  } catch {
    // it has ended by itself
  }
}

/** Runs a script of this folder to its end; its standard output is JSON. */
export async function runScript<T>(file: string, args: readonly string[], signal: AbortSignal): Promise<T> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...denoRun(`tests/bench/${file}`), ...args],
    stdin: "null",
    signal,
  }).output();
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`Cannot measure: ${file}: ${new TextDecoder().decode(stderr)}`);
  return JSON.parse(new TextDecoder().decode(stdout));
}
