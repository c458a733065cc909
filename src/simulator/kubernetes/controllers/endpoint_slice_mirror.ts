/**
 * Endpoints that people write for services without a selector are mirrored into slices: those are what the network
 * reads. Source: pkg/controller/endpointslicemirroring.
 */
import type { IEndpoint } from "kubernetes-models/discovery.k8s.io/v1/Endpoint";
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IEndpointAddress } from "kubernetes-models/v1/EndpointAddress";
import type { IEndpoints } from "kubernetes-models/v1/Endpoints";
import type { IService } from "kubernetes-models/v1/Service";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import { isSame } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import { ownerReference } from "./claim.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { SERVICE_NAME_LABEL } from "./endpoint_slice.ts";
import { cacheKey, type Informer } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

type Endpoints = Stored<IEndpoints> & StoredObject;
type Slice = Stored<IEndpointSlice> & StoredObject;

const DELAY_MS = 50;
const MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
const CONTROLLER = "endpointslicemirroring-controller.k8s.io";
const SKIP_MIRROR = "endpointslice.kubernetes.io/skip-mirror";
const LEADER = "control-plane.alpha.kubernetes.io/leader";

export function startEndpointSliceMirror(context: ControllerContext): void {
  const services = context.informers.of<IService>("services");
  const endpoints = context.informers.of<IEndpoints>("endpoints");
  const slices = context.informers.of<IEndpointSlice>("endpointslices", "discovery.k8s.io");
  slices.addIndex("mirrored", ({ metadata }) => {
    const name = metadata.labels?.[SERVICE_NAME_LABEL];
    return name && metadata.labels?.[MANAGED_BY] === CONTROLLER
      ? cacheKey(metadata.namespace, name)
      : undefined;
  });
  const work = new WorkQueue(context.queue, {
    delayMs: DELAY_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const service = services.get(namespace, name!);
      const original = endpoints.get(namespace, name!);
      const isMirrored = service !== undefined && !service.spec?.selector && original &&
        wantsMirror(original);
      reconcile(context, slices, key, isMirrored ? original : undefined);
    },
  });
  const enqueue = ({ metadata }: KubeObject) => work.add(cacheKey(metadata.namespace, metadata.name ?? ""));
  services.onChange(({ object }) => enqueue(object));
  endpoints.onChange(({ object }) => enqueue(object));
}

function wantsMirror({ metadata }: Endpoints): boolean {
  return metadata.labels?.[SKIP_MIRROR] !== "true" && metadata.annotations?.[LEADER] === undefined &&
    !metadata.deletionTimestamp;
}

/** One slice a subset and address family; those there are keep their names. */
function reconcile(
  context: ControllerContext,
  slices: Informer<Slice>,
  key: string,
  original: Endpoints | undefined,
): void {
  const wanted = original ? mirrorsOf(original) : [];
  const existing = slices.indexed("mirrored", key).sort((
    a,
    b,
  ) => (a.metadata.name < b.metadata.name ? -1 : 1));
  for (const slice of existing) {
    const at = wanted.findIndex((mirror) => mirror.addressType === slice.addressType);
    const [mirror] = at < 0 ? [] : wanted.splice(at, 1);
    const { namespace, name } = slice.metadata;
    if (!mirror) context.registry.delete(slices.kind, namespace, name);
    else if (
      !isSame(slice.endpoints ?? [], mirror.endpoints) || !isSame(slice.ports ?? [], mirror.ports ?? [])
    ) {
      context.registry.update(
        slices.kind,
        { ...slice, endpoints: mirror.endpoints, ports: mirror.ports },
        MANAGER,
      );
    }
  }
  for (const mirror of wanted) {
    const { name, namespace, labels } = original!.metadata;
    context.registry.create(slices.kind, {
      apiVersion: "discovery.k8s.io/v1",
      kind: "EndpointSlice",
      metadata: {
        generateName: `${name}-`,
        ...(namespace ? { namespace } : {}),
        labels: { ...labels, [MANAGED_BY]: CONTROLLER, [SERVICE_NAME_LABEL]: name },
        ownerReferences: [ownerReference(original!, "v1", "Endpoints")],
      },
      ...mirror,
    }, MANAGER);
  }
}

type Mirror = Pick<IEndpointSlice, "addressType" | "endpoints" | "ports">;

function mirrorsOf({ subsets = [] }: Endpoints): Mirror[] {
  return subsets.flatMap(({ addresses = [], notReadyAddresses = [], ports = [] }) =>
    (["IPv4", "IPv6"] as const).flatMap((addressType): Mirror[] => {
      const isOfFamily = ({ ip }: IEndpointAddress) => ip.includes(":") === (addressType === "IPv6");
      const endpoints = [
        ...addresses.filter(isOfFamily).map((address) => endpointOf(address, true)),
        ...notReadyAddresses.filter(isOfFamily).map((address) => endpointOf(address, false)),
      ];
      const named = ports.map(({ name = "", port, protocol = "TCP", appProtocol }) => ({
        name,
        port,
        protocol,
        ...(appProtocol ? { appProtocol } : {}),
      }));
      return endpoints.length === 0 ? [] : [{ addressType, endpoints, ports: named }];
    })
  );
}

function endpointOf(
  { ip, hostname, nodeName, targetRef }: IEndpointAddress,
  ready: boolean,
): IEndpoint {
  return {
    addresses: [ip],
    conditions: { ready },
    ...(hostname ? { hostname } : {}),
    ...(nodeName ? { nodeName } : {}),
    ...(targetRef ? { targetRef } : {}),
  };
}
