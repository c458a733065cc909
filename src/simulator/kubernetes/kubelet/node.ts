/** A node's object and its heartbeat. Source: pkg/kubelet/kubelet_node_status.go. */
import type { INode } from "kubernetes-models/v1/Node";
import type { INodeCondition } from "kubernetes-models/v1/NodeCondition";
import { quantityToNumber } from "../../../kube/quantity.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { digest } from "../../host/digest.ts";
import { timeText } from "../controllers/controller.ts";
import { KERNEL } from "./machine.ts";
import type { KubeletContext, NodeProfile } from "./pod_context.ts";

const KUBELET_VERSION = "v1.36.0";

/** A kubelet reports its status at least so often (nodeStatusReportFrequency). */
export const HEARTBEAT_MS = 300_000;
/** Kept for the system and for evictions. */
const RESERVED_KI = 102_400;
export const DISK_KI = 61_202_244;

const CONDITIONS: readonly [type: string, status: string, reason: string, message: string][] = [
  ["MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"],
  ["DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"],
  ["PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"],
  ["Ready", "True", "KubeletReady", "kubelet is posting ready status"],
];

const FULL_DISK = CONDITIONS.map((condition): typeof condition =>
  condition[0] === "DiskPressure"
    ? ["DiskPressure", "True", "KubeletHasDiskPressure", "kubelet has disk pressure"]
    : condition
);

/** The object with which a node registers. */
export function nodeObject(node: NodeProfile, index: number): KubeObject {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: node.name,
      labels: {
        "beta.kubernetes.io/arch": "amd64",
        "beta.kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "kubernetes.io/hostname": node.name,
        "kubernetes.io/os": "linux",
        ...node.labels,
      },
      annotations: {
        "node.alpha.kubernetes.io/ttl": "0",
        "volumes.kubernetes.io/controller-managed-attach-detach": "true",
      },
    },
    spec: { podCIDR: `10.244.${index}.0/24`, podCIDRs: [`10.244.${index}.0/24`] },
  };
}

/** Its status: capacity, conditions, addresses, versions, images. */
export function nodeStatus(
  context: Pick<KubeletContext, "node" | "queue" | "images">,
  before: INode,
  { hasDiskPressure = false, reboots = 0 } = {},
): NonNullable<INode["status"]> {
  const { node, queue, images } = context;
  const time = timeText(queue.now());
  const extra = { "ephemeral-storage": `${DISK_KI}Ki`, "hugepages-1Gi": "0", "hugepages-2Mi": "0" };
  const memoryKi = quantityToNumber(node.memory) / 1024;
  return {
    capacity: { cpu: node.cpu, ...extra, memory: node.memory, pods: String(node.pods) },
    allocatable: {
      cpu: node.cpu,
      ...extra,
      "ephemeral-storage": String(Math.floor(DISK_KI * 1024 * 0.9)),
      memory: `${memoryKi - RESERVED_KI}Ki`,
      pods: String(node.pods),
    },
    conditions: (hasDiskPressure ? FULL_DISK : CONDITIONS).map(
      ([type, status, reason, message]): INodeCondition => {
        const known = before.status?.conditions?.find((condition) => condition.type === type);
        const since = known?.status === status ? known.lastTransitionTime! : time;
        return { type, status, lastHeartbeatTime: time, lastTransitionTime: since, reason, message };
      },
    ),
    addresses: [{ type: "InternalIP", address: node.address }, { type: "Hostname", address: node.name }],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: {
      machineID: digest(`machine/${node.name}`).slice(0, 32),
      systemUUID: uuidLike(digest(`system/${node.name}`)),
      bootID: bootId(node, reboots),
      kernelVersion: KERNEL,
      osImage: "Ubuntu 24.04.2 LTS",
      containerRuntimeVersion: "containerd://2.1.3",
      kubeletVersion: KUBELET_VERSION,
      kubeProxyVersion: "",
      operatingSystem: "linux",
      architecture: "amd64",
    },
    images: [...images].map(([name, { imageId, sizeBytes }]) => ({ names: [imageId, name], sizeBytes })),
  };
}

/** Another one after every reboot. */
export function bootId({ name }: NodeProfile, reboots: number): string {
  return uuidLike(digest(`boot/${name}${reboots > 0 ? `/${reboots}` : ""}`));
}

function uuidLike(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
