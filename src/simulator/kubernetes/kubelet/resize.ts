/** In-place resize of one pod: what is asked for is allocated, then actuated. Source: pkg/kubelet/allocation. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPodCondition } from "kubernetes-models/v1/PodCondition";
import { compareQuantities, quantityToMilli, quantityToNumber } from "../../../kube/quantity.ts";
import { timeText } from "../controllers/controller.ts";
import type { PodContainer } from "./container.ts";
import type { PodContext, PodObject } from "./pod_context.ts";

/** What the pods of a node have allocated. */
export interface Reserved {
  cpuMillis: number;
  memoryBytes: number;
}

type Resources = NonNullable<IContainer["resources"]>;

/** From the allocation to the control groups. */
const ACTUATE_MS = [500, 1500] as const;
/** A resize that does not fit, or that failed, is tried again. */
const RETRY_MS = 30_000;

interface Said {
  reason?: string;
  message?: string;
  generation: number;
  sinceMs: number;
}

export class PodResize {
  readonly #context: PodContext;
  readonly #containers: () => readonly PodContainer[];
  #pending: Said | undefined;
  #inProgress: Said | undefined;
  #isWaiting = false;

  constructor(context: PodContext, containers: () => readonly PodContainer[]) {
    this.#context = context;
    this.#containers = containers;
  }

  /** The pod's specification may ask for other resources than are allocated. */
  consider(): void {
    const { pod } = this.#context;
    const changed = this.#containers().filter((container) => {
      const wanted = wantedResources(pod, container);
      return wanted !== undefined && !areSame(wanted, container.allocated);
    });
    if (changed.length === 0) {
      if (this.#pending) this.#context.changed();
      this.#pending = undefined;
      return;
    }
    const problem = this.#shortage();
    if (problem) return this.#defer(problem);
    this.#pending = undefined;
    for (const container of changed) container.allocated = wantedResources(pod, container)!;
    const generation = pod.metadata.generation ?? 1;
    this.#inProgress = { generation, sinceMs: this.#context.queue.now() };
    this.#tell("Normal", "ResizeStarted", "Pod resize started", generation);
    this.#context.changed();
    this.#later(this.#context.random.between(...ACTUATE_MS), () => this.#actuate());
  }

  /** A container has started anew, with what is allocated. */
  onStarted(): void {
    if (this.#inProgress) this.#later(0, () => this.#actuate());
  }

  get conditions(): IPodCondition[] {
    const types = [["PodResizePending", this.#pending], ["PodResizeInProgress", this.#inProgress]] as const;
    return types.flatMap(([type, said]) => said ? [conditionOf(type, said)] : []);
  }

  #actuate(): void {
    if (!this.#inProgress) return;
    let isDone = true;
    for (const container of this.#containers()) {
      if (areSame(container.allocated, container.actual)) continue;
      if (!container.isRunning) isDone &&= container.isDone;
      else if (needsRestart(container)) {
        isDone = false;
        container.restartNow(`Container ${container.spec.name} resize requires restart`);
      } else {
        const problem = belowUsage(container);
        if (problem) return this.#fail(`cannot decrease memory limits: ${problem}`);
        container.applyResources();
      }
    }
    if (!isDone) return;
    const { generation } = this.#inProgress;
    this.#inProgress = undefined;
    this.#tell("Normal", "ResizeCompleted", "Pod resize completed", generation);
    this.#context.changed();
  }

  #defer(message: string): void {
    const generation = this.#context.pod.metadata.generation ?? 1;
    const isNew = this.#pending?.generation !== generation;
    const sinceMs = this.#pending?.sinceMs ?? this.#context.queue.now();
    this.#pending = { reason: "Deferred", message, generation, sinceMs };
    if (isNew) this.#tell("Warning", "ResizeDeferred", "Pod resize Deferred", generation, message);
    this.#context.changed();
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#later(RETRY_MS, () => {
      this.#isWaiting = false;
      if (this.#pending) this.consider();
    });
  }

  #fail(message: string): void {
    const before = this.#inProgress!;
    this.#inProgress = { ...before, reason: "Error", message };
    if (before.message !== message) {
      this.#tell("Warning", "ResizeError", "Pod resize error", before.generation, message);
    }
    this.#context.changed();
    this.#later(RETRY_MS, () => this.#actuate());
  }

  /** What the node has too little of; undefined when the pod fits with what it asks for. */
  #shortage(): string | undefined {
    const { pod, node, sources, reserved } = this.#context;
    const others = reserved(pod.metadata.uid);
    const wanted = reservedBy(pod.spec?.containers ?? [], pod.spec?.initContainers ?? []);
    const cpu = quantityToMilli(node.cpu);
    if (others.cpuMillis + wanted.cpuMillis > cpu) {
      return shortageText("cpu", wanted.cpuMillis, others.cpuMillis, cpu);
    }
    const memory = quantityToNumber(sources.allocatable["memory"] ?? node.memory);
    if (others.memoryBytes + wanted.memoryBytes <= memory) return undefined;
    return shortageText("memory", wanted.memoryBytes, others.memoryBytes, memory);
  }

  #later(ms: number, work: () => void): void {
    this.#context.queue.schedule(ms, () => {
      if (!this.#context.pod.metadata.deletionTimestamp) work();
    });
  }

  #tell(
    type: "Normal" | "Warning",
    reason: string,
    prefix: string,
    generation: number,
    error?: string,
  ): void {
    const { initContainers, containers } = this.#context.pod.spec ?? {};
    const listed = (list: readonly IContainer[] | undefined) =>
      list?.map(({ name, resources }) => ({ name, resources: { ...sorted(resources) } }));
    const summary = {
      ...(initContainers?.length ? { initContainers: listed(initContainers) } : {}),
      containers: listed(containers),
      generation,
      ...(error ? { error } : {}),
    };
    this.#context.record(type, reason, `${prefix}: ${JSON.stringify(summary)}`);
  }
}

/** The sum of what containers that run side by side ask for. */
export function reservedBy(
  containers: readonly IContainer[],
  initContainers: readonly IContainer[],
): Reserved {
  const running = [
    ...containers,
    ...initContainers.filter(({ restartPolicy }) => restartPolicy === "Always"),
  ];
  return {
    cpuMillis: running.reduce((sum, it) => sum + quantityToMilli(it.resources?.requests?.["cpu"] ?? 0), 0),
    memoryBytes: running.reduce(
      (sum, it) => sum + quantityToNumber(it.resources?.requests?.["memory"] ?? 0),
      0,
    ),
  };
}

function shortageText(name: string, requested: number, used: number, capacity: number): string {
  return `Node didn't have enough resource: ${name}, requested: ${requested}, used: ${used}, capacity: ${capacity}`;
}

function conditionOf(type: string, { reason, message, generation, sinceMs }: Said): IPodCondition {
  const condition = {
    type,
    observedGeneration: generation,
    status: "True",
    lastProbeTime: timeText(sinceMs),
    lastTransitionTime: timeText(sinceMs),
    ...(reason ? { reason } : {}),
    ...(message ? { message } : {}),
  };
  return condition as unknown as IPodCondition;
}

function wantedResources(pod: PodObject, { role, spec }: PodContainer): Resources | undefined {
  if (role === "ephemeral") return undefined;
  const list = role === "init" ? pod.spec?.initContainers : pod.spec?.containers;
  return list?.find(({ name }) => name === spec.name)?.resources ?? {};
}

/** Some resource has changed whose policy says that the container starts anew. */
function needsRestart({ spec, allocated, actual }: PodContainer): boolean {
  return (spec.resizePolicy ?? []).some(({ resourceName, restartPolicy }) =>
    restartPolicy === "RestartContainer" && ["requests", "limits"].some((part) => {
      const name = part as "requests" | "limits";
      return String(allocated[name]?.[resourceName]) !== String(actual[name]?.[resourceName]);
    })
  );
}

function belowUsage({ spec, allocated, actual, instance }: PodContainer): string | undefined {
  const [limit, before] = [allocated.limits?.["memory"], actual.limits?.["memory"]];
  const used = instance?.meter.memoryBytes ?? 0;
  const isLess = limit !== undefined && (before === undefined || compareQuantities(limit, before) < 0);
  if (!isLess || quantityToNumber(limit) >= used) return undefined;
  return `attempting to set container ${JSON.stringify(spec.name)} memory limit (${
    quantityToNumber(limit)
  }) below ` +
    `current usage (${used})`;
}

function areSame(a: Resources, b: Resources): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Limits before requests, names in order: as Go's JSON has maps. */
function sorted({ limits, requests }: Resources = {}): Resources {
  const inOrder = (amounts: Record<string, string | number>) =>
    Object.fromEntries(Object.entries(amounts).sort(([x], [y]) => x < y ? -1 : 1));
  return {
    ...(limits ? { limits: inOrder(limits) } : {}),
    ...(requests ? { requests: inOrder(requests) } : {}),
  };
}
