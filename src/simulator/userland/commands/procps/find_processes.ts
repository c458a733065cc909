/** Programs that find processes by name: pgrep, pkill, pidof, killall, pstree. */
import { expressionOf } from "../../../../kube/expressions/bounded_expression.ts";
import { SIGNALS } from "../../../host/process.ts";
import { signalName } from "../../shell/signal_name.ts";
import { userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { childrenOf, type ListedProcess, listProcesses } from "./process_list.ts";

const SEARCH = {
  "f full": "search the whole command line",
  "x exact": "the whole name has to match",
  "n newest": "only the newest",
  "o oldest": "only the oldest",
  "u euid=LIST": "only processes of these users",
  "P parent=LIST": "only children of these",
  "v inverse": "those that do not match",
  "i ignore-case": "capitals do not matter",
  "c count": "tell how many",
} as const;

export const pgrep: CommandRecord = {
  name: "pgrep",
  about: "Finds processes by their name and prints their numbers",
  usage: ["[OPTION]... PATTERN"],
  options: {
    ...SEARCH,
    "l list-name": "with the name",
    "a list-full": "with the command line",
    "d delimiter=TEXT": "what stands between the numbers",
  },
  usageCode: 2,
  run(call) {
    const found = matching(call);
    if (!found) return 2;
    if (call.has("c")) call.out(`${found.length}\n`);
    else if (found.length > 0) {
      const shown = found.map((row) =>
        call.has("a") ? `${row.pid} ${row.command}` : call.has("l") ? `${row.pid} ${row.name}` : `${row.pid}`
      );
      call.out(shown.join(call.value("d") ?? "\n") + "\n");
    }
    return found.length > 0 ? 0 : 1;
  },
};

export const pkill: CommandRecord = {
  name: "pkill",
  about: "Signals processes by their name",
  usage: ["[-SIGNAL] [OPTION]... PATTERN"],
  options: { ...SEARCH, "signal=NAME": "which signal; TERM where nothing is said", "e echo": "tell whom" },
  usageCode: 2,
  rewrite: (words) => words.map((word) => isSignalWord(word) ? `--signal=${word.slice(1)}` : word),
  run(call) {
    const found = matching(call);
    if (!found) return 2;
    const name = signalName(call.value("signal") ?? "TERM");
    let sent = 0;
    for (const row of found) {
      if (!maySignal(call, row)) call.complain(`killing pid ${row.pid} failed: Operation not permitted`);
      else if (call.process.machine.signal(row.pid, name)) sent++;
      if (call.has("e")) call.out(`${row.name} killed (pid ${row.pid})\n`);
    }
    if (call.has("c")) call.out(`${found.length}\n`);
    return sent > 0 ? 0 : 1;
  },
};

export const pidof: CommandRecord = {
  name: "pidof",
  about: "Prints the numbers of all processes of a program",
  usage: ["[-s] PROGRAM..."],
  options: { "s single-shot": "only one", "x": "scripts, too" },
  run(call) {
    const rows = listProcesses(call.process);
    const found = call.operands.flatMap((name) =>
      rows.filter((row) => row.name === name.slice(name.lastIndexOf("/") + 1)).map(({ pid }) => pid).reverse()
    );
    if (found.length === 0) return 1;
    call.out((call.has("s") ? found.slice(0, 1) : found).join(" ") + "\n");
    return 0;
  },
};

export const killall: CommandRecord = {
  name: "killall",
  about: "Signals all processes of a program",
  usage: ["[-SIGNAL] NAME..."],
  options: {
    "s signal=NAME": "which signal",
    "q quiet": "say nothing where there is none",
    "v verbose": "tell whom",
  },
  rewrite: (words) => words.map((word) => isSignalWord(word) ? `--signal=${word.slice(1)}` : word),
  run(call) {
    const rows = listProcesses(call.process);
    const signal = signalName(call.value("s") ?? "TERM");
    for (const name of call.operands) {
      const found = rows.filter((row) => row.name === name);
      if (found.length === 0) {
        call.status = 1;
        if (!call.has("q")) call.process.err(`${name}: no process found\n`);
      }
      for (const row of found) {
        if (!maySignal(call, row)) {
          call.status = 1;
          call.process.err(`${name}(${row.pid}): Operation not permitted\n`);
        } else call.process.machine.signal(row.pid, signal);
      }
    }
    return call.status;
  },
};

export const pstree: CommandRecord = {
  name: "pstree",
  about: "Draws the processes as a tree",
  usage: ["[-p] [-a] [PID]"],
  options: {
    "p show-pids": "with their numbers",
    "a arguments": "with their command lines",
    "A ascii": "plain characters",
  },
  run(call) {
    const rows = listProcesses(call.process);
    const start = Number(call.operands[0] ?? rows[0]?.pid ?? 1);
    const root = rows.find(({ pid }) => pid === start);
    if (!root) return 1;
    const children = childrenOf(rows);
    const label = (row: ListedProcess) =>
      (call.has("a") ? row.command : row.name) +
      (call.has("p") ? call.has("a") ? `,${row.pid}` : `(${row.pid})` : "");
    const text = call.has("a")
      ? deepTree(root, children, label)
      : wideTree(root, children, label, call.has("p"));
    call.out(text.map((line) => line + "\n").join(""));
    return 0;
  },
};

function deepTree(
  row: ListedProcess,
  children: Map<number, ListedProcess[]>,
  label: (row: ListedProcess) => string,
): string[] {
  const below = children.get(row.pid) ?? [];
  return [
    label(row),
    ...below.flatMap((child, at) => {
      const isLast = at === below.length - 1;
      return deepTree(child, children, label).map((line, index) =>
        `  ${index > 0 ? isLast ? "  " : "│ " : isLast ? "└─" : "├─"}${line}`
      );
    }),
  ];
}

/** Siblings that look the same are one: `4*[nginx]`. */
function wideTree(
  row: ListedProcess,
  children: Map<number, ListedProcess[]>,
  label: (row: ListedProcess) => string,
  isEach: boolean,
): string[] {
  const groups: { lines: string[]; count: number }[] = [];
  for (const child of children.get(row.pid) ?? []) {
    const lines = wideTree(child, children, label, isEach);
    const same = groups.find((group) => !isEach && group.lines.join("\n") === lines.join("\n"));
    if (same) same.count++;
    else groups.push({ lines, count: 1 });
  }
  const name = label(row);
  if (groups.length === 0) return [name];
  const gap = " ".repeat(name.length);
  return groups.flatMap(({ lines, count }, at) => {
    const isLast = at === groups.length - 1;
    const shown = count === 1 ? lines : lines.length === 1 ? [`${count}*[${lines[0]}]`] : lines;
    return shown.map((line, index) => {
      if (index > 0) return `${gap} ${isLast ? " " : "│"} ${line}`;
      if (at === 0) return `${name}${groups.length === 1 ? "───" : "─┬─"}${line}`;
      return `${gap} ${isLast ? "└" : "├"}─${line}`;
    });
  });
}

function matching(call: Call): ListedProcess[] | undefined {
  const pattern = call.operands[0];
  const hasFilter = call.has("u", "P");
  if (pattern === undefined && !hasFilter) return void call.misused("no matching criteria specified", 2);
  const matcher = matcherOf(call, pattern ?? "");
  if (!matcher) return void call.complain(`pattern error: ${pattern}`, 2);
  const users = call.value("u")?.split(",");
  const parents = call.value("P")?.split(",").map(Number);
  const own = call.process.task?.pid;
  const found = listProcesses(call.process).filter((row) =>
    row.pid !== own && matcher(call.has("f") ? row.command : row.name) !== call.has("v") &&
    (!users || users.includes(row.owner) || users.includes(String(row.uid))) &&
    (!parents || parents.includes(row.parentPid))
  );
  const order = [...found].sort((a, b) => a.startedMs - b.startedMs || a.pid - b.pid);
  if (call.has("n")) return order.slice(-1);
  if (call.has("o")) return order.slice(0, 1);
  return found;
}

function matcherOf(call: Call, pattern: string): ((text: string) => boolean) | undefined {
  try {
    const matcher = expressionOf(call.has("x") ? `^(?:${pattern})$` : pattern, call.has("i") ? "i" : "");
    return (text) => matcher.test(text);
  } catch {
    return undefined;
  }
}

/** `-9`, `-KILL`, `-SIGHUP`; not `-f`. */
function isSignalWord(word: string): boolean {
  return /^-(\d+|[A-Z][A-Z0-9]+)$/.test(word) && SIGNALS[signalName(word.slice(1))] !== undefined;
}

function maySignal(call: Call, row: ListedProcess): boolean {
  const { uid } = userOf(call.process);
  return uid === 0 || uid === row.uid;
}
