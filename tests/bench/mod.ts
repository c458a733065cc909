/** `deno task bench`: how fast and how large things are. It prints figures; none of them fails anything. */
import { apiReady } from "./api_ready.ts";
import { type Benchmark, Page } from "./benchmark.ts";
import { frames } from "./frames.ts";
import { fromZero } from "./from_zero.ts";
import { idle } from "./idle.ts";
import { large } from "./large.ts";
import { lessons } from "./lessons.ts";
import { logs } from "./logs.ts";
import { programs } from "./programs.ts";
import { realClient } from "./real_client.ts";
import { requests } from "./requests.ts";
import { servedList } from "./served_list.ts";
import { startUp } from "./start_up.ts";
import { watchers } from "./watchers.ts";
import { worlds } from "./worlds.ts";

const benchmarks: readonly Benchmark[] = [
  startUp,
  programs,
  apiReady,
  worlds,
  fromZero,
  frames,
  lessons,
  logs,
  requests,
  watchers,
  realClient,
  servedList,
  large,
  idle,
];

/** All of it ends by then. */
const LIMIT_MS = 420_000;

Deno.exit(await main(Deno.args));

async function main(args: readonly string[]): Promise<number> {
  const chosen = choose(args);
  if (typeof chosen === "string") {
    print(chosen);
    return 1;
  }
  const interrupted = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(name, () => interrupted.abort(new Error("Interrupted")));
  }
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(LIMIT_MS)]);
  const page = new Page(print);
  page.note(
    `${navigator.hardwareConcurrency} cores, ${Math.round(Deno.systemMemoryInfo().total / 2 ** 30)} GiB, ` +
      `load ${Deno.loadavg()[0]!.toFixed(1)}, Deno ${Deno.version.deno}, ${Deno.build.target}`,
  );
  let failures = 0;
  for (const { name, summary, run } of chosen) {
    if (signal.aborted) break;
    page.note(`\n${name}: ${summary}`);
    const startedAt = performance.now();
    try {
      await run(page, signal);
    } catch (error) {
      failures++;
      page.note(`could not be measured: ${error instanceof Error ? error.message : error}`);
    }
    page.note(`(${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  }
  return failures === 0 && !signal.aborted ? 0 : 1;
}

/** All benchmarks, or those after `--only`; a sentence where there is no such one. */
function choose(args: readonly string[]): readonly Benchmark[] | string {
  if (args.length === 0) return benchmarks;
  const names = args[0] === "--only" ? args.slice(1).flatMap((word) => word.split(",")) : [];
  const chosen = benchmarks.filter(({ name }) => names.includes(name));
  const known = benchmarks.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`).join("\n");
  const isFine = names.length > 0 && names.every((name) => chosen.some((one) => one.name === name));
  return isFine ? chosen : `usage: deno task bench [--only NAME,…]\n${known}`;
}

function print(line: string): void {
  const bytes = new TextEncoder().encode(`${line}\n`);
  for (let sent = 0; sent < bytes.length;) sent += Deno.stdout.writeSync(bytes.subarray(sent));
}
