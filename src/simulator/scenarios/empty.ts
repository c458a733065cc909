import type { KubeObject } from "../../kube/object.ts";

import { DEFAULT_CLASS } from "../kubernetes/kinds/storage_class.ts";
import type { NodeProfile } from "../kubernetes/kubelet/pod_context.ts";
import { LOCAL_PATH_PROVISIONER } from "../kubernetes/storage_classes.ts";
import { kubeSystem } from "./kube_system.ts";
import { controlPlanePods } from "./static_pods.ts";
import { applied, DAY_MS, MINUTE_MS, type Scenario, type Step } from "./scenario.ts";

/** The lecture's two machines. The first is the control plane too, and takes pods all the same. */
export const NODES: readonly NodeProfile[] = [
  {
    name: "eli01",
    address: "192.168.122.4",
    podPrefix: "192.168.146.",
    firstHost: 129,
    cpu: "4",
    memory: "8145512Ki",
    pods: 110,
    labels: { "node-role.kubernetes.io/control-plane": "" },
    staticPods: controlPlanePods("192.168.122.4"),
  },
  {
    name: "eli02",
    address: "192.168.122.5",
    podPrefix: "192.168.215.",
    firstHost: 65,
    cpu: "4",
    memory: "8145512Ki",
    pods: 110,
    labels: {},
  },
];

/** What every cluster has before anybody uses it. */
export function foundation(agoMs: number): Step[] {
  return [...birth(agoMs), ...kubeSystem(agoMs)];
}

/** What the API server makes of itself. */
export function birth(agoMs: number): Step[] {
  const namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];
  return [
    { agoMs, objects: namespaces.map(namespace), fieldManager: "kube-apiserver" },
    {
      agoMs: agoMs - 1000,
      objects: [kubernetesService, kubernetesSlice, kubernetesEndpoints],
      fieldManager: "kube-apiserver",
    },
    { agoMs: agoMs - 5000, objects: [applied(standardClass)] },
  ];
}

export function namespace(name: string): KubeObject {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name } };
}

const kubernetesService: KubeObject = {
  apiVersion: "v1",
  kind: "Service",
  metadata: {
    name: "kubernetes",
    namespace: "default",
    labels: { component: "apiserver", provider: "kubernetes" },
  },
  spec: {
    type: "ClusterIP",
    clusterIP: "10.96.0.1",
    ports: [{ name: "https", protocol: "TCP", port: 443, targetPort: 6443 }],
  },
};

const kubernetesSlice: KubeObject = {
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: {
    name: "kubernetes",
    namespace: "default",
    labels: { "kubernetes.io/service-name": "kubernetes" },
  },
  addressType: "IPv4",
  endpoints: [{ addresses: ["192.168.122.4"], conditions: { ready: true } }],
  ports: [{ name: "https", protocol: "TCP", port: 6443 }],
};

const kubernetesEndpoints: KubeObject = {
  apiVersion: "v1",
  kind: "Endpoints",
  metadata: {
    name: "kubernetes",
    namespace: "default",
    labels: { "endpointslice.kubernetes.io/skip-mirror": "true" },
  },
  subsets: [{
    addresses: [{ ip: "192.168.122.4" }],
    ports: [{ name: "https", port: 6443, protocol: "TCP" }],
  }],
};

/** What kind sets up: volumes are folders of the node on which the pod runs. */
const standardClass: KubeObject = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard", annotations: { [DEFAULT_CLASS]: "true" } },
  provisioner: LOCAL_PATH_PROVISIONER,
  reclaimPolicy: "Delete",
  volumeBindingMode: "WaitForFirstConsumer",
};

export const empty: Scenario = {
  name: "empty",
  summary: "two nodes and nothing on them",
  nodes: NODES,
  history: foundation(DAY_MS + 5 * MINUTE_MS),
};
