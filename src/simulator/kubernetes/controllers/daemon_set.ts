/** Keeps one pod on every node that should have one. Source: pkg/controller/daemon/daemon_controller.go. */
import type { IControllerRevision } from "kubernetes-models/apps/v1/ControllerRevision";
import type { IDaemonSet } from "kubernetes-models/apps/v1/DaemonSet";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import { fromLabelSelectorObject, matchesLabels } from "../../../kube/label_selector.ts";
import { isSame } from "../json_value.ts";
import { claim } from "./claim.ts";
import { type ControllerContext, MANAGER_STATUS } from "./controller.ts";
import { type Revision, syncHistory, truncateHistory } from "./controller_history.ts";
import { type DaemonSet, type Node } from "./daemon_set_nodes.ts";
import { DaemonSetTurn } from "./daemon_set_turn.ts";
import { cacheKey, controllerOf, type Informer } from "./informer.ts";
import { type Pod, PodControl } from "./pod_control.ts";
import { podTemplateHash } from "./pod_template_hash.ts";
import { countingDelayMs, WorkQueue } from "./work_queue.ts";

const DELAY_MS = 12;
const OWNER = { apiVersion: "apps/v1", kind: "DaemonSet", component: "daemonset-controller" };
export const HASH_LABEL = "controller-revision-hash";

export function startDaemonSets(context: ControllerContext): void {
  new DaemonSetController(context);
}

class DaemonSetController {
  readonly #context: ControllerContext;
  readonly #sets: Informer<DaemonSet>;
  readonly #pods: Informer<Pod>;
  readonly #nodes: Informer<Node>;
  readonly #revisions: Informer<Revision>;
  readonly #work: WorkQueue;
  readonly #control: PodControl;

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#sets = context.informers.of<IDaemonSet>("daemonsets", "apps");
    this.#pods = context.informers.of<IPod>("pods");
    this.#nodes = context.informers.of<INode>("nodes");
    this.#revisions = context.informers.of<IControllerRevision>("controllerrevisions", "apps");
    this.#control = new PodControl(context, OWNER);
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#sync(key) });
    this.#sets.onChange(({ object, old }) => {
      const isOwnNews = old && old.metadata.generation === object.metadata.generation;
      const delayMs = isOwnNews ? countingDelayMs(DELAY_MS, this.#nodes.size) : DELAY_MS;
      this.#work.add(cacheKey(object.metadata.namespace, object.metadata.name), delayMs);
    });
    this.#pods.onChange(({ object, old }) => this.#podChanged(object, old));
    this.#nodes.onChange(({ type, object, old }) => {
      // Heartbeats are no news.
      if (type === "MODIFIED" && old && isSame(placeOf(object), placeOf(old))) return;
      for (const set of this.#sets.all()) this.#enqueue(set);
    });
  }

  #enqueue({ metadata }: DaemonSet): void {
    this.#work.add(cacheKey(metadata.namespace, metadata.name));
  }

  #podChanged(pod: Pod, old: Pod | undefined): void {
    for (const state of [pod, old]) {
      const owner = state && controllerOf(state);
      if (owner?.kind === "DaemonSet") {
        this.#work.add(
          cacheKey(pod.metadata.namespace, owner.name),
          countingDelayMs(DELAY_MS, this.#nodes.size),
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
    const pods = claim(this.#context, this.#pods, owner);
    const nodes = [...this.#nodes.all()];
    const collisionCount = set.status?.collisionCount ?? 0;
    const history = syncHistory(this.#context, this.#revisions, owner, RULES, collisionCount);
    const hash = history.present.metadata.labels?.[HASH_LABEL] ?? "";
    const turn = new DaemonSetTurn(this.#context, { control: this.#control, set, pods, nodes, hash });
    try {
      const wait = set.metadata.deletionTimestamp ? undefined : turn.act();
      if (wait !== undefined) this.#work.add(key, wait);
    } finally {
      this.#writeStatus(key, turn, set, history.collisionCount);
    }
    const used = new Set(pods.map((pod) => pod.metadata.labels?.[HASH_LABEL]));
    const live = history.revisions.filter((revision) =>
      revision === history.present || used.has(revision.metadata.labels?.[HASH_LABEL])
    );
    const names = new Set(live.map(({ metadata }) => metadata.name));
    const { revisionHistoryLimit = 10 } = set.spec ?? {};
    truncateHistory(this.#context, this.#revisions, history.revisions, names, revisionHistoryLimit);
  }

  #writeStatus(key: string, turn: DaemonSetTurn, set: DaemonSet, collisionCount: number): void {
    const { conditions } = set.status ?? {};
    const status = {
      ...turn.status(),
      ...(collisionCount ? { collisionCount } : {}),
      ...(conditions ? { conditions } : {}),
    };
    const { minReadySeconds = 0 } = set.spec ?? {};
    if (minReadySeconds > 0 && status.numberReady !== status.numberAvailable) {
      this.#work.add(key, minReadySeconds * 1000);
    }
    if (isSame(status, set.status)) return;
    this.#context.registry.update(this.#sets.kind, { ...set, status }, MANAGER_STATUS);
  }
}

/** What of a node decides who belongs there. */
function placeOf({ metadata, spec }: Node): unknown {
  return [metadata.labels, spec?.taints, spec?.unschedulable];
}

const RULES = { hashLabel: HASH_LABEL, hash: podTemplateHash };
