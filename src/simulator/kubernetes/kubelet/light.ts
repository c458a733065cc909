/**
 * Nodes that only say that pods run: no processes, no logs. Thousands of them cost next to nothing; they are what a
 * large cluster is tried out with.
 */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodStatus } from "kubernetes-models/v1/PodStatus";
import { digest } from "../../host/digest.ts";
import { LIGHT_LOAD } from "../../host/usage_meter.ts";
import { resolveImage } from "../../images/mod.ts";
import type { StoredObject } from "../registry.ts";
import type { ContainerUsage, UsageSource } from "./resource_usage.ts";
import { type ControllerContext, timeText } from "../controllers/controller.ts";
import { cacheKey } from "../controllers/informer.ts";
import { WorkQueue } from "../controllers/work_queue.ts";
import { nodeObject, nodeStatus } from "./node.ts";
import type { NodeProfile, PodObject } from "./pod_context.ts";

/** Keeps pods away that want to be run in earnest; the name is kwok's. */
export const LIGHT_TAINT = { key: "kwok.x-k8s.io/node", value: "fake", effect: "NoSchedule" } as const;

/** What starting and ending take there. */
const TURN_MS = 1000;
const KUBELET = { fieldManager: "kubelet" } as const;

export class LightKubelets implements UsageSource {
  readonly #context: ControllerContext;
  readonly #nodes = new Map<string, { profile: NodeProfile; nextHost: number }>();

  constructor(context: ControllerContext) {
    this.#context = context;
    const pods = context.informers.of<IPod>("pods");
    const work = new WorkQueue(context.queue, {
      delayMs: TURN_MS,
      work: (key) => {
        const [namespace, name] = key.split("/");
        const pod = pods.get(namespace, name!);
        if (pod) this.#sync(pod);
      },
    });
    pods.onChange(({ type, object }) => {
      const node = this.#nodes.get(object.spec?.nodeName ?? "");
      if (type === "DELETED" || !node) return;
      if (type === "ADDED") node.nextHost = Math.max(node.nextHost, hostOf(object.status?.podIP) + 1);
      if (object.metadata.deletionTimestamp || object.status?.phase === "Pending") {
        work.add(cacheKey(object.metadata.namespace, object.metadata.name));
      }
    });
  }

  /** A node that is there already, as in a world that goes on, is only taken over. */
  addNode(profile: NodeProfile): void {
    const { registry, queue } = this.#context;
    const kind = registry.kind("nodes");
    this.#nodes.set(profile.name, { profile, nextHost: profile.firstHost });
    if (registry.find(kind, undefined, profile.name)) return;
    const node = nodeObject(profile, this.#nodes.size + 100);
    const created = registry.create(kind, {
      ...node,
      spec: { ...node.spec as object, taints: [LIGHT_TAINT] },
    }, KUBELET);
    const status = nodeStatus({ queue, node: profile, images: new Map() }, {
      apiVersion: "v1",
      kind: "Node",
    });
    registry.update(kind, { ...created, status }, { ...KUBELET, subresource: "status" });
  }

  /** The status of a pod that runs on one of the nodes. */
  runningStatus(pod: PodObject, nodeName: string): IPodStatus {
    const node = this.#nodes.get(nodeName)!;
    const host = node.nextHost++;
    const ip = `${node.profile.podPrefix}${Math.floor(host / ADDRESSES_PER_NETWORK)}.${
      (host % ADDRESSES_PER_NETWORK) + 1
    }`;
    const time = timeText(this.#context.queue.now());
    const conditions = CONDITIONS.map((type) => ({
      type,
      observedGeneration: 1,
      status: "True" as const,
      lastProbeTime: null,
      lastTransitionTime: time,
    }));
    const status = {
      observedGeneration: 1,
      phase: "Running",
      conditions,
      hostIP: node.profile.address,
      hostIPs: [{ ip: node.profile.address }],
      podIP: ip,
      podIPs: [{ ip }],
      startTime: time,
      containerStatuses: (pod.spec?.containers ?? []).map((container) => ({
        name: container.name,
        state: { running: { startedAt: time } },
        lastState: {},
        ready: true,
        restartCount: 0,
        image: container.image ?? "",
        imageID: `${container.image}@sha256:${digest(container.image ?? "")}`,
        containerID: `containerd://${digest(`${pod.metadata.uid}/${container.name}`)}`,
        started: true,
      })),
      qosClass: pod.status?.qosClass ?? "BestEffort",
    };
    return status as unknown as IPodStatus;
  }

  /** What pods there would use if they ran and nobody asked them anything. */
  usageOf(pod: StoredObject): ContainerUsage[] {
    const { nodeName, containers = [] } = (pod.spec ?? {}) as Partial<NonNullable<PodObject["spec"]>>;
    if (!this.#nodes.has(nodeName ?? "") || (pod as PodObject).status?.phase !== "Running") return [];
    return containers.map(({ name, image = "" }) => {
      const found = resolveImage(image);
      const { idleCpuMillis, idleMemoryBytes } = ("image" in found && found.image.profile.load) || LIGHT_LOAD;
      return { container: name, cpuMillis: Math.max(1, idleCpuMillis), memoryBytes: idleMemoryBytes };
    });
  }

  #sync(pod: PodObject): void {
    const { registry } = this.#context;
    const kind = registry.kind("pods");
    const { namespace, name, uid, deletionTimestamp } = pod.metadata;
    if (deletionTimestamp) {
      registry.delete(kind, namespace, name, { gracePeriodSeconds: 0, preconditions: { uid } });
    } else if (pod.status?.phase === "Pending") {
      const status = this.runningStatus(pod, pod.spec!.nodeName!);
      registry.update(kind, { ...pod, status }, { ...KUBELET, subresource: "status" });
    }
  }
}

/** Which of the node's addresses it is, as `runningStatus` counts them; -1: none. */
function hostOf(podIp: string | undefined): number {
  const [, , third, last] = podIp?.split(".").map(Number) ?? [];
  return third === undefined || last === undefined ? -1 : third * ADDRESSES_PER_NETWORK + last - 1;
}

/** In the last byte of an address. */
const ADDRESSES_PER_NETWORK = 250;

const CONDITIONS = [
  "PodReadyToStartContainers",
  "Initialized",
  "Ready",
  "ContainersReady",
  "PodScheduled",
] as const;
