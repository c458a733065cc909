/** CPU and memory in use, as metrics.k8s.io has measured them. */
import type { KubeList, KubeObject } from "../kube/object.ts";
import { quantityToNumber } from "../kube/quantity.ts";
import { ApiError } from "./api_error.ts";
import type { Client } from "./client.ts";
import { resourcePath } from "./resource_path.ts";
import type { Timing } from "./timing.ts";

export interface Usage {
  /** Thousandths of a core. */
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  /** Of a pod's containers, by name. */
  readonly containers?: ReadonlyMap<string, Usage>;
}

/** Whose usage. */
export interface UsageQuery {
  of: "pods" | "nodes";
  /** Absent: of all namespaces. */
  namespace?: string | undefined;
  /** Only this one. */
  name?: string | undefined;
  labelSelector?: string | undefined;
}

export type UsageNews =
  /** By `namespace/name`; nodes have no namespace: `/name`. */
  | { type: "usage"; usage: ReadonlyMap<string, Usage> }
  /** Why there is none; `isAbsent`: the server has no such API at all. */
  | { type: "unavailable"; reason: string; isAbsent: boolean };

export interface UsagePollOptions {
  client: Client;
  timing: Timing;
  query: UsageQuery;
  signal: AbortSignal;
  onNews: (news: UsageNews) => void;
}

/** Reads the usage again and again until the signal; what goes wrong is told, and tried again later. */
export async function pollUsage(options: UsagePollOptions): Promise<void> {
  const { client, timing, query, signal, onNews } = options;
  while (!signal.aborted) {
    let waitMs = measureEveryMs;
    try {
      const usage = await readUsage(client, timing, query, signal);
      if (!signal.aborted) onNews({ type: "usage", usage });
    } catch (error) {
      if (signal.aborted) return;
      const news = unavailable(error, query);
      if (error instanceof ApiError && error.code < 500) waitMs = refusedMs;
      onNews(news);
    }
    await timing.sleep(waitMs, signal);
  }
}

/** metrics-server measures every 15 s. */
const measureEveryMs = 15_000;
/** What was refused once is refused again for a while. */
const refusedMs = 60_000;
/** Objects a page, from servers that can page these. */
const pageLimit = 500;

/** The usage of all that the query means, page by page. @throws {ApiError} */
export async function readUsage(
  client: Client,
  timing: Timing,
  query: UsageQuery,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Usage>> {
  const { of, namespace, name, labelSelector } = query;
  const resource = { group: "metrics.k8s.io", version: "v1beta1", name: of };
  const found = new Map<string, Usage>();
  if (name !== undefined) {
    const one = await readOne(client, resourcePath(resource, { namespace, name }), signal);
    return one ? found.set(keyOf(one), usageOf(one)) : found;
  }
  const path = resourcePath(resource, { namespace });
  let token: string | undefined;
  do {
    const page: KubeList = await client.list(path, {
      query: { limit: pageLimit, continue: token, labelSelector: labelSelector || undefined },
      signal,
    });
    for (const item of page.items) found.set(keyOf(item), usageOf(item));
    token = page.metadata.continue || undefined;
    if (token) await timing.breathe();
  } while (token);
  return found;
}

/** Undefined: what has just started is measured later. */
async function readOne(client: Client, path: string, signal: AbortSignal): Promise<KubeObject | undefined> {
  try {
    return await client.get(path, { signal });
  } catch (error) {
    if (error instanceof ApiError && error.code === 404 && !isNoSuchApi(error)) return undefined;
    throw error;
  }
}

/** A server without the API has other words for 404 than one without the object. */
function isNoSuchApi({ message }: ApiError): boolean {
  return /could not find the requested resource|page not found/.test(message);
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ""}/${metadata.name ?? ""}`;
}

interface Measured {
  usage?: { cpu?: string; memory?: string };
  containers?: { name: string; usage?: { cpu?: string; memory?: string } }[];
}

function usageOf(object: KubeObject): Usage {
  const { usage, containers } = object as unknown as Measured;
  if (!containers) return amounts(usage);
  const each = new Map(containers.map((container) => [container.name, amounts(container.usage)]));
  let [cpuMilli, memoryBytes] = [0, 0];
  for (const one of each.values()) {
    cpuMilli += one.cpuMilli;
    memoryBytes += one.memoryBytes;
  }
  return { cpuMilli, memoryBytes, containers: each };
}

function amounts(usage: { cpu?: string; memory?: string } = {}): Usage {
  return { cpuMilli: amount(usage.cpu) * 1000, memoryBytes: amount(usage.memory) };
}

/** The amount behind a quantity: 0 for what is absent or cannot be read. */
export function amount(text: unknown): number {
  if (text === undefined || text === null || text === "") return 0;
  // Thousands of these arrive at once, and nearly all are whole numbers of these units.
  const match = /^(\d{1,15})(n|u|m|Ki|Mi|Gi|)$/.exec(String(text));
  if (match) return Number(match[1]) * factors[match[2]!]!;
  try {
    return quantityToNumber(String(text));
  } catch {
    return 0;
  }
}

const factors: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

function unavailable(error: unknown, { of, namespace }: UsageQuery): UsageNews {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof ApiError)) return { type: "unavailable", reason: message, isAbsent: false };
  if (error.code === 404) {
    return { type: "unavailable", reason: "the server has no metrics.k8s.io", isAbsent: true };
  }
  if (error.code === 403) {
    const place = namespace ? ` in ${namespace}` : "";
    const reason = `you may not list ${of}.metrics.k8s.io${place}`;
    return { type: "unavailable", reason, isAbsent: false };
  }
  return { type: "unavailable", reason: `metrics.k8s.io: ${message}`, isAbsent: false };
}
