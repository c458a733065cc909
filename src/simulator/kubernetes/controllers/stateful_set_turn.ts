/**
 * One turn of the StatefulSet controller on one set: which pods to make, to delete, to replace. As upstream, a turn of
 * an ordered set does one thing at most. Source: pkg/controller/statefulset/stateful_set_control.go.
 */
import type { IStatefulSetStatus } from "kubernetes-models/apps/v1/StatefulSetStatus";
import { podsOfShareDown } from "./rolling_update.ts";
import { StatusError } from "../status_error.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { type History, type Revision, templateOf } from "./controller_history.ts";
import type { Pod, PodControl } from "./pod_control.ts";
import { isAvailable, isReady } from "./pod_ranking.ts";
import type { StatefulSetClaims } from "./stateful_set_claims.ts";
import {
  firstOrdinal,
  identifiedPod,
  identityLabels,
  isInRange,
  ordinalOf,
  podName,
  REVISION_LABEL,
  type StatefulSet,
} from "./stateful_set_identity.ts";

/** A place in the set, and who has it. */
interface Place {
  ordinal: number;
  pod: Pod | undefined;
}

export class StatefulSetTurn {
  readonly #context: ControllerContext;
  readonly #control: PodControl;
  readonly #claims: StatefulSetClaims;
  readonly #set: StatefulSet;
  readonly #current: Revision;
  readonly #update: Revision;
  readonly #replicas: readonly Place[];
  /** Pods that are too many, the highest ordinal first. */
  readonly #condemned: readonly Required<Place>[];
  readonly status: IStatefulSetStatus;

  constructor(
    context: ControllerContext,
    parts: {
      control: PodControl;
      claims: StatefulSetClaims;
      set: StatefulSet;
      pods: readonly Pod[];
      history: History;
    },
  ) {
    const { set, pods, history } = parts;
    this.#context = context;
    this.#control = parts.control;
    this.#claims = parts.claims;
    this.#set = set;
    this.#update = history.present;
    const before = set.status?.currentRevision;
    this.#current = history.revisions.find(({ metadata }) => metadata.name === before) ?? history.present;
    const places = pods.map((pod) => ({ pod, ordinal: ordinalOf(set, pod)! }));
    const byOrdinal = new Map(places.map((place) => [place.ordinal, place.pod]));
    const first = firstOrdinal(set);
    this.#replicas = Array.from({ length: set.spec?.replicas ?? 1 }, (_, index) => {
      return { ordinal: first + index, pod: byOrdinal.get(first + index) };
    });
    this.#condemned = places.filter(({ ordinal }) => !isInRange(set, ordinal)).sort((a, b) =>
      b.ordinal - a.ordinal
    );
    this.status = this.#count(pods, history.collisionCount);
  }

  /** @throws {StatusError} the server refused something; the turn ends there. */
  act(): void {
    if (this.#set.metadata.deletionTimestamp) return;
    const isOrdered = this.#set.spec?.podManagementPolicy !== "Parallel";
    for (const place of this.#replicas) if (this.#keep(place, isOrdered) && isOrdered) return;
    for (const { ordinal, pod } of this.#condemned) this.#claims.retain(this.#set, ordinal, pod);
    const firstUnhealthy = this.#firstUnhealthy();
    for (const { pod } of this.#condemned) {
      if (this.#condemn(pod!, isOrdered, firstUnhealthy) && isOrdered) return;
    }
    if (this.#set.spec?.updateStrategy?.type !== "OnDelete") this.#roll();
  }

  /** Makes what a place lacks. True: an ordered set has to wait for it. */
  #keep({ ordinal, pod }: Place, isOrdered: boolean): boolean {
    if (!pod) return this.#create(ordinal);
    const { phase } = pod.status ?? {};
    if (phase === "Failed" || phase === "Succeeded") {
      if (!pod.metadata.deletionTimestamp) this.#delete(pod);
      return true;
    }
    if (phase === "Pending") {
      this.#claims.ensure(this.#set, ordinal);
      this.#claims.retain(this.#set, ordinal, pod);
    }
    if (isOrdered && (pod.metadata.deletionTimestamp || !this.#isAvailable(pod))) return true;
    if (!pod.metadata.deletionTimestamp) this.#identify(ordinal, pod);
    return false;
  }

  #create(ordinal: number): boolean {
    const set = this.#set;
    if (this.#claims.isStale(set, ordinal)) return true;
    const partition = set.spec?.updateStrategy?.rollingUpdate?.partition;
    const isRolling = set.spec?.updateStrategy?.type === "RollingUpdate";
    const keepsCurrent = partition === undefined
      ? ordinal < firstOrdinal(set) + (set.status?.currentReplicas ?? 0)
      : ordinal < firstOrdinal(set) + partition;
    const revision = isRolling && keepsCurrent ? this.#current : this.#update;
    const wanted = { name: revision.metadata.name, template: templateOf(revision) };
    try {
      this.#claims.ensure(set, ordinal);
      const kind = this.#context.registry.kind("pods");
      this.#context.registry.create(kind, identifiedPod(set, ordinal, wanted, this.#control), MANAGER);
      this.#claims.retain(set, ordinal, undefined);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      if (error.code !== 409) this.#say("Create", podName(set, ordinal), error);
      throw error;
    }
    this.#say("Create", podName(set, ordinal));
    return true;
  }

  /** Labels and claims of a pod that runs are brought up to date. */
  #identify(ordinal: number, pod: Pod): void {
    this.#claims.retain(this.#set, ordinal, pod);
    const wanted = identityLabels(this.#set, ordinal);
    const { labels = {} } = pod.metadata;
    if (Object.entries(wanted).every(([key, value]) => labels[key] === value)) return;
    const metadata = { ...pod.metadata, labels: { ...labels, ...wanted } };
    this.#context.registry.update(this.#context.registry.kind("pods"), { ...pod, metadata }, MANAGER);
    this.#say("Update", pod.metadata.name);
  }

  /** True: an ordered set has to wait before the next one goes. */
  #condemn(pod: Pod, isOrdered: boolean, firstUnhealthy: Pod | undefined): boolean {
    if (pod.metadata.deletionTimestamp) return true;
    if (isOrdered && !this.#isAvailable(pod) && pod !== firstUnhealthy) return true;
    this.#delete(pod);
    return true;
  }

  /** Replaces pods of old revisions, the highest ordinal first. */
  #roll(): void {
    const { partition = 0, maxUnavailable } = this.#set.spec?.updateStrategy?.rollingUpdate ?? {};
    const targets = this.#replicas.slice(partition).reverse();
    if (maxUnavailable === undefined) {
      for (const { pod } of targets) {
        if (!pod) return;
        if (this.#isOld(pod) && !pod.metadata.deletionTimestamp) return this.#replace(pod);
        if (pod.metadata.deletionTimestamp || !this.#isAvailable(pod)) return;
      }
      return;
    }
    const unavailable = this.#replicas.filter(({ pod }) => !pod || !this.#isHealthy(pod)).length;
    let left = Math.max(1, podsOfShareDown(maxUnavailable, this.#replicas.length)) - unavailable;
    for (const { pod } of targets) {
      if (left <= 0) return;
      if (!pod || !this.#isOld(pod) || pod.metadata.deletionTimestamp) continue;
      this.#replace(pod);
      left--;
    }
  }

  #replace(pod: Pod): void {
    this.#delete(pod);
    this.status.currentReplicas = Math.max(0, (this.status.currentReplicas ?? 0) - 1);
  }

  #isOld(pod: Pod): boolean {
    return pod.metadata.labels?.[REVISION_LABEL] !== this.#update.metadata.name;
  }

  #isAvailable(pod: Pod): boolean {
    const { minReadySeconds = 0 } = this.#set.spec ?? {};
    return pod.status?.phase === "Running" && isAvailable(pod, minReadySeconds, this.#context.queue.now());
  }

  #isHealthy(pod: Pod): boolean {
    return this.#isAvailable(pod) && !pod.metadata.deletionTimestamp;
  }

  #firstUnhealthy(): Pod | undefined {
    const all = [...this.#replicas, ...[...this.#condemned].reverse()];
    return all.find(({ pod }) => pod && !this.#isHealthy(pod))?.pod;
  }

  #delete(pod: Pod): void {
    const { namespace, name, uid } = pod.metadata;
    this.#context.registry.delete(this.#context.registry.kind("pods"), namespace, name, {
      preconditions: { uid },
    });
    this.#say("Delete", name);
  }

  #say(verb: "Create" | "Update" | "Delete", pod: string, error?: StatusError): void {
    const subject = `${verb} Pod ${pod} in StatefulSet ${this.#set.metadata.name}`;
    if (error) {
      this.#control.record(
        this.#set,
        "Warning",
        `Failed${verb}`,
        `${subject} failed error: ${error.message}`,
      );
    } else this.#control.record(this.#set, "Normal", `Successful${verb}`, `${subject} successful`);
  }

  #count(pods: readonly Pod[], collisionCount: number): IStatefulSetStatus {
    const ready = pods.filter((pod) => pod.status?.phase === "Running" && isReady(pod));
    const staying = pods.filter((pod) => !pod.metadata.deletionTimestamp);
    const at = (revision: Revision) =>
      staying.filter(({ metadata }) => metadata.labels?.[REVISION_LABEL] === revision.metadata.name).length;
    return {
      observedGeneration: this.#set.metadata.generation ?? 0,
      replicas: pods.length,
      readyReplicas: ready.length,
      currentReplicas: at(this.#current),
      updatedReplicas: at(this.#update),
      currentRevision: this.#current.metadata.name,
      updateRevision: this.#update.metadata.name,
      collisionCount,
      availableReplicas: ready.filter((pod) => this.#isAvailable(pod)).length,
    };
  }
}
