/** A scripted run without a terminal: the same model, update and view, with time in the script's hands. */
import { type DumpFormat, dumpGrid } from "../terminal/dump.ts";
import type { Grid } from "../terminal/grid.ts";
import type { ColourDepth } from "../terminal/style.ts";
import type { Connections } from "./cluster_port.ts";
import { drawFrame } from "./frame.ts";
import type { Machine } from "../machine/machine.ts";
import { emptyModel, type Start } from "./model.ts";
import type { Instruction } from "./play_script.ts";
import { Runner, type RunnerOptions } from "./runner.ts";
import { shownTheme } from "./theme_choice.ts";

export interface PlayOptions {
  start: Omit<Start, "now">;
  connections: Connections;
  machine: Machine;
  /** See `RunnerOptions`. */
  handOver?: RunnerOptions["handOver"];
  /** What to begin with, as typed after `:`. */
  line: string;
  script: readonly Instruction[];
  format: DumpFormat;
  depth: ColourDepth;
  /** Milliseconds since 1970, by the clock that `passTime` moves. */
  now: () => number;
  /** Lets time pass: the simulator's, where it is the cluster, else real time. */
  passTime: (ms: number) => Promise<void>;
  /** Lets what is ready run: one turn of the event loop. */
  breathe: () => Promise<void>;
  output: (text: string) => void;
  /** Told what was not met, and the frame. */
  complain: (text: string) => void;
}

/** How long `expect` and `reject` wait. */
export const patienceMs = 10_000;

/** Plays a script; answers the exit code: 0, or 1 when an expectation was not met. */
export async function play(options: PlayOptions): Promise<number> {
  const performance = new Performance(options);
  try {
    return await performance.run();
  } finally {
    performance.end();
  }
}

class Performance {
  readonly #options: PlayOptions;
  readonly #runner: Runner;
  #messages = 0;
  #hasQuit = false;

  constructor(options: PlayOptions) {
    this.#options = options;
    this.#runner = new Runner({
      model: emptyModel({ ...options.start, now: options.now() }),
      connections: options.connections,
      machine: options.machine,
      ...(options.handOver ? { handOver: options.handOver } : {}),
      now: options.now,
      onChange: () => this.#messages++,
      copy: () => true,
      quit: () => this.#hasQuit = true,
    });
  }

  async run(): Promise<number> {
    this.#runner.start(this.#options.line);
    await this.#settle();
    for (const instruction of this.#options.script) {
      if (this.#hasQuit) break;
      if (!await this.#perform(instruction)) return 1;
    }
    return 0;
  }

  end(): void {
    this.#runner.close();
  }

  async #perform(instruction: Instruction): Promise<boolean> {
    switch (instruction.type) {
      case "keys":
        for (const key of instruction.keys) {
          this.#runner.dispatch(key);
          await this.#settle();
        }
        return true;
      case "wait":
        await this.#pass(instruction.ms);
        break;
      case "resize":
        this.#runner.dispatch({ ...instruction, type: "resize" });
        break;
      case "dump":
        this.#options.output(dumpGrid(this.#frame(), this.#options.format, this.#options.depth));
        return true;
      case "expect":
      case "reject":
        return await this.#expect(instruction);
    }
    await this.#settle();
    return true;
  }

  async #expect({ type, text, line }: Extract<Instruction, { type: "expect" | "reject" }>): Promise<boolean> {
    const isMet = (): boolean => dumpGrid(this.#frame(), "text").includes(text) === (type === "expect");
    const until = this.#options.now() + patienceMs;
    while (!isMet()) {
      if (this.#options.now() >= until) {
        const wish = type === "expect" ? "did not appear" : "did not go away";
        this.#options.complain(`line ${line}: "${text}" ${wish} within ${patienceMs / 1000} s. The frame:\n`);
        this.#options.complain(dumpGrid(this.#frame(), "text"));
        return false;
      }
      await this.#pass(stepMs);
    }
    return true;
  }

  /** Time passes in steps, so that what it brings is seen in order. */
  async #pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      await this.#options.passTime(Math.min(stepMs, left));
      this.#runner.dispatch({ type: "tick", now: this.#options.now() });
      await this.#settle();
    }
  }

  /** Until nothing is on its way and a few turns brought nothing new. */
  async #settle(): Promise<void> {
    const until = this.#options.now() + patienceMs;
    for (let quiet = 0; quiet < quietTurns;) {
      const before = this.#messages;
      await this.#options.breathe();
      quiet = this.#messages === before ? quiet + 1 : 0;
      if (quiet < quietTurns || !this.#runner.isBusy) continue;
      if (this.#options.now() >= until) return;
      // Something waits for time itself: a retry, a slow answer.
      await this.#options.passTime(nudgeMs);
      quiet = 0;
    }
  }

  #frame(): Grid {
    return drawFrame(this.#runner.model, shownTheme(this.#runner.model));
  }
}

const stepMs = 250;
const nudgeMs = 20;
const quietTurns = 3;
