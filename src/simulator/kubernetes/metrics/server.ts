/** What metrics-server does: it looks at the nodes every 15 s and tells what was used in between. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { formatQuantity } from "../../../kube/quantity.ts";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import type { EventQueue } from "../../clock/event_queue.ts";
import type { Informer, Informers } from "../controllers/informer.ts";
import { timestamp } from "../object_form.ts";
import type { StoredObject } from "../registry.ts";
import type { ContainerUsage, UsageSource } from "../kubelet/resource_usage.ts";

/** Seconds from one look to the next. */
const RESOLUTION_SECONDS = 15;
/** A container that is younger than this has no rate yet. */
const MIN_AGE_SECONDS = 10;
/** What a node's own programs use beside its pods. */
const SYSTEM: Usage = { cpuMillis: 64, memoryBytes: 420 * 1024 * 1024 };

interface Usage {
  cpuMillis: number;
  memoryBytes: number;
}

export interface Measured {
  timestampMs: number;
  windowMs: number;
  /** Empty: nothing is known yet. */
  containers: ContainerUsage[];
}

type Pod = Stored<IPod> & StoredObject;

export class MetricsServer {
  readonly #queue: EventQueue;
  readonly #usage: UsageSource;
  readonly pods: Informer<Pod>;
  readonly nodes: Informer<StoredObject>;
  /** Samples of the present look, by uid. */
  readonly #samples = new Map<string, ContainerUsage[]>();
  #lookMs = 0;

  constructor(queue: EventQueue, informers: Informers, usage: UsageSource) {
    this.#queue = queue;
    this.#usage = usage;
    this.pods = informers.of<IPod>("pods");
    this.nodes = informers.of<KubeObject>("nodes") as unknown as Informer<StoredObject>;
    this.pods.addIndex("node", (pod) => pod.spec?.nodeName);
  }

  /** The containers of a pod, if all that run have run for long enough. */
  ofPod(pod: Pod): Measured {
    const lookMs = this.#look();
    const started = (pod.status?.containerStatuses ?? []).flatMap(({ state }) =>
      state?.running?.startedAt ?? []
    );
    const isKnown = started.length > 0 &&
      started.every((at) => lookMs - Date.parse(String(at)) >= MIN_AGE_SECONDS * 1000);
    return { ...this.#times(lookMs), containers: isKnown ? this.#sample(pod) : [] };
  }

  /** A node, its pods and its own programs together. */
  ofNode(name: string): Measured {
    const lookMs = this.#look();
    const total = { container: "", ...SYSTEM };
    for (const pod of this.pods.indexed("node", name)) {
      for (const { cpuMillis, memoryBytes } of this.#sample(pod)) {
        total.cpuMillis += cpuMillis;
        total.memoryBytes += memoryBytes;
      }
    }
    return { ...this.#times(lookMs), containers: [total] };
  }

  /** When it looked last. Samples are taken when first asked for, and stay until the next look. */
  #look(): number {
    const resolutionMs = RESOLUTION_SECONDS * 1000;
    const lookMs = Math.floor(this.#queue.now() / resolutionMs) * resolutionMs;
    if (lookMs !== this.#lookMs) this.#samples.clear();
    return this.#lookMs = lookMs;
  }

  #sample(pod: Pod): ContainerUsage[] {
    let sample = this.#samples.get(pod.metadata.uid);
    if (!sample) this.#samples.set(pod.metadata.uid, sample = this.#usage.usageOf(pod));
    return sample;
  }

  #times(lookMs: number): Omit<Measured, "containers"> {
    return { timestampMs: lookMs, windowMs: RESOLUTION_SECONDS * 1000 };
  }
}

/** As metrics-server writes it: cores to the billionth, bytes in powers of two. */
export function usageText({ cpuMillis, memoryBytes }: Usage): { cpu: string; memory: string } {
  return {
    cpu: formatQuantity({ nano: BigInt(Math.round(cpuMillis * 1e6)), format: "decimal" }),
    memory: formatQuantity({ nano: BigInt(Math.round(memoryBytes)) * 1_000_000_000n, format: "binary" }),
  };
}

/** Timestamp and window of an answer. */
export function measuredTimes({ timestampMs, windowMs }: Measured): { timestamp: string; window: string } {
  return { timestamp: timestamp(timestampMs), window: `${windowMs / 1000}s` };
}
