/** Gives services of type LoadBalancer an address of the hosts' network, as MetalLB does. */
import type { IService } from "kubernetes-models/v1/Service";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, tell } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

type Service = Stored<IService> & StoredObject;

const DELAY_MS = 400;
/** The pool: 192.168.122.17 to .99. */
const POOL = { prefix: "192.168.122.", first: 17, last: 99 } as const;

export function startLoadBalancers(context: ControllerContext): void {
  const services = context.informers.of<IService>("services");
  const work = new WorkQueue(context.queue, {
    delayMs: DELAY_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const service = services.get(namespace, name!);
      // Asked of the registry: an address given a moment ago is not in the cache yet.
      if (service) assign(context, service, context.registry.list(services.kind) as unknown as Service[]);
    },
  });
  services.onChange(({ type, object }) => {
    if (type !== "DELETED" && wantsAddress(object) !== (addressOf(object) !== undefined)) {
      work.add(cacheKey(object.metadata.namespace, object.metadata.name));
    }
    // What a deleted service held may be what another waits for.
    if (type !== "DELETED" || !addressOf(object)) return;
    for (const other of services.all()) {
      if (wantsAddress(other) && !addressOf(other)) {
        work.add(cacheKey(other.metadata.namespace, other.metadata.name));
      }
    }
  });
}

/** The address at which the outside reaches a service. */
export function addressOf(service: IService): string | undefined {
  return service.status?.loadBalancer?.ingress?.[0]?.ip;
}

function wantsAddress(service: IService): boolean {
  return service.spec?.type === "LoadBalancer" && !service.spec.loadBalancerClass;
}

function assign(context: ControllerContext, service: Service, all: readonly Service[]): void {
  const has = addressOf(service);
  if (wantsAddress(service) === (has !== undefined)) return;
  const ip = wantsAddress(service) ? freeAddress(service, all) : undefined;
  const record = (type: "Normal" | "Warning", reason: string, message: string) =>
    tell(context.registry, {
      regarding: service,
      type,
      reason,
      message,
      component: "metallb-controller",
    });
  if (wantsAddress(service) && !ip) {
    record(
      "Warning",
      "AllocationFailed",
      `Failed to allocate IP for "${
        cacheKey(service.metadata.namespace, service.metadata.name)
      }": no available IPs`,
    );
    return;
  }
  const loadBalancer = ip ? { ingress: [{ ip, ipMode: "VIP" }] } : {};
  context.registry.update(context.registry.kind("services"), {
    ...service,
    status: { ...service.status, loadBalancer },
  }, {
    fieldManager: "controller",
    subresource: "status",
  });
  if (ip) record("Normal", "IPAllocated", `Assigned IP ["${ip}"]`);
}

function freeAddress(service: Service, all: readonly Service[]): string | undefined {
  const taken = new Set(all.map(addressOf));
  const asked = service.spec?.loadBalancerIP;
  if (asked) return taken.has(asked) ? undefined : asked;
  for (let last: number = POOL.first; last <= POOL.last; last++) {
    if (!taken.has(POOL.prefix + last)) return POOL.prefix + last;
  }
  return undefined;
}
