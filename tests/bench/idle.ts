import type { Benchmark } from "./benchmark.ts";
import { processFacts } from "./process_facts.ts";
import { denoRun, ServedWorld, TerminalProgram } from "./program.ts";

const SETTLE_MS = 2000;
const MEASURE_MS = 15_000;

/** What processes cost that nobody uses. */
export const idle: Benchmark = {
  name: "idle",
  summary: `CPU (of one core) while nothing happens, over ${MEASURE_MS / 1000} s`,
  async run(page, signal) {
    const explorer = new TerminalProgram([...denoRun("mod.ts"), "--sim"], signal);
    try {
      await explorer.until("Running");
      const served = await ServedWorld.start([], signal);
      try {
        const processes: [string, number][] = [
          ["the explorer on the bundled cluster", explorer.pid],
          ["sim start", served.child.pid],
        ];
        await pause(SETTLE_MS, signal);
        const before = await Promise.all(processes.map(([, pid]) => processFacts(pid)));
        await pause(MEASURE_MS, signal);
        const after = await Promise.all(processes.map(([, pid]) => processFacts(pid)));
        processes.forEach(([label], index) => {
          const [one, other] = [before[index], after[index]];
          if (!one || !other) return page.note(`${label}: not measured on ${Deno.build.os}`);
          page.figure(label, (other.cpuMs - one.cpuMs) / MEASURE_MS * 100, "%", { atMost: 2 });
          page.figure(`${label}: resident memory`, other.residentMb, "MB");
        });
      } finally {
        await served.end();
      }
    } finally {
      await explorer.end();
    }
  },
};

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
