/** What is mounted where. */
import type { FileSystem } from "../../host/file_node.ts";
import { mountLine } from "../../host/mount_table.ts";
import { absolutePath, type Process } from "../../host/process.ts";
import { MemoryFiles } from "../../host/memory_files.ts";
import { refusalOf } from "../../host/system_error.ts";

/** What a disk holds that nobody has limited, and what lies there from the start. */
const DISK_KILOBYTES = 41_152_812;
const TMPFS_KILOBYTES = 65_536;
const SYSTEM_KILOBYTES = 6_291_456;

/** `mount` lists; `mount --bind FROM TO` and `mount -t tmpfs [-o size=…] NAME TO` mount. */
export function mount(process: Process): number {
  const words = process.argv.slice(1);
  const { files } = process.machine;
  if (words.length === 0) {
    for (const one of files.mounts.list()) {
      const [source = "", place = "", type = "", options = ""] = mountLine(one).split(" ");
      process.out(`${source} on ${place} type ${type} (${options})\n`);
    }
    return 0;
  }
  const [source = "", place = ""] = words.filter((word, at) =>
    !word.startsWith("-") && !/^-[to]$/.test(words[at - 1] ?? "")
  );
  const value = (flag: string) => words[words.indexOf(flag) + 1] ?? "";
  const options = words.includes("-o") ? value("-o").split(",") : [];
  const isBind = words.includes("--bind") || words.includes("-B") || options.includes("bind");
  const target = absolutePath(process.cwd, place);
  const fail = (problem: string, code: number): number => {
    process.err(`mount: ${place || source}: ${problem}.\n`);
    return code;
  };
  if (files.uid !== 0) return fail("must be superuser to use mount", 1);
  if (!files.exists(target)) return fail("mount point does not exist", 32);
  const isReadOnly = options.includes("ro");
  if (isBind) {
    const from = absolutePath(process.cwd, source);
    if (!files.exists(from)) return fail(`special device ${source} does not exist`, 32);
    files.share(target, files, { base: from, readOnly: isReadOnly });
  } else if (words.includes("-t") && value("-t") === "tmpfs") {
    const [, number, unit = ""] = /^size=(\d+)([kmg]?)$/i.exec(
      options.find((one) => one.startsWith("size=")) ?? "",
    ) ?? [];
    const limitBytes = number === undefined
      ? undefined
      : Number(number) * 1024 ** " kmg".indexOf(unit.toLowerCase() || " ");
    const { root } = new MemoryFiles({
      type: "tmpfs",
      mode: 0o1777,
      now: () => process.machine.now(),
      ...(limitBytes === undefined ? {} : { limitBytes }),
    });
    files.mountAt(target, {
      node: root,
      source: source || "tmpfs",
      isReadOnly,
      options: ["relatime", ...options.filter((one) => one.startsWith("size="))],
    });
  } else return fail(`unknown filesystem type '${words.includes("-t") ? value("-t") : source}'`, 32);
  return 0;
}

export function umount(process: Process): number {
  const { files } = process.machine;
  let status = 0;
  for (const name of process.argv.slice(1).filter((word) => !word.startsWith("-"))) {
    const path = absolutePath(process.cwd, name);
    const problem = files.uid !== 0 ? "must be superuser to unmount" : refusalOf(() => files.unmount(path));
    if (!problem) continue;
    const words: Readonly<Record<string, string>> = {
      "Invalid argument": "not mounted",
      "Device or resource busy": "target is busy",
      "No such file or directory": "no mount point specified",
    };
    process.err(`umount: ${name}: ${words[problem] ?? problem}.\n`);
    status = 32;
  }
  return status;
}

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
