import type { LeanRow } from "../../cluster/lean_row.ts";
import type { UsageNews } from "../../cluster/metrics.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { Json } from "../../kube/object.ts";
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
  /** Places of the columns whose cells are measured. */
  #changing: readonly number[] = [];
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
    if (columns) {
      const changed = Array.from(this.#server.values(), (row) => this.#show(row));
      return { ...this.#nothing(), changed, columns };
    }
    const changed: LeanRow[] = [];
    for (const row of this.#server.values()) {
      const after = this.#measuredAgain(row, this.#shown.get(row.uid)!);
      if (after) changed.push(after);
    }
    return changed.length === 0 ? undefined : { ...this.#nothing(), changed, isMeasured: true };
  }

  /** The row with what is measured now; undefined when that is the same. The other cells stay as they are. */
  #measuredAgain(row: LeanRow, before: LeanRow): LeanRow | undefined {
    const measured = this.#measured(row);
    let cells: Json[] | undefined;
    for (const index of this.#changing) {
      const cell = this.#columns[index]!.cell(row, measured);
      if (cell === before.cells[index]) continue;
      cells ??= [...before.cells];
      cells[index] = cell;
    }
    if (!cells) return undefined;
    const after = { ...before, cells };
    this.#shown.set(row.uid, after);
    return after;
  }

  #recompose(server: readonly TableColumn[]): RowsChange["columns"] {
    this.#serverColumns = server;
    this.#columns = compose(this.#enrichment, server, { hasUsage: this.#hasUsage });
    this.#changing = [...this.#columns.keys()].filter((index) =>
      this.#columns[index]!.column.look?.isMeasured
    );
    return this.#columns.map(({ column }) => column);
  }

  #measured({ namespace, name }: LeanRow): Measured {
    return {
      usage: this.#usage.get(`${namespace}/${name}`),
      pods: this.#pods && (this.#pods.get(name) ?? 0),
    };
  }

  #show(row: LeanRow): LeanRow {
    const measured = this.#measured(row);
    const shown: LeanRow = {
      ...row,
      printed: row,
      cells: this.#columns.map(({ cell }) => cell(row, measured)),
    };
    this.#shown.set(row.uid, shown);
    return shown;
  }
}
