/** Nodes and pods for tests of the scheduler, and what it takes to place one. */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { PodClaims } from "../../../../src/simulator/kubernetes/controllers/pod_claims.ts";
import { ClusterState } from "../../../../src/simulator/kubernetes/scheduler/cluster_state.ts";
import {
  Placement,
  type PlacementSources,
} from "../../../../src/simulator/kubernetes/scheduler/placement.ts";
import {
  type Pod,
  type PodFacts,
  podFacts,
} from "../../../../src/simulator/kubernetes/scheduler/pod_facts.ts";
import { admittingRegistry } from "../admission/sample_storage.ts";

export interface SamplePod {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  spec?: Partial<IPodSpec>;
  requests?: Record<string, string>;
  /** The pod is about to go. */
  isEnding?: boolean;
  status?: Pod["status"];
}

export function samplePod(
  { name, namespace = "default", labels, spec, requests, isEnding, status }: SamplePod,
): Pod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace,
      uid: name,
      resourceVersion: "1",
      creationTimestamp: "2026-01-01T00:00:00Z",
      ...(labels ? { labels } : {}),
      ...(isEnding ? { deletionTimestamp: "2026-01-01T00:00:30Z" } : {}),
    },
    spec: {
      containers: [{ name: "c", image: "nginx", ...(requests ? { resources: { requests } } : {}) }],
      ...spec,
    },
    ...(status ? { status } : {}),
  } as Pod;
}

export function sampleFacts(pod: SamplePod): PodFacts {
  return podFacts(samplePod(pod));
}

/** Four cores, four gigabytes, ten pods. */
export function sampleNode(
  name: string,
  labels: Record<string, string> = {},
  more: Partial<INode> = {},
): INode {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { "kubernetes.io/hostname": name, ...labels } },
    status: { allocatable: { cpu: "4", memory: "4Gi", pods: "10" } },
    ...more,
  };
}

export interface SamplePlacement {
  cluster: ClusterState;
  sources: PlacementSources;
  /** Where a pod fits, and why not elsewhere, by the name of the node. */
  look: (pod: SamplePod) => Record<string, string>;
}

/** `placed`: the pods on each node. */
export function samplePlacement(
  nodes: readonly INode[],
  placed: Record<string, readonly SamplePod[]> = {},
  namespaces: Record<string, Record<string, string>> = {},
): SamplePlacement {
  const { registry } = admittingRegistry();
  const informers = new Informers(registry);
  const cluster = new ClusterState();
  nodes.forEach((node) => cluster.setNode(node));
  for (const [node, pods] of Object.entries(placed)) {
    for (const pod of pods) {
      cluster.place(sampleFacts({ ...pod, spec: { ...pod.spec, nodeName: node } }), node);
    }
  }
  const sources: PlacementSources = {
    cluster,
    namespaceLabels: (name) => namespaces[name] ?? {},
    volumes: {
      registry,
      claims: informers.of<IPersistentVolumeClaim>("persistentvolumeclaims"),
      volumes: informers.of<IPersistentVolume>("persistentvolumes"),
      podClaims: new PodClaims(informers.of<IPod>("pods")),
    },
    random: new Random(1),
    nominated: () => [],
    usualSelector: () => undefined,
  };
  const look = (pod: SamplePod) => {
    const placement = new Placement(sampleFacts(pod), sources);
    return Object.fromEntries(
      cluster.nodes.map((state) => [state.name, placement.refusal(state)?.reasons.join(", ") ?? "fits"]),
    );
  };
  return { cluster, sources, look };
}
