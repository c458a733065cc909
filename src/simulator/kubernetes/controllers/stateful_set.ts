/** Keeps pods with names, in order. Source: pkg/controller/statefulset. */
import type { IControllerRevision } from "kubernetes-models/apps/v1/ControllerRevision";
import type { IStatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import type { IStatefulSetStatus } from "kubernetes-models/apps/v1/StatefulSetStatus";
import type { IPod } from "kubernetes-models/v1/Pod";
import { fromLabelSelectorObject, matchesLabels } from "../../../kube/label_selector.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { isSame } from "../json_value.ts";
import { claim } from "./claim.ts";
import { type ControllerContext, MANAGER_STATUS } from "./controller.ts";
import { dataHash, type Revision, revisionData, syncHistory, truncateHistory } from "./controller_history.ts";
import { cacheKey, controllerOf, type Informer } from "./informer.ts";
import { type Pod, PodControl } from "./pod_control.ts";
import { isReady, readySince } from "./pod_ranking.ts";
import { StatefulSetClaims } from "./stateful_set_claims.ts";
import { ordinalOf, REVISION_LABEL, type StatefulSet } from "./stateful_set_identity.ts";
import { StatefulSetTurn } from "./stateful_set_turn.ts";
import { countingDelayMs, WorkQueue } from "./work_queue.ts";

const DELAY_MS = 8;
/** Until a claim that is in the way is looked at again. */
const STALE_MS = 1000;
const OWNER = { apiVersion: "apps/v1", kind: "StatefulSet", component: "statefulset-controller" };

export function startStatefulSets(context: ControllerContext): void {
  new StatefulSetController(context);
}

class StatefulSetController {
  readonly #context: ControllerContext;
  readonly #sets: Informer<StatefulSet>;
  readonly #pods: Informer<Pod>;
  readonly #revisions: Informer<Revision>;
  readonly #work: WorkQueue;
  readonly #control: PodControl;
  readonly #claims: StatefulSetClaims;

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#sets = context.informers.of<IStatefulSet>("statefulsets", "apps");
    this.#pods = context.informers.of<IPod>("pods");
    this.#revisions = context.informers.of<IControllerRevision>("controllerrevisions", "apps");
    this.#control = new PodControl(context, OWNER);
    this.#claims = new StatefulSetClaims(context, this.#control);
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#sync(key) });
    this.#sets.onChange(({ object, old }) => {
      const isOwnNews = old && old.metadata.generation === object.metadata.generation;
      const key = cacheKey(object.metadata.namespace, object.metadata.name);
      this.#work.add(key, isOwnNews ? this.#countingMs(object.metadata.uid) : DELAY_MS);
    });
    this.#pods.onChange(({ object, old }) => this.#podChanged(object, old));
  }

  #enqueue(set: KubeObject): void {
    this.#work.add(cacheKey(set.metadata.namespace, set.metadata.name ?? ""));
  }

  #countingMs(uid: string): number {
    return countingDelayMs(DELAY_MS, this.#pods.countControlledBy(uid));
  }

  #podChanged(pod: Pod, old: Pod | undefined): void {
    for (const state of [pod, old]) {
      const owner = state && controllerOf(state);
      if (owner?.kind === "StatefulSet") {
        this.#work.add(
          cacheKey(pod.metadata.namespace, owner.name),
          this.#countingMs(owner.uid),
        );
      }
    }
    if (controllerOf(pod)) return;
    for (const set of this.#sets.inNamespace(pod.metadata.namespace)) {
      if (matchesLabels(fromLabelSelectorObject(set.spec?.selector), pod.metadata.labels)) this.#enqueue(set);
    }
  }

  #sync(key: string): void {
    const [namespace, name] = key.split("/");
    const set = this.#sets.get(namespace, name!);
    if (!set) return;
    const owner = { ...OWNER, object: set, selector: set.spec?.selector };
    const pods = claim(this.#context, this.#pods, {
      ...owner,
      accepts: (pod) => ordinalOf(set, pod) !== undefined,
    });
    const history = syncHistory(
      this.#context,
      this.#revisions,
      owner,
      RULES,
      set.status?.collisionCount ?? 0,
    );
    const turn = new StatefulSetTurn(this.#context, {
      control: this.#control,
      claims: this.#claims,
      set,
      pods,
      history,
    });
    try {
      turn.act();
    } finally {
      this.#writeStatus(set, turn.status);
    }
    const used = pods.map((pod) => pod.metadata.labels?.[REVISION_LABEL] ?? "");
    const live = new Set([turn.status.currentRevision!, turn.status.updateRevision!, ...used]);
    const { revisionHistoryLimit = 10 } = set.spec ?? {};
    truncateHistory(this.#context, this.#revisions, history.revisions, live, revisionHistoryLimit);
    this.#lookAgain(key, set, pods);
  }

  /** When the next pod will have been ready for long enough, or a claim in the way may be gone. */
  #lookAgain(key: string, set: StatefulSet, pods: readonly Pod[]): void {
    const now = this.#context.queue.now();
    const minReadyMs = (set.spec?.minReadySeconds ?? 0) * 1000;
    for (const pod of pods) {
      const at = readySince(pod) + minReadyMs;
      if (minReadyMs > 0 && isReady(pod) && at > now) this.#work.add(key, at - now);
    }
    const { whenScaled } = set.spec?.persistentVolumeClaimRetentionPolicy ?? {};
    if (whenScaled === "Delete" && pods.length < (set.spec?.replicas ?? 1)) this.#work.add(key, STALE_MS);
  }

  #writeStatus(set: StatefulSet, counted: IStatefulSetStatus): void {
    const desired = set.spec?.replicas ?? 1;
    const isRolled = set.spec?.updateStrategy?.type === "RollingUpdate" &&
      counted.updatedReplicas === desired &&
      counted.readyReplicas === desired && counted.replicas === desired;
    if (isRolled) {
      counted.currentReplicas = desired;
      counted.currentRevision = counted.updateRevision!;
    }
    const status = { ...counted };
    for (const name of ["readyReplicas", "currentReplicas", "updatedReplicas"] as const) {
      if (!status[name]) delete status[name];
    }
    if (set.status?.conditions) Object.assign(status, { conditions: set.status.conditions });
    if (isSame(status, set.status)) return;
    this.#context.registry.update(this.#sets.kind, { ...set, status }, MANAGER_STATUS);
  }
}

const RULES = {
  hashLabel: "controller.kubernetes.io/hash",
  hash: (template: Parameters<typeof revisionData>[0], collisionCount: number) =>
    dataHash(revisionData(template), collisionCount),
};
