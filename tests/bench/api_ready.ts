import type { Benchmark } from "./benchmark.ts";
import { runScript, ServedWorld } from "./program.ts";

const TIMES = 7;

/** From the start of a process until its API answers. */
export const apiReady: Benchmark = {
  name: "ready",
  summary: "process start to an API that answers",
  async run(page, signal) {
    const inProcess: number[] = [];
    const overTls: number[] = [];
    for (let time = 0; time <= TIMES; time++) {
      const startedAt = performance.timeOrigin + performance.now();
      const { answeredAt } = await runScript<{ answeredAt: number }>("api_ready_child.ts", [], signal);
      const served = await ServedWorld.start([], signal);
      await served.end();
      if (time === 0) continue; // it may compile and cache
      inProcess.push(answeredAt - startedAt);
      overTls.push(served.readyMs);
    }
    page.spread("in process: /readyz answered after", inProcess, "ms", { atMost: 150 });
    page.spread("sim start, with TLS: ready after", overTls, "ms", { atMost: 500 });
  },
};
