/** What one network namespace has (network_namespaces(7)): interfaces, routes, and who listens at which port. */
import type { Cable } from "./cable.ts";
import type { Neighbour } from "./neighbours.ts";
import type { HttpAnswer, HttpRequest } from "./process.ts";
import type { Task } from "./task.ts";

export interface InterfaceAddress {
  address: string;
  /** Bits of the network part. */
  prefix: number;
  scope: "global" | "host";
}

export interface NetworkInterface {
  /** Unique on the machine; a veth pair's other end is `peer`. */
  index: number;
  name: string;
  kind: "loopback" | "physical" | "bridge" | "veth";
  /** `02:42:ac:11:00:03` */
  mac: string;
  mtu: number;
  /** A cable is plugged in: a bridge has none while nobody is on it. */
  hasCarrier: boolean;
  /** The bridge that it belongs to. */
  master?: string;
  peer?: number;
  /** What joins it to that end, where both ends are known. */
  cable?: Cable;
  addresses: InterfaceAddress[];
}

export interface NetworkRoute {
  /** `default` or `172.17.0.0/16`. */
  to: string;
  via?: string;
  device: string;
  /** The address that answers come from; absent for `default`. */
  source?: string;
}

export interface Listener {
  port: number;
  /** `0.0.0.0` where every address is meant. */
  address: string;
  /** An answer from outside the event queue comes later. */
  handler(request: HttpRequest): HttpAnswer | Promise<HttpAnswer>;
  /** Who has opened it; undefined where that is not simulated. */
  task?: Task;
}

/** A port that somebody holds, as `ss` shows it. */
export interface Socket {
  protocol: "tcp" | "udp";
  /** `::` beside `0.0.0.0`: every address, of IP version 6. */
  address: string;
  port: number;
  task?: Task;
}

export class NetworkStack {
  readonly interfaces: NetworkInterface[] = [];
  readonly routes: NetworkRoute[] = [];
  /** By address. */
  readonly neighbours = new Map<string, Neighbour>();
  readonly #listeners: Listener[] = [];
  readonly #held = new Set<Socket>();
  /** Bytes that went in and out, for `docker stats`. */
  receivedBytes = 0;
  sentBytes = 0;

  constructor() {
    this.interfaces.push({
      index: 1,
      name: "lo",
      kind: "loopback",
      mac: "00:00:00:00:00:00",
      mtu: 65_536,
      hasCarrier: true,
      addresses: [{ address: "127.0.0.1", prefix: 8, scope: "host" }],
    });
  }

  /** Those who listen, by port. */
  get listeners(): Listener[] {
    return this.#listeners.toSorted((a, b) => a.port - b.port);
  }

  /** All ports that are taken, by number. */
  get sockets(): Socket[] {
    const listening = this.listeners.map(({ port, address, task }): Socket => ({
      protocol: "tcp",
      address,
      port,
      ...(task ? { task } : {}),
    }));
    return [...listening, ...this.#held].sort((a, b) => a.port - b.port);
  }

  /** Its addresses without the loopback. */
  get addresses(): string[] {
    return this.interfaces.flatMap(({ kind, addresses }) =>
      kind === "loopback" ? [] : addresses.map(({ address }) => address)
    );
  }

  /** Whether that address is one of its own. */
  has(address: string): boolean {
    return address.startsWith("127.") || this.addresses.includes(address);
  }

  listen(listener: Listener): void {
    this.close(listener.port, listener.address);
    this.#listeners.push(listener);
  }

  /** Takes a port that answers no request of the simulation until its process ends: sshd's, docker-proxy's. */
  hold(socket: Socket & { task: Task }): void {
    this.#held.add(socket);
    socket.task.onExit(() => this.#held.delete(socket));
  }

  /** Whether a socket at this address cannot be had any more (bind(2), EADDRINUSE). */
  isTaken({ protocol, address, port }: Socket): boolean {
    const isEvery = (one: string) => one === "0.0.0.0" || one === "::";
    return this.sockets.some((other) =>
      other.port === port && other.protocol === protocol &&
      (other.address === address || isEvery(other.address) || isEvery(address))
    );
  }

  /** Without an address, whoever listens at that port. */
  close(port: number, address?: string): void {
    const isKept = (one: Listener) => one.port !== port || (address !== undefined && one.address !== address);
    this.#listeners.splice(0, Infinity, ...this.#listeners.filter(isKept));
  }

  /** All ports close: those who listened have ended. */
  closeAll(): void {
    this.#listeners.length = 0;
  }

  /** Who answers at that port of one of its addresses. */
  listenerAt(port: number, address = "127.0.0.1"): Listener | undefined {
    const at = (wanted: string) => this.#listeners.find((one) => one.port === port && one.address === wanted);
    return at(address) ?? at("0.0.0.0");
  }

  /** The number of an interface that is made now. */
  get nextIndex(): number {
    return Math.max(...this.interfaces.map(({ index }) => index)) + 1;
  }

  add(added: NetworkInterface): void {
    this.interfaces.push(added);
  }

  remove(name: string): void {
    const at = this.interfaces.findIndex((one) => one.name === name);
    if (at >= 0) this.interfaces.splice(at, 1);
    for (const { address, device } of [...this.neighbours.values()]) {
      if (device === name) this.neighbours.delete(address);
    }
    for (let index = this.routes.length - 1; index >= 0; index--) {
      if (this.routes[index]!.device === name) this.routes.splice(index, 1);
    }
  }
}
