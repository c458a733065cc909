/**
 * The cluster's network: who answers at an address, and what a client sees where nobody does. Containers listen at
 * their pod's address; services lead to one of their endpoints; names are the name server's; policies cut off.
 */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import type { Cancel } from "../../clock/event_queue.ts";
import {
  type FetchOutcome,
  type HttpAnswer,
  type HttpRequest,
  type HttpTarget,
  type IngressGate,
  type IngressReply,
  type LateHttpHandler,
  type NameAnswer,
  NOTHING_SAID,
  type ServerCertificate,
} from "../../host/process.ts";
import { ClusterDns } from "./cluster_dns.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import type { Informer } from "../controllers/informer.ts";
import { IngressRoutes } from "./ingress_routes.ts";
import { type NetworkEnd, NetworkPolicies } from "./network_policies.ts";
import { candidateNames, CLUSTER_DNS, type Resolver, resolverOf } from "./pod_resolver.ts";
import type { StoredObject } from "../registry.ts";
import { type Route, ServiceRoutes } from "./service_routes.ts";
import { internetAddress, internetAnswer, internetNames } from "./simulated_internet.ts";

/** Who asks. Outside the cluster there is neither pod nor namespace, and no cluster DNS. */
export interface Caller {
  address: string;
  pod?: IPod;
  /** Where there is no pod of that address, the namespace that its names are looked for in. */
  namespace?: string;
}

/** What answers at an address without being a container: the API server. */
export interface NetworkServer {
  handle(request: HttpRequest): HttpAnswer | Promise<HttpAnswer>;
  /** Absent: it speaks plain HTTP. */
  certificate?: ServerCertificate;
}

type Pod = Stored<IPod> & StoredObject;
type Node = Stored<INode> & StoredObject;

const CONTROL_PLANE_LABEL = "node-role.kubernetes.io/control-plane";
const DNS_LABELS = { "k8s-app": "kube-dns" };

export class ServiceNetwork {
  readonly #context: ControllerContext;
  readonly #dns: ClusterDns;
  readonly #routes: ServiceRoutes;
  readonly #policies: NetworkPolicies;
  readonly #ingress: IngressRoutes;
  readonly #pods: Informer<Pod>;
  readonly #nodes: Informer<Node>;
  /** Pod address to port to listener. */
  readonly #listeners = new Map<string, Map<number, LateHttpHandler>>();
  /** Those who want to know when a pod leaves. */
  readonly #watchers = new Map<string, Set<() => void>>();
  /** By `address:port`. */
  readonly #servers = new Map<string, NetworkServer>();
  /** By address. */
  readonly #machines = new Map<string, (from: string, target: HttpTarget) => FetchOutcome>();

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#dns = new ClusterDns(context.informers);
    this.#routes = new ServiceRoutes(context);
    this.#policies = new NetworkPolicies(context.informers);
    this.#ingress = new IngressRoutes(context.informers, this.#routes);
    this.#pods = context.informers.of<IPod>("pods");
    this.#nodes = context.informers.of<INode>("nodes");
    this.#pods.addIndex("address", ({ spec, status }) => spec?.hostNetwork ? undefined : status?.podIP);
    this.#nodes.addIndex("address", ({ status }) => internalAddress(status));
  }

  /** A pod has joined the network; pods on the host network join one after another at their node's address. */
  attach(address: string): void {
    if (!this.#listeners.has(address)) this.#listeners.set(address, new Map());
  }

  /** A pod with an address of its own has left it. */
  detach(address: string): void {
    this.#listeners.delete(address);
    const watchers = this.#watchers.get(address);
    this.#watchers.delete(address);
    for (const watcher of watchers ?? []) watcher();
  }

  /** Calls `watcher` once when the pod at this address leaves. */
  onDetach(address: string, watcher: () => void): Cancel {
    const watchers = this.#watchers.get(address) ?? new Set();
    this.#watchers.set(address, watchers.add(watcher));
    return () => void watchers.delete(watcher);
  }

  /** The address of the node on which the API server runs. */
  get controlPlane(): string {
    const nodes = [...this.#nodes.all()];
    const labelled = nodes.find(({ metadata }) => metadata.labels?.[CONTROL_PLANE_LABEL] !== undefined);
    return internalAddress((labelled ?? nodes[0])?.status) ?? "";
  }

  listen(address: string, port: number, handler: LateHttpHandler): void {
    this.#listeners.get(address)?.set(port, handler);
  }

  stopListening(address: string, port: number): void {
    this.#listeners.get(address)?.delete(port);
  }

  /** Who listens at a pod's port: for port-forward and probes. */
  listenerAt(address: string, port: number): LateHttpHandler | undefined {
    return this.#listeners.get(address)?.get(port);
  }

  /** At which of a pod's ports somebody listens. */
  portsAt(address: string): number[] {
    return [...this.#listeners.get(address)?.keys() ?? []].sort((one, other) => one - other);
  }

  /** Something beside the containers answers at this address and port. */
  serve(address: string, port: number, server: NetworkServer): void {
    this.#servers.set(`${address}:${port}`, server);
  }

  /** Another machine beside the nodes, such as the one that the administrator sits at. `fetch` is what its ports answer. */
  addMachine(address: string, fetch: (from: string, target: HttpTarget) => FetchOutcome): void {
    this.#machines.set(address, fetch);
  }

  /** Addresses of a name as seen by the caller, by its search domains; none: the name is unknown. */
  resolve(caller: Caller, host: string): string[] {
    const found = this.#find(caller, host);
    return found.kind === "found" ? [...found.addresses] : [];
  }

  /** What the caller's name server says of a whole name. */
  lookup(caller: Caller, name: string): NameAnswer {
    const asksCluster = this.#resolverOf(caller)?.nameservers.includes(CLUSTER_DNS);
    if (asksCluster) {
      const server: NetworkEnd = { address: CLUSTER_DNS, namespace: "kube-system", labels: DNS_LABELS };
      return this.#dns.isServed && this.#policies.allows(this.#endOf(caller), server, 53, "UDP")
        ? this.#dns.lookup(name)
        : { kind: "silence" };
    }
    const address = internetAddress(name);
    return address === undefined
      ? { kind: "unknown" }
      : { kind: "found", name, aliases: [], addresses: [address] };
  }

  /** Where Ingress objects lead a request that a controller has taken. */
  ingress(caller: Caller, request: HttpRequest, gate: IngressGate): IngressReply {
    return this.#ingress.answer(request, gate, (target) => this.fetch(caller, target));
  }

  /** One HTTP request. The outcome says what the caller's connect(2) would have. */
  fetch(caller: Caller, target: HttpTarget): FetchOutcome {
    const found = this.#find(caller, target.host);
    if (found.kind === "silence") return { kind: "unknown-host", isSilent: true };
    const [address] = found.kind === "found" ? found.addresses : [];
    if (!address) return { kind: "unknown-host" };
    const machine = this.#machines.get(address);
    if (machine) {
      return this.#leave(caller, address, target, (from) => machine(from, { ...target, host: address }));
    }
    const route = this.#route(caller, address, target.port);
    if (typeof route === "string") return { kind: route, address };
    const destination = this.#endAt(route.address);
    const isOwnNode = destination.pod !== undefined && this.#isNodeOf(caller, destination.pod);
    const passes = isOwnNode || this.#policies.allows(this.#endOf(caller), destination, route.port, "TCP");
    if (!passes || this.#isCutOff(destination)) return { kind: "timeout", address };
    return this.#ask(caller, route, address, target);
  }

  /** Out of the cluster: policies may forbid it, and pods go out under their node's address. */
  #leave(
    caller: Caller,
    address: string,
    { port }: HttpTarget,
    fetch: (from: string) => FetchOutcome,
  ): FetchOutcome {
    if (!this.#policies.allows(this.#endOf(caller), { address }, port, "TCP")) {
      return { kind: "timeout", address };
    }
    const node = this.#nodes.get(undefined, this.#nodeNameOf(caller) ?? "");
    return fetch(internalAddress(node?.status) ?? caller.address);
  }

  #ask(
    caller: Caller,
    route: { address: string; port: number },
    address: string,
    target: HttpTarget,
  ): FetchOutcome {
    const request = { ...target.request, from: caller.address };
    const server = this.#serverAt(route.address, route.port);
    if (server && target.isProbe) return { kind: "answer", address, answer: NOTHING_SAID };
    if (server) return askServer(server, request, address, target.isSecure ?? false);
    const handler = this.#listeners.get(route.address)?.get(route.port);
    if (!handler) return { kind: this.#listeners.has(route.address) ? "refused" : "timeout", address };
    if (target.isProbe) return { kind: "answer", address, answer: NOTHING_SAID };
    const answer = handler(request);
    if (answer instanceof Promise) {
      return target.isSecure ? { kind: "not-tls", address } : { kind: "pending", address, answer };
    }
    if (target.isSecure && !answer.isSecure) return { kind: "not-tls", address };
    if (!answer.isSecure) return { kind: "answer", address, answer };
    if (!target.isSecure) return { kind: "answer", address, answer: NOT_SECURE };
    return { kind: "answer", address, answer, certificate: { authority: undefined, names: [] } };
  }

  #serverAt(address: string, port: number): NetworkServer | undefined {
    const own = this.#servers.get(`${address}:${port}`);
    const names = own ? [] : internetNames(address);
    if (own || names.length === 0 || (port !== 80 && port !== 443)) return own;
    return {
      handle: (request) => internetAnswer(address, request, this.#context.queue.now())!,
      ...(port === 443 ? { certificate: { authority: "public", names } } : {}),
    };
  }

  /** Where a connection to this address and port ends up. */
  #route(caller: Caller, address: string, port: number): Route {
    if (address.startsWith("127.")) return { address: caller.address, port };
    if (this.listenerAt(address, port) || this.#serverAt(address, port)) return { address, port };
    const request = { client: caller.address, node: this.#nodeNameOf(caller) };
    const at = this.#routes.serviceAt(address, port);
    if (at) {
      const found = at.service.spec?.ports?.find((it) => it.port === port);
      return this.#routes.choose(at.service, found, { ...request, isExternal: at.isExternal });
    }
    const [node] = this.#nodes.indexed("address", address);
    if (node) {
      if (isSilent(node)) return "timeout";
      const byPort = this.#routes.serviceOfNodePort(port);
      if (!byPort) return "refused";
      return this.#routes.choose(byPort.service, byPort.port, {
        ...request,
        node: node.metadata.name,
        isExternal: true,
      });
    }
    return this.#listeners.has(address) ? "refused" : "timeout";
  }

  #find(caller: Caller, host: string): NameAnswer {
    const at = (address: string): NameAnswer => ({
      kind: "found",
      name: host,
      aliases: [],
      addresses: [address],
    });
    if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return at(host);
    if (host === "localhost") return at("127.0.0.1");
    const resolver = this.#resolverOf(caller);
    const node = resolver ? undefined : internalAddress(this.#nodes.get(undefined, host)?.status);
    if (node) return at(node);
    for (const name of resolver ? candidateNames(host, resolver) : [host]) {
      const answer = this.lookup(caller, name);
      // A name without addresses ends the search, as one that is known does.
      if (answer.kind !== "unknown") return answer;
    }
    return { kind: "unknown" };
  }

  /** Undefined outside of the cluster. */
  #resolverOf({ pod, namespace }: Caller): Resolver | undefined {
    if (pod) return resolverOf(pod);
    return namespace === undefined
      ? undefined
      : resolverOf({ apiVersion: "v1", kind: "Pod", metadata: { namespace } });
  }

  /** Labels are those of now. */
  #endOf({ address, pod, namespace }: Caller): NetworkEnd {
    if (!pod) return namespace === undefined ? { address } : { address, namespace };
    if (pod.spec?.hostNetwork) return { address };
    const current = this.#pods.get(pod.metadata?.namespace, pod.metadata?.name ?? "") ?? pod;
    return podEnd(address, current);
  }

  #endAt(address: string): NetworkEnd {
    const pods = this.#pods.indexed("address", address);
    // An ended pod's address may have been given to another.
    const pod = pods.find(({ status }) => status?.phase === "Running") ?? pods[0];
    return pod ? podEnd(address, pod) : { address };
  }

  #nodeNameOf({ address, pod }: Caller): string | undefined {
    return pod?.spec?.nodeName ?? this.#nodes.indexed("address", address)[0]?.metadata.name;
  }

  /** A node always reaches its own pods: the kubelet has to. */
  #isNodeOf(caller: Caller, { spec }: IPod): boolean {
    const isNode = caller.pod === undefined || caller.pod.spec?.hostNetwork === true;
    return isNode && spec?.nodeName !== undefined && this.#nodeNameOf(caller) === spec.nodeName;
  }

  /** Nothing has been heard of its node. */
  #isCutOff({ pod }: NetworkEnd): boolean {
    const node = pod?.spec?.nodeName === undefined
      ? undefined
      : this.#nodes.get(undefined, pod.spec.nodeName);
    return node !== undefined && isSilent(node);
  }
}

function askServer(
  { handle, certificate }: NetworkServer,
  request: HttpRequest,
  address: string,
  isSecure: boolean,
): FetchOutcome {
  if (isSecure && !certificate) return { kind: "not-tls", address };
  if (!isSecure && certificate) return { kind: "answer", address, answer: NOT_SECURE };
  const answer = handle(request);
  const shown = certificate ? { certificate } : {};
  return answer instanceof Promise
    ? { kind: "pending", address, answer, ...shown }
    : { kind: "answer", address, answer, ...shown };
}

/** Go's net/http to a client that does not speak TLS. */
const NOT_SECURE: HttpAnswer = {
  status: 400,
  headers: {},
  body: "Client sent an HTTP request to an HTTPS server.\n",
};

function podEnd(address: string, pod: IPod): NetworkEnd {
  const { namespace = "default", labels = {} } = pod.metadata ?? {};
  return { address, namespace, labels, pod };
}

function internalAddress(status: INode["status"] | undefined): string | undefined {
  return status?.addresses?.find(({ type }) => type === "InternalIP")?.address;
}

function isSilent({ status }: Node): boolean {
  return status?.conditions?.some(({ type, status }) => type === "Ready" && status === "Unknown") ?? false;
}
