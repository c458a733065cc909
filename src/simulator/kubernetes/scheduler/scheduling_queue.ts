/**
 * Pods that wait for a node: those that can be tried, the most important first; those that wait a while after a
 * failure; and those that wait for something to change. Source: pkg/scheduler/backend/queue.
 */
import type { Cancel, EventQueue } from "../../clock/event_queue.ts";
import type { Plugin } from "./refusal.ts";

/** After a failure a pod waits, ever longer, before it is tried again (podInitialBackoff, podMaxBackoff). */
const BACKOFF_FIRST_MS = 1000;
const BACKOFF_LIMIT_MS = 10_000;
/** A pod that nothing seems to concern is tried again all the same (podMaxInUnschedulablePodsDuration). */
const LEFTOVER_MS = 300_000;
/** From a pod's appearance to the first look at it. */
const DELAY_MS = 14;
/** So many pods are placed at one time, and then it takes a moment. */
const BATCH = 8;
const BATCH_MS = 2;

interface Waiting {
  key: string;
  priority: number;
  sequence: number;
  attempts: number;
  failedMs: number;
  /** What said no. */
  plugins: ReadonlySet<Plugin>;
  isActive: boolean;
  cancel?: Cancel;
}

export class SchedulingQueue {
  readonly #queue: EventQueue;
  readonly #schedule: (key: string) => void;
  readonly #pods = new Map<string, Waiting>();
  /** Pods that can be tried, by priority; each list in the order of time. */
  readonly #active = new Map<number, Waiting[]>();
  #sequence = 0;
  #isRunning = false;

  constructor(queue: EventQueue, schedule: (key: string) => void) {
    this.#queue = queue;
    this.#schedule = schedule;
  }

  /** A pod is new, or has changed: it is tried at once. */
  add(key: string, priority: number): void {
    const known = this.#pods.get(key);
    if (known?.isActive) return;
    known?.cancel?.();
    const waiting = known ?? {
      key,
      priority,
      sequence: this.#sequence++,
      attempts: 0,
      failedMs: 0,
      plugins: new Set<Plugin>(),
      isActive: false,
    };
    this.#pods.set(key, waiting);
    this.#activate(waiting);
  }

  /** The pod needs no node any more. */
  remove(key: string): void {
    this.#pods.get(key)?.cancel?.();
    this.#pods.delete(key);
  }

  /** It was tried and fits nowhere. */
  failed(key: string, priority: number, plugins: ReadonlySet<Plugin>): void {
    const known = this.#pods.get(key);
    const waiting: Waiting = {
      key,
      priority,
      sequence: known?.sequence ?? this.#sequence++,
      attempts: (known?.attempts ?? 0) + 1,
      failedMs: this.#queue.now(),
      plugins,
      isActive: false,
    };
    this.#pods.set(key, waiting);
    waiting.cancel = this.#queue.schedule(LEFTOVER_MS, () => this.#activate(waiting));
  }

  /** Something has changed that these plug-ins look at: pods that they have refused may fit now. */
  moved(plugins: readonly Plugin[]): void {
    for (const waiting of this.#pods.values()) {
      if (waiting.isActive || waiting.attempts === 0) continue;
      if (!plugins.some((plugin) => waiting.plugins.has(plugin))) continue;
      waiting.cancel?.();
      const readyMs = waiting.failedMs + backoffMs(waiting.attempts);
      const delay = Math.max(0, readyMs - this.#queue.now());
      waiting.cancel = this.#queue.schedule(delay, () => this.#activate(waiting));
    }
  }

  #activate(waiting: Waiting): void {
    if (this.#pods.get(waiting.key) !== waiting || waiting.isActive) return;
    waiting.isActive = true;
    const list = this.#active.get(waiting.priority) ?? [];
    list.push(waiting);
    this.#active.set(waiting.priority, list);
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#queue.schedule(DELAY_MS, () => this.#run());
  }

  #run(): void {
    for (let count = 0; count < BATCH; count++) {
      const next = this.#pop();
      if (!next) break;
      this.#schedule(next.key);
    }
    this.#isRunning = this.#active.size > 0;
    if (this.#isRunning) this.#queue.schedule(BATCH_MS, () => this.#run());
  }

  #pop(): Waiting | undefined {
    while (this.#active.size > 0) {
      const priority = Math.max(...this.#active.keys());
      const list = this.#active.get(priority)!;
      const next = list.shift();
      if (list.length === 0) this.#active.delete(priority);
      if (!next || this.#pods.get(next.key) !== next) continue;
      next.isActive = false;
      return next;
    }
    return undefined;
  }
}

function backoffMs(attempts: number): number {
  return Math.min(BACKOFF_LIMIT_MS, BACKOFF_FIRST_MS * 2 ** (attempts - 1));
}
