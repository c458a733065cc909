/** The default scheduler: takes waiting pods one by one and gives them a node. Source: pkg/scheduler. */
import type { INamespace } from "kubernetes-models/v1/Namespace";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import type { IStorageClass } from "kubernetes-models/storage.k8s.io/v1/StorageClass";
import type { Stored } from "../../../kube/object.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import { cacheKey, type Informer } from "../controllers/informer.ts";
import { PodClaims } from "../controllers/pod_claims.ts";
import { isSame } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import { ClusterState } from "./cluster_state.ts";
import { fitError, nowhereError } from "./fit_error.ts";
import { Nominations } from "./nominations.ts";
import { usualSelectors } from "./owner_selector.ts";
import { Placement, type PlacementSources } from "./placement.ts";
import { type Pod, type PodFacts, podFacts } from "./pod_facts.ts";
import { type Candidate, preempt } from "./preemption.ts";
import type { Plugin, Refusal } from "./refusal.ts";
import { SchedulerWrites } from "./scheduler_writes.ts";
import { SchedulingQueue } from "./scheduling_queue.ts";
import { VolumeWaits } from "./volume_waits.ts";
import { StatusError } from "../status_error.ts";

type Node = Stored<INode> & StoredObject;

const SCHEDULER = "default-scheduler";

/** Gives the pod its node; throws StatusError. */
export type Bind = (pod: StoredObject, nodeName: string) => void;

export function startScheduler(context: ControllerContext, bind: Bind): void {
  new Scheduler(context, bind);
}

/** Who may change their mind when a node changes, when a pod goes, when a pod comes, when storage changes. */
const OF_NODES: readonly Plugin[] = [
  "NodeUnschedulable",
  "NodeName",
  "TaintToleration",
  "NodeAffinity",
  "NodePorts",
  "NodeResourcesFit",
  "VolumeRestrictions",
  "VolumeBinding",
  "PodTopologySpread",
  "InterPodAffinity",
];
const OF_GONE_PODS: readonly Plugin[] = [
  "NodePorts",
  "NodeResourcesFit",
  "VolumeRestrictions",
  "PodTopologySpread",
  "InterPodAffinity",
];
const OF_NEW_PODS: readonly Plugin[] = ["PodTopologySpread", "InterPodAffinity"];
const OF_STORAGE: readonly Plugin[] = ["VolumeBinding", "VolumeRestrictions"];

class Scheduler {
  readonly #context: ControllerContext;
  readonly #bind: Bind;
  readonly #pods: Informer<Pod>;
  readonly #cluster = new ClusterState();
  readonly #queue: SchedulingQueue;
  readonly #nominations = new Nominations();
  readonly #writes: SchedulerWrites;
  readonly #waits: VolumeWaits;
  readonly #sources: PlacementSources;
  readonly #moved = new Set<Plugin>();
  /** Where the next search begins, so that all nodes have their turn. */
  #start = 0;

  constructor(context: ControllerContext, bind: Bind) {
    const { informers, registry, queue, random } = context;
    this.#context = context;
    this.#bind = bind;
    this.#pods = informers.of<IPod>("pods");
    this.#queue = new SchedulingQueue(queue, (key) => this.#schedule(key));
    this.#writes = new SchedulerWrites(context);
    const namespaces = informers.of<INamespace>("namespaces");
    const claims = informers.of<IPersistentVolumeClaim>("persistentvolumeclaims");
    const volumes = informers.of<IPersistentVolume>("persistentvolumes");
    this.#sources = {
      cluster: this.#cluster,
      namespaceLabels: (name) => namespaces.get(undefined, name)?.metadata.labels ?? {},
      volumes: { registry, claims, volumes, podClaims: new PodClaims(this.#pods) },
      random,
      nominated: (node) => this.#nominations.on(node),
      usualSelector: usualSelectors(context),
    };
    this.#waits = new VolumeWaits(context, this.#sources.volumes);
    informers.of<INode>("nodes").onChange(({ type, object, old }) =>
      this.#nodeChanged(type === "DELETED", object, old)
    );
    claims.onChange(() => this.#move(OF_STORAGE));
    volumes.onChange(() => this.#move(OF_STORAGE));
    informers.of<IStorageClass>("storageclasses", "storage.k8s.io").onChange(() => this.#move(OF_STORAGE));
    this.#pods.onChange(({ type, object, old }) => this.#podChanged(type === "DELETED", object, old));
  }

  #nodeChanged(gone: boolean, node: Node, old: Node | undefined): void {
    if (gone) return this.#cluster.removeNode(node.metadata.name);
    if (old && old.status?.images === node.status?.images && !concernsScheduling(node, old)) return;
    this.#cluster.setNode(node);
    if (!old || concernsScheduling(node, old)) this.#move(OF_NODES);
  }

  #podChanged(gone: boolean, pod: Pod, old: Pod | undefined): void {
    const key = keyOf(pod);
    const { uid } = pod.metadata;
    if (gone || pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed") {
      this.#queue.remove(key);
      this.#nominations.remove(uid);
      this.#waits.forget(key);
      if (this.#cluster.forget(uid)) this.#move(OF_GONE_PODS);
    } else if (pod.spec?.nodeName) this.#placed(pod, pod.spec.nodeName, old);
    else if (pod.metadata.deletionTimestamp || !isOurs(pod)) this.#queue.remove(key);
    else if (!old || changesPlacement(pod, old)) this.#queue.add(key, pod.spec?.priority ?? 0);
  }

  #placed(pod: Pod, node: string, old: Pod | undefined): void {
    this.#queue.remove(keyOf(pod));
    this.#nominations.remove(pod.metadata.uid);
    const isKnown = this.#cluster.placeOf(pod.metadata.uid) === node;
    if (isKnown && old && !changesPlacement(pod, old)) return;
    this.#cluster.place(podFacts(pod), node);
    this.#move(old?.spec?.nodeName ? OF_GONE_PODS : OF_NEW_PODS);
  }

  /** One look is enough for all that changes at one time. */
  #move(plugins: readonly Plugin[]): void {
    const isFirst = this.#moved.size === 0;
    for (const plugin of plugins) this.#moved.add(plugin);
    if (!isFirst) return;
    this.#context.queue.schedule(0, () => {
      this.#queue.moved([...this.#moved]);
      this.#moved.clear();
    });
  }

  #schedule(key: string): void {
    const [namespace, name] = key.split("/");
    const pod = this.#pods.get(namespace, name!);
    if (!pod || !isOurs(pod) || pod.spec?.nodeName || this.#cluster.placeOf(pod.metadata.uid)) return;
    const facts = podFacts(pod);
    try {
      this.#place(key, facts);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      // It has changed or gone meanwhile, as the cache will say.
      this.#cluster.forget(facts.uid);
      this.#queue.failed(key, facts.priority, new Set(OF_NODES));
    }
  }

  #place(key: string, facts: PodFacts): void {
    const count = this.#cluster.nodes.length;
    if (count === 0) {
      return this.#refuse(key, facts, "no nodes available to schedule pods", OF_NODES, "");
    }
    const placement = new Placement(facts, this.#sources);
    const { problem } = placement;
    if (problem) return this.#refuse(key, facts, nowhereError(count, problem), [problem.plugin], undefined);
    const { fitting, refusals, looked } = placement.search(this.#start);
    this.#start = (this.#start + looked) % count;
    if (fitting.length === 0) return this.#makeRoom(key, placement, refusals);
    const { name, node } = placement.best(fitting);
    this.#cluster.place(facts, name);
    this.#nominations.remove(facts.uid);
    this.#queue.remove(key);
    const decisions = placement.volumes.decide(node);
    const isReady = !decisions || decisions.bindings.length + decisions.provisions.length === 0;
    if (isReady) return this.#finish(key, facts, name);
    this.#waits.begin(key, { decisions, node: name, claimKeys: placement.volumes.claimKeys }, (problem) => {
      if (!problem) return this.#finish(key, facts, name);
      this.#cluster.forget(facts.uid);
      this.#refuse(key, facts, problem, OF_STORAGE, undefined);
    });
  }

  #finish(key: string, { pod, uid, priority }: PodFacts, node: string): void {
    try {
      this.#bind(pod, node);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.#cluster.forget(uid);
      return this.#queue.failed(key, priority, new Set(OF_NODES));
    }
    this.#writes.tell(pod, "Normal", "Scheduled", `Successfully assigned ${key} to ${node}`);
  }

  #makeRoom(key: string, placement: Placement, refusals: ReadonlyMap<object, Refusal>): void {
    const nodes = this.#cluster.nodes.length;
    const reasons = [...refusals.values()];
    const plugins = [...new Set(reasons.map(({ plugin }) => plugin))];
    const result = preempt(placement, refusals as Parameters<typeof preempt>[1], {
      nodes,
      budgets: this.#budgets(),
      random: this.#context.random,
    });
    const made = "candidate" in result ? result.candidate : undefined;
    const message = fitError(nodes, reasons, "message" in result ? result.message : undefined);
    if (made) this.#preempt(placement.pod, made);
    const isWaiting = "message" in result && result.message.startsWith("not eligible");
    this.#refuse(key, placement.pod, message, plugins, made?.state.name ?? (isWaiting ? undefined : ""));
  }

  #preempt(pod: PodFacts, { state, victims }: Candidate): void {
    for (const lesser of this.#nominations.on(state.name)) {
      if (lesser.priority >= pod.priority) continue;
      this.#nominations.remove(lesser.uid);
      this.#writes.clearNomination(lesser.pod);
      this.#queue.add(keyOf(lesser.pod), lesser.priority);
    }
    this.#nominations.set(pod, state.name);
    for (const victim of victims) this.#writes.preempt(victim.pod, pod.pod, state.name);
  }

  /** `nominated`: the node on which room is being made; "": none any more; undefined: as it was. */
  #refuse(
    key: string,
    facts: PodFacts,
    message: string,
    plugins: readonly Plugin[],
    nominated: string | undefined,
  ): void {
    if (nominated === "") this.#nominations.remove(facts.uid);
    this.#queue.failed(key, facts.priority, new Set(plugins));
    this.#writes.refuse(facts.pod, message, nominated);
  }

  #budgets(): IPodDisruptionBudget[] {
    const { registry } = this.#context;
    const kind = registry.kinds.find(({ plural }) => plural === "poddisruptionbudgets");
    return (kind ? registry.list(kind) : []) as unknown as IPodDisruptionBudget[];
  }
}

/** Waits for a node, and no other scheduler and no gate is in the way. */
function isOurs({ metadata, spec }: Pod): boolean {
  return !metadata.deletionTimestamp && !spec?.schedulingGates?.length &&
    (spec?.schedulerName ?? SCHEDULER) === SCHEDULER;
}

/** Whether a change of a pod matters to where it, or another, can be. */
function changesPlacement(pod: Pod, old: Pod): boolean {
  return pod.metadata.generation !== old.metadata.generation ||
    pod.metadata.deletionTimestamp !== old.metadata.deletionTimestamp ||
    !isSame(pod.metadata.labels, old.metadata.labels);
}

function concernsScheduling(node: Node, old: Node): boolean {
  return !isSame(node.spec, old.spec) || !isSame(node.metadata.labels, old.metadata.labels) ||
    !isSame(node.status?.allocatable, old.status?.allocatable);
}

function keyOf({ metadata }: Pod): string {
  return cacheKey(metadata.namespace, metadata.name);
}
