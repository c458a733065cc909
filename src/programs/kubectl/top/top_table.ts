/** Tables of `kubectl top`: measured amounts, as its printers round and align them (kubectl/pkg/metricsutil). */
import { alignColumns } from "../../../kube/table_text.ts";
import type { Flag, FlagValues } from "../../flags.ts";

export interface Amounts {
  cpuMilli: number;
  memoryBytes: number;
}

export const topFlags: readonly Flag[] = [
  { name: "no-headers", kind: "bool", usage: "Leave out the line of column names." },
  { name: "selector", short: "l", kind: "string", usage: "Only those whose labels fit, such as app=web." },
  { name: "show-swap", kind: "bool", hidden: true, usage: "Swap, where it is measured." },
  { name: "sort-by", kind: "string", usage: "Sort by cpu or memory, the largest first." },
  { name: "use-protocol-buffers", kind: "bool", default: true, hidden: true, usage: "How to ask." },
];

/** @throws {Error} in kubectl's words */
export function checkSort(flags: FlagValues): void {
  const field = flags.string("sort-by");
  if (field && field !== "cpu" && field !== "memory") throw new Error("--sort-by accepts only cpu or memory");
}

/** By the amount that the flags name, else by name. */
export function sortAmounts<T>(
  items: T[],
  field: string,
  read: { amounts(item: T): Amounts; name(item: T): string },
): T[] {
  return items.sort((left, right) => {
    const [a, b] = [read.amounts(left), read.amounts(right)];
    if (field === "cpu") return b.cpuMilli - a.cpuMilli;
    if (field === "memory") return b.memoryBytes - a.memoryBytes;
    return read.name(left) < read.name(right) ? -1 : 1;
  });
}

/** Parts of a core round up, memory is cut to whole mebibytes. */
export function cells({ cpuMilli, memoryBytes }: Amounts): [cpu: string, memory: string] {
  return [`${Math.ceil(cpuMilli)}m`, `${Math.floor(memoryBytes / 2 ** 20)}Mi`];
}

/** Every cell is padded, the last one too. */
export function topText(rows: string[][]): string {
  return alignColumns(rows.map((row) => [...row, ""]));
}
