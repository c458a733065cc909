import type { Benchmark, Page } from "./benchmark.ts";
import type { ChangeFigures } from "./changes_client.ts";
import { processFacts } from "./process_facts.ts";
import { denoRun, runScript, ServedWorld, TerminalProgram } from "./program.ts";
import { summarize } from "./statistics.ts";

const PODS = 50_000;
const NODES = 500;
const NAMESPACES = 1200;
const CHANGES_A_SECOND = 500;
const SPAN_S = 10;
const PRESSES = 120;

/** A terminal program under the same work as the others. */
interface Explorer {
  name: string;
  /** The program first. */
  argv(kubeconfig: string): string[];
  /** Rows are on the screen. */
  firstRows: RegExp;
  /** All of them have come: the number that the screen tells is the group. */
  count: RegExp;
}

const pequod: Explorer = {
  name: "pequod",
  argv: (
    kubeconfig,
  ) => [Deno.execPath(), ...denoRun("mod.ts"), "--kubeconfig", kubeconfig, "-A", "-c", "pods"],
  firstRows: /\bRunning\b/,
  count: /Pods \(all\) ([\d,]+)/,
};

/** Its title says `Pods(all)[50008]`. */
const k9s: Explorer = {
  name: "k9s",
  argv: (kubeconfig) => ["k9s", "--kubeconfig", kubeconfig, "-A", "-c", "pods"],
  firstRows: /\bRunning\b/,
  count: /pods\(all\)\[([\d,]+)\]/i,
};

interface Figures {
  firstRowsMs: number;
  allRowsMs: number;
  residentMb: number;
  idleCpuMs: number;
  busyCpuMs: number;
  idleKeysMs: number[];
  busyKeysMs: number[];
  changesASecond: number;
}

/** A cluster on which others freeze, in a terminal; where k9s is on the PATH, both, and the ratios. */
export const large: Benchmark = {
  name: "large",
  summary: `${PODS.toLocaleString("en")} pods and ${
    NAMESPACES.toLocaleString("en")
  } namespaces over TLS, in a terminal`,
  async run(page, signal) {
    const served = await ServedWorld.start([
      "--scenario",
      "empty",
      "--pods",
      `${PODS}`,
      "--nodes",
      `${NODES}`,
    ], signal);
    try {
      page.figure("sim start: ready to be used after", served.readyMs, "ms");
      await runScript<ChangeFigures>(
        "changes_client.ts",
        [served.kubeconfig, "0", "0", `${NAMESPACES}`],
        signal,
      );
      const own = await measure(pequod, served, signal);
      write(page, pequod.name, own);
      if (!await isInstalled("k9s")) return page.note("k9s is not on the PATH: nothing to compare with");
      const other = await measure(k9s, served, signal);
      write(page, k9s.name, other);
      compare(page, own, other);
    } finally {
      await served.end();
    }
  },
};

async function measure(explorer: Explorer, served: ServedWorld, signal: AbortSignal): Promise<Figures> {
  const program = new TerminalProgram(explorer.argv(served.kubeconfig), signal);
  try {
    await program.when(() => explorer.firstRows.test(program.screen), "rows");
    const firstRowsMs = program.lastOutputAt - program.startedAt;
    await program.when(() => shownCount(explorer, program.screen) >= PODS, "all rows");
    const allRowsMs = program.lastOutputAt - program.startedAt;
    await pause(3000, signal);
    const facts = await processFacts(program.pid);
    const idleCpuMs = await cpuOver(SPAN_S, program, signal);
    const idleKeysMs = await keysToFrames(program, signal);
    const script = [served.kubeconfig, `${CHANGES_A_SECOND}`, `${SPAN_S * 2 + 2}`];
    const changing = runScript<ChangeFigures>("changes_client.ts", script, signal);
    await pause(1500, signal);
    const busyCpuMs = await cpuOver(SPAN_S, program, signal);
    const busyKeysMs = await keysToFrames(program, signal);
    const { changes, seconds } = await changing;
    return {
      firstRowsMs,
      allRowsMs,
      residentMb: facts?.residentMb ?? NaN,
      idleCpuMs,
      busyCpuMs,
      idleKeysMs,
      busyKeysMs,
      changesASecond: changes / seconds,
    };
  } finally {
    await program.end();
  }
}

function shownCount({ count }: Explorer, screen: string): number {
  return Number((count.exec(screen)?.[1] ?? "0").replaceAll(",", ""));
}

async function cpuOver(seconds: number, program: TerminalProgram, signal: AbortSignal): Promise<number> {
  const before = await processFacts(program.pid);
  await pause(seconds * 1000, signal);
  const after = await processFacts(program.pid);
  return (after?.cpuMs ?? NaN) - (before?.cpuMs ?? NaN);
}

/**
 * From a key until the selection stands on another line. Down and up by turns, so that the selection never leaves
 * the first screen.
 */
async function keysToFrames(program: TerminalProgram, signal: AbortSignal): Promise<number[]> {
  const samples: number[] = [];
  for (let press = 0; press < PRESSES; press++) {
    const before = program.markedLine;
    const startedAt = performance.now();
    program.type(press % 2 === 0 ? "j" : "k");
    await program.when(() => program.markedLine !== before, "the selection to move");
    samples.push(program.lastOutputAt - startedAt);
    await pause(40, signal);
  }
  return samples;
}

function write(page: Page, name: string, figures: Figures): void {
  page.figure(`${name}: start to pods on the screen`, figures.firstRowsMs, "ms", { atMost: 200 });
  page.figure(`${name}: start to all ${PODS.toLocaleString("en")} pods`, figures.allRowsMs, "ms", {
    atMost: 5000,
  });
  page.figure(`${name}: resident memory`, figures.residentMb, "MB", { atMost: 350 });
  page.figure(`${name}: processor time in ${SPAN_S} idle s`, figures.idleCpuMs, "ms", { atMost: 100 });
  page.figure(`${name}: processor time in ${SPAN_S} busy s`, figures.busyCpuMs, "ms", { atMost: 2000 });
  page.spread(`${name}: key to frame, idle`, figures.idleKeysMs, "ms", { of: "p99", atMost: 16 });
  const rate = Math.round(figures.changesASecond);
  page.spread(`${name}: key to frame, ${rate} changes/s`, figures.busyKeysMs, "ms", {
    of: "p99",
    atMost: 16,
  });
}

function compare(page: Page, own: Figures, other: Figures): void {
  const ratios: [string, number, number][] = [
    ["start to pods on the screen", own.firstRowsMs, other.firstRowsMs],
    ["start to all pods", own.allRowsMs, other.allRowsMs],
    ["resident memory", own.residentMb, other.residentMb],
    ["processor time, idle", own.idleCpuMs, other.idleCpuMs],
    ["processor time, busy", own.busyCpuMs, other.busyCpuMs],
    ["key to frame, idle, median", summarize(own.idleKeysMs).median, summarize(other.idleKeysMs).median],
    ["key to frame, busy, p99", summarize(own.busyKeysMs).p99, summarize(other.busyKeysMs).p99],
  ];
  for (const [label, one, two] of ratios) {
    page.figure(`pequod / k9s: ${label}`, one / two, "", { atMost: 0.5 });
  }
}

async function isInstalled(program: string): Promise<boolean> {
  try {
    return (await new Deno.Command(program, { args: ["version"], stdout: "null", stderr: "null" }).output())
      .success;
  } catch {
    return false;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
