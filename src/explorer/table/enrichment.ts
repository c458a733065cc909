/** Columns that a kind has besides its server's, and the order in which they all stand. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { Usage, UsageQuery } from "../../cluster/metrics.ts";
import type { ColumnLook, RowColumn } from "../../cluster/row_column.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import type { TableColumn } from "../../kube/table.ts";

/** What is known of a row from elsewhere. */
export interface Measured {
  readonly usage?: Usage | undefined;
  /** Pods on a node. */
  readonly pods?: number | undefined;
}

export interface Enrichment {
  /** What is kept of each object, for `LeanRow.facts`. */
  extract?: (object: KubeObject) => readonly Json[];
  /** In the order of the screen; the server's other columns follow them, before the age. */
  columns: readonly EnrichedColumn[];
  /** Whose usage the cells need. */
  usage?: UsageQuery["of"];
  /** The server's other columns are shown only with the wide ones. */
  isRestWide?: boolean;
  /** Cells need the number of pods on each node. */
  countsPods?: boolean;
}

export type EnrichedColumn =
  /** The server's own column of that name. */
  | { from: string; look?: ColumnLook; isWide?: boolean }
  | { column: RowColumn; cell: (row: LeanRow, measured: Measured) => Json };

/** A column with the way to its cells. */
export interface ComposedColumn {
  column: RowColumn;
  cell: (row: LeanRow, measured: Measured) => Json;
}

/** A column of one's own. */
export function ownColumn(
  name: string,
  cell: (row: LeanRow, measured: Measured) => Json,
  { isWide = false, ...given }: ColumnLook & { isWide?: boolean } = {},
): EnrichedColumn {
  const look: ColumnLook = isWide ? { rank: wideRank, ...given } : given;
  const type = look.kind === "number" ? "integer" : "string";
  return { column: { name, type, format: "", description: "", priority: isWide ? 1 : 0, look }, cell };
}

/** What one has to ask for is not worth the room of what is always there. */
const wideRank = 6;

/** The look of a number that is measured again and again. */
export function measured(look: ColumnLook = {}): ColumnLook {
  return { ...look, isMeasured: true, isUsage: true, kind: "number" };
}

/** The server's columns and one's own as one sequence. Without usage, what shows it is left out. */
export function compose(
  { columns, isRestWide = false }: Enrichment,
  server: readonly TableColumn[],
  { hasUsage }: { hasUsage: boolean },
): ComposedColumn[] {
  const left = new Map(server.map((column, index) => [column.name.toLowerCase(), { column, index }]));
  const composed: ComposedColumn[] = [];
  let age: ComposedColumn | undefined;
  for (const entry of columns) {
    if (!("from" in entry)) {
      if (hasUsage || !entry.column.look?.isUsage) composed.push(entry);
      left.delete(entry.column.name.toLowerCase());
      continue;
    }
    const found = left.get(entry.from.toLowerCase());
    if (!found) continue;
    left.delete(entry.from.toLowerCase());
    const { isWide } = entry;
    const priority = isWide === undefined ? found.column.priority : isWide ? 1 : 0;
    const look = entry.look ?? (priority > 0 ? { rank: wideRank } : undefined);
    const column: RowColumn = { ...found.column, priority, ...(look ? { look } : {}) };
    const one = { column, cell: serverCell(found.index) };
    if (entry.from === "Age") age = one;
    composed.push(one);
  }
  const rest = [...left.values()].map(({ column, index }) => ({
    column: isRestWide ? { ...column, priority: 1 } : column,
    cell: serverCell(index),
  }));
  const at = age ? composed.indexOf(age) : composed.length;
  return [...composed.slice(0, at), ...rest, ...composed.slice(at)];
}

function serverCell(index: number): (row: LeanRow) => Json {
  return (row) => row.cells[index] ?? null;
}

/** Thousandths of a core as `kubectl top` prints them; "" without a measurement. */
export function cpuText(usage: Usage | undefined): string {
  return usage ? `${Math.round(usage.cpuMilli)}m` : "";
}

/** `36Mi`; "" without a measurement. */
export function memoryText(usage: Usage | undefined): string {
  return usage ? `${mebibytes(usage.memoryBytes)}Mi` : "";
}

export function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

/** Percent of an amount; `–` where there is none to compare with, "" without a measurement. */
export function share(used: number | undefined, of: Json | undefined): Json {
  if (used === undefined) return "";
  return typeof of === "number" && of > 0 ? Math.round(100 * used / of) : "–";
}
