/** A container's health, by a command that is run in it now and then (daemon/health.go). */
import type { EventQueue } from "../clock/event_queue.ts";
import { nullStream, sinkStream } from "../host/simple_streams.ts";
import type { Container } from "./container.ts";
import { EngineError } from "./engine_error.ts";
import type { HealthConfig } from "./runnable_image.ts";

export interface HealthResult {
  startedMs: number;
  endedMs: number;
  exitCode: number;
  output: string;
}

const DEFAULT_INTERVAL_MS = 30_000;
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_START_INTERVAL_MS = 5000;
const DEFAULT_RETRIES = 3;
/** Results that are kept. */
const MAX_RESULTS = 5;
/** Characters of output that are kept. */
const MAX_OUTPUT = 4096;

export class HealthCheck {
  status: "starting" | "healthy" | "unhealthy" = "starting";
  /** In a row. */
  failures = 0;
  results: HealthResult[] = [];
  readonly #container: Container;
  readonly #queue: EventQueue;
  readonly #config: HealthConfig;
  #cancel: (() => void) | undefined;
  #startedMs = 0;

  /** Undefined: the container has none. */
  static of(container: Container, queue: EventQueue): HealthCheck | undefined {
    const { Healthcheck: config } = container.config;
    const kind = config?.Test?.[0];
    return config && (kind === "CMD" || kind === "CMD-SHELL")
      ? new HealthCheck(container, queue, config)
      : undefined;
  }

  private constructor(container: Container, queue: EventQueue, config: HealthConfig) {
    this.#container = container;
    this.#queue = queue;
    this.#config = config;
  }

  start(): void {
    this.status = "starting";
    this.failures = 0;
    this.results = [];
    this.#startedMs = this.#queue.now();
    this.#next();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  get #isStarting(): boolean {
    return this.status === "starting" &&
      this.#queue.now() - this.#startedMs < ms(this.#config.StartPeriod, 0);
  }

  #next(): void {
    const interval = this.#isStarting
      ? ms(this.#config.StartInterval, DEFAULT_START_INTERVAL_MS)
      : ms(this.#config.Interval, DEFAULT_INTERVAL_MS);
    this.#cancel = this.#queue.schedule(interval, () => this.#check());
  }

  #check(): void {
    const { run, config } = this.#container;
    if (!run) return;
    const [kind, ...words] = this.#config.Test!;
    const argv = kind === "CMD-SHELL" ? [...config.Shell ?? ["/bin/sh", "-c"], words.join(" ")] : words;
    const startedMs = this.#queue.now();
    let output = "";
    const collect = () => sinkStream((text) => output = (output + text).slice(0, MAX_OUTPUT), "pipe:[1]");
    const done = (exitCode: number, text = output) => {
      cancel();
      this.#count({ startedMs, endedMs: this.#queue.now(), exitCode, output: text });
      if (this.#container.run === run) this.#next();
    };
    const timeoutMs = ms(this.#config.Timeout, DEFAULT_TIMEOUT_MS);
    let hasTimedOut = false;
    let kill = (): void => {};
    const cancel = this.#queue.schedule(timeoutMs, () => {
      hasTimedOut = true;
      kill();
    });
    try {
      const task = run.exec({ argv, ends: { input: nullStream, output: collect(), errors: collect() } });
      kill = () => task.signal("KILL", true);
      const timedOut = `Health check exceeded timeout (${timeoutMs / 1000}s)`;
      task.onExit(({ code }) => hasTimedOut ? done(-1, `${timedOut}: ${output}`) : done(code));
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      done(
        -1,
        `OCI runtime exec failed: exec failed: unable to start container process: ${error.message}: unknown`,
      );
    }
  }

  #count(result: HealthResult): void {
    this.results = [...this.results, result].slice(-MAX_RESULTS);
    const before = this.status;
    if (result.exitCode === 0) {
      this.failures = 0;
      this.status = "healthy";
    } else if (!this.#isStarting) {
      this.failures++;
      if (this.failures >= (this.#config.Retries || DEFAULT_RETRIES)) this.status = "unhealthy";
    }
    if (this.status !== before) this.#container.tell(`health_status: ${this.status}`);
  }
}

/** Nanoseconds as milliseconds; 0 and nothing are the default. */
function ms(nanoseconds: number | undefined, otherwise: number): number {
  return nanoseconds ? nanoseconds / 1e6 : otherwise;
}
