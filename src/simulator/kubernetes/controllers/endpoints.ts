/** Keeps the old Endpoints objects beside the slices. Source: pkg/controller/endpoint, pkg/api/v1/endpoints/util.go. */
import type { IEndpointAddress } from "kubernetes-models/v1/EndpointAddress";
import type { IEndpointPort } from "kubernetes-models/v1/EndpointPort";
import type { IEndpoints } from "kubernetes-models/v1/Endpoints";
import type { IEndpointSubset } from "kubernetes-models/v1/EndpointSubset";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IService } from "kubernetes-models/v1/Service";
import { fromLabelMap, matchesLabels } from "../../../kube/label_selector.ts";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import { isSame } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER, timeText } from "./controller.ts";
import { cacheKey, type Informer } from "./informer.ts";
import { isReady } from "./pod_ranking.ts";
import { targetPortOf } from "./service_ports.ts";
import { WorkQueue } from "./work_queue.ts";

type Pod = Stored<IPod> & StoredObject;
type Service = Stored<IService> & StoredObject;
type Endpoints = Stored<IEndpoints> & StoredObject;

/** A little after the slices. */
const DELAY_MS = 30;
/** More addresses are cut off, and an annotation says so. */
const MAX_ADDRESSES = 1000;
const MANAGED_BY = "endpoints.kubernetes.io/managed-by";
const HEADLESS = "service.kubernetes.io/headless";
const TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";
const OVER_CAPACITY = "endpoints.kubernetes.io/over-capacity";

export function startEndpoints(context: ControllerContext): void {
  const services = context.informers.of<IService>("services");
  const pods = context.informers.of<IPod>("pods");
  const endpoints = context.informers.of<IEndpoints>("endpoints");
  const work = new WorkQueue(context.queue, {
    delayMs: DELAY_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const service = services.get(namespace, name!);
      if (service) reconcile(context, endpoints, service, pods);
      else if (endpoints.get(namespace, name!)) context.registry.delete(endpoints.kind, namespace, name!);
    },
  });
  const enqueue = ({ metadata }: KubeObject) => work.add(cacheKey(metadata.namespace, metadata.name ?? ""));
  services.onChange(({ object }) => enqueue(object));
  pods.onChange(({ object, old }) => {
    if (old && !concernsEndpoints(object, old)) return;
    for (const service of services.inNamespace(object.metadata.namespace)) {
      if ([object, old].some((pod) => pod && selects(service, pod))) enqueue(service);
    }
  });
  endpoints.onChange(({ type, object }) => {
    if (type === "DELETED" && services.get(object.metadata.namespace, object.metadata.name)) enqueue(object);
  });
}

function selects({ spec }: Service, { metadata }: Pod): boolean {
  return spec?.selector !== undefined && matchesLabels(fromLabelMap(spec.selector), metadata.labels);
}

function concernsEndpoints(pod: Pod, old: Pod): boolean {
  return pod.status?.podIP !== old.status?.podIP || isReady(pod) !== isReady(old) ||
    pod.status?.phase !== old.status?.phase ||
    pod.metadata.deletionTimestamp !== old.metadata.deletionTimestamp ||
    !isSame(pod.metadata.labels ?? {}, old.metadata.labels ?? {});
}

function reconcile(
  context: ControllerContext,
  endpoints: Informer<Endpoints>,
  service: Service,
  pods: Informer<Pod>,
): void {
  // Without a selector they are somebody else's.
  if (!service.spec?.selector || service.spec.type === "ExternalName") return;
  const chosen = pods.inNamespace(service.metadata.namespace).filter((pod) =>
    selects(service, pod) && isListed(pod, service)
  );
  const all = subsetsOf(service, chosen);
  const count = all.reduce((sum, subset) => sum + addressesIn(subset), 0);
  const subsets = count > MAX_ADDRESSES ? cut(all) : all;
  const labels = labelsFor(service);
  const current = context.registry.find(endpoints.kind, service.metadata.namespace, service.metadata.name);
  const isCurrent = current && isSame((current as Pick<IEndpoints, "subsets">).subsets ?? [], subsets) &&
    isSame(current.metadata.labels ?? {}, labels);
  if (isCurrent) return;
  const annotations = {
    ...current?.metadata.annotations,
    [TRIGGER_TIME]: timeText(context.queue.now()),
    ...(count > MAX_ADDRESSES ? { [OVER_CAPACITY]: "truncated" } : {}),
  };
  const { name, namespace } = service.metadata;
  const metadata = { ...current?.metadata, name, ...(namespace ? { namespace } : {}), labels, annotations };
  const object: KubeObject = {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata,
    ...(subsets.length > 0 ? { subsets } : {}),
  };
  if (current) context.registry.update(endpoints.kind, object, MANAGER);
  else context.registry.create(endpoints.kind, object, MANAGER);
}

function isListed({ status, metadata }: Pod, { spec }: Service): boolean {
  if (!status?.podIP || status.phase === "Succeeded" || status.phase === "Failed") return false;
  return metadata.deletionTimestamp === undefined || spec?.publishNotReadyAddresses === true;
}

/** One subset for the pods whose ports have the same numbers. */
function subsetsOf(service: Service, pods: readonly Pod[]): IEndpointSubset[] {
  const groups = new Map<string, Required<IEndpointSubset>>();
  for (const pod of pods) {
    const ports = (service.spec?.ports ?? []).flatMap((port): IEndpointPort[] => {
      const number = targetPortOf(port, pod);
      if (number === undefined) return [];
      const { name, protocol = "TCP", appProtocol } = port;
      return [{ ...(name ? { name } : {}), port: number, protocol, ...(appProtocol ? { appProtocol } : {}) }];
    });
    const isHeadless = service.spec?.clusterIP === "None" && !service.spec.ports?.length;
    if (ports.length === 0 && !isHeadless) continue;
    const key = JSON.stringify(ports);
    const group = groups.get(key) ?? { addresses: [], notReadyAddresses: [], ports };
    const isOpen = isReady(pod) || service.spec?.publishNotReadyAddresses;
    (isOpen ? group.addresses : group.notReadyAddresses).push(addressOf(pod, service));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ addresses, notReadyAddresses, ports }) => ({
    ...(addresses.length > 0 ? { addresses: addresses.sort(byAddress) } : {}),
    ...(notReadyAddresses.length > 0 ? { notReadyAddresses: notReadyAddresses.sort(byAddress) } : {}),
    ...(ports.length > 0 ? { ports } : {}),
  }));
}

function addressOf({ metadata, spec, status }: Pod, service: Service): IEndpointAddress {
  const { namespace = "", name, uid } = metadata;
  const isNamed = spec?.hostname !== undefined && spec.subdomain === service.metadata.name;
  return {
    ip: status!.podIP!,
    ...(isNamed ? { hostname: spec.hostname! } : {}),
    ...(spec?.nodeName ? { nodeName: spec.nodeName } : {}),
    targetRef: { kind: "Pod", namespace, name, uid },
  };
}

function byAddress(a: IEndpointAddress, b: IEndpointAddress): number {
  return a.ip < b.ip ? -1 : a.ip > b.ip ? 1 : 0;
}

function addressesIn({ addresses = [], notReadyAddresses = [] }: IEndpointSubset): number {
  return addresses.length + notReadyAddresses.length;
}

/** Ready ones stay first. */
function cut(subsets: readonly IEndpointSubset[]): IEndpointSubset[] {
  let room = MAX_ADDRESSES;
  return subsets.flatMap(({ addresses = [], notReadyAddresses = [], ports }) => {
    const [ready, others] = [addresses, notReadyAddresses].map((list) => {
      const kept = list.slice(0, room);
      room -= kept.length;
      return kept;
    });
    if (ready!.length + others!.length === 0) return [];
    return [{
      ...(ready!.length > 0 ? { addresses: ready! } : {}),
      ...(others!.length > 0 ? { notReadyAddresses: others! } : {}),
      ...(ports ? { ports } : {}),
    }];
  });
}

function labelsFor({ metadata, spec }: Service): Record<string, string> {
  return {
    ...metadata.labels,
    ...(spec?.clusterIP === "None" ? { [HEADLESS]: "" } : {}),
    [MANAGED_BY]: "endpoint-controller",
  };
}
