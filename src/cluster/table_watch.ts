import type { ApiResource } from "../kube/discovery.ts";
import type { Json, KubeObject } from "../kube/object.ts";
import type { Table, TableColumn } from "../kube/table.ts";
import type { Client } from "./client.ts";
import { type LeanRow, leanRow } from "./lean_row.ts";
import { resourcePath } from "./resource_path.ts";
import type { RowColumn } from "./row_column.ts";
import { type RowsDelta, RowStore } from "./row_store.ts";
import { TABLE_ACCEPT, tableFrom } from "./table_answer.ts";
import { listTable, type TableListOptions } from "./table_list.ts";
import { systemTiming, type Timing } from "./timing.ts";
import { WatchLoop } from "./watch_loop.ts";
import type { WatchState } from "./watch_state.ts";

export interface TableWatchOptions {
  client: Client;
  resource: ApiResource;
  /** Absent: all namespaces. */
  namespace?: string | undefined;
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
  /** Ends the watch; nothing is told to anybody afterwards. */
  signal: AbortSignal;
  timing?: Timing;
  /** Runs the work later, once: what happens until then reaches subscribers as one change. */
  schedule?: (work: () => void) => void;
  /** Rows a page of the list. */
  limit?: number;
  /** What to keep of each object besides its row: then the objects come whole, which costs two or three times as much. */
  extract?: ((object: KubeObject) => readonly Json[]) | undefined;
}

/** All that happened since the last one. */
export interface RowsChange extends Omit<RowsDelta, "columns"> {
  /** Only when they changed. */
  columns?: readonly RowColumn[];
  state: WatchState;
  /** Nothing but measured cells of changed rows differ: no news, and often no other order. */
  isMeasured?: boolean;
  /** What is missing from the rows and why, in a few words; "": nothing any more; absent: as before. */
  note?: string;
}

/** Rows of a resource, as its server prints them, kept up to date. */
export interface TableWatch {
  readonly rows: ReadonlyMap<string, LeanRow>;
  readonly columns: readonly TableColumn[];
  readonly state: WatchState;
  /** Resolves when the signal is aborted. */
  readonly done: Promise<void>;
  /** Tells of every change after now, at most one a tick. Answers how to end that. */
  subscribe(listener: (change: RowsChange) => void): () => void;
  /** Ends the wait before the next attempt. */
  retryNow(): void;
  /** Reads the whole list again; the rows stay until then. */
  relist(): void;
}

/** Lists, then watches, until the signal; see WatchLoop for what happens when it cannot. */
export function watchTable(options: TableWatchOptions): TableWatch {
  return new RunningTableWatch(options);
}

/** A thirtieth of a second: more often nobody sees. */
const TICK_MS = 33;
/** More than any screen has: these come first. */
const FIRST_ROWS = 100;

class RunningTableWatch implements TableWatch {
  state: WatchState = { kind: "loading", count: 0, remaining: undefined };
  readonly done: Promise<void>;
  readonly #store = new RowStore();
  readonly #listeners = new Set<(change: RowsChange) => void>();
  readonly #loop: WatchLoop<Table | KubeObject>;
  readonly #timing: Timing;
  readonly #options: TableWatchOptions;
  readonly #list: TableListOptions;
  #isScheduled = false;
  #told: WatchState | undefined;

  constructor(options: TableWatchOptions) {
    const { resource, namespace, labelSelector, fieldSelector, signal, limit } = options;
    const timing = options.timing ?? systemTiming;
    const path = resourcePath(resource, { namespace });
    this.#options = options;
    this.#timing = timing;
    const includeObject = options.extract ? "Object" : "Metadata";
    this.#list = {
      path,
      labelSelector,
      fieldSelector,
      timing,
      includeObject,
      ...(limit ? { limit } : { firstLimit: FIRST_ROWS }),
    };
    this.#loop = new WatchLoop({
      client: options.client,
      subject: {
        list: (signal, onProgress) => this.#readList(signal, onProgress),
        apply: (type, object) => this.#apply(type, object),
      },
      path,
      query: {
        labelSelector: labelSelector || undefined,
        fieldSelector: fieldSelector || undefined,
        includeObject,
      },
      accept: TABLE_ACCEPT,
      canWatch: resource.verbs.includes("watch"),
      signal,
      timing,
      onState: (state) => this.#become(state),
    });
    this.done = this.#loop.run();
  }

  get rows(): ReadonlyMap<string, LeanRow> {
    return this.#store.rows;
  }

  get columns(): readonly TableColumn[] {
    return this.#store.columns;
  }

  subscribe(listener: (change: RowsChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  retryNow(): void {
    this.#loop.retryNow();
  }

  relist(): void {
    this.#loop.relist();
  }

  async #readList(
    signal: AbortSignal,
    onProgress: (count: number, remaining: number | undefined) => void,
  ): Promise<string> {
    let resourceVersion = "";
    let count = 0;
    this.#store.beginSweep();
    for await (const page of listTable(this.#options.client, { ...this.#list, signal })) {
      if (page.isRestart) {
        this.#store.beginSweep();
        count = 0;
      }
      // An empty answer may come without columns; then those of before are the best there is.
      if (page.columns.length > 0) this.#store.setColumns(page.columns);
      for (const row of page.rows) this.#store.put(leanRow(row, this.#options.extract));
      count += page.rows.length;
      resourceVersion = page.resourceVersion;
      onProgress(count, page.remaining);
      this.#changed();
    }
    this.#store.endSweep();
    this.#changed();
    return resourceVersion;
  }

  #apply(type: "ADDED" | "MODIFIED" | "DELETED", object: Table | KubeObject): "relist" | void {
    const table = tableFrom(object, this.#timing.now());
    const columns = table.columnDefinitions ?? [];
    // Cells of the rows there are belong to the old columns.
    const isOther = columns.length > 0 && this.#store.setColumns(columns) && this.#store.rows.size > 0;
    for (const row of table.rows) {
      const lean = leanRow(row, this.#options.extract);
      if (type === "DELETED") this.#store.remove(lean.uid);
      else this.#store.put(lean);
    }
    this.#changed();
    if (isOther) return "relist";
  }

  #become(state: WatchState): void {
    const isSame = state.kind === "live" && this.state.kind === "live" && state.pollMs === this.state.pollMs;
    if (isSame) return;
    this.state = state;
    this.#changed();
  }

  #changed(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const schedule = this.#options.schedule ??
      ((work) => void this.#timing.sleep(this.#told === undefined ? 0 : TICK_MS).then(work));
    schedule(() => {
      this.#isScheduled = false;
      if (this.#options.signal.aborted) return;
      const change: RowsChange = { ...this.#store.take(), state: this.state };
      // What came and went within the tick is not worth a word.
      if (change.state === this.#told && isEmpty(change)) return;
      this.#told = change.state;
      for (const listener of this.#listeners) listener(change);
    });
  }
}

function isEmpty({ added, changed, removed, columns }: RowsDelta): boolean {
  return added.length + changed.length + removed.length === 0 && !columns;
}
