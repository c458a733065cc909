/**
 * An IPAddress for each cluster IP, as the API server keeps them since 1.33. Source:
 * pkg/registry/core/service/ipallocator, pkg/controller/servicecidrs.
 */
import type { IIPAddress } from "kubernetes-models/networking.k8s.io/v1/IPAddress";
import type { IService } from "kubernetes-models/v1/Service";
import type { KubeObject } from "../../../kube/object.ts";
import type { ControllerContext } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

const SERVER = { fieldManager: "kube-apiserver" } as const;
const LABELS = {
  "ipaddress.kubernetes.io/ip-family": "IPv4",
  "ipaddress.kubernetes.io/managed-by": "ipallocator.k8s.io",
};

export function startServiceAddresses(context: ControllerContext): void {
  const { registry, informers } = context;
  const services = informers.of<IService>("services");
  const addresses = informers.of<IIPAddress>("ipaddresses", "networking.k8s.io");
  services.addIndex("clusterIP", ({ spec }) => spec?.clusterIP === "None" ? undefined : spec?.clusterIP);
  const work = new WorkQueue(context.queue, {
    delayMs: 0,
    work: (address) => {
      const [service] = services.indexed("clusterIP", address);
      const known = registry.find(addresses.kind, undefined, address);
      if (service && !known) registry.create(addresses.kind, objectFor(address, service), SERVER);
      const isOurs = known?.metadata.labels?.["ipaddress.kubernetes.io/managed-by"] === "ipallocator.k8s.io";
      if (!service && isOurs) registry.delete(addresses.kind, undefined, address);
    },
  });
  services.onChange(({ object, old }) => {
    for (const address of new Set([object.spec?.clusterIP, old?.spec?.clusterIP])) {
      if (address && address !== "None") work.add(address);
    }
  });
  // An address that somebody deletes while its service holds it comes back.
  addresses.onChange(({ type, object }) =>
    type === "DELETED" && work.add(cacheKey(undefined, object.metadata.name))
  );
}

function objectFor(address: string, { metadata }: KubeObject): KubeObject {
  const { namespace = "", name = "" } = metadata;
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "IPAddress",
    metadata: { name: address, labels: { ...LABELS } },
    spec: { parentRef: { resource: "services", namespace, name } },
  };
}
