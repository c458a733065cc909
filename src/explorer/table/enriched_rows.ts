import type { LeanRow } from "../../cluster/lean_row.ts";
import type { UsageNews } from "../../cluster/metrics.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { TableColumn } from "../../kube/table.ts";
import { compose, type ComposedColumn, type Enrichment, type Measured } from "./enrichment.ts";

/**
 * A resource's rows with the columns of its enrichment. Takes what the server's watch tells and what is measured,
 * and answers with changes of the rows as they are shown.
 */
export class EnrichedRows {
  readonly #enrichment: Enrichment;
  /** As the server printed them, by UID. */
  readonly #server = new Map<string, LeanRow>();
  /** As they are shown, by UID. */
  readonly #shown = new Map<string, LeanRow>();
  #serverColumns: readonly TableColumn[] = [];
  #columns: readonly ComposedColumn[] = [];
  #usage: Extract<UsageNews, { type: "usage" }>["usage"] = new Map();
  #hasUsage = true;
  #pods: ReadonlyMap<string, number> | undefined;
  #state: RowsChange["state"] = { kind: "loading", count: 0, remaining: undefined };
  #note = "";

  constructor(enrichment: Enrichment) {
    this.#enrichment = enrichment;
  }

  /** What the server's rows became. */
  take(change: RowsChange): RowsChange {
    this.#state = change.state;
    const columns = change.columns ? this.#recompose(change.columns) : undefined;
    for (const row of [...change.added, ...change.changed]) this.#server.set(row.uid, row);
    const removed = change.removed.map((row) => this.#shown.get(row.uid) ?? row);
    for (const { uid } of removed) {
      this.#server.delete(uid);
      this.#shown.delete(uid);
    }
    return {
      added: change.added.map((row) => this.#show(row)),
      changed: change.changed.map((row) => this.#show(row)),
      removed,
      state: change.state,
      ...(columns ? { columns } : {}),
    };
  }

  /** What was measured. Undefined when nothing looks different. */
  measure(news: UsageNews): RowsChange | undefined {
    const note = news.type === "usage" ? "" : `no metrics: ${news.reason}`;
    const isOtherNote = note !== this.#note;
    this.#note = note;
    this.#usage = news.type === "usage" ? news.usage : new Map();
    const hadUsage = this.#hasUsage;
    this.#hasUsage = news.type === "usage" || !news.isAbsent;
    const columns = hadUsage === this.#hasUsage ? undefined : this.#recompose(this.#serverColumns);
    const change = this.#again(columns);
    return change || isOtherNote ? { ...(change ?? this.#nothing()), note } : undefined;
  }

  /** How many pods are on each node, by its name. Undefined when nothing looks different. */
  countPods(pods: ReadonlyMap<string, number>): RowsChange | undefined {
    this.#pods = pods;
    return this.#again(undefined);
  }

  #nothing(): RowsChange {
    return { added: [], changed: [], removed: [], state: this.#state };
  }

  /** All rows once more: those whose cells are others. */
  #again(columns: RowsChange["columns"]): RowsChange | undefined {
    const changed: LeanRow[] = [];
    for (const row of this.#server.values()) {
      const before = this.#shown.get(row.uid);
      const after = this.#show(row);
      if (before && !columns && sameCells(before, after)) this.#shown.set(row.uid, before);
      else changed.push(after);
    }
    if (changed.length === 0 && !columns) return undefined;
    return { ...this.#nothing(), changed, ...(columns ? { columns } : {}) };
  }

  #recompose(server: readonly TableColumn[]): RowsChange["columns"] {
    this.#serverColumns = server;
    this.#columns = compose(this.#enrichment, server, { hasUsage: this.#hasUsage });
    return this.#columns.map(({ column }) => column);
  }

  #show(row: LeanRow): LeanRow {
    const measured: Measured = {
      usage: this.#usage.get(`${row.namespace}/${row.name}`),
      pods: this.#pods && (this.#pods.get(row.name) ?? 0),
    };
    const shown: LeanRow = {
      ...row,
      printed: row,
      cells: this.#columns.map(({ cell }) => cell(row, measured)),
    };
    this.#shown.set(row.uid, shown);
    return shown;
  }
}

function sameCells(one: LeanRow, other: LeanRow): boolean {
  return one.cells.length === other.cells.length &&
    one.cells.every((cell, index) => cell === other.cells[index]);
}
