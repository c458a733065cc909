/** The paths by which a served world's owner holds its levers (`simulator/laboratory/admin_paths.ts`). */
import { ApiError } from "../cluster/api_error.ts";
import type { Call } from "../programs/program.ts";

/** What `/pequod/v1` answers. */
export interface SimStatus {
  scenario: string;
  now: string;
  speed: number;
  paused: boolean;
  revision: number;
  oldestRevision: number;
  watches: number;
  snapshots: SnapshotSummary[];
  faults: { id: number; met: number; fault: Record<string, unknown> }[];
}

export interface SnapshotSummary {
  name: string;
  takenAt: string;
  revision: number;
  objects: number;
}

export type Method = "GET" | "POST" | "DELETE";

/** Asks `/pequod/v1` and below. @throws {Error} the cluster is a real one; its refusals as `ApiError` */
export async function askSim<T>(call: Call, method: Method, path: string, body?: unknown): Promise<T> {
  const { client } = await call.connect();
  try {
    return await client.json<T>(method, `/pequod/v1${path}`, body, { signal: call.io.signal });
  } catch (error) {
    const isUnknown = error instanceof ApiError && error.status.code === 404 &&
      error.message.includes("the server could not find the requested resource");
    if (!isUnknown) throw error;
    throw new Error(
      "this cluster is not a bundled one that `pequod sim start` serves: it has no such levers",
      {
        cause: error,
      },
    );
  }
}

/** One argument, or kubectl's complaint. */
export function oneArgument({ args, path }: Call, what: string): string {
  const [argument, ...more] = args;
  if (argument !== undefined && more.length === 0) return argument;
  throw new Error(`exactly one ${what} is required for ${path}`);
}
