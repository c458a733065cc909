/**
 * Types command lines into the lab shell, as somebody at its terminal does, and reads what is shown. Time is the
 * test's: it passes only while something is waited for.
 *
 *     const shell = await LabShell.open();
 *     assert.match(await shell.run("docker run hello-world"), /Hello from Docker!/);
 */
import { openLab } from "../../src/cli/lab.ts";
import type { LabWorld } from "../../src/lab/lab_world.ts";
import { loadProgram, type Program } from "../../src/programs/program.ts";
import { verbPrograms } from "../../src/programs/docker/verb_tree.ts";
import { helm } from "../../src/programs/helm/mod.ts";
import { kubectl } from "../../src/programs/kubectl/mod.ts";
import type { Terminal } from "../../src/simulator/host/terminal.ts";
import { screenText } from "../../src/terminal/screen_text.ts";

/** The moment at which a lab is opened. */
export const LAB_START_MS = Date.UTC(2026, 10, 23, 12, 0, 0);

/** A prompt at the end of what is shown: the host's, a container's, a pod's. */
const PROMPT = /(\[?[a-z_][\w-]*@[\w.-]+[: ][^\n]*[$#]|(?<=^|\n)([^\n]*[/~\w] )?[$#>]) $/;
/** Simulated time that passes between two looks. */
const STEP_MS = 25;
/** Simulated time that a command may take. */
const LIMIT_MS = 180_000;
/** Looks without a change before a prompt counts. */
const CALM_LOOKS = 2;

export interface RunOptions {
  /** What is shown at last, where it is not a prompt. */
  until?: RegExp;
  /** Simulated milliseconds; default three minutes. */
  limitMs?: number;
}

export interface LabShellOptions {
  /** Default: the lecture's. */
  scenario?: string;
  seed?: number;
  columns?: number;
  rows?: number;
}

export class LabShell {
  readonly lab: LabWorld;
  readonly terminal: Terminal;
  /** All that was sent to the terminal, as it was sent. */
  sent = "";
  exitCode: number | undefined;

  private constructor(lab: LabWorld, { columns = 160, rows = 50 }: LabShellOptions) {
    this.lab = lab;
    this.terminal = lab.host.kernel.makeTerminal({ columns, rows });
    this.terminal.onOutput = (text) => void (this.sent += text);
    const task = lab.host.login(["-bash"], { terminal: this.terminal });
    task.onExit(({ code }) => void (this.exitCode = code));
  }

  /** A lab of its own, with its cluster, at the prompt. */
  static async open(options: LabShellOptions = {}): Promise<LabShell> {
    const { scenario = "lecture", seed = 1 } = options;
    await preload();
    const lab = openLab({ scenario, seed, startMs: LAB_START_MS });
    await lab.cluster();
    return await new LabShell(lab, options).#begin();
  }

  /** Another terminal of the same lab. */
  async secondTerminal(options: Pick<LabShellOptions, "columns" | "rows"> = {}): Promise<LabShell> {
    return await new LabShell(this.lab, options).#begin();
  }

  async #begin(): Promise<this> {
    await this.until(PROMPT);
    return this;
  }

  /** Types a line and Enter, waits for the next prompt, and answers what was shown between the two. */
  async run(line: string, { until = PROMPT, limitMs = LIMIT_MS }: RunOptions = {}): Promise<string> {
    const before = this.sent.length;
    this.terminal.type(`${line}\r`);
    await this.until(until, { from: before, limitMs });
    return this.#between(before, line);
  }

  /** Types keys as they are and lets time pass; answers what was shown meanwhile. */
  async type(keys: string, ms = 200): Promise<string> {
    const before = this.sent.length;
    this.terminal.type(keys);
    await this.pass(ms);
    return screenText(this.sent.slice(before));
  }

  /** Lets simulated time pass. */
  async pass(ms: number): Promise<void> {
    const { queue } = this.lab;
    const end = queue.now() + ms;
    await settle();
    while (queue.now() < end) {
      queue.advance(Math.min(STEP_MS, end - queue.now()));
      await settle();
    }
  }

  /** Lets time pass until what is shown ends as `pattern` says. @throws {Error} with what is shown, after the limit */
  async until(pattern: RegExp, { from = 0, limitMs = LIMIT_MS } = {}): Promise<string> {
    const { queue } = this.lab;
    const end = queue.now() + limitMs;
    let calm = 0;
    let seen = -1;
    while (calm < CALM_LOOKS) {
      await settle();
      const shown = screenText(this.sent.slice(from));
      const isThere = this.exitCode !== undefined || pattern.test(shown.replace(/^[^\n]*\n/, "\n"));
      calm = isThere && seen === this.sent.length ? calm + 1 : 0;
      seen = this.sent.length;
      if (calm >= CALM_LOOKS) return shown;
      if (queue.now() > end) {
        throw new Error(`${pattern} was not shown, but ${JSON.stringify(shown.slice(-2000))}`);
      }
      queue.advance(STEP_MS);
    }
    return "";
  }

  /** Exit code of the last command. */
  async status(): Promise<number> {
    return Number((await this.run("echo $?")).trim());
  }

  /** Ends the lab's cluster; call it at the end of a test. */
  close(): void {
    this.terminal.hangUp();
    this.lab.close();
  }

  #between(before: number, line: string): string {
    const shown = screenText(this.sent.slice(before));
    const echoed = shown.indexOf("\n") + 1;
    const rest = shown.startsWith(line.slice(0, 10)) || echoed > 0 ? shown.slice(echoed) : shown;
    return rest.replace(PROMPT, "");
  }
}

/** Lets promises and streams go on as far as they can. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise<void>((go) => setTimeout(go, 0));
}

let preloaded: Promise<void> | undefined;

/** Reading modules takes real time, of which simulated time knows nothing. */
export function preload(): Promise<void> {
  return preloaded ??= (async () => {
    await loadAll({ ...kubectl, programs: [...kubectl.programs ?? [], helm] });
    await loadAll({ ...helm, name: "docker", programs: verbPrograms() });
    await import("../../src/programs/docker/docker_program.ts");
    await import("../../src/programs/kubectl/error_text.ts");
    await import("../../src/cli/open_connection.ts");
    await import("../../src/cli/transport_overrides.ts");
    await import("../../src/lab/cluster_transport.ts");
  })();
}

async function loadAll(program: Program): Promise<void> {
  for (const entry of program.programs ?? []) await loadAll(await loadProgram(entry));
}
