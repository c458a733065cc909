/** One container's log, over everything that may happen to it: breaks, restarts, an end. */
import { ApiError } from "./api_error.ts";
import type { Client } from "./client.ts";
import type { ContainerRun } from "./container_run.ts";
import { readLines } from "./lines.ts";
import { LogSeam } from "./log_seam.ts";
import { type LogOptions, openLog } from "./logs.ts";
import { type TimedLine, timedLine } from "./timed_line.ts";
import type { Timing } from "./timing.ts";

export type FollowNews =
  /** Which came one after the other; no line comes twice, and none is left out. */
  | { type: "lines"; lines: readonly TimedLine[] }
  /** The stream is open. */
  | { type: "reading" }
  /** There is nothing to read for now; `hasEnded`: a run is over, and another may come. */
  | { type: "waiting"; why: string; hasEnded?: boolean }
  /** The connection is lost since then (milliseconds since 1970); it is tried again. */
  | { type: "broken"; since: number; why: string }
  /** What follows is of the container's next run; `missed`: runs between, whose logs are not kept. */
  | { type: "restarted"; restarts: number; missed: number }
  /** Nothing will come any more. */
  | { type: "ended"; why: string };

export interface FollowOptions {
  client: Client;
  timing: Timing;
  namespace: string;
  pod: string;
  container: string;
  /** How far back to begin. */
  range: Pick<LogOptions, "tailLines" | "sinceSeconds" | "sinceTime" | "limitBytes">;
  /** How the container is doing now; "gone": its pod is not there any more; undefined: nobody may know. */
  run: () => ContainerRun | "gone" | undefined;
  /** Resolves when that may have changed; never rejects. */
  changed: (signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
  onNews: (news: FollowNews) => void;
}

/** Resolves at the log's end or when the signal is aborted; never rejects. */
export async function followLog(options: FollowOptions): Promise<void> {
  const follower = new Follower(options);
  while (!options.signal.aborted) {
    if (await follower.step() === "ended") return;
  }
}

class Follower {
  readonly #options: FollowOptions;
  readonly #seam = new LogSeam();
  /** The run that is being read, or was. */
  #run: number | undefined;
  #isRead = false;
  #failures = 0;
  #brokenSince: number | undefined;

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  async step(): Promise<"ended" | "going on"> {
    const { run, onNews, changed, signal } = this.#options;
    const now = run();
    if (now === "gone") return this.#end("the pod is gone");
    if (now && !now.hasLog && !now.isOver) {
      onNews({ type: "waiting", why: now.why });
      await changed(signal);
      return "going on";
    }
    if (now && this.#isRead && now.restarts === this.#run) {
      if (now.isOver) return this.#end(now.why);
      onNews({ type: "waiting", why: now.why, hasEnded: now.kind === "terminated" });
      await changed(signal);
      return "going on";
    }
    if (now) await this.#begin(now.restarts);
    try {
      return await this.#read(now);
    } catch (error) {
      return await this.#recover(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** A run that began after the one before: what that one still wrote comes first. */
  async #begin(restarts: number): Promise<void> {
    const before = this.#run;
    this.#run = restarts;
    if (before === undefined || restarts <= before) return;
    if (!this.#isRead && restarts === before + 1) await this.#readRest();
    this.#isRead = false;
    this.#options.onNews({ type: "restarted", restarts, missed: restarts - before - 1 });
  }

  async #readRest(): Promise<void> {
    try {
      const lines = await this.#open({ previous: true, follow: false });
      for (let next = await lines.next(); !next.done; next = await lines.next()) this.#take(next.value);
    } catch {
      // It is not kept any more: what was read of it has to do.
    }
  }

  async #read(now: ContainerRun | undefined): Promise<"ended" | "going on"> {
    const { onNews, run, timing, changed, signal } = this.#options;
    const lines = await this.#open({ follow: true });
    this.#brokenSince = undefined;
    onNews({ type: "reading" });
    let next = await lines.next();
    for (; !next.done; next = await lines.next()) {
      this.#failures = 0;
      this.#take(next.value);
    }
    if (signal.aborted) return "going on";
    const rest = next.value;
    if (!now) {
      this.#take(rest ? [rest] : []);
      return this.#end("the log has ended");
    }
    // The container may have ended, and the news of that be on its way; or somebody cut the connection.
    if (isSame(run(), now)) {
      const given = new AbortController();
      await Promise.race([changed(given.signal), timing.sleep(settleMs, signal)]);
      given.abort();
    }
    if (isSame(run(), now)) throw new Error("the server ended the stream");
    this.#take(rest ? [rest] : []);
    this.#isRead = true;
    return "going on";
  }

  async #open(how: { follow: boolean; previous?: boolean }): Promise<AsyncGenerator<string[], string>> {
    const { client, namespace, pod, container, range, signal } = this.#options;
    const { sinceTime } = this.#seam;
    const from = sinceTime === undefined ? range : { sinceTime };
    const query = { namespace, pod, container, timestamps: true, signal, ...how, ...from };
    const stream = await openLog(client, query);
    this.#seam.reopen();
    // Not every transport ends a body that is being read when its request is aborted.
    const ending = stream.pipeThrough(new TransformStream(), { signal });
    return readLines(ending, { maxLength: mostLineLength, longer: "cut", keepsRest: true });
  }

  #take(lines: readonly string[]): void {
    const fresh = this.#seam.take(lines.map(timedLine));
    if (fresh.length > 0) this.#options.onNews({ type: "lines", lines: fresh });
  }

  async #recover(error: Error): Promise<"ended" | "going on"> {
    const { timing, signal, onNews, run, changed } = this.#options;
    if (signal.aborted) return "going on";
    const refusal = error instanceof ApiError ? error : undefined;
    if (refusal?.code === 403 || refusal?.code === 401 || (refusal && run() === undefined)) {
      return this.#end(refusal.message);
    }
    const waitMs = Math.min(mostWaitMs, firstWaitMs * 2 ** this.#failures) * (0.5 + timing.random() / 2);
    this.#failures++;
    if (refusal?.code === 400 || refusal?.code === 404) {
      // Waiting to start, or not there (yet, or any more): the pod's status will tell.
      onNews({ type: "waiting", why: refusal.message });
      const given = new AbortController();
      await Promise.race([changed(given.signal), timing.sleep(waitMs, signal)]);
      given.abort();
      return "going on";
    }
    this.#brokenSince ??= timing.now();
    onNews({ type: "broken", since: this.#brokenSince, why: error.message });
    await timing.sleep(waitMs, signal);
    return "going on";
  }

  #end(why: string): "ended" {
    this.#options.onNews({ type: "ended", why });
    return "ended";
  }
}

function isSame(now: ContainerRun | "gone" | undefined, before: ContainerRun): boolean {
  if (now === "gone" || now === undefined) return false;
  return now.kind === "running" && before.kind === "running" && now.restarts === before.restarts;
}

/** How long the news of an end may take after the end of the log. */
const settleMs = 2_000;
const firstWaitMs = 500;
const mostWaitMs = 30_000;
/** Longer lines come in pieces: UTF-16 units. */
const mostLineLength = 32 << 10;
