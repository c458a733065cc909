/** One network of the engine: its addresses, and who is on it. */
import { ipv4Number, ipv4Text, isInSubnet, type Subnet, subnetSize, subnetText } from "../../host/ipv4.ts";
import type { NetworkStack } from "../../host/network_stack.ts";
import { badRequest } from "../engine_error.ts";

export interface DockerNetworkParts {
  id: string;
  name: string;
  driver: "bridge" | "host" | "null" | "overlay" | "macvlan" | "ipvlan";
  createdMs: number;
  /** Absent for `host` and `none`. */
  subnet?: Subnet;
  gateway?: string;
  isInternal?: boolean;
  isAttachable?: boolean;
  labels?: Readonly<Record<string, string>>;
  options?: Readonly<Record<string, string>>;
}

/** A container's place on a network. */
export interface Endpoint {
  id: string;
  network: DockerNetwork;
  containerId: string;
  containerName: string;
  stack: NetworkStack;
  /** Names that others on the network find it by. */
  names: string[];
  /** What was asked for with `--alias`. */
  aliases: readonly string[];
  address: string;
  mac: string;
  /** Its interface in the container, `eth0`, and the number of its other end on the host. */
  device: string;
  hostDevice: string;
}

export class DockerNetwork {
  readonly id: string;
  readonly name: string;
  readonly driver: DockerNetworkParts["driver"];
  readonly createdMs: number;
  readonly subnet: Subnet | undefined;
  readonly gateway: string | undefined;
  readonly isInternal: boolean;
  readonly isAttachable: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  /** By container. */
  readonly endpoints = new Map<string, Endpoint>();
  readonly #taken = new Set<string>();

  constructor(parts: DockerNetworkParts) {
    this.id = parts.id;
    this.name = parts.name;
    this.driver = parts.driver;
    this.createdMs = parts.createdMs;
    this.subnet = parts.subnet;
    this.gateway = parts.gateway ?? (parts.subnet ? ipv4Text(parts.subnet.base + 1) : undefined);
    this.isInternal = parts.isInternal ?? false;
    this.isAttachable = parts.isAttachable ?? false;
    this.labels = parts.labels ?? {};
    this.options = parts.options ?? {};
  }

  /** The three that are there from the start. */
  get isPredefined(): boolean {
    return ["bridge", "host", "none"].includes(this.name);
  }

  /** The bridge on the host: `docker0`, `br-0a1b2c3d4e5f`. */
  get bridge(): string {
    return this.name === "bridge" ? "docker0" : `br-${this.id.slice(0, 12)}`;
  }

  /** Names of containers are known on it: not on the default bridge. */
  get hasNames(): boolean {
    return this.driver === "bridge" && this.name !== "bridge";
  }

  /** The lowest address that is free, or the one that is asked for. @throws {EngineError} */
  take(wanted?: string): string {
    const { subnet } = this;
    if (!subnet) return "";
    if (wanted !== undefined) return this.#takeThis(wanted, subnet);
    for (let offset = 1; offset < subnetSize(subnet) - 1; offset++) {
      const address = ipv4Text(subnet.base + offset);
      if (address === this.gateway || this.#taken.has(address)) continue;
      this.#taken.add(address);
      return address;
    }
    throw badRequest(
      `no available IPv4 addresses on this network's address pools: ${this.name} (${this.id})`,
    );
  }

  release(address: string): void {
    this.#taken.delete(address);
  }

  /** The endpoint at an address. */
  endpointAt(address: string): Endpoint | undefined {
    for (const endpoint of this.endpoints.values()) if (endpoint.address === address) return endpoint;
    return undefined;
  }

  /** Addresses that go by a name here. */
  addressesOf(name: string): string[] {
    const wanted = name.toLowerCase();
    return [...this.endpoints.values()]
      .filter(({ names }) => names.some((one) => one.toLowerCase() === wanted))
      .map(({ address }) => address);
  }

  #takeThis(wanted: string, subnet: Subnet): string {
    if (ipv4Number(wanted) === undefined) throw badRequest(`invalid IPv4 address: ${wanted}`);
    if (!isInSubnet(subnet, wanted)) {
      throw badRequest(`no configured subnet contains IP address ${wanted}`);
    }
    if (this.#taken.has(wanted) || wanted === this.gateway) {
      throw badRequest("Address already in use");
    }
    this.#taken.add(wanted);
    return wanted;
  }

  /** `172.17.0.0/16`; "" where there is none. */
  get subnetText(): string {
    return this.subnet ? subnetText(this.subnet) : "";
  }
}

/** Docker's addresses of interfaces spell the IP address: 02:42:ac:11:00:03 is 172.17.0.3. */
export function macOf(address: string): string {
  const number = ipv4Number(address) ?? 0;
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256);
  return ["02", "42", ...bytes.map((byte) => byte.toString(16).padStart(2, "0"))].join(":");
}
