import type { Client, Query } from "./client.ts";
import { readLines } from "./lines.ts";
import { resourcePath } from "./resource_path.ts";

/** As kubectl logs; see PodLogOptions. */
export interface LogOptions {
  namespace: string;
  pod: string;
  /** Needed when the pod has more than one. */
  container?: string;
  follow?: boolean;
  /** Of the container's last run before this one. */
  previous?: boolean;
  sinceSeconds?: number;
  /** RFC 3339. */
  sinceTime?: string;
  tailLines?: number;
  limitBytes?: number;
  timestamps?: boolean;
  insecureSkipTlsVerifyBackend?: boolean;
  /** Ends a followed log. */
  signal?: AbortSignal;
}

/** The log's bytes as the kubelet sends them. Refusals are ApiErrors (`container "x" … is waiting to start`). */
export async function openLog(client: Client, options: LogOptions): Promise<ReadableStream<Uint8Array>> {
  const { namespace, pod, signal, insecureSkipTlsVerifyBackend, follow, previous, timestamps, ...rest } =
    options;
  const query: Query = {
    ...rest,
    // Absent is false, and absent is what kubectl sends.
    follow: follow || undefined,
    previous: previous || undefined,
    timestamps: timestamps || undefined,
    insecureSkipTLSVerifyBackend: insecureSkipTlsVerifyBackend || undefined,
  };
  const path = resourcePath(PODS, { namespace, name: pod, subresource: "log" });
  const response = await client.request(path, { query, accept: "*/*", ...(signal ? { signal } : {}) });
  return response.body ?? new ReadableStream({ start: (controller) => controller.close() });
}

/**
 * The log's lines, in batches as they arrive. A line longer than `maxLineLength` comes in pieces. Ends when the
 * container does or the signal is aborted; throws when the connection breaks.
 */
export async function* logLines(
  client: Client,
  options: LogOptions & { maxLineLength?: number },
): AsyncGenerator<string[]> {
  const { maxLineLength = MAX_LINE_LENGTH, ...log } = options;
  try {
    yield* readLines(await openLog(client, log), { maxLength: maxLineLength, longer: "cut" });
  } catch (error) {
    if (!options.signal?.aborted) throw error;
  }
}

/** Container runtimes write lines of 16 KiB at most, and join longer ones when they are read. */
const MAX_LINE_LENGTH = 64 << 10;
const PODS = { group: "", version: "v1", name: "pods" };
