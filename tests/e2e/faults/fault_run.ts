/** One run: an explorer on the bundled cluster with faults between them, a script of keys, and laws that must hold. */
import assert from "node:assert/strict";
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import type { Timing } from "../../../src/cluster/timing.ts";
import { drawFrame } from "../../../src/explorer/frame.ts";
import { liveCluster } from "../../../src/explorer/live_cluster.ts";
import { emptyModel, type Model, topPane } from "../../../src/explorer/model.ts";
import { parseScript } from "../../../src/explorer/play_script.ts";
import { Runner } from "../../../src/explorer/runner.ts";
import { shownTheme } from "../../../src/explorer/theme_choice.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import { dumpGrid } from "../../../src/terminal/dump.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { changeSomething } from "./cluster_changes.ts";
import { FaultyTransport } from "./faulty_transport.ts";
import { drawPlan, type PlannedFault, troubleMs } from "./fault_plan.ts";
import { Laws } from "./laws.ts";
import { drawScript } from "./random_script.ts";

/** After the last fault: longer than the longest wait before another attempt, and than a silent watch is believed. */
const recoveryMs = 360_000;

export class FaultRun {
  readonly plan: readonly PlannedFault[];
  readonly script: readonly string[];
  /** What happened, for the one who looks into a failure. */
  readonly story: string[] = [];
  readonly #random: Random;
  readonly #bundled;
  readonly #timing: Timing;
  readonly #transport: FaultyTransport;
  readonly #runner: Runner;
  readonly #laws: Laws;
  readonly #startMs: number;
  #messages = 0;
  #hasQuit = false;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.plan = drawPlan(this.#random.fork());
    this.script = drawScript(this.#random.fork());
    const { flags } = parseFlags(connectionFlags, ["--seed", String(seed)]);
    this.#bundled = openBundled({ scenario: "lecture", flags, isLive: false });
    this.#timing = { ...this.#bundled.timing, breathe: turn };
    this.#startMs = this.#bundled.now();
    const { transport, contexts, currentContext } = this.#bundled;
    this.#transport = new FaultyTransport(transport, this.#timing, this.#random.fork(), this.plan);
    this.#laws = new Laws(this.#transport, this.#timing);
    const context = contexts[0]!;
    const client = new Client(this.#transport, { timing: this.#timing });
    const port = liveCluster({ context, client, timing: this.#timing, schedule: queueMicrotask });
    this.#runner = new Runner({
      model: emptyModel({
        columns: 120,
        rows: 30,
        now: this.#bundled.now(),
        programVersion: "0.1.0",
        context,
        contexts,
        currentContext,
      }),
      connections: { contexts, currentContext, open: () => Promise.resolve(port) },
      now: this.#bundled.now,
      machine: new FakeMachine(),
      copy: () => true,
      quit: () => this.#hasQuit = true,
      onChange: (model, message) => {
        this.#messages++;
        this.#laws.afterMessage(model, message);
      },
    });
  }

  async play(): Promise<void> {
    try {
      this.#runner.start("pods -A");
      await this.#settle();
      for (const instruction of parseScript(this.script.join("\n"))) {
        if (this.#hasQuit) return;
        if (instruction.type === "wait") await this.#pass(instruction.ms, 1000);
        else if (instruction.type === "resize") this.#runner.dispatch({ ...instruction, type: "resize" });
        else if (instruction.type === "keys") {
          for (const key of instruction.keys) {
            this.#runner.dispatch(key);
            await this.#settle();
          }
        }
        this.#look();
      }
      await this.#pass(Math.max(0, this.#startMs + troubleMs - this.#bundled.now()), 1000);
      await this.#pass(recoveryMs, 10_000);
      await this.#inTheEnd();
    } finally {
      this.#runner.close();
      this.#bundled.close();
    }
  }

  get screen(): string {
    return dumpGrid(drawFrame(this.#runner.model, shownTheme(this.#runner.model)), "text");
  }

  /** Every view on the way back, one after another, shows what the cluster has. */
  async #inTheEnd(): Promise<void> {
    for (let views = 0; views < 40; views++) {
      const { model } = this.#runner;
      const top = topPane(model)!;
      await this.#pass(5000, 1000);
      // Schemas are made in real time.
      for (let tries = 0; this.#runner.isBusy && tries < 100; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      this.#laws.inTheEnd(this.#runner.model, this.screen);
      assert.ok(!this.#runner.isBusy, "nothing is left busy");
      await this.#laws.showsWhatThereIs(topPane(this.#runner.model)!, this.#bundled.transport);
      if (model.stack.length === 1 && !model.prompt) return;
      this.#runner.dispatch({ type: "commands", commands: [{ type: "back", pane: top.pane }] });
      await this.#settle();
    }
  }

  #look(): void {
    this.#laws.atRest(this.#runner.model, this.screen);
  }

  async #pass(ms: number, stepMs: number): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      const inTrouble = this.#bundled.now() < this.#startMs + troubleMs;
      if (inTrouble && this.#random.below(6) === 0) {
        const change = await changeSomething(this.#bundled.world.api, this.#random);
        this.story.push(`${this.#clock} ${change}`);
      }
      this.#transport.strike();
      await this.#bundled.passTime(Math.min(stepMs, left));
      this.#runner.dispatch({ type: "tick", now: this.#bundled.now() });
      await this.#settle();
    }
    this.#look();
  }

  /** Until a few turns of the event loop brought nothing new. */
  async #settle(): Promise<void> {
    for (
      let quiet = 0, turns = 0;
      quiet < quietTurns || (this.#runner.isBusy && turns < busyTurns);
      turns++
    ) {
      const before = this.#messages;
      await turn();
      quiet = this.#messages === before ? quiet + 1 : 0;
    }
  }

  get #clock(): string {
    return `${((this.#bundled.now() - this.#startMs) / 1000).toFixed(1)} s`;
  }

  get model(): Model {
    return this.#runner.model;
  }
}

const quietTurns = 3;
/** Modules take some turns to load. */
const busyTurns = 20;

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => resolve()));
}
