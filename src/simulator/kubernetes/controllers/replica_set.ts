/**
 * Keeps as many pods as a ReplicaSet asks for; a ReplicationController is kept by the same rules, as upstream.
 * Source: pkg/controller/replicaset/replica_set.go, pkg/controller/replication/conversion.go.
 */
import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { IPod } from "kubernetes-models/v1/Pod";
import {
  fromLabelMap,
  fromLabelSelectorObject,
  type LabelSelectorObject,
  matchesLabels,
} from "../../../kube/label_selector.ts";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { claim } from "./claim.ts";
import { type ControllerContext, MANAGER_STATUS, timeText } from "./controller.ts";
import { cacheKey, controllerOf, type Informer } from "./informer.ts";
import { type Pod, PodControl, type PodOwner } from "./pod_control.ts";
import { isActive, isReady, isTerminating, rankForDeletion, readySince } from "./pod_ranking.ts";
import { countingDelayMs, WorkQueue } from "./work_queue.ts";

type Set = Stored<IReplicaSet> & StoredObject;

/** Pods made or deleted in one turn at most. */
const BURST = 500;
const DELAY_MS = 6;

export function startReplicaSets(context: ControllerContext): void {
  const owner = { apiVersion: "apps/v1", kind: "ReplicaSet", component: "replicaset-controller" };
  new ReplicaSetController(context, {
    owner,
    sets: context.informers.of<IReplicaSet>("replicasets", "apps"),
    selectorOf: (set) => set.spec?.selector,
    countsTerminating: true,
  });
}

/** One kind of sets of alike pods. */
export interface SetKind {
  owner: PodOwner;
  sets: Informer<Set>;
  selectorOf(set: Set): LabelSelectorObject | undefined;
  /** Whether its status says how many pods are on their way out. */
  countsTerminating: boolean;
}

export class ReplicaSetController {
  readonly #context: ControllerContext;
  readonly #sets: Informer<Set>;
  readonly #pods: Informer<Pod>;
  readonly #work: WorkQueue;
  readonly #kind: SetKind;
  readonly #control: PodControl;

  constructor(context: ControllerContext, kind: SetKind) {
    this.#context = context;
    this.#kind = kind;
    this.#sets = kind.sets;
    this.#control = new PodControl(context, kind.owner);
    this.#pods = context.informers.of<IPod>("pods");
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#sync(key) });
    this.#sets.onChange(({ object, old }) => {
      // What the controller itself wrote into the status is counted anew with the next changes.
      const isOwnNews = old && old.metadata.generation === object.metadata.generation;
      this.#enqueue(object, isOwnNews ? this.#countingMs(object.metadata.uid) : DELAY_MS);
    });
    this.#pods.onChange(({ object, old }) => this.#podChanged(object, old));
  }

  #enqueue(set: KubeObject, delayMs = DELAY_MS): void {
    this.#work.add(cacheKey(set.metadata.namespace, set.metadata.name ?? ""), delayMs);
  }

  #countingMs(uid: string): number {
    return countingDelayMs(DELAY_MS, this.#pods.countControlledBy(uid));
  }

  #podChanged(pod: Pod, old: Pod | undefined): void {
    for (const state of [pod, old]) {
      const owner = state && controllerOf(state);
      if (owner?.kind === this.#kind.owner.kind) {
        this.#work.add(
          cacheKey(pod.metadata.namespace, owner.name),
          this.#countingMs(owner.uid),
        );
      }
    }
    if (controllerOf(pod)) return;
    for (const set of this.#sets.inNamespace(pod.metadata.namespace)) {
      if (matchesLabels(fromLabelSelectorObject(this.#kind.selectorOf(set)), pod.metadata.labels)) {
        this.#enqueue(set);
      }
    }
  }

  #sync(key: string): void {
    const [namespace, name] = key.split("/");
    const set = this.#sets.get(namespace, name!);
    if (!set) return;
    const claimant = { ...this.#kind.owner, object: set, selector: this.#kind.selectorOf(set) };
    const claimed = claim(this.#context, this.#pods, claimant);
    const pods = claimed.filter(isActive);
    // As upstream: counted before pods are deleted; their news lead to the next turn.
    const terminating = this.#kind.countsTerminating
      ? { terminatingReplicas: claimed.filter(isTerminating).length }
      : {};
    const failure = set.metadata.deletionTimestamp ? undefined : this.#manage(set, pods);
    this.#updateStatus(set, pods, terminating, failure);
    if (failure) throw failure;
  }

  /** Makes or deletes pods; a failure is what the server said. */
  #manage(set: Set, pods: Pod[]): StatusError | undefined {
    const difference = pods.length - (set.spec?.replicas ?? 1);
    if (difference < 0) {
      const wanted = Array.from(
        { length: Math.min(BURST, -difference) },
        () => this.#control.podOf(set, set.spec?.template),
      );
      return this.#control.createAll(set, wanted);
    }
    if (difference > 0) this.#delete(set, pods, Math.min(BURST, difference));
    return undefined;
  }

  #delete(set: Set, pods: Pod[], count: number): void {
    const related = this.#related(set);
    for (const pod of rankForDeletion(pods, related).slice(0, count)) this.#control.delete(set, pod);
  }

  /** Pods of all ReplicaSets with the same owner: a node that holds two of them can spare one. */
  #related(set: Set): Pod[] {
    const owner = controllerOf(set);
    const siblings = owner ? this.#sets.controlledBy(owner.uid) : [set];
    return siblings.flatMap((sibling) => this.#pods.controlledBy(sibling.metadata.uid));
  }

  #updateStatus(
    set: Set,
    pods: Pod[],
    terminating: { terminatingReplicas?: number },
    failure: StatusError | undefined,
  ): void {
    const now = this.#context.queue.now();
    const minReadyMs = (set.spec?.minReadySeconds ?? 0) * 1000;
    const ready = pods.filter(isReady);
    const available = ready.filter((pod) => now - readySince(pod) >= minReadyMs);
    const labels = fromLabelMap(set.spec?.template?.metadata?.labels);
    const status: NonNullable<IReplicaSet["status"]> = {
      replicas: pods.length,
      ...positive(
        "fullyLabeledReplicas",
        pods.filter((pod) => matchesLabels(labels, pod.metadata.labels)).length,
      ),
      ...positive("readyReplicas", ready.length),
      ...positive("availableReplicas", available.length),
      ...terminating,
      observedGeneration: set.metadata.generation ?? 0,
    };
    const conditions = this.#conditions(set, failure);
    if (conditions.length > 0) status.conditions = conditions;
    if (available.length < ready.length) {
      const next = Math.min(...ready.map((pod) => readySince(pod) + minReadyMs).filter((at) => at > now));
      this.#work.add(cacheKey(set.metadata.namespace, set.metadata.name), next - now);
    }
    if (JSON.stringify(status) === JSON.stringify(set.status)) return;
    this.#context.registry.update(this.#sets.kind, { ...set, status }, MANAGER_STATUS);
  }

  #conditions(
    set: Set,
    failure: StatusError | undefined,
  ): NonNullable<NonNullable<IReplicaSet["status"]>["conditions"]> {
    const others = (set.status?.conditions ?? []).filter(({ type }) => type !== "ReplicaFailure");
    const known = set.status?.conditions?.find(({ type }) => type === "ReplicaFailure");
    if (!failure) return others;
    // The first failure stays: each later one names another pod, and a changed status would be work again at once.
    if (known) return [...others, known];
    return [...others, {
      type: "ReplicaFailure",
      status: "True",
      lastTransitionTime: timeText(this.#context.queue.now()),
      reason: "FailedCreate",
      message: failure.message,
    }];
  }
}

/** A count as the API writes it: absent when zero. */
function positive<K extends string>(key: K, count: number): { [key in K]?: number } {
  return (count > 0 ? { [key]: count } : {}) as { [key in K]?: number };
}
