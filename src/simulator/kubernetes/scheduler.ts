/** The default scheduler: takes waiting pods one by one and gives them a node. Source: pkg/scheduler. */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../kube/object.ts";
import { type ControllerContext, tell, timeText } from "./controllers/controller.ts";
import { cacheKey, type Informer } from "./controllers/informer.ts";
import { WorkQueue } from "./controllers/work_queue.ts";
import type { StoredObject } from "./registry.ts";
import type { NodeState } from "./scheduler_filters.ts";
import { add, amounts, requestsOf, type Resources } from "./scheduler_resources.ts";
import { chooseNode } from "./scheduler_verdict.ts";

type Pod = Stored<IPod> & StoredObject;
type Node = Stored<INode> & StoredObject;

const SCHEDULER = "default-scheduler";

const DELAY_MS = 14;
/** After a failure a pod waits, ever longer, before it is tried again (podInitialBackoff, podMaxBackoff). */
const BACKOFF_FIRST_MS = 1000;
const BACKOFF_LIMIT_MS = 10_000;
/** A pod that nothing seems to concern is tried again all the same (podMaxInUnschedulablePodsDuration). */
const LEFTOVER_MS = 300_000;

/** Gives the pod its node; throws StatusError. */
export type Bind = (pod: StoredObject, nodeName: string) => void;

export function startScheduler(context: ControllerContext, bind: Bind): void {
  new Scheduler(context, bind);
}

class Scheduler {
  readonly #context: ControllerContext;
  readonly #bind: Bind;
  readonly #pods: Informer<Pod>;
  readonly #nodes: Informer<Node>;
  readonly #work: WorkQueue;
  /** Pod uid to where it is and what it takes; what was bound just now counts before the cache knows. */
  readonly #placed = new Map<string, { node: string; requests: Resources }>();
  readonly #used = new Map<string, Resources>();
  /** Pods without a fitting node: key to the number of attempts. */
  readonly #unschedulable = new Map<string, number>();
  #retries = false;

  constructor(context: ControllerContext, bind: Bind) {
    this.#context = context;
    this.#bind = bind;
    this.#pods = context.informers.of<IPod>("pods");
    this.#nodes = context.informers.of<INode>("nodes");
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#schedule(key) });
    this.#nodes.onChange(({ object, old }) => {
      if (!old || concernsScheduling(object, old)) this.#retry();
    });
    this.#pods.onChange(({ type, object, old }) => this.#podChanged(type === "DELETED", object, old));
  }

  #podChanged(gone: boolean, pod: Pod, old: Pod | undefined): void {
    const key = cacheKey(pod.metadata.namespace, pod.metadata.name);
    const ended = gone || pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
    if (ended) {
      this.#unschedulable.delete(key);
      if (this.#forget(pod.metadata.uid)) this.#retry();
    } else if (pod.spec?.nodeName) this.#place(pod, pod.spec.nodeName);
    else if (isOurs(pod) && (!old || pod.metadata.generation !== old.metadata.generation)) {
      this.#work.add(key);
    }
  }

  /** Something has changed: what did not fit may fit now. One look is enough for all that changes at one time. */
  #retry(): void {
    if (this.#retries) return;
    this.#retries = true;
    this.#context.queue.schedule(0, () => {
      this.#retries = false;
      for (const [key, attempts] of this.#unschedulable) {
        this.#work.add(key, Math.min(BACKOFF_LIMIT_MS, BACKOFF_FIRST_MS * 2 ** (attempts - 1)));
      }
    });
  }

  #schedule(key: string): void {
    const [namespace, name] = key.split("/");
    const pod = this.#pods.get(namespace, name!);
    if (!pod || !isOurs(pod) || this.#placed.has(pod.metadata.uid)) return;
    const verdict = chooseNode(pod, this.#states(), this.#context.random);
    if ("message" in verdict) return this.#refuse(key, pod, verdict.message);
    this.#unschedulable.delete(key);
    this.#bind(pod, verdict.node);
    this.#place(pod, verdict.node);
    this.#record(pod, "Normal", "Scheduled", `Successfully assigned ${key} to ${verdict.node}`);
  }

  #states(): NodeState[] {
    return [...this.#nodes.all()].map((node) => ({
      node,
      allocatable: amounts(node.status?.allocatable),
      used: this.#used.get(node.metadata.name) ?? {},
    }));
  }

  #refuse(key: string, pod: Pod, message: string): void {
    this.#unschedulable.set(key, (this.#unschedulable.get(key) ?? 0) + 1);
    this.#work.add(key, LEFTOVER_MS);
    const known = pod.status?.conditions?.find(({ type }) => type === "PodScheduled");
    if (known?.message !== message) {
      const others = pod.status?.conditions?.filter(({ type }) => type !== "PodScheduled") ?? [];
      const since = known?.status === "False"
        ? known.lastTransitionTime
        : timeText(this.#context.queue.now());
      const condition = {
        type: "PodScheduled",
        observedGeneration: pod.metadata.generation,
        status: "False",
        lastProbeTime: null,
        lastTransitionTime: since,
        reason: "Unschedulable",
        message,
      };
      this.#context.registry.update(
        this.#pods.kind,
        { ...pod, status: { ...pod.status, conditions: [...others, condition] } },
        { fieldManager: "kube-scheduler", subresource: "status" },
      );
    }
    this.#record(pod, "Warning", "FailedScheduling", message);
  }

  #place(pod: Pod, node: string): void {
    const known = this.#placed.get(pod.metadata.uid);
    if (known?.node === node) return;
    const requests = known?.requests ?? requestsOf(pod);
    this.#placed.set(pod.metadata.uid, { node, requests });
    const used = this.#used.get(node) ?? {};
    add(used, requests);
    this.#used.set(node, used);
  }

  #forget(uid: string): boolean {
    const known = this.#placed.get(uid);
    if (!known) return false;
    this.#placed.delete(uid);
    add(this.#used.get(known.node)!, known.requests, -1);
    return true;
  }

  #record(pod: Pod, type: "Normal" | "Warning", reason: string, message: string): void {
    tell(this.#context.registry, { regarding: pod, type, reason, message, component: SCHEDULER });
  }
}

/** Waits for a node, and no other scheduler and no gate is in the way. */
function isOurs(pod: Pod): boolean {
  return !pod.spec?.nodeName && !pod.metadata.deletionTimestamp && !pod.spec?.schedulingGates?.length &&
    (pod.spec?.schedulerName ?? SCHEDULER) === SCHEDULER;
}

function concernsScheduling(node: Node, old: Node): boolean {
  const view = ({ spec, metadata, status }: Node) =>
    JSON.stringify([spec, metadata.labels, status?.allocatable]);
  return view(node) !== view(old);
}
