/** The explorer in a part of a lesson's screen: it reads the lesson's cluster, and leaves it as it is. */
import { Client } from "../../cluster/client.ts";
import { readOnlyTransport } from "../../cluster/read_only_transport.ts";
import { systemTiming } from "../../cluster/timing.ts";
import type { Transport } from "../../cluster/transport.ts";
import type { ScreenSize } from "../../classroom/view/layout.ts";
import type { WorldPane } from "../../classroom/view/world_side.ts";
import type { ContextInfo } from "../../explorer/cluster_port.ts";
import { drawFrame } from "../../explorer/frame.ts";
import { liveCluster } from "../../explorer/live_cluster.ts";
import { emptyModel } from "../../explorer/model.ts";
import { Runner } from "../../explorer/runner.ts";
import type { Machine } from "../../machine/machine.ts";
import type { Settings } from "../../settings/settings.ts";
import type { Grid } from "../../terminal/grid.ts";
import type { TerminalInput } from "../../terminal/keys.ts";
import type { Theme } from "../../terminal/theme.ts";
import { PEQUOD_VERSION } from "../version.ts";

export interface ExplorerPaneOptions {
  readonly size: ScreenSize;
  readonly context: ContextInfo;
  /** The way to the cluster that is there now. */
  readonly transport: () => Transport;
  readonly settings: Settings;
  readonly theme: () => Theme;
  readonly machine: Machine;
  /** Of the cluster: milliseconds since 1970. */
  readonly now: () => number;
  readonly onChange: () => void;
  readonly copy: (text: string) => boolean;
  /** The learner has left the explorer. */
  readonly quit: () => void;
}

/** Of ages. */
const TICK_MS = 1000;
const FIRST_VIEW = "pods";
const LOCK = "a lesson is done in the shell";

export class ExplorerPane implements WorldPane {
  readonly #options: ExplorerPaneOptions;
  readonly #clock: ReturnType<typeof setInterval>;
  #size: ScreenSize;
  #runner: Runner;

  constructor(options: ExplorerPaneOptions) {
    this.#options = options;
    this.#size = options.size;
    this.#runner = this.#begin(FIRST_VIEW);
    this.#clock = setInterval(() => this.#runner.dispatch({ type: "tick", now: options.now() }), TICK_MS);
  }

  resize(size: ScreenSize): void {
    if (size.columns === this.#size.columns && size.rows === this.#size.rows) return;
    this.#size = size;
    this.#runner.dispatch({ type: "resize", ...size });
  }

  draw(): Grid {
    return drawFrame(this.#runner.model, this.#options.theme());
  }

  input(input: TerminalInput): void {
    this.#runner.dispatch(input);
  }

  /** The same view of the cluster that is there now. */
  renew(): void {
    const { viewLine } = this.#runner.model;
    this.#runner.close();
    this.#runner = this.#begin(viewLine || FIRST_VIEW);
  }

  close(): void {
    clearInterval(this.#clock);
    this.#runner.close();
  }

  #begin(line: string): Runner {
    const { context, settings, machine, now, copy, quit, onChange, transport } = this.#options;
    const runner = new Runner({
      model: emptyModel({
        ...this.#size,
        now: now(),
        programVersion: PEQUOD_VERSION,
        settings,
        context,
        contexts: [context],
        currentContext: context.name,
        namespace: context.namespace,
        readOnly: true,
        readOnlyLock: LOCK,
        isHeaderHidden: true,
      }),
      connections: {
        contexts: [context],
        currentContext: context.name,
        open: (_name, isReadOnly) => {
          const client = new Client(readOnlyTransport(transport(), isReadOnly), {
            userAgent: `pequod/${PEQUOD_VERSION}`,
          });
          return Promise.resolve(liveCluster({ context, client, timing: { ...systemTiming, now } }));
        },
      },
      machine,
      now,
      onChange,
      copy,
      quit,
    });
    runner.start(line);
    return runner;
  }
}
