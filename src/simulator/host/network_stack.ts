/** What one network namespace has (network_namespaces(7)): interfaces, routes, and who listens at which port. */
import type { HttpAnswer, HttpRequest } from "./process.ts";

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
  /** What `ss -p` shows. */
  pid?: number;
  program?: string;
}

export class NetworkStack {
  readonly interfaces: NetworkInterface[] = [];
  readonly routes: NetworkRoute[] = [];
  readonly #listeners = new Map<number, Listener>();
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
    return [...this.#listeners.values()].sort((a, b) => a.port - b.port);
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
    this.#listeners.set(listener.port, listener);
  }

  close(port: number): void {
    this.#listeners.delete(port);
  }

  /** All ports close: those who listened have ended. */
  closeAll(): void {
    this.#listeners.clear();
  }

  /** Who answers at that port of one of its addresses. */
  listenerAt(port: number, address = "127.0.0.1"): Listener | undefined {
    const found = this.#listeners.get(port);
    return found && (found.address === "0.0.0.0" || found.address === address) ? found : undefined;
  }

  add(added: NetworkInterface): void {
    this.interfaces.push(added);
  }

  remove(name: string): void {
    const at = this.interfaces.findIndex((one) => one.name === name);
    if (at >= 0) this.interfaces.splice(at, 1);
    for (let index = this.routes.length - 1; index >= 0; index--) {
      if (this.routes[index]!.device === name) this.routes.splice(index, 1);
    }
  }
}
