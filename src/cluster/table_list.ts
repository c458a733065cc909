import type { KubeList } from "../kube/object.ts";
import type { Table, TableColumn, TableRow } from "../kube/table.ts";
import { ApiError } from "./api_error.ts";
import type { Client, Query } from "./client.ts";
import { TABLE_ACCEPT, tableFrom } from "./table_answer.ts";
import { systemTiming, type Timing } from "./timing.ts";

export interface TableListOptions {
  /** Of the collection; see `resourcePath`. */
  path: string;
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
  /** Rows a page. */
  limit?: number;
  /** Rows of the first page, where fewer are to be there sooner. */
  firstLimit?: number;
  /** What rows carry besides their cells. */
  includeObject?: "None" | "Metadata" | "Object";
  signal?: AbortSignal;
  timing?: Timing;
}

export interface TablePage {
  columns: TableColumn[];
  rows: TableRow[];
  /** The version of the whole list: a watch goes on from the last page's. */
  resourceVersion: string;
  /** Rows still to come: 0 on the last page; undefined where the server does not say (with a selector). */
  remaining: number | undefined;
  isLast: boolean;
  /** The pages before this one expired on the server: this one is the whole list, from the start. */
  isRestart: boolean;
}

/**
 * A list as Table, page by page as the pages arrive; the event loop runs in between. When the server has forgotten
 * the list's version meanwhile (410), the whole list is fetched at once, as client-go's pager does: a third
 * version might expire just the same.
 */
export async function* listTable(client: Client, options: TableListOptions): AsyncGenerator<TablePage> {
  const timing = options.timing ?? systemTiming;
  let limit: number | undefined = options.firstLimit ?? options.limit ?? PAGE_ROWS;
  let token: string | undefined;
  let isRestart = false;
  while (true) {
    let table: Table;
    try {
      table = await readTable(client, options, { limit, continue: token }, timing.now());
    } catch (error) {
      if (token === undefined || !isExpired(error)) throw error;
      limit = token = undefined;
      isRestart = true;
      continue;
    }
    token = table.metadata.continue || undefined;
    yield {
      columns: table.columnDefinitions ?? [],
      rows: table.rows,
      resourceVersion: table.metadata.resourceVersion ?? "",
      remaining: token === undefined ? 0 : table.metadata.remainingItemCount,
      isLast: token === undefined,
      isRestart,
    };
    if (token === undefined) return;
    limit = options.limit ?? PAGE_ROWS;
    isRestart = false;
    await timing.breathe();
  }
}

/** As kubectl --chunk-size. */
const PAGE_ROWS = 500;

async function readTable(
  client: Client,
  options: TableListOptions,
  chunk: { limit: number | undefined; continue: string | undefined },
  nowMs: number,
): Promise<Table> {
  const query: Query = {
    labelSelector: options.labelSelector || undefined,
    fieldSelector: options.fieldSelector || undefined,
    includeObject: options.includeObject,
    ...chunk,
  };
  const { signal } = options;
  const answer = await client.get<Table | KubeList>(options.path, {
    query,
    accept: TABLE_ACCEPT,
    ...(signal ? { signal } : {}),
  });
  return tableFrom(answer, nowMs);
}

function isExpired(error: unknown): boolean {
  return error instanceof ApiError && error.code === 410;
}
