/** The engine's networks and the roads between host, containers and what lies outside. */
import type { Clock } from "../../clock/clock.ts";
import type { Random } from "../../clock/random.ts";
import { isInSubnet, overlaps, parseSubnet, type Subnet } from "../../host/ipv4.ts";
import { learnNeighbour } from "../../host/neighbours.ts";
import type { NetworkStack } from "../../host/network_stack.ts";
import { type FetchOutcome, type HttpTarget, type NameAnswer, NOTHING_SAID } from "../../host/process.ts";
import { badRequest, conflict, EngineError, notFound } from "../engine_error.ts";
import { randomId } from "../random_id.ts";
import { DockerNetwork, type DockerNetworkParts, type Endpoint, macOf } from "./docker_network.ts";
import { PublishedPorts } from "./published_ports.ts";

/** What lies beyond the host: the cluster's nodes and services, and the internet. */
export interface Outside {
  fetch(from: string, target: HttpTarget): FetchOutcome;
  lookup(name: string): NameAnswer;
}

/** Who asks: a process of the host, or of a container. */
export interface NetworkCaller {
  stack: NetworkStack;
  /** Text of its `/etc/hosts`. */
  hosts(): string;
}

export interface NetworkWish extends Partial<Omit<DockerNetworkParts, "id" | "createdMs" | "subnet">> {
  name: string;
  /** `172.28.0.0/16` */
  subnet?: string;
}

export interface JoinWish {
  containerId: string;
  containerName: string;
  stack: NetworkStack;
  address?: string;
  aliases?: readonly string[];
}

/** Where networks without a subnet of their own get one, in this order (libnetwork ipamutils). */
const POOLS = [
  ...Array.from({ length: 15 }, (_, at) => `172.${17 + at}.0.0/16`),
  ...Array.from({ length: 16 }, (_, at) => `192.168.${at * 16}.0/20`),
];

export class EngineNetworks {
  readonly host: NetworkStack;
  readonly ports: PublishedPorts;
  readonly #networks = new Map<string, DockerNetwork>();
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #outside: Outside;
  #nextDevice: number;

  constructor(parts: { host: NetworkStack; random: Random; clock: Clock; outside: Outside }) {
    this.host = parts.host;
    this.ports = new PublishedPorts(parts.host);
    this.#random = parts.random;
    this.#clock = parts.clock;
    this.#outside = parts.outside;
    this.#nextDevice = Math.max(...parts.host.interfaces.map(({ index }) => index)) + 1;
    this.create({ name: "bridge", driver: "bridge", subnet: "172.17.0.0/16", options: BRIDGE_OPTIONS });
    this.create({ name: "host", driver: "host" });
    this.create({ name: "none", driver: "null" });
  }

  get all(): DockerNetwork[] {
    return [...this.#networks.values()];
  }

  /** By name, by id, or by the beginning of an id that fits one alone. @throws {EngineError} */
  find(reference: string): DockerNetwork {
    const exact = this.#networks.get(reference) ?? this.all.find(({ name }) => name === reference);
    if (exact) return exact;
    const found = reference === "" ? [] : this.all.filter(({ id }) => id.startsWith(reference));
    if (found.length > 1) {
      throw badRequest(`network ${reference} is ambiguous (${found.length} matches found on ID prefix)`);
    }
    if (!found[0]) throw notFound(`network ${reference} not found`);
    return found[0];
  }

  /** @throws {EngineError} */
  create({ subnet: wanted, ...wish }: NetworkWish): DockerNetwork {
    const { name, driver = "bridge" } = wish;
    if (this.all.some((other) => other.name === name)) {
      throw conflict(`network with name ${name} already exists`);
    }
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name)) {
      throw badRequest(
        `invalid network name "${name}": only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed, and must start with a letter or digit`,
      );
    }
    const hasAddresses = driver !== "host" && driver !== "null";
    const subnet = hasAddresses ? this.#subnet(wanted) : undefined;
    const network = new DockerNetwork({
      ...wish,
      id: randomId(this.#random),
      driver,
      createdMs: this.#clock.now(),
      ...(subnet ? { subnet } : {}),
    });
    this.#networks.set(network.id, network);
    if (driver === "bridge") this.#addBridge(network);
    return network;
  }

  /** @throws {EngineError} it is in use, or one of the first three */
  remove(reference: string): DockerNetwork {
    const network = this.find(reference);
    if (network.isPredefined) {
      throw new EngineError(403, `${network.name} is a pre-defined network and cannot be removed`);
    }
    const inUse = [...network.endpoints.values()].map(({ containerName, id }) =>
      `name:"${containerName}" id:"${id.slice(0, 12)}"`
    );
    if (inUse.length > 0) {
      throw new EngineError(
        403,
        `error while removing network: network ${network.name} has active endpoints (${inUse.join(", ")})`,
      );
    }
    this.#networks.delete(network.id);
    this.host.remove(network.bridge);
    return network;
  }

  /** Puts a running container on a network. @throws {EngineError} */
  join(network: DockerNetwork, wish: JoinWish): Endpoint {
    const { containerId, containerName, stack, aliases = [] } = wish;
    const address = network.take(wish.address);
    const used = stack.interfaces.filter(({ kind }) => kind === "veth").length;
    const endpoint: Endpoint = {
      id: randomId(this.#random),
      network,
      containerId,
      containerName,
      stack,
      aliases,
      names: [containerName, containerId.slice(0, 12), ...aliases],
      address,
      mac: macOf(address),
      device: `eth${used}`,
      hostDevice: `veth${randomId(this.#random).slice(0, 7)}`,
    };
    network.endpoints.set(containerId, endpoint);
    if (network.subnet) this.#plug(endpoint, network.subnet);
    return endpoint;
  }

  leave(endpoint: Endpoint): void {
    const { network, stack } = endpoint;
    network.endpoints.delete(endpoint.containerId);
    network.release(endpoint.address);
    stack.remove(endpoint.device);
    this.host.remove(endpoint.hostDevice);
    this.#setCarrier(network);
  }

  /** Networks that a stack is on. */
  endpointsOf(stack: NetworkStack): Endpoint[] {
    return this.all.flatMap(({ endpoints }) => [...endpoints.values()].filter((one) => one.stack === stack));
  }

  /** What a name server would answer, after `/etc/hosts`. */
  lookup(caller: NetworkCaller, name: string): NameAnswer {
    const found = (addresses: string[]): NameAnswer => ({ kind: "found", name, aliases: [], addresses });
    if (name === "localhost") return found(["127.0.0.1"]);
    const listed = hostsEntry(caller.hosts(), name);
    if (listed) return found([listed]);
    const networks = this.endpointsOf(caller.stack).map(({ network }) => network);
    for (const network of networks) {
      const addresses = network.hasNames ? network.addressesOf(name) : [];
      if (addresses.length > 0) return found(addresses);
    }
    const isAlone = caller.stack !== this.host && networks.every(({ isInternal }) => isInternal);
    return isAlone ? { kind: "silence" } : this.#outside.lookup(name);
  }

  /** One HTTP request, and what connect(2) would have made of it. */
  fetch(caller: NetworkCaller, target: HttpTarget): FetchOutcome {
    const isNumber = /^\d+(\.\d+){3}$/.test(target.host);
    const known = isNumber ? undefined : this.lookup(caller, target.host);
    if (known?.kind === "silence") return { kind: "unknown-host", isSilent: true };
    if (known?.kind === "unknown") return { kind: "unknown-host" };
    const address = known ? known.addresses[0]! : target.host;
    const here = this.#destination(caller, address, target.port);
    if (here === "outside") return this.#askOutside(caller, address, target);
    if (typeof here === "string") return { kind: here, address };
    this.#meet(caller.stack, caller.stack === this.host ? here.address : address);
    this.#meet(here.stack, here.from);
    const outcome = askListener(here, address, target);
    if (outcome.kind === "answer") caller.stack.receivedBytes += outcome.answer.body.length;
    return outcome;
  }

  /** A request from beyond the host to one of its addresses: a node's or a pod's. */
  fetchFromOutside(from: string, target: HttpTarget): FetchOutcome {
    const { host: address, port } = target;
    const published = this.ports.find(address, port);
    const here = published
      ? this.#published(published, address, from)
      : { stack: this.host, port, address, from, isLoopback: false };
    return askListener(here, address, target);
  }

  #destination(caller: NetworkCaller, address: string, port: number): Destination | "timeout" | "outside" {
    const { stack } = caller;
    const own = this.endpointsOf(stack);
    if (stack.has(address) && stack !== this.host) {
      return { stack, port, address, from: address, isLoopback: address.startsWith("127.") };
    }
    const networks = stack === this.host ? this.all : own.map(({ network }) => network);
    for (const network of networks) {
      const endpoint = network.endpointAt(address);
      const from = stack === this.host
        ? network.gateway!
        : own.find((one) => one.network === network)?.address;
      if (endpoint) return { stack: endpoint.stack, port, address, from: from!, isLoopback: false };
    }
    if (this.host.has(address)) return this.#onHost(caller, address, port, own);
    const isDocker = this.all.some(({ subnet }) => subnet && isInSubnet(subnet, address));
    return isDocker ? "timeout" : "outside";
  }

  /** A port of the host: something listens there, or it leads into a container. */
  #onHost(caller: NetworkCaller, address: string, port: number, own: Endpoint[]): Destination | "timeout" {
    const isReachable = caller.stack === this.host || own.length > 0;
    if (!isReachable) return "timeout";
    const published = this.ports.find(address, port);
    const from = caller.stack === this.host ? address : own[0]!.address;
    if (!published) return { stack: this.host, port, address, from, isLoopback: address.startsWith("127.") };
    // Packets to the loopback address are not translated: docker-proxy takes the connection before it asks the container.
    const isProxied = address.startsWith("127.");
    return { ...this.#published(published, address, from), isProxied };
  }

  #published(
    { stack, containerPort }: { stack: NetworkStack; containerPort: number },
    address: string,
    from: string,
  ): Destination {
    const [endpoint] = this.endpointsOf(stack);
    return {
      stack,
      port: containerPort,
      address: endpoint?.address ?? address,
      from: endpoint?.network.gateway ?? from,
      isLoopback: false,
    };
  }

  /** Who speaks to an address knows the hardware of the next hop from then on. */
  #meet(stack: NetworkStack, address: string): void {
    const macOfHop = (hop: string) =>
      this.host.interfaces.find(({ addresses }) => addresses.some((one) => one.address === hop))?.mac ??
        this.all.map((network) => network.endpointAt(hop)).find((one) => one)?.mac ?? macOf(hop);
    learnNeighbour(stack, address, this.#clock.now(), macOfHop);
  }

  #askOutside(caller: NetworkCaller, address: string, target: HttpTarget): FetchOutcome {
    const own = this.endpointsOf(caller.stack);
    const isAlone = caller.stack !== this.host && own.every(({ network }) => network.isInternal);
    if (isAlone) return { kind: "timeout", address };
    this.#meet(caller.stack, address);
    return this.#outside.fetch(this.host.addresses[0] ?? "127.0.0.1", { ...target, host: target.host });
  }

  #subnet(wanted: string | undefined): Subnet {
    const taken = this.all.flatMap(({ subnet }) => subnet ?? []);
    if (wanted !== undefined) {
      const subnet = parseSubnet(wanted);
      if (!subnet) throw badRequest(`invalid subnet ${wanted}`);
      if (taken.some((other) => overlaps(other, subnet))) {
        throw new EngineError(
          403,
          "invalid pool request: Pool overlaps with other one on this address space",
        );
      }
      return subnet;
    }
    const free = POOLS.map((pool) => parseSubnet(pool)!).find((pool) =>
      !taken.some((other) => overlaps(other, pool))
    );
    if (!free) throw new EngineError(500, "all predefined address pools have been fully subnetted");
    return free;
  }

  #addBridge(network: DockerNetwork): void {
    const { subnet, gateway, bridge } = network;
    this.host.add({
      index: this.#nextDevice++,
      name: bridge,
      kind: "bridge",
      mac: macOf(gateway!),
      mtu: 1500,
      hasCarrier: false,
      addresses: [{ address: gateway!, prefix: subnet!.prefix, scope: "global" }],
    });
    this.host.routes.push({ to: network.subnetText, device: bridge, source: gateway! });
  }

  /** A pair of interfaces: one in the container, one on the bridge. */
  #plug(endpoint: Endpoint, subnet: Subnet): void {
    const { stack, network, address, mac, device, hostDevice } = endpoint;
    const index = this.#nextDevice;
    this.#nextDevice += 2;
    const shared = { kind: "veth", mtu: 1500, hasCarrier: true } as const;
    stack.add({
      ...shared,
      index,
      name: device,
      mac,
      peer: index + 1,
      addresses: [{ address, prefix: subnet.prefix, scope: "global" }],
    });
    if (!network.isInternal && !stack.routes.some(({ to }) => to === "default")) {
      stack.routes.push({ to: "default", via: network.gateway!, device });
    }
    stack.routes.push({ to: network.subnetText, device, source: address });
    this.host.add({
      ...shared,
      index: index + 1,
      name: hostDevice,
      mac: macOf(address).replace(/^02/, "1e"),
      peer: index,
      master: network.bridge,
      addresses: [],
    });
    this.#setCarrier(network);
  }

  #setCarrier(network: DockerNetwork): void {
    const bridge = this.host.interfaces.find(({ name }) => name === network.bridge);
    if (bridge) bridge.hasCarrier = network.endpoints.size > 0;
  }
}

function askListener(
  { stack, port, address: own, from, isLoopback, isProxied }: Destination,
  address: string,
  { request, isSecure, isProbe }: HttpTarget,
): FetchOutcome {
  const listener = stack.listenerAt(port, isLoopback ? address : own);
  if (!listener) return { kind: isProxied ? "reset" : "refused", address };
  if (isProbe) return { kind: "answer", address, answer: NOTHING_SAID };
  const answer = listener.handler({ ...request, from });
  if (answer instanceof Promise) {
    return isSecure ? { kind: "not-tls", address } : { kind: "pending", address, answer };
  }
  stack.sentBytes += answer.body.length;
  if (isSecure && !answer.isSecure) return { kind: "not-tls", address };
  return { kind: "answer", address, answer };
}

interface Destination {
  stack: NetworkStack;
  port: number;
  address: string;
  /** The caller's address as the listener sees it. */
  from: string;
  isLoopback: boolean;
  /** A process of the host takes the connection, and hands it on. */
  isProxied?: boolean;
}

const BRIDGE_OPTIONS = {
  "com.docker.network.bridge.default_bridge": "true",
  "com.docker.network.bridge.enable_icc": "true",
  "com.docker.network.bridge.enable_ip_masquerade": "true",
  "com.docker.network.bridge.host_binding_ipv4": "0.0.0.0",
  "com.docker.network.bridge.name": "docker0",
  "com.docker.network.driver.mtu": "1500",
};

/** The address that `/etc/hosts` gives a name. */
function hostsEntry(text: string, name: string): string | undefined {
  for (const line of text.split("\n")) {
    const [address, ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    if (names.includes(name) && address && !address.includes(":")) return address;
  }
  return undefined;
}
