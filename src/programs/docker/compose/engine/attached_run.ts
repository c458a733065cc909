/** Containers in the foreground: their output until the last one ends, or until Ctrl-C, which stops them gracefully. */
import { EngineRefusal } from "../../engine_errors.ts";
import type { ContainerDetails } from "../../engine_objects.ts";
import type { ComposeCall, ProjectWork } from "../compose_verb.ts";
import { dependencyOrder } from "../project/dependency_order.ts";
import { killContainer, stopContainer } from "./container_changes.ts";
import { LogPrinter } from "./log_printer.ts";
import { logName, streamLogs } from "./log_stream.ts";
import { type ProjectContainer, projectContainers } from "./project_containers.ts";
import { ProgressBoard } from "./progress_board.ts";
import { startServices } from "./startup.ts";

const INTERRUPTED = 130;
const RESTART_POLL_MS = 100;

export class AttachedRun {
  readonly #call: ComposeCall;
  readonly #work: ProjectWork;
  readonly #printer: LogPrinter;
  readonly #following: Promise<void>[] = [];
  /** Set when all are to stop because one has ended. */
  #abort: { code: number } | undefined;
  #stopping: Promise<void> | undefined;
  #killing: Promise<void> | undefined;
  /** What is told of stopping, and of killing in the midst of it. */
  readonly #endBoard: ProgressBoard;

  constructor(call: ComposeCall, work: ProjectWork) {
    this.#call = call;
    // Ctrl-C ends no request here: it is answered by stopping what runs. Among the output, starting is not told.
    const board = new ProgressBoard(call.io, { progress: "quiet" });
    this.#work = { ...work, client: call.calmClient, board };
    this.#endBoard = call.board("Stopping");
    const { flags, io, options } = call;
    this.#printer = new LogPrinter(io, {
      hasColor: !flags.bool("no-color") && options.ansi !== "never" &&
        (options.ansi === "always" || io.isTerminal("output")),
      hasPrefix: !flags.bool("no-log-prefix"),
    });
  }

  /** The exit code. */
  async run(): Promise<number> {
    const { io } = this.#call;
    const onInterrupt = (): void => void (this.#stopping ??= this.#stopAll(true));
    const onForce = (): void => void (this.#killing ??= this.#killAll());
    io.signal.addEventListener("abort", onInterrupt, { once: true });
    io.forced().addEventListener("abort", onForce, { once: true });
    try {
      await this.#start();
      await Promise.all(this.#following);
      await this.#stopping;
      await this.#killing;
    } finally {
      io.signal.removeEventListener("abort", onInterrupt);
      io.forced().removeEventListener("abort", onForce);
    }
    if (io.signal.aborted) return INTERRUPTED;
    return this.#abort?.code ?? 0;
  }

  async #start(): Promise<void> {
    const { project, io } = this.#work;
    const { flags } = this.#call;
    const [only, without] = [flags.list("attach"), flags.list("no-attach")];
    const attached = (await projectContainers(this.#work.client, project.name)).filter(({ service }) =>
      project.services[service] && project.services[service].attach !== false &&
      (only.length === 0 || only.includes(service)) && !without.includes(service)
    );
    const names = attached.map((container) => logName(container, project.name));
    names.forEach((name) => this.#printer.register(name));
    await io.out(`Attaching to ${names.join(", ")}\n`);
    for (const container of attached.filter(({ State }) => State === "running")) {
      this.#following.push(this.#follow(container, { tail: "0" }));
    }
    const isAttached = new Set(attached.map(({ Id }) => Id));
    let beganMs = 0;
    await startServices(this.#work, {
      onStart: () => void (beganMs = io.now()),
      afterStart: (container) => {
        if (!isAttached.has(container.Id)) return;
        this.#following.push(this.#follow(container, { since: seconds(beganMs) }));
      },
    });
  }

  /** Its output, and that of its restarts, until it has ended for good. */
  async #follow(container: ProjectContainer, wish: { tail?: string; since?: string }): Promise<void> {
    const { client, project, io } = this.#work;
    const name = logName(container, project.name);
    const timestamps = this.#call.flags.bool("timestamps");
    for (let from = wish;;) {
      await streamLogs({ client, printer: this.#printer }, container, name, {
        ...from,
        follow: true,
        timestamps,
      });
      const seenMs = io.now();
      const details = await client.get<ContainerDetails>(`/containers/${container.Id}/json`)
        .catch(() => undefined);
      if (!details) return;
      const { Running, Restarting, ExitCode } = details.State;
      if (!Running || Restarting) await this.#printer.status(name, `exited with code ${ExitCode}`);
      if (!Running && !Restarting) return await this.#ended(container, ExitCode);
      while (!this.#stopping && !(await this.#isBack(container))) await io.wait(RESTART_POLL_MS);
      if (this.#stopping) return;
      from = { since: seconds(seenMs) };
    }
  }

  async #isBack({ Id }: ProjectContainer): Promise<boolean> {
    const { State } = await this.#work.client.get<ContainerDetails>(`/containers/${Id}/json`);
    return State.Running && !State.Restarting;
  }

  async #ended({ service }: ProjectContainer, code: number): Promise<void> {
    const { flags } = this.#call;
    const from = flags.string("exit-code-from");
    const aborts = flags.bool("abort-on-container-exit") || from !== "" ||
      (flags.bool("abort-on-container-failure") && code !== 0);
    if (!aborts) return;
    if (from === service) this.#abort = { code };
    else this.#abort ??= { code: from ? 0 : code };
    if (this.#stopping || this.#call.io.signal.aborted) return;
    await this.#call.io.out("Aborting on container exit...\n");
    this.#stopping = this.#stopAll(false);
  }

  async #stopAll(isInterrupt: boolean): Promise<void> {
    const { client, project, io } = this.#work;
    if (isInterrupt) await io.err("Gracefully Stopping... press Ctrl+C again to force\n");
    const { flags } = this.#call;
    const timeout = flags.has("timeout") ? flags.number("timeout") : undefined;
    for (const name of dependencyOrder(project.services).reverse()) {
      for (const container of await projectContainers(client, project.name, { services: [name] })) {
        if (container.State !== "running" && container.State !== "restarting") continue;
        await stopContainer({ client, board: this.#endBoard }, container, timeout);
      }
    }
  }

  async #killAll(): Promise<void> {
    const { client, project } = this.#work;
    const running = (await projectContainers(client, project.name)).filter(({ State }) =>
      State === "running"
    );
    await Promise.all(running.map(async (container) => {
      try {
        await killContainer({ client, board: this.#endBoard }, container);
      } catch (error) {
        // It has ended by itself meanwhile, or is gone.
        if (!(error instanceof EngineRefusal && [404, 409].includes(error.status))) throw error;
      }
    }));
  }
}

/** As the API takes a time. */
function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
