/** A search through all that the server has of some logs, without keeping what does not match. */
import { containerNames } from "../../cluster/container_run.ts";
import type { FollowOptions } from "../../cluster/follow_log.ts";
import { readLines } from "../../cluster/lines.ts";
import { openLog } from "../../cluster/logs.ts";
import { timedLine } from "../../cluster/timed_line.ts";
import type { Discovery } from "../../kube/discovery.ts";
import type { ClusterPort } from "../cluster_port.ts";
import { ansiText } from "./ansi_text.ts";
import type { LogFilter } from "./log_filter.ts";
import type { LogLine } from "./log_line.ts";
import { followPods, type LogPods } from "./log_pods.ts";
import { freshSieve, sifted } from "./log_sieve.ts";
import type { LogSource, LogSubject } from "./log_subject.ts";

export interface SearchProgress {
  readonly filter: LogFilter;
  readonly isRunning: boolean;
  /** Lines and characters that were read. */
  readonly lines: number;
  readonly characters: number;
  readonly found: number;
  /** Sources that could not be read. */
  readonly problems: readonly string[];
}

/** What was found since the search spoke last. */
export interface LogFound {
  type: "logFound";
  lines: readonly LogLine[];
  sources: readonly LogSource[];
  progress: SearchProgress;
}

export interface LogSearchOptions {
  port: ClusterPort;
  subject: LogSubject;
  discovery: Discovery | undefined;
  hasAllContainers: boolean;
  isPrevious: boolean;
  range: FollowOptions["range"];
  filter: LogFilter;
  signal: AbortSignal;
  tell: (found: LogFound) => void;
}

export function startOfSearch(filter: LogFilter): SearchProgress {
  return { filter, isRunning: true, lines: 0, characters: 0, found: 0, problems: [] };
}

/** Reads one log after the other: a search shall not take the server's breath away. */
export async function searchLogs(options: LogSearchOptions): Promise<void> {
  const { subject, port, discovery, signal, filter, tell } = options;
  let progress = startOfSearch(filter);
  const sources: LogSource[] = [];
  let id = 1;
  const say = (lines: readonly LogLine[], change: Partial<SearchProgress>): void => {
    progress = { ...progress, ...change };
    tell({ type: "logFound", lines, sources: [...sources], progress });
  };
  for (const [index, target] of subject.targets.entries()) {
    let found: LogPods;
    try {
      found = await listed({ port, target, discovery, signal });
    } catch (error) {
      say([], { problems: [...progress.problems, messageOf(error)] });
      continue;
    }
    for (const pod of found.pods.values()) {
      const { all, standard } = containerNames(pod);
      const one = subject.targets[index]!.container ?? standard;
      const wanted = options.hasAllContainers ? all : all.filter((name) => name === one);
      for (const container of wanted) {
        if (signal.aborted) return;
        const { name = "", namespace = "" } = pod.metadata;
        const source = sources.length;
        sources.push({ namespace, pod: name, container, state: "reading", why: "" });
        try {
          await searchOne(options, sources[source]!, (lines, read) => {
            const numbered = lines.map((line): LogLine => ({ ...line, id: id + line.id, source }));
            say(numbered, {
              lines: progress.lines + read.lines,
              characters: progress.characters + read.characters,
              found: progress.found + lines.filter(({ kind }) => kind === "text").length,
            });
          });
        } catch (error) {
          if (!signal.aborted) say([], { problems: [...progress.problems, `${name}: ${messageOf(error)}`] });
        }
        id += progress.lines + 1;
        sources[source] = { ...sources[source]!, state: "ended" };
      }
    }
  }
  if (!signal.aborted) say([], { isRunning: false });
}

/** One log from beginning to end; what passes is told batch by batch. */
async function searchOne(
  { port, filter, range, isPrevious, signal }: LogSearchOptions,
  { namespace, pod, container }: LogSource,
  tell: (lines: LogLine[], read: { lines: number; characters: number }) => void,
): Promise<void> {
  const query = { namespace, pod, container, timestamps: true, previous: isPrevious, signal, ...range };
  const stream = (await openLog(port.client, query)).pipeThrough(new TransformStream(), { signal });
  let sieve = freshSieve;
  let newestUs = 0;
  let id = 0;
  let [out, read]: [LogLine[], { lines: number; characters: number }] = [[], { lines: 0, characters: 0 }];
  for await (const batch of readLines(stream, { maxLength: 32 << 10, longer: "cut" })) {
    const lines = batch.map((raw): LogLine => {
      const { stamp, timeUs, text } = timedLine(raw);
      if (timeUs > newestUs) newestUs = timeUs;
      return { timeUs: newestUs, stamp, id: ++id, source: 0, kind: "text", ...ansiText(text) };
    });
    const passed = sifted(sieve, filter, lines);
    sieve = passed.sieve;
    out.push(...passed.lines);
    read.lines += batch.length;
    for (const raw of batch) read.characters += raw.length + 1;
    if (read.lines < linesPerReport) continue;
    tell(out, read);
    [out, read] = [[], { lines: 0, characters: 0 }];
    await port.timing.breathe();
  }
  tell(out, read);
}

const linesPerReport = 5_000;

/** The pods as they are now. */
async function listed(
  { signal, ...options }: {
    port: ClusterPort;
    target: LogSubject["targets"][number];
    discovery: Discovery | undefined;
    signal: AbortSignal;
  },
): Promise<LogPods> {
  const enough = new AbortController();
  const answer = Promise.withResolvers<LogPods>();
  const both = AbortSignal.any([signal, enough.signal]);
  const watching = followPods({
    ...options,
    signal: both,
    onChange: (pods) => {
      if (pods.isListed) answer.resolve(pods);
      else if (pods.problem) answer.reject(new Error(pods.problem));
    },
  });
  watching.then(() => answer.reject(new Error("interrupted")), answer.reject);
  try {
    return await answer.promise;
  } finally {
    enough.abort();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
