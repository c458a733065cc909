/**
 * The explorer on the bundled cluster, view by view: a view is reached once, and its model, being a value, is where
 * any number of keys start from.
 */
import { openBundled } from "../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { Client } from "../../src/cluster/client.ts";
import { readOnlyTransport } from "../../src/cluster/read_only_transport.ts";
import type { Transport } from "../../src/cluster/transport.ts";
import type { Connections } from "../../src/explorer/cluster_port.ts";
import { drawFrame } from "../../src/explorer/frame.ts";
import { liveCluster } from "../../src/explorer/live_cluster.ts";
import { emptyModel, type Model } from "../../src/explorer/model.ts";
import { type Instruction, parseScript } from "../../src/explorer/play_script.ts";
import { Runner } from "../../src/explorer/runner.ts";
import { shownTheme } from "../../src/explorer/theme_choice.ts";
import { parseFlags } from "../../src/programs/flags.ts";
import { dumpGrid } from "../../src/terminal/dump.ts";
import type { Grid } from "../../src/terminal/grid.ts";
import { type KeyInput, keyNamed } from "../../src/terminal/key_name.ts";
import { FakeMachine } from "../explorer/fake_machine.ts";
import { FakeTerminal } from "../explorer/fake_terminal.ts";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a press left behind. */
export interface Outcome {
  readonly model: Model;
  /** What was copied to the clipboard. */
  readonly copied: readonly string[];
  readonly hasQuit: boolean;
  /** Programs had the terminal. */
  readonly tookTerminal: boolean;
  /** What reached the cluster: `PATCH /api/…`, `CONNECT /api/…`. */
  readonly requests: readonly string[];
  /** What was asked for, whether it reached the cluster or the gate of read-only mode held it back. */
  readonly wishes: readonly string[];
}

export interface StageOptions {
  readonly scenario?: string;
  /** Objects that are there before, by the path they are created at. */
  readonly objects?: readonly (readonly [path: string, object: unknown])[];
  /** Files of the machine, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

const started = Symbol("started");

export class Stage implements Disposable {
  readonly #bundled;
  readonly #files: Readonly<Record<string, string>>;
  #requests: string[] = [];
  #wishes: string[] = [];

  static async open({ scenario = "shop", objects = [], files = {} }: StageOptions = {}): Promise<Stage> {
    const { flags } = parseFlags(connectionFlags, ["--seed", "1"]);
    const bundled = openBundled({ scenario, flags, isLive: false });
    for (const [path, object] of objects) {
      const response = await bundled.world.api.request(path, {
        method: "POST",
        body: JSON.stringify(object),
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      // A new kind is served a moment after its definition.
      await bundled.passTime(stepMs);
    }
    return new Stage(started, bundled, files);
  }

  private constructor(
    _: typeof started,
    bundled: ReturnType<typeof openBundled>,
    files: Readonly<Record<string, string>>,
  ) {
    this.#bundled = bundled;
    this.#files = files;
  }

  [Symbol.dispose](): void {
    this.#bundled.close();
  }

  /** Types a line after the start, then plays a script; the model is what keys may start from. */
  async reach({ line, script = "" }: { line: string; script?: string }, size: Size): Promise<Model> {
    const { contexts, currentContext } = this.#bundled;
    const model = emptyModel({
      ...size,
      now: this.#bundled.now(),
      programVersion: "0.1.0",
      context: contexts[0]!,
      contexts,
      currentContext,
    });
    const { runner } = this.#runner(model);
    runner.start(line);
    await this.#settle(runner);
    await this.#perform(runner, parseScript(script));
    runner.close();
    return runner.model;
  }

  /**
   * Presses keys, beginning with a model that `reach` gave; the model itself stays as it is. Lets time pass until the
   * outcome is what is wished for, if that takes no longer than some seconds.
   */
  async press(
    model: Model,
    keys: readonly string[],
    isMet: (outcome: Outcome) => boolean = () => true,
  ): Promise<Outcome> {
    [this.#requests, this.#wishes] = [[], []];
    const seen = noted();
    const { runner } = this.#runner(model, seen);
    const outcome = (): Outcome => ({
      model: runner.model,
      ...seen,
      requests: this.#requests,
      wishes: this.#wishes,
    });
    await this.#perform(runner, [{ type: "keys", keys: keys.map(keyNamed), line: 1 }]);
    for (let waited = 0; waited < patienceMs && !isMet(outcome()); waited += stepMs) {
      await this.#pass(runner, stepMs);
    }
    runner.close();
    return outcome();
  }

  #runner(model: Model, seen: { copied: string[]; hasQuit: boolean; tookTerminal: boolean } = noted()) {
    const machine = new FakeMachine();
    for (const [path, text] of Object.entries(this.#files)) machine.files.set(path, text);
    const runner = new Runner({
      model,
      connections: this.#connections(),
      now: this.#bundled.now,
      onChange: () => {},
      copy: (text) => seen.copied.push(text) > 0,
      quit: () => seen.hasQuit = true,
      machine,
      handOver: async (program) => {
        seen.tookTerminal = true;
        const terminal = new FakeTerminal("exit\r");
        setTimeout(() => terminal.end(), terminalMs);
        return await program(terminal);
      },
    });
    return { runner };
  }

  #connections(): Connections {
    const { contexts, currentContext, timing, transport } = this.#bundled;
    const reaching = noting(transport, () => this.#requests);
    return {
      contexts,
      currentContext,
      open: (name, isReadOnly) => {
        const context = contexts.find((one) => one.name === name)!;
        const wishing = noting(readOnlyTransport(reaching, isReadOnly), () => this.#wishes);
        const client = new Client(wishing, { timing });
        return Promise.resolve(liveCluster({ context, client, timing, schedule: queueMicrotask }));
      },
    };
  }

  async #perform(runner: Runner, script: readonly Instruction[]): Promise<void> {
    for (const instruction of script) {
      if (instruction.type === "keys") {
        for (const key of instruction.keys) await this.#dispatch(runner, key);
      } else if (instruction.type === "wait") {
        for (let left = instruction.ms; left > 0; left -= stepMs) await this.#pass(runner, stepMs);
      } else if (instruction.type === "expect" || instruction.type === "reject") {
        await this.#expect(runner, instruction);
      } else throw new Error(`${instruction.type} is not for a stage`);
    }
  }

  #dispatch(runner: Runner, key: KeyInput): Promise<void> {
    runner.dispatch(key);
    return this.#settle(runner);
  }

  async #expect(runner: Runner, { text, type }: { text: string; type: "expect" | "reject" }): Promise<void> {
    for (let waited = 0; waited < patienceMs; waited += stepMs) {
      if (frameText(runner.model).includes(text) === (type === "expect")) return;
      await this.#pass(runner, stepMs);
    }
    throw new Error(`${type} ${text}: not within ${patienceMs} ms. The frame:\n${frameText(runner.model)}`);
  }

  async #pass(runner: Runner, ms: number): Promise<void> {
    await this.#bundled.passTime(ms);
    runner.dispatch({ type: "tick", now: this.#bundled.now() });
    await this.#settle(runner);
  }

  /** Until nothing is on its way; what waits for time itself gets a little of it. */
  async #settle(runner: Runner): Promise<void> {
    for (let turn = 0, quiet = 0; quiet < quietTurns && turn < mostTurns; turn++) {
      await new Promise<void>((resolve) => setImmediate(() => resolve()));
      quiet = runner.isBusy ? 0 : quiet + 1;
      if (turn > mostTurns / 2 && runner.isBusy) {
        await this.#bundled.passTime(nudgeMs);
        await new Promise<void>((resolve) => setTimeout(resolve, 1));
      }
    }
  }
}

/** The model on a screen of another size. */
export function sized(model: Model, size: Size): Model {
  return { ...model, ...size };
}

export function frame(model: Model): Grid {
  return drawFrame(model, shownTheme(model));
}

export function frameText(model: Model): string {
  return dumpGrid(frame(model), "text");
}

function noted(): { copied: string[]; hasQuit: boolean; tookTerminal: boolean } {
  return { copied: [], hasQuit: false, tookTerminal: false };
}

function noting(transport: Transport, notes: () => string[]): Transport {
  return {
    ...transport,
    request: (path, init = {}) => {
      notes().push(`${init.method ?? "GET"} ${path}`);
      return transport.request(path, init);
    },
    connect: (path, protocols, signal) => {
      notes().push(`CONNECT ${path}`);
      return transport.connect(path, protocols, signal);
    },
    close: () => transport.close(),
  };
}

const stepMs = 250;
const nudgeMs = 20;
const patienceMs = 10_000;
const quietTurns = 3;
const mostTurns = 60;
const terminalMs = 2;
