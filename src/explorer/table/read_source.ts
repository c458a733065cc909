/** Reads a source's rows for its table, again and again while that fails. */
import { ApiError } from "../../cluster/api_error.ts";
import { ConnectionError } from "../../cluster/connection_error.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import type { TaskEffect } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import type { RowSource } from "./row_source.ts";

/** Why it fails, the table says itself. */
export function readSource(source: RowSource, context: PaneContext): TaskEffect {
  return reading(source, context, undefined);
}

/** What went wrong the last time. */
interface Failure {
  state: WatchState;
  /** In a row. */
  count: number;
  waitMs: number;
}

function reading(source: RowSource, context: PaneContext, failure: Failure | undefined): TaskEffect {
  return {
    type: "task",
    pane: context.pane,
    name: "rows",
    // A script does not wait until a server is there again.
    ...(source.isEndless || failure ? { endless: true } : {}),
    run: async (port, tell, signal, machine) => {
      let hasTold = false;
      const told = (change: RowsChange): void => {
        hasTold = true;
        tell({ type: "rows", change, isFromSource: true });
      };
      if (failure) {
        told({ ...nothing, state: failure.state });
        await port.timing.sleep(failure.waitMs, signal);
        hasTold = false;
      }
      try {
        await source.read(port, told, signal, context, machine);
      } catch (error) {
        if (signal.aborted) return [];
        const next = failed(toError(error), hasTold ? undefined : failure, port.timing.now());
        if (next.state.kind !== "forbidden") return [reading(source, context, next)];
        told({ ...nothing, state: next.state });
      }
      return [];
    },
  };
}

function failed(error: Error, before: Failure | undefined, now: number): Failure {
  const count = (before?.count ?? 0) + 1;
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (count - 1));
  const retryAt = now + waitMs;
  const since = before?.state.kind === "stale" ? before.state.since : now;
  const state: WatchState = error instanceof ApiError && error.code === 403
    ? { kind: "forbidden", error, retryAt }
    : error instanceof ConnectionError
    ? { kind: "stale", since, error, retryAt }
    : { kind: "failed", error };
  return { state, count, waitMs };
}

const firstWaitMs = 1000;
const longestWaitMs = 30_000;
const nothing = { added: [], changed: [], removed: [] };

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
