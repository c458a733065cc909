import type { ListMeta, Status } from "../kube/object.ts";
import { ApiError } from "./api_error.ts";
import type { Client, Query } from "./client.ts";
import { SilenceGuard } from "./silence_guard.ts";
import type { Timing } from "./timing.ts";
import type { WatchState } from "./watch_state.ts";
import { openWatch, type StreamedEvent } from "./watch_stream.ts";

/** What is kept up to date. */
export interface WatchSubject<T extends { metadata?: ListMeta }> {
  /** Reads everything there is; answers the version from which to watch ("": the server shall say what exists). */
  list(
    signal: AbortSignal,
    onProgress: (count: number, remaining: number | undefined) => void,
  ): Promise<string>;
  /** Takes one change; "relist" when it makes no sense without reading everything again. */
  apply(type: "ADDED" | "MODIFIED" | "DELETED", object: T): "relist" | undefined | void;
}

export interface WatchLoopOptions<T extends { metadata?: ListMeta }> {
  client: Client;
  subject: WatchSubject<T>;
  path: string;
  query: Query;
  accept: string;
  /** False where the resource has no `watch` verb: then it is listed again and again. */
  canWatch: boolean;
  signal: AbortSignal;
  timing: Timing;
  onState: (state: WatchState) => void;
}

/**
 * List, watch, and again: resumes a watch where it ended, lists anew when the version is too old, waits longer and
 * longer while there is no connection, and never gives up before `signal` is aborted. Refusals (403, 404) are
 * asked about again, slowly.
 */
export class WatchLoop<T extends { metadata?: ListMeta }> {
  readonly #options: WatchLoopOptions<T>;
  #canWatch: boolean;
  /** Undefined: everything has to be read (again). */
  #version: string | undefined;
  #isComplete = false;
  #failures = 0;
  #staleSince: number | undefined;
  /** Aborted to end the current wait. */
  #wait = new AbortController();
  /** Aborted to end the current watch. */
  #watch = new AbortController();

  constructor(options: WatchLoopOptions<T>) {
    this.#options = options;
    this.#canWatch = options.canWatch;
  }

  /** Resolves when the signal is aborted. */
  async run(): Promise<void> {
    const { signal } = this.#options;
    while (!signal.aborted) {
      const phase = this.#version === undefined ? "list" : "watch";
      try {
        if (phase === "list") await this.#list();
        else if (this.#canWatch) await this.#watchOnce(this.#version!);
        else await this.#waitForPoll();
      } catch (error) {
        if (!signal.aborted) await this.#recover(toError(error), phase);
      }
    }
  }

  /** Ends the wait before the next attempt, if there is one. */
  retryNow(): void {
    this.#wait.abort();
  }

  /** Reads everything again. */
  relist(): void {
    this.#version = undefined;
    this.#canWatch = this.#options.canWatch;
    this.#watch.abort();
    this.#wait.abort();
  }

  async #list(): Promise<void> {
    const { subject, signal, onState } = this.#options;
    const version = await subject.list(signal, (count, remaining) => {
      if (!this.#isComplete) onState({ kind: "loading", count, remaining });
    });
    this.#version = version;
    this.#isComplete = true;
    // Until the watch is open the list is as new as it gets.
    this.#becomeLive(this.#canWatch ? undefined : POLL_MS);
  }

  async #waitForPoll(): Promise<void> {
    await this.#pause(POLL_MS);
    this.#version = undefined;
  }

  async #watchOnce(resourceVersion: string): Promise<void> {
    const { client, path, query, accept, signal, timing } = this.#options;
    const stop = this.#watch = new AbortController();
    const timeoutSeconds = Math.round(WATCH_SECONDS * (1 + timing.random() / 4));
    const guard = new SilenceGuard(timing, stop, (timeoutSeconds + SLACK_SECONDS) * 1000);
    const both = AbortSignal.any([signal, stop.signal]);
    let openedAt = Infinity;
    let events = 0;
    let breathedAt = timing.now();
    try {
      const request = { query, accept, resourceVersion, timeoutSeconds, signal: both };
      const batches = await openWatch<T>(client, path, request);
      openedAt = timing.now();
      this.#becomeLive();
      for await (const batch of batches) {
        guard.heard(batch.some((event) => event.type === "BOOKMARK"));
        for (const event of batch) this.#take(event);
        events += batch.length;
        if (this.#version === undefined) break;
        if (timing.now() - breathedAt < BREATH_MS) continue;
        await timing.breathe();
        breathedAt = timing.now();
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    } finally {
      stop.abort();
      if (timing.now() - openedAt >= SHORT_WATCH_MS) this.#failures = 0;
    }
    const isShort = timing.now() - openedAt < SHORT_WATCH_MS;
    if (signal.aborted || !isShort) return;
    if (events === 0 && this.#version !== undefined) throw new Error("the server ended the watch at once");
    // Nor may one that says something first, again and again, make this a hot loop.
    this.#failures++;
    if (this.#failures > 1) await this.#pause(this.#waitMs(undefined));
  }

  #take(event: StreamedEvent<T>): void {
    if (this.#version === undefined) return; // What comes after "relist" is in the next list.
    if (event.type === "ERROR") throw new WatchEnded(event.object);
    const next = event.type === "BOOKMARK"
      ? undefined
      : this.#options.subject.apply(event.type, event.object);
    if (next === "relist") this.#version = undefined;
    else this.#version = event.object.metadata?.resourceVersion || this.#version;
  }

  #becomeLive(pollMs?: number): void {
    this.#staleSince = undefined;
    if (pollMs !== undefined || this.#version === undefined) this.#failures = 0;
    this.#options.onState(pollMs === undefined ? { kind: "live" } : { kind: "live", pollMs });
  }

  async #recover(error: Error, phase: "list" | "watch"): Promise<void> {
    const { timing, onState } = this.#options;
    const api = error instanceof ApiError ? error : undefined;
    if (phase === "watch" && (api?.code === 403 || api?.code === 405)) {
      this.#canWatch = false; // Listing is allowed, so the rows stay true, only later.
      this.#becomeLive(POLL_MS);
      return;
    }
    if (mustRelist(error)) this.#version = undefined;
    this.#failures++;
    const isFirstExpiry = api?.code === 410 && phase === "watch" && this.#failures === 1;
    const waitMs = isFirstExpiry ? 0 : this.#waitMs(api);
    const retryAt = timing.now() + waitMs;
    if (api && (api.code === 403 || api.code === 404)) {
      this.#version = undefined;
      onState({ kind: api.code === 403 ? "forbidden" : "gone", error: api, retryAt });
    } else {
      this.#staleSince ??= timing.now();
      onState({ kind: "stale", since: this.#staleSince, error, retryAt });
    }
    if (waitMs > 0) await this.#pause(waitMs);
  }

  #waitMs(error: ApiError | undefined): number {
    const { timing } = this.#options;
    const jitter = 0.5 + timing.random() / 2;
    if (error?.code === 403 || error?.code === 404) return REFUSED_MS * jitter;
    const asked = (error?.status.details?.retryAfterSeconds ?? 0) * 1000;
    const backOff = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - 1)) * jitter;
    return Math.max(backOff, Math.min(asked, REFUSED_MS));
  }

  #pause(ms: number): Promise<void> {
    this.#wait = new AbortController();
    return this.#options.timing.sleep(ms, AbortSignal.any([this.#options.signal, this.#wait.signal]));
  }
}

/** In a flood of events other work waits no longer than this. */
const BREATH_MS = 8;
/** A watch lives this long, up to a quarter longer by chance, so that many do not end at once. */
const WATCH_SECONDS = 240;
/** How much later than asked the server may end it. */
const SLACK_SECONDS = 30;
/** client-go calls a watch "very short" below this (reflector.go). */
const SHORT_WATCH_MS = 1000;
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;
const REFUSED_MS = 60_000;
/** metrics-server, the resource most often without watch, measures every 15 s. */
const POLL_MS = 10_000;

/** An ERROR event: the server ended the watch with a reason. */
class WatchEnded extends ApiError {
  constructor(status: Status) {
    super(status);
  }
}

/** Whether resuming from the same version would go wrong again. */
function mustRelist(error: Error): boolean {
  if (error instanceof WatchEnded || error instanceof SyntaxError || error instanceof RangeError) return true;
  return error instanceof ApiError && error.code < 500 && error.code !== 429 && error.code !== 401;
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
