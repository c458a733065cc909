/** `ps` of procps: the options of Unix (with a dash), of BSD (without), and long ones. */
import type { Process } from "../../../host/process.ts";
import { userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { childrenOf, type ListedProcess, listProcesses } from "./process_list.ts";
import { isOwnedBy, type PsColumn, psColumn } from "./ps_columns.ts";

export const ps: CommandRecord = {
  name: "ps",
  about: "Lists the processes that run now",
  usage: ["[OPTION]..."],
  options: {
    "e": "all processes; the same as -A",
    "f": "full format: owner, parent, start",
    "F": "extra full format",
    "o format=COLUMNS": "these columns: pid,ppid,user,stat,etime,pidns,…",
    "p pid=LIST": "only these numbers",
    "C=NAMES": "only programs of these names",
    "u user=LIST": "only processes of these users",
    "forest": "as a tree",
    "sort=KEY": "in this order",
    "no-headers": "without the line of headings",
  },
  readsOwnWords: true,
  notes:
    "BSD spelling goes without a dash: `ps aux` shows everything with its memory and CPU time, `ps axf` draws the tree.",
  run: (call) => show(call),
};

interface Wishes {
  isAll: boolean;
  /** With those of others (BSD a), without a terminal (BSD x). */
  hasOthers: boolean;
  hasDetached: boolean;
  isBsd: boolean;
  layout: "short" | "full" | "user" | "jobs" | "long" | "bsd";
  columns: { column: PsColumn; width?: number }[];
  pids: number[];
  parents: number[];
  names: string[];
  users: string[];
  isForest: boolean;
  isWide: boolean;
  hasHead: boolean;
  sort: string[];
  /** What is not to be understood. */
  problem?: string;
}

const LAYOUTS: Readonly<Record<Wishes["layout"], readonly string[]>> = {
  short: ["pid", "tname", "time", "ucmd"],
  full: ["uid:8:UID", "pid", "ppid", "c", "stime", "tname", "time", "cmd"],
  user: ["user", "pid", "%cpu", "%mem", "vsz", "rss", "tname", "stat", "start", "bsdtime", "command"],
  jobs: ["pid", "pgid", "sid", "tname", "time", "ucmd"],
  long: ["s", "uid", "pid", "ppid", "c", "pri", "ni", "rss", "wchan", "tname", "time", "ucmd"],
  bsd: ["pid", "tname", "stat", "bsdtime", "command"],
};

function show(call: Call): number {
  const { process } = call;
  const wishes = wishesOf(call.operands);
  if (wishes.problem !== undefined) {
    process.err(
      `error: ${wishes.problem}\n\nUsage:\n ps [options]\n\n Try 'ps --help' for a summary of the options.\n`,
    );
    return 1;
  }
  const rows = sorted(
    listProcesses(process).filter((row) => isWanted(row, wishes, process)),
    wishes,
    process,
  );
  const columns = wishes.columns.length > 0 ? wishes.columns : layoutOf(wishes.layout);
  const placed = wishes.isForest ? forest(rows) : rows.map((row) => ({ row, prefix: "" }));
  const terminal = process.task?.descriptors.get(1)?.terminal;
  const limit = wishes.isWide || !terminal ? Infinity : terminal.size.columns;
  if (wishes.hasHead && columns.some(({ column }) => column.head !== "")) {
    process.out(headText(columns) + "\n");
  }
  for (const { row, prefix } of placed) {
    process.out(rowText(row, prefix, columns, process).slice(0, limit) + "\n");
  }
  return rows.length > 0 ? 0 : 1;
}

function layoutOf(layout: Wishes["layout"]): Wishes["columns"] {
  return LAYOUTS[layout].map((name) => {
    if (name.startsWith("uid:")) return { column: { ...psColumn("user")!, head: "UID" } };
    const column = psColumn(name)!;
    return { column: name === "tname" && layout !== "user" ? { ...column, head: "TTY" } : column };
  });
}

function headText(columns: Wishes["columns"]): string {
  return columns.map(({ column, width = column.width }, at) =>
    column.isLeft
      ? at === columns.length - 1 ? column.head : column.head.padEnd(width)
      : column.head.padStart(width)
  ).join(" ");
}

function rowText(row: ListedProcess, prefix: string, columns: Wishes["columns"], process: Process): string {
  return columns.map(({ column, width = column.width }, at) => {
    const isCommand = column.head === "CMD" || column.head === "COMMAND";
    const text = (isCommand ? prefix : "") + column.text(row, process);
    if (at === columns.length - 1 && column.isLeft) return text;
    return column.isLeft
      ? text.slice(0, Math.max(width, isCommand ? width : text.length)).padEnd(width)
      : text.padStart(width);
  }).join(" ");
}

function isWanted(row: ListedProcess, wishes: Wishes, process: Process): boolean {
  const { pids, parents, names, users } = wishes;
  if (pids.length + parents.length + names.length + users.length > 0) {
    return pids.includes(row.pid) || parents.includes(row.parentPid) || names.includes(row.name) ||
      isOwnedBy(row, users, process);
  }
  if (wishes.isAll || (wishes.hasOthers && wishes.hasDetached)) return true;
  const isOwn = row.uid === userOf(process).uid;
  if (wishes.hasDetached) return isOwn;
  if (wishes.hasOthers) return row.terminal !== undefined;
  const own = process.task?.terminal?.label.replace("/dev/", "");
  return wishes.isBsd ? isOwn && row.terminal !== undefined : isOwn && row.terminal === own;
}

function sorted(rows: ListedProcess[], { sort }: Wishes, process: Process): ListedProcess[] {
  if (sort.length === 0) return rows;
  return rows.sort((a, b) => {
    for (const key of sort) {
      const column = psColumn(key.replace(/^[-+]/, ""));
      if (!column) continue;
      const [left, right] = [column.text(a, process), column.text(b, process)];
      const order = Number.isNaN(Number(left))
        ? left < right ? -1 : Number(left > right)
        : Number(left) - Number(right);
      if (order !== 0) return key.startsWith("-") ? -order : order;
    }
    return a.pid - b.pid;
  });
}

/** Children below their parents, with the lines that `ps f` draws; those of process 1 stand for themselves. */
function forest(rows: readonly ListedProcess[]): { row: ListedProcess; prefix: string }[] {
  const children = childrenOf(rows);
  const known = new Set(rows.map(({ pid }) => pid));
  const placed: { row: ListedProcess; prefix: string }[] = [];
  const place = (row: ListedProcess, indent: string, prefix: string) => {
    placed.push({ row, prefix });
    const below = children.get(row.pid) ?? [];
    below.forEach((child, at) => {
      if (child.pid === row.pid) return;
      if (row.pid === 1) place(child, "", "");
      else place(child, indent + (at < below.length - 1 ? " |  " : "    "), `${indent} \\_ `);
    });
  };
  for (const row of rows) if (!known.has(row.parentPid) || row.parentPid === row.pid) place(row, "", "");
  return placed;
}

function wishesOf(words: readonly string[]): Wishes {
  const wishes: Wishes = {
    isAll: false,
    hasOthers: false,
    hasDetached: false,
    isBsd: false,
    layout: "short",
    columns: [],
    pids: [],
    parents: [],
    names: [],
    users: [],
    isForest: false,
    isWide: false,
    hasHead: true,
    sort: [],
  };
  for (let at = 0; at < words.length && wishes.problem === undefined; at++) {
    const word = words[at]!;
    const next = () => words[++at];
    if (word.startsWith("--")) long(wishes, word.slice(2), next);
    else if (/^[-]?\d+(,\d+)*$/.test(word)) {
      wishes.pids.push(...numbersIn(word.replace("-", "")));
      if (!word.startsWith("-")) wishes.layout = "bsd";
    } else letters(wishes, word, next);
  }
  return wishes;
}

function long(wishes: Wishes, word: string, next: () => string | undefined): void {
  const [name = "", given] = word.split("=", 2);
  const value = () => given ?? next() ?? "";
  if (name === "forest") wishes.isForest = true;
  else if (name === "sort") wishes.sort.push(...value().split(","));
  else if (name === "no-headers" || name === "no-heading") wishes.hasHead = false;
  else if (name === "format") addColumns(wishes, value());
  else if (name === "pid") wishes.pids.push(...numbersIn(value()));
  else if (name === "ppid") wishes.parents.push(...numbersIn(value()));
  else if (name === "user" || name === "User") wishes.users.push(...value().split(","));
  else if (name === "headers" || name === "cols" || name === "width") given ?? (name !== "headers" && next());
  else wishes.problem = "unknown gnu long option";
}

/** One word of letters, with a dash or without. */
function letters(wishes: Wishes, word: string, next: () => string | undefined): void {
  const isBsd = !word.startsWith("-");
  if (isBsd) {
    wishes.isBsd = true;
    if (wishes.layout === "short") wishes.layout = "bsd";
  }
  const text = isBsd || word === "-aux" || word === "-auxf" ? word.replace(/^-/, "") : word.slice(1);
  const isAux = text !== word.slice(1) || isBsd;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    const rest = text.slice(at + 1);
    const value = () => (at = text.length, rest !== "" ? rest : next() ?? "");
    if ((isAux ? bsdLetter : unixLetter)(wishes, letter, value)) continue;
    wishes.problem = `unsupported ${isBsd ? "option (BSD syntax)" : "SysV option"}`;
    return;
  }
}

function bsdLetter(wishes: Wishes, letter: string, value: () => string): boolean {
  if (letter === "a") wishes.hasOthers = true;
  else if (letter === "x") wishes.hasDetached = true;
  else if (letter === "u") wishes.layout = "user";
  else if (letter === "j") wishes.layout = "jobs";
  else if (letter === "l") wishes.layout = "long";
  else if (letter === "f") wishes.isForest = true;
  else if (letter === "w") wishes.isWide = true;
  else if (letter === "h") wishes.hasHead = false;
  else if (letter === "o") addColumns(wishes, value());
  else if (letter === "p") wishes.pids.push(...numbersIn(value()));
  else if (letter === "k") wishes.sort.push(...value().split(","));
  else return "ceg".includes(letter);
  return true;
}

function unixLetter(wishes: Wishes, letter: string, value: () => string): boolean {
  if (letter === "e" || letter === "A") wishes.isAll = true;
  else if (letter === "a") wishes.hasOthers = true;
  else if (letter === "d") wishes.isAll = true;
  else if (letter === "f" || letter === "F") wishes.layout = "full";
  else if (letter === "j") wishes.layout = "jobs";
  else if (letter === "l" || letter === "y") wishes.layout = "long";
  else if (letter === "H") wishes.isForest = true;
  else if (letter === "w") wishes.isWide = true;
  else if (letter === "o") addColumns(wishes, value());
  else if (letter === "p" || letter === "q") wishes.pids.push(...numbersIn(value()));
  else if (letter === "C") wishes.names.push(...value().split(","));
  else if (letter === "u" || letter === "U") wishes.users.push(...value().split(","));
  else return "LTmcM".includes(letter);
  return true;
}

/** `pid,ppid:10,comm=NAME` */
function addColumns(wishes: Wishes, text: string): void {
  for (const part of text.split(/[,\s]+/).filter(Boolean)) {
    const [, name = "", width, head] = /^([^:=]*)(?::(\d+))?(?:=(.*))?$/.exec(part) ?? [];
    const column = psColumn(name.toLowerCase());
    if (!column) {
      wishes.problem = `unknown user-defined format specifier "${name}"`;
      return;
    }
    wishes.columns.push({
      column: head === undefined ? column : { ...column, head },
      ...(width === undefined ? {} : { width: Number(width) }),
    });
  }
}

function numbersIn(text: string): number[] {
  return text.split(/[,\s]+/).map(Number).filter((number) => number > 0);
}
