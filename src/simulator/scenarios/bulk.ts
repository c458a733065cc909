/** Many nodes and pods at once, for trying out a large cluster. */
import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { KubeObject, Stored } from "../../kube/object.ts";
import type { Random } from "../clock/random.ts";
import { ownerReference } from "../kubernetes/controllers/claim.ts";
import { makeReplicaSet } from "../kubernetes/controllers/deployment_replica_sets.ts";
import { LIGHT_TAINT, type LightKubelets } from "../kubernetes/kubelet/light.ts";
import type { NodeProfile, PodObject } from "../kubernetes/kubelet/pod_context.ts";
import type { ObjectRegistry } from "../kubernetes/object_registry.ts";
import type { Registry, StoredObject } from "../kubernetes/registry.ts";

/** Pods on one extra node, and of one Deployment, at most. */
const PODS_PER_NODE = 250;
const PODS_PER_DEPLOYMENT = 500;
export const BULK_NAMESPACE = "load";

const MANAGER = { fieldManager: "kube-controller-manager" } as const;

export interface BulkWorld {
  registry: ObjectRegistry;
  random: Random;
  light: LightKubelets;
}

/** As many extra nodes as asked for, or as the pods need. */
export function extraNodes(pods: number, nodes: number | undefined): NodeProfile[] {
  const count = nodes ?? Math.ceil(pods / PODS_PER_NODE);
  return Array.from({ length: count }, (_, index) => ({
    name: `worker-${String(index + 1).padStart(4, "0")}`,
    address: `10.1.${Math.floor(index / 250)}.${(index % 250) + 1}`,
    podPrefix: `10.${128 + Math.floor(index / 64)}.`,
    firstHost: (index % 64) * 1000,
    cpu: "32",
    memory: "134217728Ki",
    pods: Math.max(PODS_PER_NODE, Math.ceil(pods / Math.max(1, count))),
    labels: { "type": "light" },
  }));
}

/**
 * Makes Deployments of that many pods together, as a user would; controllers, scheduler and kubelets do the rest. The
 * namespace `load` has to be there. Returns whether all pods are ready.
 */
export function addDeployments(registry: Registry, pods: number): () => boolean {
  const kind = registry.kind("deployments", "apps");
  const names = deploymentSizes(pods).map(({ name, replicas }) => {
    registry.create(kind, deploymentOf(name, replicas), { fieldManager: "kubectl-create" });
    return name;
  });
  return () =>
    names.every((name) => {
      const { spec, status } = registry.get(kind, BULK_NAMESPACE, name) as unknown as IDeployment;
      return status?.readyReplicas === spec?.replicas;
    });
}

/**
 * The same at once: the first pod of each Deployment is made and the others are copies of it, which run on the nodes in
 * turn. The namespace's service account has to be there.
 */
export function addPods(world: BulkWorld, pods: number, nodes: readonly NodeProfile[]): void {
  let made = 0;
  for (const { name, replicas } of deploymentSizes(pods)) {
    addDeployment(world, name, replicas, nodes, made);
    made += replicas;
  }
}

function deploymentSizes(pods: number): { name: string; replicas: number }[] {
  const count = Math.ceil(pods / PODS_PER_DEPLOYMENT);
  return Array.from({ length: count }, (_, index) => ({
    name: `load-${index + 1}`,
    replicas: Math.min(PODS_PER_DEPLOYMENT, pods - index * PODS_PER_DEPLOYMENT),
  }));
}

function addDeployment(
  world: BulkWorld,
  name: string,
  replicas: number,
  nodes: readonly NodeProfile[],
  offset: number,
): void {
  const { registry, light, random } = world;
  const deployment = registry.create(registry.kind("deployments", "apps"), deploymentOf(name, replicas), {
    fieldManager: "kubectl-create",
  }) as unknown as Stored<IDeployment> & StoredObject;
  const set = registry.create(
    registry.kind("replicasets", "apps"),
    makeReplicaSet(deployment, replicas, 1),
    MANAGER,
  ) as unknown as
    & Stored<IReplicaSet>
    & StoredObject;
  const kind = registry.kind("pods");
  const first = registry.create(kind, {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      ...structuredClone(set.spec!.template!.metadata!),
      generateName: `${set.metadata.name}-`,
      namespace: BULK_NAMESPACE,
      ownerReferences: [ownerReference(set, "apps/v1", "ReplicaSet")],
    },
    spec: structuredClone(set.spec!.template!.spec!) as unknown as Record<string, unknown>,
  }, MANAGER) as PodObject;
  const names = new Set<string>([first.metadata.name]);
  for (let i = 0; i < replicas; i++) {
    const node = nodes[(offset + i) % nodes.length]!;
    let name = first.metadata.name;
    while (i > 0 && names.has(name)) name = `${set.metadata.name}-${random.suffix(5)}`;
    names.add(name);
    const metadata = i === 0 ? first.metadata : { ...first.metadata, name, uid: random.uuid() };
    const copy = {
      ...first,
      metadata: { ...metadata },
      spec: { ...first.spec!, nodeName: node.name },
    } as PodObject;
    registry.store.put(
      kind,
      { ...copy, status: light.runningStatus(copy, node.name) } as unknown as StoredObject,
    );
  }
}

function deploymentOf(name: string, replicas: number): KubeObject {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace: BULK_NAMESPACE, labels: { app: name } },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [{
            name: "nginx",
            image: "nginx",
            resources: { requests: { cpu: "10m", memory: "16Mi" } },
          }],
          nodeSelector: { type: "light" },
          tolerations: [{ key: LIGHT_TAINT.key, operator: "Exists", effect: LIGHT_TAINT.effect }],
        },
      },
    },
  };
}
