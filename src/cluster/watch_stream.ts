import type { KubeObject, Status, WatchEvent } from "../kube/object.ts";
import type { Client, Query, RequestOptions } from "./client.ts";
import { readLines } from "./lines.ts";

export interface WatchStreamOptions extends RequestOptions {
  /** From this version on; absent, the server begins with ADDED events for what exists. */
  resourceVersion?: string;
  /** Ends the stream from the server's side. */
  timeoutSeconds?: number;
}

/** One line of a watch; the object of an ERROR is a Status. */
export type StreamedEvent<T> =
  | { type: Exclude<WatchEvent["type"], "ERROR">; object: T }
  | { type: "ERROR"; object: Status };

/**
 * Opens a watch: rejects when it is refused, else gives its events in batches as they arrive. The batches end when
 * the server ends them and throw when the connection breaks. Leaving the loop ends the watch.
 */
export async function openWatch<T = KubeObject>(
  client: Client,
  path: string,
  options: WatchStreamOptions = {},
): Promise<AsyncGenerator<StreamedEvent<T>[]>> {
  const { resourceVersion, timeoutSeconds, query, ...request } = options;
  const watchQuery: Query = {
    ...query,
    watch: true,
    allowWatchBookmarks: true,
    resourceVersion: resourceVersion || undefined,
    timeoutSeconds,
  };
  const response = await client.request(path, { ...request, query: watchQuery });
  return readEvents<T>(response.body ?? new ReadableStream({ start: (controller) => controller.close() }));
}

/** Reads watch lines; throws SyntaxError on a line that is no JSON. */
export async function* readEvents<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamedEvent<T>[]> {
  const limit = { maxLength: MAX_EVENT_LENGTH, longer: "refuse" } as const;
  for await (const lines of readLines(body, limit)) {
    const filled = lines.filter((line) => line.trim() !== "");
    if (filled.length > 0) yield filled.map((line) => JSON.parse(line) as StreamedEvent<T>);
  }
}

/** etcd takes objects of 1.5 MiB; a conversion may make more of them, but not this much. */
const MAX_EVENT_LENGTH = 64 << 20;
