/**
 * Where connections to a service go: what kube-proxy does on every node. Source: pkg/proxy/iptables, pkg/proxy/topology.go.
 */
import type { IEndpoint } from "kubernetes-models/discovery.k8s.io/v1/Endpoint";
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IService } from "kubernetes-models/v1/Service";
import type { IServicePort } from "kubernetes-models/v1/ServicePort";
import type { Stored } from "../../../kube/object.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import { SERVICE_NAME_LABEL } from "../controllers/endpoint_slice.ts";
import { cacheKey, type Informer } from "../controllers/informer.ts";
import type { StoredObject } from "../registry.ts";

export type Service = Stored<IService> & StoredObject;

/** A pod's address and port; `refused` and `timeout` are what the client sees where there is none. */
export type Route = { address: string; port: number } | "refused" | "timeout";

export interface RouteRequest {
  /** Who asks, for session affinity. */
  client: string;
  /** The node through which the connection comes: the client's own, or the one whose port was asked. */
  node?: string | undefined;
  /** Through a node port, a load balancer or an external address. */
  isExternal: boolean;
}

type Slice = Stored<IEndpointSlice> & StoredObject;
interface Backend {
  address: string;
  port: number;
  node: string | undefined;
}

export class ServiceRoutes {
  readonly #context: ControllerContext;
  readonly #services: Informer<Service>;
  readonly #slices: Informer<Slice>;
  /** Every address of every service, and every node port, to the service's key. */
  readonly #byAddress = new Map<string, Set<string>>();
  readonly #byNodePort = new Map<number, string>();
  /** Service, port and client to the pod that served it last. */
  readonly #affinity = new Map<string, { backend: Backend; untilMs: number }>();

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#services = context.informers.of<IService>("services");
    this.#slices = context.informers.of<IEndpointSlice>("endpointslices", "discovery.k8s.io");
    this.#slices.addIndex("of", (slice) => {
      const name = slice.metadata.labels?.[SERVICE_NAME_LABEL];
      return name && cacheKey(slice.metadata.namespace, name);
    });
    this.#services.onChange(({ type, object, old }) => {
      if (old) this.#forget(old);
      if (type === "DELETED") this.#forget(object);
      else this.#remember(object);
    });
  }

  /** The service at an address: its cluster IP, load balancer's or external one. */
  serviceAt(address: string, port: number): { service: Service; isExternal: boolean } | undefined {
    let first: Service | undefined;
    for (const key of this.#byAddress.get(address) ?? []) {
      const [namespace, name] = key.split("/");
      const service = this.#services.get(namespace, name!);
      first ??= service;
      // Several may share an external address, each with its ports.
      if (service?.spec?.ports?.some((it) => it.port === port)) first = service;
    }
    return first && { service: first, isExternal: first.spec?.clusterIP !== address };
  }

  serviceOfNodePort(port: number): { service: Service; port: IServicePort } | undefined {
    const [namespace, name] = this.#byNodePort.get(port)?.split("/") ?? [];
    const service = name === undefined ? undefined : this.#services.get(namespace, name);
    const found = service?.spec?.ports?.find(({ nodePort }) => nodePort === port);
    return service && found && { service, port: found };
  }

  /** A port that the service does not have is dropped; a service without endpoints refuses (iptables REJECT). */
  choose(service: Service, port: IServicePort | undefined, request: RouteRequest): Route {
    if (!port) return "timeout";
    const all = this.#usable(service, port);
    if (all.length === 0) return "refused";
    const { internalTrafficPolicy, externalTrafficPolicy } = service.spec ?? {};
    const policy = request.isExternal ? externalTrafficPolicy : internalTrafficPolicy;
    // A load balancer only sends to nodes that have an endpoint: without a node, every endpoint will do.
    const near = policy === "Local" && request.node !== undefined
      ? all.filter(({ node }) => node === request.node)
      : all;
    if (near.length === 0) return "timeout";
    return this.#sticky(service, port, request.client, near);
  }

  #sticky(service: Service, port: IServicePort, client: string, backends: readonly Backend[]): Backend {
    const seconds = service.spec?.sessionAffinityConfig?.clientIP?.timeoutSeconds;
    if (service.spec?.sessionAffinity !== "ClientIP" || seconds === undefined) {
      return this.#context.random.pick(backends);
    }
    const nowMs = this.#context.queue.now();
    const key = `${service.metadata.uid}/${port.port}/${client}`;
    const known = this.#affinity.get(key);
    const kept = known && known.untilMs > nowMs &&
      backends.find(({ address, port }) => address === known.backend.address && port === known.backend.port);
    const backend = kept || this.#context.random.pick(backends);
    this.#affinity.set(key, { backend, untilMs: nowMs + seconds * 1000 });
    return backend;
  }

  /** Ready endpoints; where there are none, those that still serve while they end. */
  #usable(service: Service, port: IServicePort): Backend[] {
    const ready = this.#backends(service, port, ({ conditions }) => conditions?.ready !== false);
    if (ready.length > 0) return ready;
    return this.#backends(
      service,
      port,
      ({ conditions }) => conditions?.serving === true && conditions.terminating === true,
    );
  }

  #backends(
    service: Service,
    { name = "", port: own }: IServicePort,
    takes: (it: IEndpoint) => boolean,
  ): Backend[] {
    const slices = this.#slices.indexed("of", cacheKey(service.metadata.namespace, service.metadata.name));
    return slices.flatMap((slice) => {
      const port = slice.ports?.find((it) => (it.name ?? "") === name);
      if (!port) return [];
      return (slice.endpoints ?? []).filter(takes).flatMap(({ addresses, nodeName }) =>
        addresses.map((address) => ({ address, port: port.port ?? own, node: nodeName }))
      );
    });
  }

  #remember(service: Service): void {
    const key = cacheKey(service.metadata.namespace, service.metadata.name);
    for (const address of addressesOf(service)) {
      const keys = this.#byAddress.get(address) ?? new Set();
      this.#byAddress.set(address, keys.add(key));
    }
    for (const { nodePort } of service.spec?.ports ?? []) if (nodePort) this.#byNodePort.set(nodePort, key);
  }

  #forget(service: Service): void {
    const key = cacheKey(service.metadata.namespace, service.metadata.name);
    for (const address of addressesOf(service)) {
      const keys = this.#byAddress.get(address);
      keys?.delete(key);
      if (keys?.size === 0) this.#byAddress.delete(address);
    }
    for (const { nodePort } of service.spec?.ports ?? []) {
      if (nodePort && this.#byNodePort.get(nodePort) === key) this.#byNodePort.delete(nodePort);
    }
  }
}

function addressesOf({ spec, status }: Service): string[] {
  const balancers = (status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip ?? "");
  return [spec?.clusterIP ?? "", ...balancers, ...spec?.externalIPs ?? []].filter((address) =>
    address !== "" && address !== "None"
  );
}
