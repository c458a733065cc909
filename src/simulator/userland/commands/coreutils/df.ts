/** df(1) as GNU has it. */
import type { FileNode } from "../../../host/file_node.ts";
import type { Mount } from "../../../host/mount_table.ts";
import { attempt } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { kilobytesOf, PSEUDO } from "../mounts.ts";
import { parseBlockSize } from "./block_size.ts";
import { humanSize } from "./file_facts_text.ts";
import { whyNot } from "./copier.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const df: CommandRecord = {
  name: "df",
  about: "Tells how much of the file systems is in use",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "a all": "those of the kernel, too",
    "B block-size=SIZE": "in units of this size, such as 1, M or 512",
    "h human-readable": "sizes such as 1.2G, in steps of 1024",
    "H si": "the same in steps of 1000",
    "i inodes": "files instead of space",
    "k": "in kibibytes",
    "l local": "does nothing here: all are local",
    "m": "in mebibytes",
    "no-sync": "does nothing here",
    "output[=FIELD_LIST]":
      "these columns: source, fstype, itotal, iused, iavail, ipcent, size, used, avail, " +
      "pcent, file, target",
    "P portability": "in the form of POSIX",
    "sync": "does nothing here",
    "total": "with a total",
    "t type=TYPE": "only file systems of this type",
    "T print-type": "with the types",
    "x exclude-type=TYPE": "none of this type",
    "v": "does nothing",
  },
  run: runDf,
};

/** What a disk has of them for its size, and how many the system itself takes. */
const BYTES_PER_INODE = 16_384;
const SYSTEM_INODES = 98_304;

interface Row {
  source: string;
  type: string;
  target: string;
  file: string;
  /** Kibibytes. */
  blocks: { total: number; used: number };
  inodes: { total: number; used: number };
}

interface Column {
  title: string;
  width: number;
  isLeft: boolean;
  text(row: Row): string;
}

function runDf(call: Call): number {
  const unit = unitOf(call);
  if (typeof unit === "string") return call.complain(unit);
  const columns = columnsOf(call, unit);
  if (typeof columns === "string") return call.misused(columns);
  const rows = rowsOf(call);
  if (rows.length === 0) return call.status === 0 ? call.complain("no file systems processed") : call.status;
  if (call.has("total")) rows.push(totalOf(rows));
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((one) => one.text(row))),
  ];
  const widths = columns.map(({ width }, at) => Math.max(width, ...cells.map((line) => line[at]!.length)));
  for (const line of cells) {
    const shown = line.map((cell, at) =>
      !columns[at]!.isLeft
        ? cell.padStart(widths[at]!)
        : at === line.length - 1
        ? cell
        : cell.padEnd(widths[at]!)
    );
    call.out(`${shown.join(" ")}\n`);
  }
  return call.status;
}

function rowsOf(call: Call): Row[] {
  const types = call.line.values("t");
  const others = call.line.values("x");
  const isMeant = ({ node }: Mount) =>
    node.kind === "folder" && (types.length === 0 || types.includes(node.system.type)) &&
    !others.includes(node.system.type);
  const mounts = call.files.mounts.list().filter((mount) => isMeant(mount));
  if (call.operands.length === 0) {
    return mounts.filter((mount) => call.has("a") || !PSEUDO.has(mount.node.system.type)).map((mount) =>
      rowOf(mount, "-")
    );
  }
  return call.operands.flatMap((name) => {
    const path = attempt(() => call.files.realPath(call.path(name)));
    if (path === undefined) {
      call.complain(`${name}: ${whyNot(call, name)}`);
      return [];
    }
    const over = mounts.filter((one) => path === one.path || path.startsWith(one.path.replace(/\/?$/, "/")));
    return over.sort((a, b) => b.path.length - a.path.length).slice(0, 1).map((mount) => rowOf(mount, name));
  });
}

function rowOf({ source, path, node }: Mount, file: string): Row {
  const { system } = node;
  const isPseudo = PSEUDO.has(system.type);
  const blocks = isPseudo ? { total: 0, used: 0 } : kilobytesOf(system);
  const inodes = {
    total: Math.floor(blocks.total * 1024 / BYTES_PER_INODE),
    used: isPseudo ? 0 : nodesIn(system.root) + (system.type === "tmpfs" ? 0 : SYSTEM_INODES),
  };
  return { source, type: system.type, target: path, file, blocks, inodes };
}

function nodesIn(node: FileNode): number {
  if (node.kind !== "folder") return 1;
  let count = 1;
  for (const name of node.names()) {
    const child = node.child(name);
    if (child) count += nodesIn(child);
  }
  return count;
}

function totalOf(rows: readonly Row[]): Row {
  const sum = (amount: (row: Row) => number) => rows.reduce((all, row) => all + amount(row), 0);
  return {
    source: "total",
    type: "-",
    target: "-",
    file: "-",
    blocks: { total: sum((row) => row.blocks.total), used: sum((row) => row.blocks.used) },
    inodes: { total: sum((row) => row.inodes.total), used: sum((row) => row.inodes.used) },
  };
}

interface Unit {
  /** Of the column of sizes. */
  title: string;
  isHuman: boolean;
  size(kilobytes: number): string;
  count(inodes: number): string;
}

/** A message where the size is none. */
function unitOf(call: Call): Unit | string {
  const last = call.line.last("h", "H", "k", "m", "B");
  if (last === "h" || last === "H") {
    const base = last === "h" ? 1024 : 1000;
    const size = (bytes: number) => humanSize(bytes, base);
    return { title: "Size", isHuman: true, size: (kilobytes) => size(kilobytes * 1024), count: size };
  }
  const text = last === "B" ? call.value("B")! : last === "m" ? "1M" : "1K";
  const block = parseBlockSize(text);
  if (!block) return `invalid -B argument '${text}'`;
  const isPosix = call.has("P") && last === undefined;
  return {
    title: isPosix ? "1024-blocks" : `${block.name}-blocks`,
    isHuman: false,
    size: (kilobytes) => `${Math.ceil(kilobytes * 1024 / block.bytes)}${block.mark}`,
    count: String,
  };
}

/** A message where a name is no column's. */
function columnsOf(call: Call, unit: Unit): Column[] | string {
  const isPlain = !call.has("output");
  const all = columnsBy(unit, call.has("P"), isPlain && !unit.isHuman);
  const inodes = ["itotal", "iused", "iavail", "ipcent"];
  const blocks = ["size", "used", "avail", "pcent"];
  const list = isPlain
    ? ["source", ...(call.has("T") ? ["fstype"] : []), ...(call.has("i") ? inodes : blocks), "target"]
    : call.value("output")
    ? call.value("output")!.split(",")
    : ["source", "fstype", ...inodes, ...blocks, "file", "target"];
  const unknown = list.find((name) => !Object.hasOwn(all, name));
  return unknown === undefined
    ? list.map((name) => all[name]!)
    : `option --output: field ‘${unknown}’ unknown`;
}

function columnsBy(unit: Unit, isPosix: boolean, isLong: boolean): Readonly<Record<string, Column>> {
  const left = (title: string, width: number, text: Column["text"]) => ({ title, width, isLeft: true, text });
  const right = (title: string, width: number, text: Column["text"]) => ({
    title,
    width,
    isLeft: false,
    text,
  });
  return {
    source: left("Filesystem", 14, (row) => row.source),
    fstype: left("Type", 4, (row) => row.type),
    itotal: right("Inodes", 5, ({ inodes }) => unit.count(inodes.total)),
    iused: right("IUsed", 5, ({ inodes }) => unit.count(inodes.used)),
    iavail: right("IFree", 5, ({ inodes }) => unit.count(Math.max(0, inodes.total - inodes.used))),
    ipcent: right("IUse%", 4, ({ inodes }) => share(inodes)),
    size: right(unit.title, 5, ({ blocks }) => unit.size(blocks.total)),
    used: right("Used", 5, ({ blocks }) => unit.size(blocks.used)),
    avail: right(
      isLong ? "Available" : "Avail",
      5,
      ({ blocks }) => unit.size(Math.max(0, blocks.total - blocks.used)),
    ),
    pcent: right(isPosix ? "Capacity" : "Use%", 4, ({ blocks }) => share(blocks)),
    file: left("File", 0, (row) => row.file),
    target: left("Mounted on", 0, (row) => row.target),
  };
}

function share({ total, used }: { total: number; used: number }): string {
  return total === 0 ? "-" : `${Math.min(100, Math.ceil(used / total * 100))}%`;
}
