/** The kubelets of the simulated nodes: they run what is assigned to them. */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import { type ControllerContext, tell } from "../controllers/controller.ts";
import type { Informer } from "../controllers/informer.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { HistoryRest } from "./history_rest.ts";
import { MIRROR_ANNOTATION, mirrorPod } from "./static_pods.ts";
import { hostFiles } from "./host_files.ts";
import { PushedImages } from "../../images/pushed_images.ts";
import { Kernel } from "../../host/kernel.ts";
import { RENEWAL_MS, renewLease } from "./lease.ts";
import { bootId, HEARTBEAT_MS, nodeObject, nodeStatus } from "./node.ts";
import {
  DISK_MESSAGE,
  EVICTION_CHECK_MS,
  firstToEvict,
  NodeHealth,
  PRESSURE_TRANSITION_MS,
  REJECTION,
} from "./node_health.ts";
import { type AddressPool, PodWorker } from "./pod.ts";
import type { KubeletContext, NodeProfile, PodObject } from "./pod_context.ts";
import type { ContainerUsage, UsageSource } from "./resource_usage.ts";
import type { StoredObject } from "../registry.ts";
import type { Reserved } from "./resize.ts";
import { claimsOf, type IssueToken, sourcesOf } from "./sources.ts";
import { PersistentFiles } from "./persistent_files.ts";
import type { ServiceNetwork } from "../network/service_network.ts";

/** A pod whose mirror has gone gets another at the kubelet's next look. */
const MIRROR_DELAY_MS = 500;
const KUBELET = { fieldManager: "kubelet" } as const;

/** What the kubelets share with others. */
export interface KubeletParts {
  /** Absent: tokens that open nothing. */
  issueToken?: IssueToken;
  /** What is in the persistent volumes. */
  files?: PersistentFiles;
  /** What happens before is long past when the world is handed over; absent: nothing is. */
  recentFromMs?: number;
  /** What was pushed to the world's registries. */
  pushed?: PushedImages;
}

interface RunningNode {
  context: KubeletContext;
  addresses: AddressPool;
  health: NodeHealth;
}

/** What somebody who logs in on a node finds. */
export interface NodeMachine {
  context: KubeletContext;
  pods(): readonly PodWorker[];
}

/** A node has started so many processes before its first pod. */
const FIRST_PID = 1200;

export class Kubelets implements UsageSource {
  readonly #context: ControllerContext;
  readonly #network: ServiceNetwork;
  readonly #nodes = new Map<string, RunningNode>();
  readonly #pods = new Map<string, PodWorker>();
  readonly #sources: ReturnType<typeof sourcesOf>;
  readonly #claims: KubeletContext["claims"];
  readonly #rest: HistoryRest;
  readonly #pushed: PushedImages;

  constructor(context: ControllerContext, network: ServiceNetwork, parts: KubeletParts = {}) {
    this.#sources = sourcesOf(context, parts.issueToken);
    this.#claims = claimsOf(context, parts.files ?? new PersistentFiles());
    this.#rest = new HistoryRest(context.queue, parts.recentFromMs ?? 0);
    this.#context = context;
    this.#network = network;
    this.#pushed = parts.pushed ?? new PushedImages();
    const pods: Informer<PodObject> = context.informers.of<IPod>("pods");
    pods.onChange(({ type, object }) => this.#podChanged(type === "DELETED", object));
    context.informers.of<INode>("nodes").onChange(({ type, object, old }) => {
      const cordoned = object.spec?.unschedulable ?? false;
      if (type !== "MODIFIED" || !this.#nodes.has(object.metadata.name)) return;
      if (cordoned === (old?.spec?.unschedulable ?? false)) return;
      const reason = cordoned ? "NodeNotSchedulable" : "NodeSchedulable";
      this.#recordNode(object, reason, `Node ${object.metadata.name} status is now: ${reason}`);
    });
  }

  /** Registers a node and runs its pods from now on. */
  addNode(node: NodeProfile): void {
    const { registry, queue, random, informers } = this.#context;
    const context: KubeletContext = {
      registry,
      queue,
      random: random.fork(),
      network: this.#network,
      sources: { ...this.#sources, allocatable: { cpu: node.cpu, memory: node.memory } },
      hostFiles: hostFiles(node, () => queue.now()),
      kernel: new Kernel(queue, FIRST_PID),
      claims: this.#claims,
      node,
      reserved: (uid) => this.#reserved(node.name, uid),
      images: new Map(),
      pulls: { freeMs: 0, coming: new Set(), imported: new Map(), pushed: this.#pushed },
      rest: this.#rest,
    };
    const kind = registry.kind("nodes");
    if (!registry.find(kind, undefined, node.name)) {
      const created = registry.create(kind, nodeObject(node, this.#nodes.size), KUBELET);
      this.#recordNode(created, "Starting", "Starting kubelet.");
      for (const [reason, word] of NODE_EVENTS) {
        this.#recordNode(created, reason, `Node ${node.name} status is now: ${word}`);
      }
    }
    this.#nodes.set(node.name, { context, addresses: addressPool(node), health: new NodeHealth() });
    this.#reportNode(node.name);
    for (const manifest of node.staticPods ?? []) this.#mirror(node.name, manifest);
    for (const pod of informers.of<IPod>("pods").all()) this.#podChanged(false, pod);
  }

  /** From now on nodes send heartbeats: a world's history needs none. */
  startHeartbeats(): void {
    this.#rest.end();
    for (const name of this.#nodes.keys()) {
      this.#beat(name);
      this.#renew(name);
    }
  }

  /** Switches the machine off: what runs there ends without a word. @throws {RangeError} there is no such node. */
  stopNode(name: string): void {
    this.#node(name).health.isStopped = true;
    for (const [uid, worker] of this.#pods) {
      if (worker.node.name !== name) continue;
      worker.remove();
      this.#pods.delete(uid);
    }
  }

  /** Switches it on again: it has been rebooted, and its pods' containers start anew. */
  startNode(name: string): void {
    const { health, context } = this.#node(name);
    if (!health.isStopped) return;
    health.isStopped = false;
    health.reboots++;
    this.#tellNode(name, "Normal", "Starting", "Starting kubelet.");
    const boot = `Node ${name} has been rebooted, boot id: ${bootId(context.node, health.reboots)}`;
    this.#tellNode(name, "Warning", "Rebooted", boot);
    for (const [reason, word] of NODE_EVENTS) {
      this.#tellNode(name, "Normal", reason, `Node ${name} status is now: ${word}`);
    }
    this.#reportNode(name);
    this.#renewOnce(name);
    for (const pod of this.#context.informers.of<IPod>("pods").all()) {
      if (pod.spec?.nodeName !== name) continue;
      this.#podChanged(false, pod);
      this.#pods.get(pod.metadata.uid)?.recall();
    }
  }

  /** Leaves no room on the node's disk: it takes no pods, and those it has are evicted one by one. */
  fillDisk(name: string): void {
    const { health } = this.#node(name);
    if (health.isDiskFull) return;
    health.isDiskFull = true;
    this.#tellNode(name, "Normal", "NodeHasDiskPressure", `Node ${name} status is now: NodeHasDiskPressure`);
    this.#reportNode(name);
    this.#evict(name);
  }

  /** Makes room. The node waits a while before it believes it. */
  freeDisk(name: string): void {
    const { health } = this.#node(name);
    if (!health.isDiskFull) return;
    health.hasDiskPressure(this.#context.queue.now());
    health.isDiskFull = false;
    this.#context.queue.schedule(PRESSURE_TRANSITION_MS, () => {
      if (health.hasDiskPressure(this.#context.queue.now())) return;
      const reason = "NodeHasNoDiskPressure";
      this.#tellNode(name, "Normal", reason, `Node ${name} status is now: ${reason}`);
      this.#reportNode(name);
    });
  }

  #evict(name: string): void {
    const { health } = this.#node(name);
    if (!health.isDiskFull || health.isStopped) return;
    this.#tellNode(name, "Warning", "EvictionThresholdMet", "Attempting to reclaim ephemeral-storage");
    const workers = [...this.#pods.values()].filter(({ node, pod }) =>
      node.name === name && pod.status?.phase !== "Failed" && pod.status?.phase !== "Succeeded" &&
      !pod.metadata.deletionTimestamp
    );
    const victim = firstToEvict(workers);
    victim?.record("Warning", "Evicted", DISK_MESSAGE);
    victim?.fail("Evicted", DISK_MESSAGE);
    this.#context.queue.schedule(EVICTION_CHECK_MS, () => this.#evict(name));
  }

  /** Whether a node of that name is run here. */
  hasNode(name: string): boolean {
    return this.#nodes.has(name);
  }

  /** Whether the machine of that name is off. */
  isStopped(name: string): boolean {
    return this.#nodes.get(name)?.health.isStopped ?? false;
  }

  /** The worker of a pod, by uid. */
  worker(uid: string): PodWorker | undefined {
    return this.#pods.get(uid);
  }

  /** The machine of that name or address, and the pods that it runs; undefined: there is none that is switched on. */
  machine(host: string): NodeMachine | undefined {
    const node = [...this.#nodes.values()].find(({ context: { node } }) =>
      node.name === host || node.address === host
    );
    if (!node || node.health.isStopped) return undefined;
    const { name } = node.context.node;
    return {
      context: node.context,
      pods: () => [...this.#pods.values()].filter((pod) => pod.node.name === name),
    };
  }

  usageOf(pod: StoredObject): ContainerUsage[] {
    return this.#pods.get(pod.metadata.uid)?.usage ?? [];
  }

  #reserved(node: string, exceptUid: string): Reserved {
    const sum: Reserved = { cpuMillis: 0, memoryBytes: 0 };
    for (const [uid, worker] of this.#pods) {
      if (uid === exceptUid || worker.node.name !== node) continue;
      const { cpuMillis, memoryBytes } = worker.allocation;
      sum.cpuMillis += cpuMillis;
      sum.memoryBytes += memoryBytes;
    }
    return sum;
  }

  #podChanged(gone: boolean, pod: PodObject): void {
    const worker = this.#pods.get(pod.metadata.uid);
    if (gone) {
      worker?.remove();
      this.#pods.delete(pod.metadata.uid);
      this.#mirrorAgain(pod);
    } else if (worker) worker.update(pod);
    else {
      const node = this.#nodes.get(pod.spec?.nodeName ?? "");
      const ended = pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
      if (!node || (ended && !pod.metadata.deletionTimestamp) || node.health.isStopped) return;
      const created = new PodWorker(node.context, pod, node.addresses);
      this.#pods.set(pod.metadata.uid, created);
      if (pod.metadata.deletionTimestamp) created.update(pod);
      else if (node.health.isDiskFull && firstToEvict([created])) created.fail("Evicted", REJECTION);
    }
  }

  /** Shows a static pod to the API server. */
  #mirror(name: string, manifest: KubeObject): void {
    const { registry, queue } = this.#context;
    const node = registry.find(registry.kind("nodes"), undefined, name);
    const mirror = node && mirrorPod(manifest, node, queue.now());
    const kind = registry.kind("pods");
    if (!mirror || registry.find(kind, mirror.metadata.namespace, mirror.metadata.name!)) return;
    registry.create(kind, mirror, KUBELET);
  }

  /** Its manifest still lies there. */
  #mirrorAgain({ metadata, spec }: PodObject): void {
    const name = spec?.nodeName ?? "";
    if (!metadata.annotations?.[MIRROR_ANNOTATION]) return;
    const manifest = this.#nodes.get(name)?.context.node.staticPods?.find((it) =>
      metadata.name === `${it.metadata.name}-${name}` && metadata.namespace === it.metadata.namespace
    );
    if (manifest) this.#context.queue.schedule(MIRROR_DELAY_MS, () => this.#mirror(name, manifest));
  }

  #node(name: string): RunningNode {
    const node = this.#nodes.get(name);
    if (!node) {
      throw new RangeError(`Cannot find node "${name}": there are ${[...this.#nodes.keys()].join(", ")}`);
    }
    return node;
  }

  #beat(name: string): void {
    this.#reportNode(name);
    this.#context.queue.schedule(HEARTBEAT_MS, () => this.#beat(name));
  }

  #renew(name: string): void {
    this.#renewOnce(name);
    this.#context.queue.schedule(RENEWAL_MS, () => this.#renew(name));
  }

  #renewOnce(name: string): void {
    const { registry, queue } = this.#context;
    const node = registry.find(registry.kind("nodes"), undefined, name);
    if (node && !this.#node(name).health.isStopped) renewLease(registry, node, queue.now());
  }

  #reportNode(name: string): void {
    const { registry, queue } = this.#context;
    const { context, health } = this.#node(name);
    const kind = registry.kind("nodes");
    const current = registry.find(kind, undefined, name);
    if (!current || health.isStopped) return;
    const hasDiskPressure = health.hasDiskPressure(queue.now());
    const status = nodeStatus(context, current as unknown as INode, {
      hasDiskPressure,
      reboots: health.reboots,
    });
    registry.update(kind, { ...current, status }, { ...KUBELET, subresource: "status" });
  }

  #tellNode(name: string, type: "Normal" | "Warning", reason: string, message: string): void {
    const { registry } = this.#context;
    const node = registry.find(registry.kind("nodes"), undefined, name);
    if (node) this.#recordNode(node, reason, message, type);
  }

  #recordNode(
    node: StoredObject,
    reason: string,
    message: string,
    type: "Normal" | "Warning" = "Normal",
  ): void {
    const component = "kubelet";
    tell(this.#context.registry, {
      regarding: node,
      type,
      reason,
      message,
      component,
      host: node.metadata.name,
    });
  }
}

const NODE_EVENTS: readonly [string, string][] = [
  ["NodeHasSufficientMemory", "NodeHasSufficientMemory"],
  ["NodeHasNoDiskPressure", "NodeHasNoDiskPressure"],
  ["NodeHasSufficientPID", "NodeHasSufficientPID"],
  ["NodeReady", "NodeReady"],
];

/** The node's pod addresses, one after another; those given back come round again last. */
function addressPool(node: NodeProfile): AddressPool {
  const taken = new Set<string>();
  let next = node.firstHost;
  const take = () => {
    for (let tries = 0; tries < 65_536; tries++) {
      const address = hostAddress(node.podPrefix, next++);
      if (!taken.has(address) && !/\.(0|255)$/.test(address)) {
        taken.add(address);
        return address;
      }
    }
    throw new RangeError(`Cannot give a pod on ${node.name} an address: all are taken`);
  };
  return {
    take,
    claim: (address) => {
      if (taken.has(address)) return take();
      taken.add(address);
      return address;
    },
    giveBack: (address) => void taken.delete(address),
  };
}

/** `192.168.146.` and 129 is 192.168.146.129; numbers beyond a byte go on in the next network. */
function hostAddress(prefix: string, host: number): string {
  const parts = prefix.replace(/\.$/, "").split(".").map(Number);
  const network = (parts[2]! + Math.floor(host / 256)) % 256;
  return `${parts[0]}.${parts[1]}.${network}.${host % 256}`;
}
