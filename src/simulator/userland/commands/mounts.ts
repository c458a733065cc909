/** How full the disks are. */
import type { FileSystem } from "../../host/file_node.ts";
import { absolutePath, type Process } from "../../host/process.ts";

/** What a disk holds that nobody has limited, and what lies there from the start. */
const DISK_KILOBYTES = 41_152_812;
const TMPFS_KILOBYTES = 65_536;
const SYSTEM_KILOBYTES = 6_291_456;

/** `df [-h] [-T] [FILE…]` */
export function df(process: Process): number {
  const words = process.argv.slice(1);
  const flags = words.filter((word) => word.startsWith("-")).join("");
  const names = words.filter((word) => !word.startsWith("-"));
  const { files } = process.machine;
  const isHuman = /[hH]/.test(flags);
  const all = files.mounts.list().filter(({ node }) =>
    node.kind === "folder" && !PSEUDO.has(node.system.type)
  );
  const shown = names.length === 0 ? all : names.flatMap((name) => {
    const path = absolutePath(process.cwd, name);
    const over = all.filter((one) => path === one.path || path.startsWith(one.path.replace(/\/?$/, "/")));
    return over.sort((a, b) => b.path.length - a.path.length).slice(0, 1);
  });
  const rows = shown.map(({ source, path, node }) => {
    const { total, used } = kilobytesOf(node.system);
    const amount = (kilobytes: number) => isHuman ? humanText(kilobytes) : String(kilobytes);
    const share = total === 0 ? "-" : `${Math.ceil(used / total * 100)}%`;
    return [
      source,
      ...(/T/.test(flags) ? [node.system.type] : []),
      amount(total),
      amount(used),
      amount(total - used),
      share,
      path,
    ];
  });
  const type = /T/.test(flags) ? ["Type"] : [];
  const head = [
    "Filesystem",
    ...type,
    isHuman ? "Size" : "1K-blocks",
    "Used",
    isHuman ? "Avail" : "Available",
    "Use%",
    "Mounted on",
  ];
  process.out(table([head, ...rows], 1 + type.length));
  return 0;
}

/** Those of the kernel, which hold nothing. */
export const PSEUDO = new Set(["proc", "sysfs", "cgroup2"]);

/** What a file system holds, and what of it is in use. */
export function kilobytesOf(system: FileSystem): { total: number; used: number } {
  const { usedBytes = 0, limitBytes = Infinity } = system.usage?.() ?? {};
  const isMemory = system.type === "tmpfs";
  const total = limitBytes === Infinity
    ? (isMemory ? TMPFS_KILOBYTES : DISK_KILOBYTES)
    : Math.ceil(limitBytes / 1024);
  return { total, used: Math.ceil(usedBytes / 1024) + (isMemory ? 0 : SYSTEM_KILOBYTES) };
}

/** `5.9G`: steps of 1024, rounded up as df does. */
function humanText(kilobytes: number): string {
  let [value, unit] = [kilobytes, 0];
  for (; value >= 1024 && unit < 3; unit++) value /= 1024;
  if (kilobytes === 0) return "0";
  return (value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value))) + "KMGT"[unit];
}

/** The first columns to the left, numbers to the right, the place as it is. */
function table(rows: readonly (readonly string[])[], leftColumns: number): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, column) =>
      column === row.length - 1
        ? cell
        : column < leftColumns
        ? cell.padEnd(widths[column]!)
        : cell.padStart(widths[column]!)
    ).join(" ") + "\n"
  ).join("");
}
