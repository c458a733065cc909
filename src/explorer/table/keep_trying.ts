/** A table's task, again and again while it fails; the table says why. */
import { ApiError } from "../../cluster/api_error.ts";
import { ConnectionError } from "../../cluster/connection_error.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import type { TaskEffect } from "../command.ts";
import type { PanePayload } from "../pane_payload.ts";

/** The same task, tried again after longer and longer waits, until it has ended well or is forbidden. */
export function keepTrying(task: TaskEffect): TaskEffect {
  return trying(task, undefined);
}

/** What went wrong the last time. */
interface Failure {
  state: WatchState;
  /** In a row. */
  count: number;
  waitMs: number;
}

function trying(task: TaskEffect, failure: Failure | undefined): TaskEffect {
  return {
    ...task,
    // A script does not wait until a server is there again.
    ...(failure ? { endless: true } : {}),
    run: async (port, tell, signal, machine) => {
      let hasTold = false;
      const told = (news: PanePayload): void => {
        hasTold = true;
        tell(news);
      };
      if (failure) {
        tell(newsOf(failure.state));
        await port.timing.sleep(failure.waitMs, signal);
      }
      try {
        return await task.run(port, told, signal, machine);
      } catch (error) {
        if (signal.aborted) return [];
        const next = failed(toError(error), hasTold ? undefined : failure, port.timing.now());
        if (next.state.kind !== "forbidden") return [trying(task, next)];
        tell(newsOf(next.state));
        return [];
      }
    },
  };
}

function newsOf(state: WatchState): PanePayload {
  const change = { added: [], changed: [], removed: [], state };
  return { type: "rows", change, isFromSource: true, isReadAnew: true };
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

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
