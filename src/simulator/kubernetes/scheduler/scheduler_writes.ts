/** What the scheduler writes of pods that it cannot place, and of those that have to go. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { type ControllerContext, tell, timeText } from "../controllers/controller.ts";
import type { Pod } from "./pod_facts.ts";

const SCHEDULER = "default-scheduler";
const WRITER = { fieldManager: "kube-scheduler", subresource: "status" } as const;
/** Notes of events are no longer than this. */
const MAX_NOTE_LENGTH = 1024;

type Condition = NonNullable<NonNullable<IPod["status"]>["conditions"]>[number];

export class SchedulerWrites {
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  /** `nominated`: the node on which room is being made; "": none any more; undefined: as it was. */
  refuse(pod: Pod, message: string, nominated: string | undefined): void {
    const current = this.#current(pod);
    if (!current) return;
    const note = message.length > MAX_NOTE_LENGTH ? `${message.slice(0, MAX_NOTE_LENGTH - 4)} ...` : message;
    this.tell(pod, "Warning", "FailedScheduling", note);
    this.#write(
      current,
      { type: "PodScheduled", status: "False", reason: "Unschedulable", message },
      nominated,
    );
  }

  clearNomination(pod: Pod): void {
    const current = this.#current(pod);
    if (current) this.#write(current, undefined, "");
  }

  /** Ends a pod gracefully, and says for whom. */
  preempt(victim: Pod, preemptor: Pod, node: string): void {
    const current = this.#current(victim);
    if (!current || current.metadata.deletionTimestamp) return;
    this.#write(current, {
      type: "DisruptionTarget",
      status: "True",
      reason: "PreemptionByScheduler",
      message: `${SCHEDULER}: preempting to accommodate a higher priority pod`,
    }, undefined);
    const { registry } = this.#context;
    const { namespace, name, uid } = victim.metadata;
    registry.delete(registry.kind("pods"), namespace, name, { preconditions: { uid } });
    const message = `Preempted by pod ${preemptor.metadata.uid} on node ${node}`;
    this.tell(victim, "Normal", "Preempted", message);
  }

  tell(pod: Pod, type: "Normal" | "Warning", reason: string, message: string): void {
    tell(this.#context.registry, { regarding: pod, type, reason, message, component: SCHEDULER });
  }

  /** What is stored now, if it is still the same pod. */
  #current({ metadata }: Pod): Pod | undefined {
    const { registry } = this.#context;
    const found = registry.find(registry.kind("pods"), metadata.namespace, metadata.name);
    return found?.metadata.uid === metadata.uid ? found as Pod : undefined;
  }

  #write(pod: Pod, condition: Condition | undefined, nominated: string | undefined): void {
    const { registry, queue } = this.#context;
    const { nominatedNodeName: old, conditions = [], ...status } = pod.status ?? {};
    const node = nominated === undefined ? old : nominated || undefined;
    const known = conditions.find(({ type }) => type === condition?.type);
    const isSaid = !condition ||
      (known?.status === condition.status && known?.reason === condition.reason &&
        known?.message === condition.message);
    if (isSaid && node === old) return;
    const time = known?.status === condition?.status ? known?.lastTransitionTime : timeText(queue.now());
    const stamped = condition && {
      observedGeneration: pod.metadata.generation ?? 1,
      lastProbeTime: null as unknown as string,
      lastTransitionTime: time,
      ...condition,
    } as Condition;
    const next = stamped ? [...conditions.filter(({ type }) => type !== stamped.type), stamped] : conditions;
    registry.update(registry.kind("pods"), {
      ...pod,
      status: { ...status, conditions: next, ...(node ? { nominatedNodeName: node } : {}) },
    }, WRITER);
  }
}
