/** Lists the pods behind each service. Source: pkg/controller/endpointslice, staging endpointslice/reconciler.go. */
import type { IEndpoint } from "kubernetes-models/discovery.k8s.io/v1/Endpoint";
import type { IEndpointPort } from "kubernetes-models/discovery.k8s.io/v1/EndpointPort";
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IService } from "kubernetes-models/v1/Service";
import { fromLabelMap, matchesLabels } from "../../../kube/label_selector.ts";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { ownerReference } from "./claim.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { cacheKey, type Informer } from "./informer.ts";
import { isReady } from "./pod_ranking.ts";
import { targetPortOf } from "./service_ports.ts";
import { WorkQueue } from "./work_queue.ts";

type Pod = Stored<IPod> & StoredObject;
type Service = Stored<IService> & StoredObject;
type Slice = Stored<IEndpointSlice> & StoredObject;

const DELAY_MS = 20;
/** As --max-endpoints-per-slice. */
const MAX_ENDPOINTS = 100;
export const SERVICE_NAME_LABEL = "kubernetes.io/service-name";
const MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
const CONTROLLER = "endpointslice-controller.k8s.io";

export function startEndpointSlices(context: ControllerContext): void {
  const services = context.informers.of<IService>("services");
  const pods = context.informers.of<IPod>("pods");
  const slices = context.informers.of<IEndpointSlice>("endpointslices", "discovery.k8s.io");
  slices.addIndex("service", (slice) => {
    const name = slice.metadata.labels?.[SERVICE_NAME_LABEL];
    return name && slice.metadata.labels?.[MANAGED_BY] === CONTROLLER
      ? cacheKey(slice.metadata.namespace, name)
      : undefined;
  });
  const work = new WorkQueue(context.queue, {
    delayMs: DELAY_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const service = services.get(namespace, name!);
      // A service that waits for its slices to go must not get new ones.
      if (!service || service.metadata.deletionTimestamp) return;
      if (service.spec?.selector && service.spec.type !== "ExternalName") {
        reconcile(context, slices, service, podsOf(pods, service));
      }
    },
  });
  const enqueue = ({ metadata }: KubeObject) => work.add(cacheKey(metadata.namespace, metadata.name ?? ""));
  services.onChange(({ type, object }) => type !== "DELETED" && enqueue(object));
  pods.onChange(({ object, old }) => {
    if (old && !concernsEndpoints(object, old)) return;
    for (const service of services.inNamespace(object.metadata.namespace)) {
      if ([object, old].some((pod) => pod && selects(service, pod))) enqueue(service);
    }
  });
  slices.onChange(({ type, object }) => {
    const name = object.metadata.labels?.[SERVICE_NAME_LABEL];
    if (type === "DELETED" && name) work.add(cacheKey(object.metadata.namespace, name));
  });
}

function selects(service: Service, pod: Pod): boolean {
  const selector = service.spec?.selector;
  return selector !== undefined && matchesLabels(fromLabelMap(selector), pod.metadata.labels);
}

function concernsEndpoints(pod: Pod, old: Pod): boolean {
  return pod.status?.podIP !== old.status?.podIP || isReady(pod) !== isReady(old) ||
    pod.status?.phase !== old.status?.phase ||
    pod.metadata.deletionTimestamp !== old.metadata.deletionTimestamp ||
    JSON.stringify(pod.metadata.labels) !== JSON.stringify(old.metadata.labels);
}

/** Pods that belong into the slices: with an address, and not at their end. */
function podsOf(pods: Informer<Pod>, service: Service): Pod[] {
  return pods.inNamespace(service.metadata.namespace).filter((pod) =>
    selects(service, pod) && pod.status?.podIP && pod.status.phase !== "Succeeded" &&
    pod.status.phase !== "Failed"
  );
}

/** One set of ports, as the pods that share it resolve them. */
interface Group {
  ports: IEndpointPort[];
  endpoints: Map<string, IEndpoint>;
}

function reconcile(context: ControllerContext, slices: Informer<Slice>, service: Service, pods: Pod[]): void {
  const groups = groupByPorts(service, pods);
  const existing = slices.indexed("service", cacheKey(service.metadata.namespace, service.metadata.name))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  for (const slice of existing) {
    const group = groups.get(portsKey(slice.ports ?? []));
    if (!group) context.registry.delete(slices.kind, slice.metadata.namespace, slice.metadata.name);
    else updateSlice(context, slices, service, slice, group);
  }
  for (const group of groups.values()) {
    const rest = [...group.endpoints.values()];
    const isKnown = existing.some((slice) => portsKey(slice.ports ?? []) === portsKey(group.ports));
    for (let at = 0; at < rest.length || (at === 0 && !isKnown); at += MAX_ENDPOINTS) {
      context.registry.create(slices.kind, {
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        metadata: {
          generateName: `${service.metadata.name}-`,
          namespace: service.metadata.namespace!,
          labels: labelsFor(service),
          ownerReferences: [ownerReference(service, "v1", "Service")],
        },
        addressType: "IPv4",
        endpoints: rest.slice(at, at + MAX_ENDPOINTS),
        ports: group.ports,
      }, MANAGER);
    }
  }
}

/** Endpoints that stay keep their place; what the slice takes is taken out of the group. */
function updateSlice(
  context: ControllerContext,
  slices: Informer<Slice>,
  service: Service,
  slice: Slice,
  group: Group,
): void {
  const endpoints: IEndpoint[] = [];
  for (const endpoint of slice.endpoints ?? []) {
    const uid = endpoint.targetRef?.uid ?? "";
    const wanted = group.endpoints.get(uid);
    if (!wanted) continue;
    group.endpoints.delete(uid);
    endpoints.push(wanted);
  }
  for (const [uid, endpoint] of group.endpoints) {
    if (endpoints.length >= MAX_ENDPOINTS) break;
    group.endpoints.delete(uid);
    endpoints.push(endpoint);
  }
  const changed = {
    ...slice,
    metadata: { ...slice.metadata, labels: labelsFor(service) },
    endpoints,
    ports: group.ports,
  };
  context.registry.update(slices.kind, changed, MANAGER);
}

function groupByPorts(service: Service, pods: readonly Pod[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const pod of pods) {
    const ports = (service.spec?.ports ?? []).flatMap((port): IEndpointPort[] => {
      const number = targetPortOf(port, pod);
      if (number === undefined) return [];
      const appProtocol = port.appProtocol ? { appProtocol: port.appProtocol } : {};
      return [{ name: port.name ?? "", protocol: port.protocol ?? "TCP", port: number, ...appProtocol }];
    });
    const key = portsKey(ports);
    const group: Group = groups.get(key) ?? { ports, endpoints: new Map<string, IEndpoint>() };
    group.endpoints.set(pod.metadata.uid, endpointOf(pod, service));
    groups.set(key, group);
  }
  // A service without pods still has a slice, an empty one.
  if (groups.size === 0) groups.set(portsKey([]), { ports: [], endpoints: new Map() });
  return groups;
}

function portsKey(ports: readonly IEndpointPort[]): string {
  return ports.map(({ name, protocol, port }) => `${name ?? ""}/${protocol}/${port}`).sort().join();
}

function endpointOf(pod: Pod, service: Service): IEndpoint {
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const serving = isReady(pod);
  return {
    addresses: [pod.status!.podIP!],
    conditions: {
      ready: service.spec?.publishNotReadyAddresses || (serving && !terminating),
      serving,
      terminating,
    },
    ...(pod.spec?.hostname && pod.spec.subdomain === service.metadata.name
      ? { hostname: pod.spec.hostname }
      : {}),
    targetRef: {
      kind: "Pod",
      namespace: pod.metadata.namespace!,
      name: pod.metadata.name,
      uid: pod.metadata.uid,
    },
    ...(pod.spec?.nodeName ? { nodeName: pod.spec.nodeName } : {}),
  };
}

function labelsFor(service: Service): Record<string, string> {
  return {
    ...service.metadata.labels,
    ...(service.spec?.clusterIP === "None" ? { "service.kubernetes.io/headless": "" } : {}),
    [MANAGED_BY]: CONTROLLER,
    [SERVICE_NAME_LABEL]: service.metadata.name,
  };
}
