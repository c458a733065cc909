/** Reads the logs of all containers that are meant, at the same time, and tells them in one stream. */
import { containerNames, containerRun } from "../../cluster/container_run.ts";
import { followLog, type FollowNews, type FollowOptions } from "../../cluster/follow_log.ts";
import type { TimedLine } from "../../cluster/timed_line.ts";
import type { Discovery } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { ClusterPort } from "../cluster_port.ts";
import { ansiText } from "./ansi_text.ts";
import { followPodEvents } from "./log_events.ts";
import type { LogLine } from "./log_line.ts";
import { followPods, type LogPods } from "./log_pods.ts";
import { isOnePod, type LogSource, type LogSubject, mostStreams } from "./log_subject.ts";

/** What the reader found since it spoke last. */
export interface LogRead {
  type: "log";
  lines: readonly LogLine[];
  sources: readonly LogSource[];
  /** What happened to pods that have no logs yet. */
  events: readonly string[];
  /** Containers beyond those that can be followed at the same time. */
  leftOut: number;
  selector: string | undefined;
  /** Why pods or logs may not be known; "" when all is well. */
  problem: string;
}

export interface LogReaderOptions {
  port: ClusterPort;
  subject: LogSubject;
  discovery: Discovery | undefined;
  /** All containers of each pod, or the one that is meant or usual. */
  hasAllContainers: boolean;
  range: FollowOptions["range"];
  signal: AbortSignal;
  tell: (read: LogRead) => void;
}

/** Resolves when the signal is aborted; never rejects. */
export async function readLogs(options: LogReaderOptions): Promise<void> {
  await new LogReader(options).run();
}

/** One stream, with the newest time it had: its lines stay in their order whatever its clock does. */
interface Stream {
  readonly index: number;
  /** Of the pod; "" where it is not known. */
  readonly uid: string;
  newestUs: number;
  hasLines: boolean;
}

class LogReader {
  readonly #options: LogReaderOptions;
  /** By the index of the target. */
  readonly #pods: (LogPods | undefined)[] = [];
  readonly #streams = new Map<string, Stream>();
  readonly #leftOut = new Set<string>();
  readonly #waiters = new Set<() => void>();
  readonly #running: Promise<void>[] = [];
  /** By the pod's UID: of those that wait for their first line. */
  readonly #events = new Map<string, { stop: AbortController; texts: readonly string[] }>();
  #sources: LogSource[] = [];
  #lines: LogLine[] = [];
  #problem = "";
  #isTelling = false;
  #nextId = 1;
  #newestUs = 0;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /** There is one container: what it waits for need not stand between its lines. */
  get #isAlone(): boolean {
    return isOnePod(this.#options.subject) && !this.#options.hasAllContainers;
  }

  async run(): Promise<void> {
    const { port, subject, discovery, signal } = this.#options;
    await Promise.all(subject.targets.map(async (target, index) => {
      try {
        const onChange = (pods: LogPods): void => this.#podsChanged(index, pods);
        await followPods({ port, target, discovery, signal, onChange });
      } catch (error) {
        this.#problem = error instanceof Error ? error.message : String(error);
        this.#tellSoon();
      }
    }));
    await Promise.all(this.#running);
  }

  #podsChanged(target: number, pods: LogPods): void {
    const wasListed = this.#pods[target]?.isListed ?? false;
    this.#pods[target] = pods;
    this.#problem = this.#pods.map((one) => one?.problem).find(Boolean) ?? "";
    const { namespace, name, container } = this.#options.subject.targets[target]!;
    for (const [uid, pod] of pods.pods) this.#join(target, uid, pod, wasListed);
    if (pods.isForbidden && container !== undefined) {
      // The log may be allowed where the pod itself is not.
      this.#follow({ key: `?/${container}`, uid: "", namespace, pod: name, container, run: () => undefined });
    }
    for (const wake of [...this.#waiters]) wake();
    this.#tellSoon();
  }

  #join(target: number, uid: string, pod: KubeObject, isLate: boolean): void {
    const { name = "", namespace = "" } = pod.metadata;
    const before = this.#streams.size;
    for (const container of this.#containersOf(target, pod)) {
      const run: FollowOptions["run"] = () => {
        const now = this.#pods[target]!.pods.get(uid);
        return now ? containerRun(now, container) : this.#pods[target]!.isListed ? "gone" : undefined;
      };
      this.#follow({ key: `${uid}/${container}`, uid, namespace, pod: name, container, run });
    }
    if (isLate && this.#streams.size > before) this.#note(-1, `${name} joined`);
  }

  #containersOf(target: number, pod: KubeObject): readonly string[] {
    const { all, standard } = containerNames(pod);
    const { container } = this.#options.subject.targets[target]!;
    if (this.#options.hasAllContainers) return all;
    if (container !== undefined) return [container];
    return standard === undefined ? [] : [standard];
  }

  #follow(
    { key, uid, ...which }:
      & { key: string; uid: string }
      & Pick<FollowOptions, "namespace" | "pod" | "container" | "run">,
  ): void {
    if (this.#streams.has(key) || this.#leftOut.has(key)) return;
    if (this.#sources.filter(({ state }) => state !== "ended").length >= mostStreams) {
      this.#leftOut.add(key);
      return;
    }
    const stream: Stream = { index: this.#sources.length, uid, newestUs: 0, hasLines: false };
    this.#streams.set(key, stream);
    const { namespace, pod, container } = which;
    this.#sources = [...this.#sources, { namespace, pod, container, state: "waiting", why: "" }];
    const { port: { client, timing }, range, signal } = this.#options;
    this.#running.push(followLog({
      client,
      timing,
      range,
      signal,
      ...which,
      changed: (until) => this.#changed(until),
      onNews: (news) => this.#take(stream, news),
    }));
  }

  /** Until a pod has changed, or it has been long enough to look again. */
  #changed(until: AbortSignal): Promise<void> {
    const { port, signal } = this.#options;
    return new Promise((resolve) => {
      const done = new AbortController();
      const wake = (): void => {
        this.#waiters.delete(wake);
        done.abort();
        resolve();
      };
      this.#waiters.add(wake);
      const both = AbortSignal.any([signal, until, done.signal]);
      port.timing.sleep(lookAgainMs, both).then(wake);
    });
  }

  #take(stream: Stream, news: FollowNews): void {
    const source = this.#sources[stream.index]!;
    switch (news.type) {
      case "lines":
        for (const line of news.lines) this.#lines.push(this.#logLine(stream, line));
        stream.hasLines = true;
        this.#events.get(stream.uid)?.stop.abort();
        break;
      case "reading":
        this.#become(stream, { state: "reading", why: "" });
        break;
      case "waiting": {
        const isNew = reasonOf(source.why) !== reasonOf(news.why) && !starting.has(reasonOf(news.why));
        const text = `${news.hasEnded ? "ended for now" : "waits"}: ${news.why}`;
        if (isNew && (stream.hasLines || !this.#isAlone)) this.#note(stream.index, text);
        if (!stream.hasLines) this.#watchEvents(stream, source);
        this.#become(stream, { state: "waiting", why: news.why });
        break;
      }
      case "broken":
        this.#become(stream, { state: "broken", why: news.why, since: news.since });
        break;
      case "restarted": {
        const missed = news.missed > 0 ? `, ${news.missed} runs before it are not kept` : "";
        this.#note(stream.index, `restarted: run ${news.restarts + 1}${missed}`);
        break;
      }
      case "ended":
        if (stream.hasLines || !this.#isAlone) this.#note(stream.index, `ended: ${news.why}`);
        this.#become(stream, { state: "ended", why: news.why });
        break;
    }
    this.#tellSoon();
  }

  /** Until the pod logs something, its events say how it is doing. */
  #watchEvents({ uid }: Stream, { namespace, pod }: LogSource): void {
    if (uid === "" || this.#events.has(uid) || this.#events.size >= mostEventWatches) return;
    const { port, discovery, signal } = this.#options;
    const stop = new AbortController();
    this.#events.set(uid, { stop, texts: [] });
    const both = AbortSignal.any([signal, stop.signal]);
    this.#running.push(followPodEvents({
      port,
      discovery,
      namespace,
      pod,
      uid,
      signal: both,
      onChange: (texts) => {
        this.#events.set(uid, { stop, texts });
        this.#tellSoon();
      },
    }));
  }

  #become({ index }: Stream, how: Pick<LogSource, "state" | "why" | "since">): void {
    const { since: _since, ...source } = this.#sources[index]!;
    this.#sources = this.#sources.with(index, { ...source, ...how });
  }

  #logLine(stream: Stream, { stamp, timeUs, text }: TimedLine): LogLine {
    if (timeUs > stream.newestUs) stream.newestUs = timeUs;
    if (stream.newestUs > this.#newestUs) this.#newestUs = stream.newestUs;
    const { index: source, newestUs } = stream;
    return { timeUs: newestUs, stamp, id: this.#nextId++, source, kind: "text", ...ansiText(text) };
  }

  /** Stands after all that has come so far. */
  #note(source: number, text: string): void {
    const timeUs = this.#newestUs || this.#options.port.timing.now() * 1000;
    this.#lines.push({ timeUs, stamp: "", id: this.#nextId++, source, kind: "note", text });
  }

  /** What comes at the same time is told in one piece. */
  #tellSoon(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#options.port.timing.breathe().then(() => {
      this.#isTelling = false;
      const lines = this.#lines;
      this.#lines = [];
      if (this.#options.signal.aborted) return;
      const selector = this.#pods.length === 1 ? this.#pods[0]?.selector : undefined;
      const [sources, leftOut, problem] = [this.#sources, this.#leftOut.size, this.#problem];
      const waiting = this.#events.values().filter(({ stop }) => !stop.signal.aborted);
      const events = waiting.flatMap(({ texts }) => texts).toArray();
      this.#options.tell({ type: "log", lines, sources, events, leftOut, selector, problem });
    });
  }
}

/** Without news of the pod it is looked at again after this long. */
const lookAgainMs = 30_000;
const mostEventWatches = 5;
/** What every container goes through. */
const starting = new Set(["", "ContainerCreating", "PodInitializing", "Pending"]);

function reasonOf(why: string): string {
  return why.split(":", 1)[0]!;
}
