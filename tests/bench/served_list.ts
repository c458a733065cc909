import type { Benchmark, Page } from "./benchmark.ts";
import { processFacts } from "./process_facts.ts";
import { denoRun, runScript, ServedWorld, TerminalProgram } from "./program.ts";
import type { WatchFigures } from "./watch_client.ts";

const PODS = 10_000;
const TIMES = 3;
const NAMESPACE = "load";

/** Ten thousand pods over TLS: listed, watched, replaced, explored. Server and clients are processes of their own. */
export const servedList: Benchmark = {
  name: "served",
  summary: `${PODS.toLocaleString("en")} pods over TLS from another process`,
  async run(page, signal) {
    const served = await ServedWorld.start(["--pods", `${PODS}`], signal);
    try {
      page.figure("sim start: ready to be used after", served.readyMs, "ms");
      await explore(served, page, signal);
      const figures: WatchFigures[] = [];
      for (let time = 0; time < TIMES; time++) {
        figures.push(
          await runScript<WatchFigures>("watch_client.ts", [served.kubeconfig, NAMESPACE], signal),
        );
      }
      writeDown(page, figures);
      await serverMemory(served, page);
    } finally {
      await served.end();
    }
  },
};

function writeDown(page: Page, figures: readonly WatchFigures[]): void {
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
  const churns = figures.map(({ churn }) => churn);
  page.spread("all pods replaced: events", churns.map(({ events }) => events), "");
  page.spread(
    "all pods replaced: events taken, at most",
    churns.map(({ peakPerSecond }) => peakPerSecond),
    "/s",
  );
  page.spread(
    "all pods replaced: by the client's CPU time",
    churns.map(({ events, cpuMs }) => events * 1000 / cpuMs),
    "/s",
  );
  page.spread("all pods replaced: longest stall", churns.map(({ longestStallMs }) => longestStallMs), "ms");
  page.spread("all pods replaced: resident memory after", churns.map(({ residentMb }) => residentMb), "MB");
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

async function serverMemory(served: ServedWorld, page: Page): Promise<void> {
  const facts = await processFacts(served.child.pid);
  if (facts) page.figure("sim start: resident memory", facts.residentMb, "MB");
}
