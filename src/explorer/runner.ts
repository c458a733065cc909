/** Carries out effects, and feeds what comes of them back into `update`. The only place that waits. */
import { answerRights } from "./ask_rights.ts";
import type { ClusterPort, Connections, RunningWatch } from "./cluster_port.ts";
import type { Command, Effect, TaskEffect, WorkEffect } from "./command.ts";
import type { HandedTerminal } from "../terminal/handed_terminal.ts";
import type { Machine } from "../machine/machine.ts";
import type { Message } from "./message.ts";
import type { Model } from "./model.ts";
import type { PanePayload } from "./pane_payload.ts";
import type { RightsBook } from "./rights.ts";
import { startExplorer, update } from "./update.ts";

export interface RunnerOptions {
  /** From `emptyModel`. */
  model: Model;
  connections: Connections;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Called after every message. */
  onChange: (model: Model, message: Message | undefined) => void;
  /** Puts a text into the clipboard; false when it is too long for that. */
  copy: (text: string) => boolean;
  quit: () => void;
  /** Turns reports of the mouse on and off; absent where there is no terminal. */
  mouse?: (on: boolean) => void;
  machine: Machine;
  /** Runs a program with the terminal in its hands; absent where there is no terminal. */
  handOver?: <T>(program: (terminal: HandedTerminal) => Promise<T>) => Promise<T>;
}

interface RunningEffect {
  abort: AbortController;
  watch?: RunningWatch;
  /** Its first list is still arriving, or its promise is pending. */
  busy: boolean;
}

export class Runner {
  #model: Model;
  /** Rejections are reported where the port is used. */
  #port: Promise<ClusterPort>;
  #survey: AbortController = new AbortController();
  /** Ends work that belongs to no pane. */
  readonly #end = new AbortController();
  #surveys = 0;
  /** Ports being opened, and programs that have the terminal. */
  #awaited = 0;
  /** Views whose modules are being loaded. */
  #loading = 0;
  /** What was typed meanwhile. */
  readonly #typed: Message[] = [];
  /** By pane, then by name (`watch` or a task's). */
  readonly #running = new Map<number, Map<string, RunningEffect>>();
  readonly #options: RunnerOptions;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#model = options.model;
    this.#port = this.#open(options.model.context.name);
  }

  get model(): Model {
    return this.#model;
  }

  /** Whether modules are being loaded, or programs have the terminal. */
  get isLoading(): boolean {
    return this.#awaited > 0;
  }

  /** Whether answers are on their way that are worth waiting for. */
  get isBusy(): boolean {
    if (this.#surveys > 0 || this.#awaited > 0) return true;
    return this.#running.values().some((effects) => effects.values().some(({ busy }) => busy));
  }

  /** Begins with a command line such as `pods /web`. */
  start(line: string): void {
    this.#become(startExplorer(this.#model, line), undefined);
  }

  dispatch(message: Message): void {
    // What is typed while a view is loaded is for that view.
    if (this.#loading > 0 && isTyped(message)) {
      this.#typed.push(message);
      return;
    }
    const now = this.#options.now();
    if (now !== this.#model.now && message.type !== "tick") {
      const [ticked, effects] = update(this.#model, { type: "tick", now });
      this.#model = ticked;
      effects.forEach((effect) => this.#run(effect));
    }
    this.#become(update(this.#model, message), message);
  }

  /** Carries out one effect, as if an update had asked for it. */
  perform(effect: Effect): void {
    this.#run(effect);
  }

  /** Ends everything that runs. */
  close(): void {
    this.#end.abort();
    this.#survey.abort();
    for (const pane of [...this.#running.keys()]) this.#cancel(pane);
  }

  #become([model, effects]: readonly [Model, readonly Effect[]], message: Message | undefined): void {
    this.#model = model;
    for (const effect of effects) this.#run(effect);
    this.#options.onChange(this.#model, message);
  }

  #run(effect: Effect): void {
    switch (effect.type) {
      case "watch":
        return this.#watch(effect);
      case "task":
        return void this.#task(effect);
      case "work":
        return void this.#work(effect);
      case "handOver":
        return void this.#handOver(effect);
      case "later":
        return void this.#later(effect.load);
      case "askRights":
        return void this.#askRights(effect);
      case "hurry": {
        const watch = this.#running.get(effect.pane)?.get("watch")?.watch;
        return effect.how === "retry" ? watch?.retryNow() : watch?.relist();
      }
      case "cancel":
        return this.#cancel(effect.pane);
      case "survey":
        return void this.#surveyCluster(effect.fresh ?? false);
      case "connect":
        return void this.#connect(effect.context, effect.line);
      case "editContexts":
        return void this.#editContexts(effect);
      case "copy":
        if (!this.#options.copy(effect.text)) this.dispatch(tooLong);
        return;
      case "mouse":
        return this.#options.mouse?.(effect.on);
      case "quit":
        return this.#options.quit();
    }
  }

  #watch({ pane, query }: Extract<Effect, { type: "watch" }>): void {
    const running = this.#begin(pane, "watch");
    const { signal } = running.abort;
    this.#port.then((port) => {
      if (signal.aborted) return;
      running.watch = port.watch(query, signal, (change) => {
        if (signal.aborted) return;
        running.busy = change.state.kind === "loading";
        this.dispatch({ type: "news", pane, payload: { type: "rows", change } });
      });
    }, () => running.busy = false).catch((error) => {
      running.busy = false;
      this.dispatch({ type: "failed", what: "rows", error: messageOf(error) });
    });
  }

  async #task(task: TaskEffect): Promise<void> {
    const running = this.#begin(task.pane, task.name);
    const { signal } = running.abort;
    const tell = (payload: PanePayload): void => {
      if (signal.aborted) return;
      if (task.endless) running.busy = false;
      this.dispatch({ type: "news", pane: task.pane, payload });
    };
    try {
      const commands = await task.run(await this.#port, tell, signal, this.#options.machine);
      if (commands && !signal.aborted) this.dispatch({ type: "commands", commands });
    } catch (error) {
      if (!signal.aborted) this.dispatch({ type: "failed", what: task.name, error: messageOf(error) });
    } finally {
      running.busy = false;
    }
  }

  async #work({ name, run, endless }: WorkEffect): Promise<void> {
    if (!endless) this.#awaited++;
    const tell = (commands: readonly Command[]): void => {
      if (!this.#end.signal.aborted) this.dispatch({ type: "commands", commands });
    };
    try {
      await run(await this.#port, tell, this.#end.signal, this.#options.machine);
    } catch (error) {
      if (!this.#end.signal.aborted) this.dispatch({ type: "failed", what: name, error: messageOf(error) });
    } finally {
      if (!endless) this.#awaited--;
    }
  }

  async #handOver({ name, run }: Extract<Effect, { type: "handOver" }>): Promise<void> {
    const { handOver } = this.#options;
    if (!handOver) return this.dispatch({ type: "failed", what: name, error: "this needs a terminal" });
    this.#awaited++;
    try {
      const port = await this.#port;
      const commands = await handOver((terminal) => run(port, this.#options.machine, terminal));
      if (commands) this.dispatch({ type: "commands", commands });
    } catch (error) {
      this.dispatch({ type: "failed", what: name, error: messageOf(error) });
    } finally {
      this.#awaited--;
    }
  }

  async #askRights(effect: Extract<Effect, { type: "askRights" }>): Promise<void> {
    this.#surveys++;
    const { signal } = this.#survey;
    try {
      const tell = (change: (known: RightsBook) => RightsBook): void => {
        if (!signal.aborted) this.dispatch({ type: "rights", change });
      };
      await answerRights(await this.#port, effect, signal, tell);
    } catch (error) {
      if (!signal.aborted) this.dispatch({ type: "surveyed", error: messageOf(error) });
    } finally {
      this.#surveys--;
    }
  }

  async #later(load: () => Promise<readonly Command[]>): Promise<void> {
    this.#awaited++;
    this.#loading++;
    try {
      const commands = await load();
      this.dispatch({ type: "commands", commands });
    } catch (error) {
      this.dispatch({ type: "failed", what: "this", error: messageOf(error) });
    } finally {
      this.#awaited--;
      this.#loading--;
      while (this.#loading === 0 && this.#typed.length > 0) this.dispatch(this.#typed.shift()!);
    }
  }

  #begin(pane: number, name: string): RunningEffect {
    const effects = this.#running.get(pane) ?? new Map<string, RunningEffect>();
    this.#running.set(pane, effects);
    effects.get(name)?.abort.abort();
    const running = { abort: new AbortController(), busy: true };
    effects.set(name, running);
    return running;
  }

  #cancel(pane: number): void {
    for (const { abort } of this.#running.get(pane)?.values() ?? []) abort.abort();
    this.#running.delete(pane);
  }

  /** Every answer counts by itself: a version without nodes is still a version. */
  async #surveyCluster(fresh: boolean): Promise<void> {
    this.#surveys++;
    const { signal } = this.#survey;
    const tell = (found: Omit<Extract<Message, { type: "surveyed" }>, "type">): void => {
      if (!signal.aborted) this.dispatch({ type: "surveyed", ...found });
    };
    const lost = (error: unknown): void => tell({ error: messageOf(error) });
    try {
      const port = await this.#port;
      const needsKinds = fresh || !this.#model.cluster.discovery;
      let nodes: number | undefined;
      await Promise.all([
        port.serverVersion(signal).then((version) => tell({ version }), lost),
        // Whether nodes and namespaces may be listed says nothing about the connection.
        port.nodeCount(signal).then((count) => (nodes = count) === undefined || tell({ nodes }), () => {}),
        port.namespaces(signal).then(
          (namespaces) => namespaces.length === 0 || tell({ namespaces }),
          () => {},
        ),
        needsKinds ? port.discover(signal).then((discovery) => tell({ discovery }), lost) : undefined,
      ]);
      // Only a number in the header: it comes last, and nothing is said where it cannot be had.
      await port.clusterUse(nodes, signal).then((use) => use && tell({ use }), () => {});
    } catch (error) {
      lost(error);
    } finally {
      this.#surveys--;
    }
  }

  async #connect(name: string, line: string | undefined): Promise<void> {
    try {
      const port = await this.#open(name);
      this.#survey.abort();
      this.#survey = new AbortController();
      this.#port = Promise.resolve(port);
      this.dispatch({ type: "connected", context: port.context, ...(line === undefined ? {} : { line }) });
    } catch (error) {
      this.dispatch({ type: "failed", what: `context ${name}`, error: messageOf(error) });
    }
  }

  async #editContexts(effect: Extract<Effect, { type: "editContexts" }>): Promise<void> {
    const { edits } = this.#options.connections;
    if (!edits) {
      return this.dispatch({ type: "failed", what: "contexts", error: "they come from no kubeconfig" });
    }
    this.#awaited++;
    try {
      this.dispatch({ type: "contexts", list: await effect.run(edits), done: effect.done });
    } catch (error) {
      this.dispatch({ type: "failed", what: "kubeconfig", error: messageOf(error) });
    } finally {
      this.#awaited--;
    }
  }

  async #open(name: string): Promise<ClusterPort> {
    this.#awaited++;
    try {
      return await this.#options.connections.open(name, () => this.#model.readOnly);
    } finally {
      this.#awaited--;
    }
  }
}

const tooLong: Message = {
  type: "failed",
  what: "copy",
  error: "the text is too long for a terminal's clipboard",
};

function isTyped({ type }: Message): boolean {
  return type === "key" || type === "paste" || type === "mouse";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
