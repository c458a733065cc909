import type { Benchmark, Page } from "./benchmark.ts";
import { processFacts } from "./process_facts.ts";
import { denoRun, runScript, ServedWorld, TerminalProgram } from "./program.ts";
import type { WatchFigures } from "./watch_client.ts";

const PODS = 10_000;
/** More than the pods need, so that a rollout has room for its surge. */
const NODES = 60;
const TIMES = 5;
/** Of 500 pods each. */
const RESTARTED = 4;

/** Ten thousand pods over TLS: listed, watched, explored, rolled out. Server and clients are processes of their own. */
export const servedList: Benchmark = {
  name: "served",
  summary: `${PODS.toLocaleString("en")} pods over TLS from another process`,
  async run(page, signal) {
    const served = await ServedWorld.start(["--pods", `${PODS}`, "--nodes", `${NODES}`], signal);
    try {
      page.figure("sim start: ready to be used after", served.readyMs, "ms");
      await serverMemory("sim start: resident memory", served, page);
      await explore(served, page, signal);
      const lists: WatchFigures[] = [];
      for (let time = 0; time < TIMES; time++) {
        lists.push(await runScript<WatchFigures>("watch_client.ts", [served.kubeconfig], signal));
      }
      writeLists(page, lists);
      const args = [served.kubeconfig, `${RESTARTED}`];
      writeRollout(page, await runScript<WatchFigures>("watch_client.ts", args, signal));
      await serverMemory("sim start: resident memory at the end", served, page);
    } finally {
      await served.end();
    }
  },
};

function writeLists(page: Page, figures: readonly WatchFigures[]): void {
  page.figure("client: rows", Math.min(...figures.map(({ rows }) => rows)), "", { atLeast: PODS });
  page.spread("client: complete list", figures.map(({ listMs }) => listMs), "ms", { atMost: 1000 });
  page.spread(
    "client: longest stall of its event loop",
    figures.map(({ longestStallMs }) => longestStallMs),
    "ms",
  );
  page.spread("client: resident memory after", figures.map(({ residentMb }) => residentMb), "MB", {
    atMost: 200,
  });
}

function writeRollout(page: Page, { rollout }: WatchFigures): void {
  if (!rollout) throw new Error("Cannot measure: the rollout was not followed");
  const { events, seconds, peakPerSecond, cpuMs, longestStallMs, residentMb } = rollout;
  const label = `rollout of ${RESTARTED * 500} pods:`;
  page.figure(`${label} events`, events, "");
  page.figure(`${label} events taken, over ${seconds.toFixed(1)} s`, events / seconds, "/s");
  page.figure(`${label} events taken, at most`, peakPerSecond, "/s");
  page.figure(`${label} events by the client's CPU time`, events * 1000 / cpuMs, "/s");
  page.figure(`${label} longest stall of the client`, longestStallMs, "ms");
  page.figure(`${label} client's memory after`, residentMb, "MB", { atMost: 200 });
}

async function explore(served: ServedWorld, page: Page, signal: AbortSignal): Promise<void> {
  const args = [...denoRun("mod.ts"), "--kubeconfig", served.kubeconfig, "-A", "-c", "pods"];
  const explorer = new TerminalProgram(args, signal);
  try {
    await explorer.when(() => /\(all\) 10,?\d\d\d/.test(explorer.screen), "the number of pods");
    page.figure("explorer: all pods on the screen after", explorer.lastOutputAt - explorer.startedAt, "ms");
    const facts = await processFacts(explorer.pid);
    if (facts) page.figure("explorer: resident memory", facts.residentMb, "MB", { atMost: 200 });
  } finally {
    await explorer.end();
  }
}

async function serverMemory(label: string, served: ServedWorld, page: Page): Promise<void> {
  const facts = await processFacts(served.child.pid);
  if (facts) page.figure(label, facts.residentMb, "MB");
}
