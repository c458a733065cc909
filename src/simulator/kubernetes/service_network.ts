/**
 * The cluster's network: who answers at an address. Containers listen at their pod's address; services lead to one
 * of their ready endpoints by chance, as kube-proxy does it; DNS knows the services' names.
 */
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { INode } from "kubernetes-models/v1/Node";
import type { IService } from "kubernetes-models/v1/Service";
import type { IServicePort } from "kubernetes-models/v1/ServicePort";
import type { Stored } from "../../kube/object.ts";
import type { FetchOutcome, HttpHandler, HttpTarget } from "../images/process.ts";
import type { ControllerContext } from "./controllers/controller.ts";
import { SERVICE_NAME_LABEL } from "./controllers/endpoint_slice.ts";
import { cacheKey, type Informer } from "./controllers/informer.ts";
import { addressOf } from "./controllers/load_balancer.ts";
import type { StoredObject } from "./registry.ts";

type Service = Stored<IService> & StoredObject;

/** Who asks. Outside the cluster there is no namespace and no cluster DNS. */
export interface Caller {
  address: string;
  namespace?: string;
}

const CLUSTER_DOMAIN = "cluster.local";

export class ServiceNetwork {
  readonly #context: ControllerContext;
  readonly #services: Informer<Service>;
  readonly #slices: Informer<Stored<IEndpointSlice> & StoredObject>;
  readonly #nodes: Informer<Stored<INode> & StoredObject>;
  /** Pod address to port to listener. */
  readonly #listeners = new Map<string, Map<number, HttpHandler>>();

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#services = context.informers.of<IService>("services");
    this.#slices = context.informers.of<IEndpointSlice>("endpointslices", "discovery.k8s.io");
    this.#nodes = context.informers.of<INode>("nodes");
    this.#slices.addIndex("of", (slice) => {
      const name = slice.metadata.labels?.[SERVICE_NAME_LABEL];
      return name && cacheKey(slice.metadata.namespace, name);
    });
    this.#services.addIndex("clusterIP", (service) => service.spec?.clusterIP);
  }

  /** A pod has joined the network; pods on the host network join one after another at their node's address. */
  attach(address: string): void {
    if (!this.#listeners.has(address)) this.#listeners.set(address, new Map());
  }

  /** A pod with an address of its own has left it. */
  detach(address: string): void {
    this.#listeners.delete(address);
  }

  listen(address: string, port: number, handler: HttpHandler): void {
    this.#listeners.get(address)?.set(port, handler);
  }

  stopListening(address: string, port: number): void {
    this.#listeners.get(address)?.delete(port);
  }

  /** Who listens at a pod's port: for port-forward and probes. */
  listenerAt(address: string, port: number): HttpHandler | undefined {
    return this.#listeners.get(address)?.get(port);
  }

  /** Addresses of a name as seen by the caller; none: the name is unknown. */
  resolve(caller: Caller, host: string): string[] {
    if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return [host];
    if (host === "localhost") return ["127.0.0.1"];
    if (!caller.namespace) return this.#nodeAddress(host);
    const service = this.#serviceOf(caller.namespace, host);
    if (!service) return [];
    const { clusterIP } = service.spec ?? {};
    if (clusterIP && clusterIP !== "None") return [clusterIP];
    return this.#readyAddresses(service).map((endpoint) => endpoint.address);
  }

  /** One HTTP request. The outcome says what the caller's connect(2) would have. */
  fetch(caller: Caller, target: HttpTarget): FetchOutcome {
    const [address] = this.resolve(caller, target.host);
    if (!address) return { kind: "unknown-host" };
    const backend = address === "127.0.0.1"
      ? { address: caller.address, port: target.port }
      : this.#backend(address, target.port);
    if (backend === "refused" || backend === "timeout") return { kind: backend, address };
    const handler = this.#listeners.get(backend.address)?.get(backend.port);
    if (!handler) return { kind: this.#listeners.has(backend.address) ? "refused" : "timeout", address };
    const answer = handler({ ...target.request, from: caller.address });
    return { kind: "answer", address, answer };
  }

  /** The endpoint behind an address and port: a pod's own, or one that a service chooses. */
  #backend(address: string, port: number): { address: string; port: number } | "refused" | "timeout" {
    if (this.listenerAt(address, port)) return { address, port };
    const [byClusterIp] = this.#services.indexed("clusterIP", address);
    if (byClusterIp) {
      return this.#choose(
        byClusterIp,
        byClusterIp.spec?.ports?.find((it) => it.port === port),
      );
    }
    for (const service of this.#services.all()) {
      if (addressOf(service) === address) {
        return this.#choose(
          service,
          service.spec?.ports?.find((it) => it.port === port),
        );
      }
    }
    for (const node of this.#nodes.all()) {
      if (!node.status?.addresses?.some((candidate) => candidate.address === address)) continue;
      for (const service of this.#services.all()) {
        const found = service.spec?.ports?.find((it) => it.nodePort === port);
        if (found) return this.#choose(service, found);
      }
      return "refused";
    }
    return this.#listeners.has(address) ? "refused" : "timeout";
  }

  /** A port that the service does not have is dropped; a service without endpoints refuses (iptables REJECT). */
  #choose(
    service: Service,
    port: IServicePort | undefined,
  ): { address: string; port: number } | "refused" | "timeout" {
    if (!port) return "timeout";
    const ready = this.#readyAddresses(service, port.name ?? "");
    if (ready.length === 0) return "refused";
    const { address, port: number } = this.#context.random.pick(ready);
    return { address, port: number ?? port.port };
  }

  #readyAddresses(service: Service, portName?: string): { address: string; port: number | undefined }[] {
    const slices = this.#slices.indexed("of", cacheKey(service.metadata.namespace, service.metadata.name));
    return slices.flatMap((slice) => {
      const port = slice.ports?.find(({ name }) => (name ?? "") === portName)?.port;
      if (portName !== undefined && port === undefined) return [];
      const ready = (slice.endpoints ?? []).filter((endpoint) => endpoint.conditions?.ready !== false);
      return ready.flatMap((endpoint) => endpoint.addresses.map((address) => ({ address, port })));
    });
  }

  /** `svc`, `svc.ns`, `svc.ns.svc`, `svc.ns.svc.cluster.local`, with or without a final dot. */
  #serviceOf(namespace: string, host: string): Service | undefined {
    const name = host.replace(/\.$/, "").replace(
      new RegExp(`\\.svc(\\.${CLUSTER_DOMAIN.replace(".", "\\.")})?$`),
      "",
    );
    const parts = name.split(".");
    if (parts.length > 2) return undefined;
    return this.#services.get(parts[1] ?? namespace, parts[0]!);
  }

  #nodeAddress(host: string): string[] {
    const node = this.#nodes.get(undefined, host);
    const address = node?.status?.addresses?.find(({ type }) => type === "InternalIP")?.address;
    return address ? [address] : [];
  }
}
