/** The columns of ps (ps(1), STANDARD FORMAT SPECIFIERS). */
import { ownEntry } from "../../../../kube/own_entry.ts";
import { NAMESPACE_TYPES } from "../../../host/namespaces.ts";
import { userName } from "../account_files.ts";
import type { Process } from "../../../host/process.ts";
import { clockText, isKernelThread, type ListedProcess } from "./process_list.ts";

export interface PsColumn {
  head: string;
  width: number;
  isLeft?: boolean;
  text(row: ListedProcess, process: Process): string;
}

/** Virtual memory is about so many times what is resident. */
const VIRTUAL_SHARE = 3;
const DEFAULT_MEMORY_BYTES = 8 * 1024 ** 3;

const memoryText = (row: ListedProcess, share: number) =>
  String(isKernelThread(row) ? 0 : Math.ceil(row.memoryBytes * share / 1024));

/** A name that is too long for its column is cut and marked. */
const named = (name: string, width: number) => name.length > width ? `${name.slice(0, width - 1)}+` : name;

export function memoryTotalBytes({ machine }: Process): number {
  const line = /^MemTotal:\s+(\d+) kB/m.exec(machine.files.read("/proc/meminfo") ?? "");
  return line ? Number(line[1]) * 1024 : DEFAULT_MEMORY_BYTES;
}

export function cpuShare(row: ListedProcess): number {
  return row.ageMs <= 0 ? 0 : Math.min(99.9, row.cpuMs / row.ageMs * 100);
}

/** `17:05` today, `Nov21` before. */
function startText(row: ListedProcess, { machine }: Process): string {
  const started = new Date(row.startedMs);
  const isToday = machine.now() - row.startedMs < 86_400_000 &&
    started.getUTCDate() === new Date(machine.now()).getUTCDate();
  if (isToday) return started.toISOString().slice(11, 16);
  const [, day = "", month = ""] = started.toUTCString().split(" ");
  return `${month}${day}`;
}

function elapsedText(ms: number): string {
  const text = clockText(ms);
  return text.startsWith("00:") ? text.slice(3) : text;
}

const number = (head: string, width: number, of: (row: ListedProcess) => number): PsColumn => ({
  head,
  width,
  text: (row) => String(of(row)),
});

const args: PsColumn = { head: "COMMAND", width: 27, isLeft: true, text: (row) => row.command };
const comm: PsColumn = { head: "COMMAND", width: 15, isLeft: true, text: ({ name }) => name };
const user: PsColumn = { head: "USER", width: 8, isLeft: true, text: ({ owner }) => named(owner, 8) };
const time: PsColumn = { head: "TIME", width: 8, text: ({ cpuMs }) => clockText(cpuMs) };
const tty: PsColumn = { head: "TT", width: 8, isLeft: true, text: ({ terminal }) => terminal ?? "?" };
const stime: PsColumn = { head: "STIME", width: 5, isLeft: true, text: startText };
const start: PsColumn = { head: "START", width: 5, isLeft: true, text: startText };

const namespaceColumn = (type: typeof NAMESPACE_TYPES[number]): PsColumn => ({
  head: `${type.toUpperCase()}NS`,
  width: 10,
  text: ({ task }) => task ? String(task.namespaces[type].inode) : "-",
});

export const PS_COLUMNS: Readonly<Record<string, PsColumn>> = {
  "%cpu": { head: "%CPU", width: 4, text: (row) => cpuShare(row).toFixed(1) },
  "%mem": {
    head: "%MEM",
    width: 4,
    text: (row, process) =>
      (isKernelThread(row) ? 0 : row.memoryBytes / memoryTotalBytes(process) * 100).toFixed(1),
  },
  args,
  bsdtime: { head: "TIME", width: 6, text: ({ cpuMs }) => clockText(cpuMs, false) },
  c: number("C", 2, (row) => Math.floor(cpuShare(row))),
  cgroup: {
    head: "CGROUP",
    width: 27,
    isLeft: true,
    text: ({ task }) => `0::${task?.controlGroup.path ?? "/"}`,
  },
  comm,
  etime: { head: "ELAPSED", width: 11, text: ({ ageMs }) => elapsedText(ageMs) },
  etimes: number("ELAPSED", 7, ({ ageMs }) => Math.floor(ageMs / 1000)),
  gid: number("GID", 5, ({ task }) => task?.user.gid ?? 0),
  group: { head: "GROUP", width: 8, isLeft: true, text: ({ task }) => task?.user.group ?? "root" },
  lstart: {
    head: "STARTED",
    width: 24,
    text: ({ startedMs }) => {
      const [day, date, month, year, clock] = new Date(startedMs).toUTCString().replace(",", "").split(" ");
      return `${day} ${month} ${String(Number(date)).padStart(2)} ${clock} ${year}`;
    },
  },
  ni: number("NI", 3, ({ task }) => task?.niceness ?? 0),
  nlwp: number("NLWP", 4, () => 1),
  pgid: number("PGID", 7, ({ groupPid }) => groupPid),
  pid: number("PID", 7, ({ pid }) => pid),
  ppid: number("PPID", 7, ({ parentPid }) => parentPid),
  pri: number("PRI", 3, ({ task }) => 19 - (task?.niceness ?? 0)),
  rss: { head: "RSS", width: 5, text: (row) => memoryText(row, 1) },
  s: { head: "S", width: 1, isLeft: true, text: ({ state }) => state[0]! },
  sid: number("SID", 7, ({ sessionPid }) => sessionPid),
  start,
  stat: { head: "STAT", width: 4, isLeft: true, text: ({ state }) => state },
  stime,
  time,
  tty,
  uid: number("UID", 5, ({ uid }) => uid),
  user,
  vsz: { head: "VSZ", width: 6, text: (row) => memoryText(row, VIRTUAL_SHARE) },
  wchan: {
    head: "WCHAN",
    width: 6,
    isLeft: true,
    text: ({ state }) => state.startsWith("R") ? "-" : "do_wai",
  },
  ...Object.fromEntries(NAMESPACE_TYPES.map((type) => [`${type}ns`, namespaceColumn(type)])),
};

/** Other names of columns, some with a heading of their own. */
const ALIASES: Readonly<Record<string, readonly [key: string, head?: string]>> = {
  "bsdstart": ["start"],
  "cmd": ["args", "CMD"],
  "command": ["args"],
  "cputime": ["time"],
  "egid": ["gid", "EGID"],
  "egroup": ["group", "EGROUP"],
  "euid": ["uid", "EUID"],
  "euser": ["user", "EUSER"],
  "fname": ["comm"],
  "nice": ["ni"],
  "pcpu": ["%cpu"],
  "pgrp": ["pgid", "PGRP"],
  "pmem": ["%mem"],
  "rsz": ["rss", "RSZ"],
  "ruser": ["user", "RUSER"],
  "sess": ["sid", "SESS"],
  "session": ["sid", "SESS"],
  "start_time": ["stime", "START"],
  "state": ["s"],
  "tname": ["tty", "TTY"],
  "tt": ["tty"],
  "ucmd": ["comm", "CMD"],
  "uname": ["user"],
  "vsize": ["vsz"],
};

/** By a name that ps knows. */
export function psColumn(name: string): PsColumn | undefined {
  const [key, head] = ownEntry(ALIASES, name) ?? [name];
  const column = ownEntry(PS_COLUMNS, key!);
  return column && head !== undefined ? { ...column, head } : column;
}

/** Owners as the machine that looks knows them, for `-u`. */
export function isOwnedBy(row: ListedProcess, names: readonly string[], process: Process): boolean {
  return names.some((name) =>
    name === row.owner || name === String(row.uid) || name === userName(process.machine.files, row.uid)
  );
}
