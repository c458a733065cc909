/**
 * Rows that are no list of one resource: contexts, kinds, port-forwards, Helm releases, what was found. A source is
 * a record; `sourceTable(source)` opens a table of it, with sort, filter, marks and columns like any other.
 */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { TableColumn } from "../../kube/table.ts";
import type { Binding } from "../binding.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command } from "../command.ts";
import type { Machine } from "../../machine/machine.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";

export interface RowSource {
  /** One word or several with hyphens: `contexts`, `port-forwards`. Key maps say it. */
  readonly name: string;
  /** As the title line says it: `Contexts`. */
  readonly title: string;
  /** The kubectl command that shows the same, without its filter; "" where there is none. */
  kubectl(context: PaneContext, isWide: boolean): string;
  /**
   * Tells the rows: all of them at first, then what becomes of them. Rejects when they cannot be read: the table
   * then says why. Ctrl-R calls it again.
   */
  read(
    port: ClusterPort,
    tell: (change: RowsChange) => void,
    signal: AbortSignal,
    context: PaneContext,
    machine: Machine,
  ): Promise<void>;
  /** `read` goes on until its signal ends: a script does not wait for it. */
  readonly isEndless?: boolean;
  /** What Enter does, in a word. */
  readonly enterTitle: string;
  enter(row: LeanRow, context: PaneContext): readonly Command[];
  /** The object that a row stands for: with it the keys for objects work here, too. */
  target?(row: LeanRow, context: PaneContext): Target | undefined;
  /** Keys of this table alone. */
  readonly keys?: readonly SourceKey[];
  /** The same elsewhere (undefined: in all namespaces); absent: it has nothing to do with namespaces. */
  inNamespace?(namespace: string | undefined): RowSource;
  /** What to say when there are no rows. */
  readonly empty: string;
}

/** A key of a source's table: on the marked rows, or else the one under the cursor. */
export interface SourceKey extends Pick<Binding<unknown>, "id" | "keys" | "title" | "footer"> {
  readonly group?: string;
  /** It changes something: read-only mode refuses it. */
  readonly writes?: boolean;
  /** Works without a row. */
  readonly needsNoRow?: boolean;
  readonly whyNot?: (rows: readonly LeanRow[], context: PaneContext) => string | undefined;
  readonly run: (rows: readonly LeanRow[], context: PaneContext) => readonly Command[];
}

/** A row of a source. `uid` has to be the same for the same thing each time. */
export function sourceRow(
  row: Pick<LeanRow, "uid" | "name" | "cells"> & Partial<LeanRow>,
): LeanRow {
  return {
    namespace: "",
    labels: {},
    resourceVersion: "",
    creationTimestamp: "",
    ownerReferences: [],
    ...row,
  };
}

/** Columns by name; `wide` ones are shown with Ctrl-W, the one called `Name` is the row's name. */
export function sourceColumns(names: readonly string[], wide: readonly string[] = []): TableColumn[] {
  return [...names, ...wide].map((name) => ({
    name,
    type: "string",
    format: name === "Name" ? "name" : "",
    description: "",
    priority: wide.includes(name) ? 1 : 0,
  }));
}

/** Turns full readings into changes: rows that are not in the next reading have left. */
export function rowsTeller(
  columns: readonly TableColumn[],
  tell: (change: RowsChange) => void,
): (rows: readonly LeanRow[], state?: RowsChange["state"]) => void {
  let known = new Map<string, LeanRow>();
  return (rows, state = { kind: "live" }) => {
    const isFirst = known.size === 0;
    const next = new Map(rows.map((row) => [row.uid, row]));
    const differs = (row: LeanRow): boolean => {
      const before = known.get(row.uid)!;
      return before.cells.length !== row.cells.length ||
        before.cells.some((cell, index) => cell !== row.cells[index]);
    };
    tell({
      added: rows.filter(({ uid }) => !known.has(uid)),
      changed: rows.filter((row) => known.has(row.uid) && differs(row)),
      removed: [...known.values()].filter(({ uid }) => !next.has(uid)),
      ...(isFirst ? { columns } : {}),
      state,
    });
    known = next;
  };
}
