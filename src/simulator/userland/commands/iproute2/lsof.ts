/** `lsof`: which files and ports processes hold open. */
import type { Task } from "../../../host/task.ts";
import { userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { whyNot } from "../coreutils/copier.ts";
import { PORT_NAMES, portNumber } from "./port_names.ts";
import { socketsOf } from "./stack_of.ts";

export const lsof: CommandRecord = {
  name: "lsof",
  about: "Shows which files and ports processes hold open",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "a": "what fits all that is asked, not any of it",
    "c=NAME": "of programs whose name begins so",
    "i=ADDRESS": "ports: -i, -i :80, -i TCP, -i TCP:80",
    "n": "no names of hosts",
    "P": "ports as numbers",
    "p=PID": "of these processes",
    "s=STATE": "TCP:LISTEN: of TCP only ports in this state",
    "t": "only numbers of processes",
    "u=USER": "of these users",
  },
  // Its address may be left out.
  rewrite: (words) =>
    words.flatMap((word, at) =>
      /^-[aPnt]*i$/.test(word) && !isAddress(words[at + 1]) ? [`${word}:`] : [word]
    ),
  run: runLsof,
};

interface Row {
  command: string;
  pid: number;
  user: string;
  descriptor: string;
  type: string;
  device: string;
  size: string;
  node: string;
  name: string;
  uid: number;
  /** The path of a file. */
  path?: string;
}

function isAddress(word: string | undefined): boolean {
  return word !== undefined && /^(?:[46]?(?:TCP|UDP)?)(?:@[^:]+)?(?::[\w-]+(?:,[\w-]+)*)?$/i.test(word) &&
    word !== "";
}

function runLsof(call: Call): number {
  const [paths, missing] = [new Set<string>(), [] as string[]];
  for (const name of call.operands) {
    if (call.files.exists(call.path(name))) paths.add(call.files.realPath(call.path(name)));
    else missing.push(name);
  }
  for (const name of missing) call.complain(`status error on ${name}: ${whyNot(call, name)}`);
  if (missing.length > 0 && paths.size === 0) return 1;
  const { uid } = userOf(call.process);
  const rows = [...fileRows(call), ...portRows(call)].filter((row) => uid === 0 || row.uid === uid)
    .filter((row) => isMeant(call, row, paths) && isInState(call, row));
  if (rows.length === 0) return 1;
  if (call.has("t")) call.out([...new Set(rows.map(({ pid }) => `${pid}\n`))].join(""));
  else call.out(tableText(rows.sort((a, b) => a.pid - b.pid)));
  return call.status;
}

/** What is asked by several options is any of it; with `-a` all of it. */
function isMeant(call: Call, row: Row, paths: ReadonlySet<string>): boolean {
  const tests: boolean[] = [];
  const list = (key: string) => call.line.values(key).flatMap((text) => text.split(","));
  if (call.has("p")) tests.push(list("p").includes(String(row.pid)));
  if (call.has("u")) tests.push(list("u").some((user) => user === row.user || user === String(row.uid)));
  if (call.has("c")) tests.push(list("c").some((name) => row.command.startsWith(name)));
  if (call.has("i")) tests.push(call.line.values("i").some((text) => fits(row, text)));
  if (call.operands.length > 0) tests.push(row.path !== undefined && paths.has(row.path));
  if (tests.length === 0) return true;
  return call.has("a") ? tests.every((one) => one) : tests.some((one) => one);
}

/** All of TCP that is shown is listened at. */
function isInState(call: Call, { node }: Row): boolean {
  return node !== "TCP" || call.line.values("s").every((text) => /^TCP:(.*,)?LISTEN(,|$)/i.test(text));
}

/** `TCP:80,443`, `:http`, `@10.0.0.1:80`. */
function fits({ type, node, name }: Row, text: string): boolean {
  if (!type.startsWith("IPv")) return false;
  const [, version, protocol, address, ports] = /^([46]?)(TCP|UDP)?(?:@([^:]+))?(?::(.*))?$/i.exec(text) ??
    [];
  const port = Number(/:(\d+|\S+?)(?: |$)/.exec(name)?.[1] ?? NaN) ||
    portNumber(/:([\w-]+)(?: |$)/.exec(name)?.[1] ?? "");
  return (!version || type === `IPv${version}`) && (!protocol || node === protocol.toUpperCase()) &&
    (!address || name.startsWith(`${address}:`)) &&
    (!ports || ports.split(",").some((one) => portNumber(one) === port));
}

function tasksOf({ process }: Call): { task: Task; pid: number }[] {
  const { task: own } = process;
  if (!own) return [];
  return [...own.kernel.tasks].flatMap((task) => {
    const pid = task.numberIn(own.namespaces.pid);
    return pid === undefined || task.hasEnded ? [] : [{ task, pid }];
  });
}

function rowBase(task: Task, pid: number): Pick<Row, "command" | "pid" | "user" | "uid"> {
  return { command: task.name.slice(0, MAX_NAME), pid, user: task.user.name, uid: task.user.uid };
}

const MAX_NAME = 9;
const DISK = "254,1";

function fileRows(call: Call): Row[] {
  return tasksOf(call).flatMap(({ task, pid }) => {
    const base = rowBase(task, pid);
    const { files } = task.process.machine;
    const place = (descriptor: string, path: string): Row => {
      const facts = files.as({ uid: 0, gid: 0, groups: [] }).status(path);
      const type = facts?.kind === "folder" ? "DIR" : facts?.kind === "character" ? "CHR" : "REG";
      const size = String(facts?.size ?? 0);
      return {
        ...base,
        descriptor,
        type,
        device: DISK,
        size,
        node: String(facts?.inode ?? 0),
        name: path,
        path,
      };
    };
    const opened = [...task.descriptors].map(([number, { label, terminal }]): Row => {
      const descriptor = `${number}u`;
      const kind = /^(pipe|socket|anon_inode):\[?([^\]]*)/.exec(label);
      if (kind) {
        const type = kind[1] === "pipe" ? "FIFO" : kind[1] === "socket" ? "unix" : "a_inode";
        return { ...base, descriptor, type, device: "0,13", size: "0t0", node: kind[2]!, name: kind[1]! };
      }
      if (terminal || label.startsWith("/dev/")) {
        const number = /\d+$/.exec(label)?.[0] ?? "3";
        const device = terminal ? `136,${number}` : "1,3";
        return {
          ...base,
          descriptor,
          type: "CHR",
          device,
          size: "0t0",
          node: number,
          name: label,
          path: label,
        };
      }
      return place(descriptor, label);
    });
    const program = call.files.as({ uid: 0, gid: 0, groups: [] }).facts(`/proc/${pid}/exe`)?.target;
    const text = program ? [place("txt", program)] : [];
    return [place("cwd", task.process.cwd), place("rtd", "/"), ...text, ...opened];
  });
}

function portRows(call: Call): Row[] {
  return socketsOf(call.process).flatMap(({ task, protocol, address, port }): Row[] => {
    const pid = task?.numberIn((call.process.task ?? task).namespaces.pid);
    if (!task || pid === undefined) return [];
    const isEvery = address === "0.0.0.0" || address === "::";
    const host = isEvery ? "*" : address === "127.0.0.1" && !call.has("n") ? "localhost" : address;
    const name = `${host}:${call.has("P") ? port : PORT_NAMES[port] ?? port}`;
    return [{
      ...rowBase(task, pid),
      descriptor: "4u",
      type: address.includes(":") ? "IPv6" : "IPv4",
      device: String(FIRST_SOCKET + port),
      size: "0t0",
      node: protocol.toUpperCase(),
      name: protocol === "tcp" ? `${name} (LISTEN)` : name,
    }];
  });
}

const FIRST_SOCKET = 20_000;

function tableText(rows: readonly Row[]): string {
  const head = ["COMMAND", "PID", "USER", "FD", "TYPE", "DEVICE", "SIZE/OFF", "NODE", "NAME"];
  const cells = rows.map((row) => [
    row.command,
    String(row.pid),
    row.user,
    // The letter stands right of the numbers' column.
    (/^\d/.test(row.descriptor) ? `${row.descriptor} ` : `${row.descriptor}  `).padStart(6),
    row.type,
    row.device,
    row.size,
    row.node,
    row.name,
  ]);
  const all = [head.with(3, "  FD  "), ...cells];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]!.length)));
  return all.map((row) =>
    row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at]!) : at === row.length - 1 ? cell : cell.padStart(widths[at]!)
    ).join(" ") + "\n"
  ).join("");
}
