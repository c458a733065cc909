/** Ports of the host that lead into containers. */
import type { NetworkStack } from "../../host/network_stack.ts";
import { EngineError } from "../engine_error.ts";

export interface PublishedPort {
  /** `0.0.0.0` or the address of one interface. */
  hostIp: string;
  hostPort: number;
  containerPort: number;
  protocol: "tcp" | "udp";
}

/** A port as it is asked for; `hostPort` 0: any that is free. */
export interface PortWish extends PublishedPort {
  /** Where the port may lie, for a range such as 8000-8010. */
  lastHostPort?: number;
}

interface Binding extends PublishedPort {
  stack: NetworkStack;
  owner: string;
}

/** Where ports are given out that nobody asked for (net.ipv4.ip_local_port_range). */
const FIRST_FREE = 32_768;
const LAST_FREE = 60_999;

export class PublishedPorts {
  readonly #bindings: Binding[] = [];
  readonly #host: NetworkStack;
  #next = FIRST_FREE;
  /** Called when ports have been bound or released. */
  onChange: (() => void) | undefined;

  constructor(host: NetworkStack) {
    this.#host = host;
  }

  get all(): readonly Readonly<Binding>[] {
    return this.#bindings;
  }

  /** Binds all, or none. @throws {EngineError} in the engine's words */
  publish(wishes: readonly PortWish[], owner: string, stack: NetworkStack): PublishedPort[] {
    const before = this.#bindings.length;
    try {
      const ports = wishes.map((wish) => this.#bind(wish, owner, stack));
      if (ports.length > 0) this.onChange?.();
      return ports;
    } catch (error) {
      this.#bindings.length = before;
      throw error;
    }
  }

  release(owner: string): void {
    const before = this.#bindings.length;
    for (let at = this.#bindings.length - 1; at >= 0; at--) {
      if (this.#bindings[at]!.owner === owner) this.#bindings.splice(at, 1);
    }
    if (this.#bindings.length < before) this.onChange?.();
  }

  /** Where a connection to this address of the host leads. */
  find(address: string, port: number): Readonly<Binding> | undefined {
    return this.#bindings.find(({ hostIp, hostPort, protocol }) =>
      hostPort === port && protocol === "tcp" && (hostIp === "0.0.0.0" || hostIp === address)
    );
  }

  #bind({ lastHostPort, ...wish }: PortWish, owner: string, stack: NetworkStack): PublishedPort {
    const hostPort = wish.hostPort === 0
      ? this.#anyFree(wish)
      : this.#firstFree(wish, lastHostPort ?? wish.hostPort);
    const binding = { ...wish, hostPort };
    this.#bindings.push({ ...binding, owner, stack });
    return binding;
  }

  #anyFree(wish: PublishedPort): number {
    for (let count = FIRST_FREE; count <= LAST_FREE; count++) {
      const port = this.#next;
      this.#next = port === LAST_FREE ? FIRST_FREE : port + 1;
      if (!this.#problem({ ...wish, hostPort: port })) return port;
    }
    throw new EngineError(500, "no free port");
  }

  #firstFree(wish: PublishedPort, last: number): number {
    let problem = "";
    for (let port = wish.hostPort; port <= last; port++) {
      const found = this.#problem({ ...wish, hostPort: port });
      if (!found) return port;
      problem ||= found;
    }
    throw new EngineError(500, problem);
  }

  #problem({ hostIp, hostPort, protocol }: PublishedPort): string | undefined {
    const clashes = this.#bindings.some((other) =>
      other.hostPort === hostPort && other.protocol === protocol &&
      (other.hostIp === hostIp || other.hostIp === "0.0.0.0" || hostIp === "0.0.0.0")
    );
    if (clashes) return `Bind for ${hostIp}:${hostPort} failed: port is already allocated`;
    return this.#host.isTaken({ protocol, address: hostIp, port: hostPort })
      ? `failed to bind host port for ${hostIp}:${hostPort}: address already in use`
      : undefined;
  }
}
