/** `lsns` of util-linux. */
import { NAMESPACE_TYPES, type NamespaceType } from "../../../host/namespaces.ts";
import type { Task } from "../../../host/task.ts";
import { userName, userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { namedTable } from "./named_table.ts";

export const lsns: CommandRecord = {
  name: "lsns",
  about: "Lists the namespaces that processes are in",
  usage: ["[OPTION]... [INODE]"],
  options: {
    "J json": "as JSON",
    "l list": "as a list",
    "n noheadings": "without headings",
    "o output=COLUMNS": "these columns: NS,TYPE,PATH,NPROCS,PID,PPID,COMMAND,UID,USER,NETNSID,NSFS,PNS,ONS",
    "output-all": "all columns",
    "P persistent": "only those without processes",
    "p task=PID": "the namespaces of one process",
    "r raw": "columns with one blank between them",
    "t type=NAME": "only this type: mnt, net, ipc, user, pid, uts, cgroup, time",
    "T tree": "as a tree",
    "u notruncate": "do not cut lines",
    "W nowrap": "do not break lines",
  },
  notes: "A user sees the namespaces of his own processes; root sees all of them.",
  run: (call) => list(call),
};

interface Row {
  type: NamespaceType;
  inode: number;
  tasks: Task[];
}

const COLUMNS = ["NS", "TYPE", "NPROCS", "PID", "USER", "COMMAND"];
const ALL_COLUMNS = [
  "NS",
  "TYPE",
  "PATH",
  "NPROCS",
  "PID",
  "PPID",
  "COMMAND",
  "UID",
  "USER",
  "NETNSID",
  "NSFS",
  "PNS",
  "ONS",
];
const RIGHT = ["NS", "NPROCS", "PID", "PPID", "UID", "PNS", "ONS"];

function list(call: Call): number {
  const asked = call.value("t");
  if (asked !== undefined && !NAMESPACE_TYPES.includes(asked as NamespaceType)) {
    return call.complain(`unknown namespace type: ${asked}`);
  }
  const columns = columnsOf(call);
  if (!columns) return 1;
  const rows = call.has("P") ? [] : chosen(call);
  if (!rows) return 1;
  const cells = rows.map((row) => Object.fromEntries(columns.map((name) => [name, cellOf(call, row, name)])));
  call.out(namedTable(call, { name: "namespaces", columns, right: RIGHT, rows: cells }));
  return 0;
}

function columnsOf(call: Call): string[] | undefined {
  if (call.has("output-all")) return ALL_COLUMNS;
  const base = call.has("p") || !call.has("o") ? COLUMNS : [];
  const text = call.value("o");
  if (text === undefined) {
    return call.value("t") === "net" ? [...COLUMNS.slice(0, 5), "NETNSID", "NSFS", "COMMAND"] : COLUMNS;
  }
  const names = text.replace(/^\+/, "").toUpperCase().split(",");
  const wrong = names.find((name) => !ALL_COLUMNS.includes(name));
  if (wrong !== undefined) return void call.complain(`unknown column: ${wrong.toLowerCase()}`);
  return text.startsWith("+") ? [...base.length > 0 ? base : COLUMNS, ...names] : names;
}

function chosen(call: Call): Row[] | undefined {
  const tasks = visibleTasks(call);
  const types = NAMESPACE_TYPES.filter((type) => call.value("t") === undefined || call.value("t") === type);
  const pid = call.value("p");
  const of = pid === undefined ? undefined : tasks.find(([number]) => number === Number(pid))?.[1];
  if (pid !== undefined && !/^\d+$/.test(pid)) return void call.complain(`invalid PID argument: '${pid}'`);
  if (pid !== undefined && !of) return void call.complain(`/proc/${pid}/ns: No such file or directory`);
  const rows = new Map<string, Row>();
  for (const [, task] of tasks) {
    for (const type of types) {
      const { inode } = task.namespaces[type];
      if (of && of.namespaces[type].inode !== inode) continue;
      const row = rows.get(`${type}${inode}`) ?? { type, inode, tasks: [] };
      row.tasks.push(task);
      rows.set(`${type}${inode}`, row);
    }
  }
  const wanted = call.operands[0];
  const all = [...rows.values()].sort((a, b) => a.inode - b.inode);
  return wanted === undefined ? all : all.filter(({ inode }) => String(inode) === wanted);
}

/** Those of others are not to be looked into: /proc/PID/ns is theirs. */
function visibleTasks({ process }: Call): [pid: number, task: Task][] {
  const space = process.task?.namespaces.pid;
  if (!space) return [];
  const { uid } = userOf(process);
  return [...space.tasks].map((task): [number, Task] => [task.numberIn(space)!, task])
    .filter(([, task]) => uid === 0 || task.user.uid === uid)
    .sort(([a], [b]) => a - b);
}

function cellOf({ process }: Call, { type, inode, tasks }: Row, column: string): string {
  const first = tasks[0]!;
  const space = process.task!.namespaces.pid;
  const pid = first.numberIn(space)!;
  switch (column) {
    case "NS":
      return String(inode);
    case "TYPE":
      return type;
    case "PATH":
      return `/proc/${pid}/ns/${type}`;
    case "NPROCS":
      return String(tasks.length);
    case "PID":
      return String(pid);
    case "PPID":
      return String(first.parent?.numberIn(space) ?? 0);
    case "COMMAND":
      return first.title;
    case "UID":
      return String(first.user.uid);
    case "USER":
      return userName(process.machine.files, first.user.uid);
    case "NETNSID":
      return type === "net" ? "unassigned" : "";
    case "PNS":
      return type === "pid" ? String(first.namespaces.pid.parent?.inode ?? 0) : "0";
    case "ONS":
      return type === "user" ? "0" : String(first.namespaces.user.inode);
    default:
      return "";
  }
}
