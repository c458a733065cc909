/** One turn of the DaemonSet controller on one set. Source: pkg/controller/daemon/{daemon_controller,update}.go. */
import type { IDaemonSetStatus } from "kubernetes-models/apps/v1/DaemonSetStatus";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { KubeObject } from "../../../kube/object.ts";
import { TEMPLATE_GENERATION } from "../kinds/daemon_set.ts";
import { podsOfShare } from "../kinds/pod_share.ts";
import { type ControllerContext } from "./controller.ts";
import { belongingOf, daemonPodSpec, type DaemonSet, type Node } from "./daemon_set_nodes.ts";
import { nextStep, type NodePods } from "./daemon_set_rollout.ts";
import type { Pod, PodControl } from "./pod_control.ts";
import { isAvailable, isReady } from "./pod_ranking.ts";

/** Pods made or deleted in one turn at most. */
const BURST = 250;
/** Between killings of pods that fail on one node (failedPodsBackoff). */
const BACKOFF_FIRST_MS = 1000;
const BACKOFF_LIMIT_MS = 15 * 60_000;

export interface DaemonSetTurnParts {
  control: PodControl;
  set: DaemonSet;
  pods: readonly Pod[];
  nodes: readonly Node[];
  /** Of the present template. */
  hash: string;
}

/** When a set's pod was last killed on a node, and how long to wait before the next. */
const backoffs = new WeakMap<ControllerContext, Map<string, { at: number; waitMs: number }>>();

export class DaemonSetTurn {
  readonly #context: ControllerContext;
  readonly #parts: DaemonSetTurnParts;
  readonly #byNode = new Map<string, Pod[]>();
  #waitMs: number | undefined;

  constructor(context: ControllerContext, parts: DaemonSetTurnParts) {
    this.#context = context;
    this.#parts = parts;
    for (const pod of parts.pods) {
      const node = nodeOf(pod);
      const pods = this.#byNode.get(node);
      if (pods) pods.push(pod);
      else this.#byNode.set(node, [pod]);
    }
    for (const pods of this.#byNode.values()) pods.sort(byCreation);
  }

  /** Milliseconds after which to look again, if at all. @throws {StatusError} the server refused a pod. */
  act(): number | undefined {
    const add: string[] = [];
    const remove: Pod[] = [];
    for (const node of this.#parts.nodes) this.#manage(node, add, remove);
    // Pods of nodes that are no more are the pod collector's.
    this.#write(add, remove);
    const { type } = this.#parts.set.spec?.updateStrategy ?? {};
    if (type === "RollingUpdate" && add.length + remove.length === 0) this.#roll();
    return this.#waitMs;
  }

  status(): IDaemonSetStatus {
    const { set, nodes, hash } = this.#parts;
    const count = { desired: 0, current: 0, misplaced: 0, ready: 0, updated: 0, available: 0 };
    for (const node of nodes) {
      const [pod] = this.#byNode.get(node.metadata.name) ?? [];
      if (!belongingOf(set, node).runs) {
        if (pod) count.misplaced++;
        continue;
      }
      count.desired++;
      if (!pod) continue;
      count.current++;
      if (isReady(pod)) count.ready++;
      if (this.#isAvailable(pod)) count.available++;
      if (pod.metadata.labels?.["controller-revision-hash"] === hash) count.updated++;
    }
    return {
      currentNumberScheduled: count.current,
      numberMisscheduled: count.misplaced,
      desiredNumberScheduled: count.desired,
      numberReady: count.ready,
      observedGeneration: set.metadata.generation ?? 0,
      ...(count.updated > 0 ? { updatedNumberScheduled: count.updated } : {}),
      ...(count.available > 0 ? { numberAvailable: count.available } : {}),
      ...(count.desired > count.available ? { numberUnavailable: count.desired - count.available } : {}),
    };
  }

  /** Which pods a node lacks or has too many of. */
  #manage(node: Node, add: string[], remove: Pod[]): void {
    const { set } = this.#parts;
    const { runs, stays } = belongingOf(set, node);
    const pods = this.#byNode.get(node.metadata.name);
    if (!pods) {
      if (runs) add.push(node.metadata.name);
      return;
    }
    const present = pods.filter(({ metadata }) => !metadata.deletionTimestamp);
    if (!stays) {
      remove.push(...present);
      return;
    }
    const running = present.filter((pod) => !this.#ended(pod, node, remove));
    if (this.#surge === 0) remove.push(...running.slice(1));
    else if (running.length > 1) remove.push(...this.#excess(running));
    else if (running.length === 0 && runs && present.length === 0) add.push(node.metadata.name);
  }

  /** Pods that have ended make room, those that failed not too often. */
  #ended(pod: Pod, node: Node, remove: Pod[]): boolean {
    const { phase } = pod.status ?? {};
    if (phase !== "Failed" && phase !== "Succeeded") return false;
    const subject = `daemon pod ${pod.metadata.namespace}/${pod.metadata.name} on node ${node.metadata.name}`;
    const { control, set } = this.#parts;
    if (phase === "Succeeded") {
      control.record(
        set,
        "Normal",
        "SucceededDaemonPod",
        `Found succeeded ${subject}, will try to delete it`,
      );
    } else if (!this.#mayKill(node.metadata.name)) return true;
    else control.record(set, "Warning", "FailedDaemonPod", `Found failed ${subject}, will try to kill it`);
    remove.push(pod);
    return true;
  }

  #mayKill(node: string): boolean {
    let known = backoffs.get(this.#context);
    if (!known) backoffs.set(this.#context, known = new Map());
    const key = `${this.#parts.set.metadata.uid}/${node}`;
    const now = this.#context.queue.now();
    const last = known.get(key);
    const left = last ? last.at + last.waitMs - now : 0;
    if (left > 0) {
      this.#waitMs = Math.min(this.#waitMs ?? left, left);
      return false;
    }
    const isForgotten = !last || now - last.at > 2 * BACKOFF_LIMIT_MS;
    const waitMs = isForgotten ? BACKOFF_FIRST_MS : Math.min(BACKOFF_LIMIT_MS, last.waitMs * 2);
    known.set(key, { at: now, waitMs });
    return true;
  }

  /** While surging, the oldest new pod and the oldest old one stay; the old one until the new one is available. */
  #excess(running: readonly Pod[]): Pod[] {
    const fresh = running.find((pod) => this.#isFresh(pod));
    const old = running.find((pod) => !this.#isFresh(pod));
    const others = running.filter((pod) => pod !== fresh && pod !== old);
    if (fresh && old && (!isReady(old) || this.#isAvailable(fresh))) others.push(old);
    return others;
  }

  #roll(): void {
    const nodes = this.#parts.nodes.filter((node) => belongingOf(this.#parts.set, node).runs).map((node) => {
      const pods = (this.#byNode.get(node.metadata.name) ?? []).filter(({ metadata }) =>
        !metadata.deletionTimestamp
      );
      const fresh = pods.filter((pod) => this.#isFresh(pod));
      const old = pods.filter((pod) => !this.#isFresh(pod));
      const isMuddled = fresh.length > 1 || old.length > 1;
      return { node: node.metadata.name, fresh: fresh[0], old: old[0], isMuddled } satisfies NodePods<Pod>;
    });
    if (nodes.every(({ old }) => !old)) return;
    const { maxUnavailable = 1 } = this.#parts.set.spec?.updateStrategy?.rollingUpdate ?? {};
    const { add, remove } = nextStep(nodes, {
      maxUnavailable: podsOfShare(maxUnavailable, nodes.length),
      maxSurge: this.#surge,
      isAvailable: (pod) => this.#isAvailable(pod),
    });
    this.#write(add, remove);
  }

  /** How many nodes may have two pods for a while. */
  get #surge(): number {
    const { type, rollingUpdate } = this.#parts.set.spec?.updateStrategy ?? {};
    return type === "RollingUpdate" ? podsOfShare(rollingUpdate?.maxSurge ?? 0, this.#parts.nodes.length) : 0;
  }

  #write(add: readonly string[], remove: readonly Pod[]): void {
    const { control, set } = this.#parts;
    const failure = control.createAll(set, add.slice(0, BURST).map((node) => this.#podFor(node)));
    for (const pod of remove.slice(0, BURST)) control.delete(set, pod);
    if (failure) throw failure;
    if (add.length > BURST || remove.length > BURST) this.#waitMs = 0;
  }

  #podFor(node: string): KubeObject {
    const { control, set, hash } = this.#parts;
    const pod = control.podOf(set, set.spec?.template);
    pod.metadata.labels = {
      ...pod.metadata.labels,
      "controller-revision-hash": hash,
      "pod-template-generation": set.metadata.annotations?.[TEMPLATE_GENERATION] ?? "1",
    };
    pod.spec = daemonPodSpec(pod.spec as IPodSpec, node);
    return pod;
  }

  #isFresh(pod: Pod): boolean {
    return pod.metadata.labels?.["controller-revision-hash"] === this.#parts.hash;
  }

  #isAvailable(pod: Pod): boolean {
    return isAvailable(pod, this.#parts.set.spec?.minReadySeconds ?? 0, this.#context.queue.now());
  }
}

/** Where a pod is, or is bound for. */
function nodeOf(pod: Pod): string {
  const terms = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    ?.nodeSelectorTerms;
  return pod.spec?.nodeName || terms?.[0]?.matchFields?.[0]?.values?.[0] || "";
}

function byCreation(a: Pod, b: Pod): number {
  const scheduled = Number(Boolean(b.spec?.nodeName)) - Number(Boolean(a.spec?.nodeName));
  return scheduled || Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp) ||
    (a.metadata.name < b.metadata.name ? -1 : 1);
}
