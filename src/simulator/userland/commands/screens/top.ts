/** `top` of procps. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { memoryUse } from "../procps/memory_use.ts";
import { isKernelThread, type ListedProcess, listProcesses } from "../procps/process_list.ts";
import { uptimeLine } from "../procps/who_is_here.ts";
import { type Key, Screen, screenLine } from "./screen.ts";

export const top: CommandRecord = {
  name: "top",
  about: "Shows what the processes do now; q ends",
  usage: ["[OPTION]..."],
  options: {
    "b batch-mode": "print instead of a full screen",
    "c cmdline-toggle": "whole command lines",
    "d delay=SECONDS": "so long between two looks",
    "n iterations=NUM": "so many looks",
    "o sort-override=FIELD": "in the order of %CPU, %MEM, TIME+ or PID",
    "p pid=LIST": "only these",
    "u filter-only-euser=USER": "only those of this user",
    "i idle-toggle": "without those that do nothing",
    "H threads-show": "threads",
  },
  notes: "Keys: P by CPU, M by memory, T by time, N by number, c whole command lines, q ends.",
  run: (call) => look(call),
};

interface State {
  sort: string;
  hasWholeLines: boolean;
  /** CPU time of each process at the last look. */
  before: Map<number, number>;
  beforeMs: number;
}

function* look(call: Call): Run {
  const delayMs = Math.max(0.1, Number(call.value("d") ?? 3)) * 1000;
  const count = Number(call.value("n") ?? Infinity);
  if (Number.isNaN(delayMs) || Number.isNaN(count)) return call.complain("bad iterations argument");
  const state: State = {
    sort: (call.value("o") ?? "%CPU").replace(/^[-+]/, "").toUpperCase(),
    hasWholeLines: call.has("c"),
    before: new Map(),
    beforeMs: 0,
  };
  if (call.has("b")) return yield* batch(call, state, { delayMs, count });
  const screen = Screen.open(call.process);
  if (!screen) {
    call.process.err("top: failed tty get\n");
    return 1;
  }
  try {
    for (let left = count; left > 0; left--) {
      const { lines, row } = frame(call, state, screen.columns);
      screen.draw(
        lines.map((line, at) => at === row ? `\x1b[7m${line.padEnd(screen.columns)}\x1b[27m` : line),
      );
      const keys = yield* screen.keys(delayMs);
      if (!keys) return 0;
      for (const key of keys) if (press(key, state)) return 0;
    }
    return 0;
  } finally {
    screen.close();
  }
}

function* batch(call: Call, state: State, { delayMs, count }: { delayMs: number; count: number }): Run {
  for (let left = count;;) {
    call.out(frame(call, state, widthOf(call)).lines.map((line) => line + "\n").join(""));
    if (--left <= 0) return 0;
    yield { kind: "sleep", ms: delayMs };
    call.out("\n");
  }
}

/** As wide as the terminal, also without its screen; in a pipe as wide as a terminal usually is. */
function widthOf({ process }: Call): number {
  return Number(process.env.COLUMNS) || process.task?.descriptors.get(1)?.terminal?.size.columns || 80;
}

/** True: it ends. */
function press(key: Key, state: State): boolean {
  const sorts: Readonly<Record<Key, string>> = { P: "%CPU", M: "%MEM", T: "TIME+", N: "PID" };
  state.sort = sorts[key] ?? state.sort;
  if (key === "c") state.hasWholeLines = !state.hasWholeLines;
  return key === "q" || key === "ctrl-c";
}

/** All lines, and which one has the headings. */
function frame(call: Call, state: State, columns: number): { lines: string[]; row: number } {
  const { process } = call;
  const now = process.machine.now();
  const all = listProcesses(process);
  const spanMs = now - state.beforeMs;
  const share = (row: ListedProcess) => {
    const before = state.before.get(row.pid);
    const [usedMs, overMs] = before === undefined ? [row.cpuMs, row.ageMs] : [row.cpuMs - before, spanMs];
    return overMs > 0 ? Math.min(9999, usedMs / overMs * 100) : 0;
  };
  const shares = new Map(all.map((row) => [row.pid, share(row)]));
  const pids = call.value("p")?.split(",").map(Number);
  const user = call.value("u");
  const rows = all.filter((row) =>
    (!pids || pids.includes(row.pid)) && (!user || row.owner === user || String(row.uid) === user) &&
    (!call.has("i") || shares.get(row.pid)! > 0)
  ).sort(orderOf(state.sort, shares));
  state.before = new Map(all.map(({ pid, cpuMs }) => [pid, cpuMs]));
  state.beforeMs = now;
  const total = memoryUse(process).totalBytes;
  const head = [`top -${uptimeLine(process)}`, ...summary(call, all, [...shares.values()]), ""];
  const lines = [
    ...head,
    HEADINGS,
    ...rows.map((row) => rowText(row, shares.get(row.pid)!, total, state, columns)),
  ];
  return { lines: lines.map((line) => screenLine(line, columns)), row: head.length };
}

const HEADINGS = "    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND";

function orderOf(sort: string, shares: Map<number, number>): (a: ListedProcess, b: ListedProcess) => number {
  const key = (row: ListedProcess) =>
    sort === "%MEM" || sort === "RES"
      ? row.memoryBytes
      : sort === "TIME+"
      ? row.cpuMs
      : sort === "PID"
      ? row.pid
      : shares.get(row.pid)!;
  return (a, b) => key(b) - key(a) || a.pid - b.pid;
}

function summary(call: Call, rows: readonly ListedProcess[], shares: readonly number[]): string[] {
  const count = (letter: string) => rows.filter(({ state }) => state.startsWith(letter)).length;
  const cores = (call.files.read("/proc/cpuinfo") ?? "").match(/^processor/gm)?.length ?? 1;
  const busy = Math.min(100, shares.reduce((sum, share) => sum + share, 0) / cores);
  const use = memoryUse(call.process);
  const mebi = (bytes: number) => (bytes / 1024 ** 2).toFixed(1).padStart(8);
  const number = (value: number) => String(value).padStart(3);
  return [
    `Tasks: ${number(rows.length)} total, ${number(count("R"))} running, ${
      number(count("S") + count("I"))
    } sleeping, ${number(count("T"))} stopped, ${number(count("Z"))} zombie`,
    `%Cpu(s):${busy.toFixed(1).padStart(5)} us,  0.0 sy,  0.0 ni,${
      (100 - busy).toFixed(1).padStart(5)
    } id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st `,
    `MiB Mem : ${mebi(use.totalBytes)} total, ${mebi(use.freeBytes)} free, ${mebi(use.usedBytes)} used, ${
      mebi(use.cachedBytes)
    } buff/cache     `,
    `MiB Swap: ${mebi(use.swapBytes)} total, ${mebi(use.swapBytes)} free, ${mebi(0)} used. ${
      mebi(use.availableBytes)
    } avail Mem `,
  ];
}

function rowText(
  row: ListedProcess,
  share: number,
  totalBytes: number,
  { hasWholeLines }: State,
  columns: number,
): string {
  const kibi = (factor: number) => isKernelThread(row) ? 0 : Math.ceil(row.memoryBytes * factor / 1024);
  const size = (value: number, width: number) =>
    (value < 10 ** width ? String(value) : `${(value / 1024).toFixed(1)}m`).padStart(width);
  const owner = row.owner.length > 8 ? `${row.owner.slice(0, 7)}+` : row.owner;
  const minutes = Math.floor(row.cpuMs / 60_000);
  const seconds = (row.cpuMs % 60_000 / 1000).toFixed(2).padStart(5, "0");
  const memory = totalBytes > 0 ? row.memoryBytes / totalBytes * 100 : 0;
  return [
    String(row.pid).padStart(7),
    owner.padEnd(8),
    " 20   0",
    size(kibi(3), 7),
    size(kibi(1), 6),
    size(kibi(0.6), 6),
    row.state[0],
    share.toFixed(1).padStart(5),
    memory.toFixed(1).padStart(5),
    `${minutes}:${seconds}`.padStart(9),
    cut(hasWholeLines ? row.command : row.name, columns - HEADINGS.indexOf("COMMAND")),
  ].join(" ");
}

/** A command that is too long ends in a plus sign. */
function cut(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}+`;
}
