/** Drives an explorer on a fake cluster with keys, and reads its frames. */
import { drawFrame } from "../../src/explorer/frame.ts";
import { emptyModel, type Start } from "../../src/explorer/model.ts";
import { parseScript } from "../../src/explorer/play_script.ts";
import { Runner } from "../../src/explorer/runner.ts";
import { dumpGrid } from "../../src/terminal/dump.ts";
import type { Grid } from "../../src/terminal/grid.ts";
import type { KeyInput } from "../../src/terminal/key_name.ts";
import { shownTheme } from "../../src/explorer/theme_choice.ts";
import { defaultSettings, type Settings } from "../../src/settings/settings.ts";
import { FakeMachine } from "./fake_machine.ts";
import type { FakeTerminal } from "./fake_terminal.ts";
import { type FakeCluster, testNow } from "./fake_cluster.ts";

export interface HarnessOptions {
  machine?: FakeMachine;
  settings?: Partial<Settings>;
  /** What else a start may know. */
  start?: Partial<Start>;
  readOnly?: boolean;
  /** What editors and shells get; absent: there is no terminal. */
  terminal?: FakeTerminal;
  columns?: number;
  rows?: number;
  line?: string;
  namespace?: string | null;
}

/** Of a millisecond at least, while modules are loaded. */
const mostTurns = 5000;

export class ExplorerHarness {
  readonly runner: Runner;
  readonly copied: string[] = [];
  readonly machine: FakeMachine;
  hasQuit = false;
  #now = testNow;

  constructor(readonly cluster: FakeCluster, options: HarnessOptions = {}) {
    this.machine = options.machine ?? new FakeMachine();
    const { terminal } = options;
    this.runner = new Runner({
      machine: this.machine,
      ...(terminal ? { handOver: (program) => program(terminal) } : {}),
      model: emptyModel({
        columns: options.columns ?? 100,
        rows: options.rows ?? 20,
        now: testNow,
        programVersion: "0.1.0",
        context: cluster.context,
        contexts: cluster.contexts,
        currentContext: cluster.context.name,
        ...(options.readOnly === undefined ? {} : { readOnly: options.readOnly }),
        settings: { ...defaultSettings, ...options.settings },
        ...options.start,
        ...(options.namespace === undefined ? {} : { namespace: options.namespace }),
      }),
      connections: cluster.connections,
      now: () => this.#now,
      onChange: () => {},
      copy: (text) => this.copied.push(text) > 0,
      quit: () => this.hasQuit = true,
    });
    this.runner.start(options.line ?? "pods");
  }

  /** Instructions of a script: `type`, `key`, `wait`, `resize`. */
  async play(script: string): Promise<this> {
    await this.settle();
    for (const instruction of parseScript(script)) {
      if (instruction.type === "keys") await this.press(instruction.keys);
      else if (instruction.type === "wait") this.pass(instruction.ms);
      else if (instruction.type === "resize") this.runner.dispatch({ ...instruction, type: "resize" });
      else throw new Error(`${instruction.type} is not for the harness`);
      await this.settle();
    }
    return this;
  }

  async press(keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) {
      this.runner.dispatch(key);
      await this.settle();
    }
  }

  pass(ms: number): void {
    this.#now += ms;
    this.runner.dispatch({ type: "tick", now: this.#now });
  }

  /** A few turns, and as many more as modules take that are loaded now; what is held back is not waited for. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => setImmediate(() => resolve()));
    for (let turn = 0; turn < mostTurns && this.runner.isLoading; turn++) {
      await new Promise<void>((resolve) => setTimeout(resolve, 1));
    }
  }

  get grid(): Grid {
    return drawFrame(this.runner.model, shownTheme(this.runner.model));
  }

  /** The screen's lines without trailing spaces. */
  get lines(): string[] {
    return dumpGrid(this.grid, "text").split("\n").slice(0, -1);
  }

  get text(): string {
    return this.lines.join("\n");
  }

  /** The lines of the pane: below the title, above the rule. */
  get body(): string[] {
    return this.lines.slice(2, -3).filter((line) => line !== "");
  }

  end(): void {
    this.runner.close();
  }
}

/** Runs a script on a cluster and gives the harness to look at. */
export function explore(
  cluster: FakeCluster,
  script: string,
  options: HarnessOptions = {},
): Promise<ExplorerHarness> {
  return new ExplorerHarness(cluster, options).play(script);
}
