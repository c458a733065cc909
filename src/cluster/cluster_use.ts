/** What the whole cluster uses of its CPU and memory: what metrics.k8s.io measures over what its nodes can give. */
import type { KubeList, KubeObject } from "../kube/object.ts";
import { ApiError } from "./api_error.ts";
import type { Client } from "./client.ts";
import { amount, readUsage } from "./metrics.ts";
import { resourcePath } from "./resource_path.ts";
import type { Timing } from "./timing.ts";

export interface ClusterUse {
  /** Thousandths of a core. */
  cpuMilli: number;
  cpuMilliInAll: number;
  memoryBytes: number;
  memoryBytesInAll: number;
}

/** Nodes are big objects: where there are more, they are not read for a number in the header. */
const nodeLimit = 300;
/** What nodes can give seldom changes. */
const allocatableLastsMs = 5 * 60_000;
/** What was refused once is refused again for a while. */
const refusedMs = 5 * 60_000;

/** Reads the use again and again; what nodes can give is remembered between times. */
export class ClusterUseReader {
  readonly #client: Client;
  readonly #timing: Timing;
  #whole: { cpuMilli: number; memoryBytes: number; nodes: number; at: number } | undefined;
  #refusedAt: number | undefined;

  constructor(client: Client, timing: Timing) {
    this.#client = client;
    this.#timing = timing;
  }

  /**
   * @param nodes How many there are; undefined where they may not be listed.
   * @returns Undefined where it cannot be known: no metrics, no right, too many nodes.
   */
  async read(nodes: number | undefined, signal: AbortSignal): Promise<ClusterUse | undefined> {
    if (nodes === undefined || nodes === 0 || nodes > nodeLimit) return undefined;
    const now = this.#timing.now();
    if (this.#refusedAt !== undefined && now - this.#refusedAt < refusedMs) return undefined;
    try {
      const usage = await readUsage(this.#client, this.#timing, { of: "nodes" }, signal);
      if (!this.#whole || this.#whole.nodes !== nodes || now - this.#whole.at > allocatableLastsMs) {
        this.#whole = { ...await allocatable(this.#client, signal), nodes, at: now };
      }
      return usedOf(usage.values(), this.#whole);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#refusedAt = now;
      return undefined;
    }
  }
}

/** Sums of what is used, against what there is. */
export function usedOf(
  usage: Iterable<{ cpuMilli: number; memoryBytes: number }>,
  whole: { cpuMilli: number; memoryBytes: number },
): ClusterUse {
  let [cpuMilli, memoryBytes] = [0, 0];
  for (const one of usage) {
    cpuMilli += one.cpuMilli;
    memoryBytes += one.memoryBytes;
  }
  return { cpuMilli, cpuMilliInAll: whole.cpuMilli, memoryBytes, memoryBytesInAll: whole.memoryBytes };
}

/** What all nodes together can give to pods. @throws {ApiError} */
export async function allocatable(
  client: Client,
  signal: AbortSignal,
): Promise<{ cpuMilli: number; memoryBytes: number }> {
  const path = resourcePath({ group: "", version: "v1", name: "nodes" });
  const { items }: KubeList = await client.list(path, { signal });
  let [cpuMilli, memoryBytes] = [0, 0];
  for (const node of items) {
    const { cpu, memory } = allocatableOf(node);
    cpuMilli += amount(cpu) * 1000;
    memoryBytes += amount(memory);
  }
  return { cpuMilli, memoryBytes };
}

function allocatableOf(node: KubeObject): { cpu?: unknown; memory?: unknown } {
  return (node as { status?: { allocatable?: Record<string, unknown> } }).status?.allocatable ?? {};
}
