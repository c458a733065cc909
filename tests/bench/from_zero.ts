import type { Benchmark } from "./benchmark.ts";
import { runScript } from "./program.ts";

/** What `from_zero_child.ts` prints. */
export interface FromZeroFigures {
  running: number;
  wallMs: number;
  simulatedSeconds: number;
  residentMb: number;
}

/** Everything is done by those who do it in a cluster: controllers, scheduler, kubelets. */
export const fromZero: Benchmark = {
  name: "zero",
  summary: "1,000 nodes, and 10,000 pods from nothing to all Running",
  async run(page, signal) {
    const figures = await runScript<FromZeroFigures>("from_zero_child.ts", [], signal);
    page.figure("pods that run", figures.running, "", { atLeast: 10_000 });
    page.figure("wall time until all of them do", figures.wallMs, "ms", { atMost: 10_000 });
    page.figure("simulated seconds until then", figures.simulatedSeconds, "");
    page.figure("resident memory", figures.residentMb, "MB", { atMost: 400 });
  },
};
