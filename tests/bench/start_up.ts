import type { Benchmark, Page } from "./benchmark.ts";
import { denoRun, denoRunBundle, TerminalProgram, wasBundled } from "./program.ts";

const TIMES = 15;
/** Every frame is one synchronized update (mode 2026). */
const FRAME_END = "\x1b[?2026l";

/** From the start of a process in a terminal to what its user sees. */
export const startUp: Benchmark = {
  name: "start",
  summary: "process start to frames, on the bundled cluster, in a real terminal",
  async run(page, signal) {
    page.spread("deno eval 0, the floor", await evaluateNothing(signal), "ms");
    await measure("checkout", [...denoRun("mod.ts"), "--sim"], page, signal);
    if (wasBundled()) await measure("bundle", [...denoRunBundle(), "--sim"], page, signal);
    else page.note("bundle: there is no dist/pequod.js");
  },
};

async function evaluateNothing(signal: AbortSignal): Promise<number[]> {
  const samples: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const startedAt = performance.now();
    await new Deno.Command(Deno.execPath(), { args: ["eval", "0"], signal }).output();
    samples.push(performance.now() - startedAt);
  }
  return samples;
}

/** The first run, which may compile and cache, does not count. */
async function measure(label: string, args: string[], page: Page, signal: AbortSignal): Promise<void> {
  const [first, running]: [number[], number[]] = [[], []];
  for (let time = 0; time <= TIMES; time++) {
    const program = new TerminalProgram(args, signal);
    try {
      const firstAt = await program.until(FRAME_END);
      const runningAt = await program.until("Running");
      if (time === 0) continue;
      first.push(firstAt);
      running.push(runningAt);
    } finally {
      await program.end();
    }
  }
  page.spread(`${label}: first frame`, first, "ms", { atMost: 250 });
  page.spread(`${label}: frame with running pods`, running, "ms", { atMost: 1000 });
}
