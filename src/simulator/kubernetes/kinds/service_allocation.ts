/**
 * Cluster IPs and node ports. Which are taken is read from the services there are, so nothing has to be released.
 * Both ranges keep their lower part for numbers that people choose: chance draws from the upper part
 * (pkg/registry/core/service/ipallocator, portallocator).
 */
import type { IService } from "kubernetes-models/v1/Service";
import type { KindContext } from "../kind.ts";
import { type FieldError, StatusError } from "../status_error.ts";
import { invalid } from "./field_errors.ts";

/** The service network, as the API server's --service-cluster-ip-range. */
const SERVICE_NETWORK = { base: "10.96.0.0", prefixLength: 12 } as const;
/** As --service-node-port-range. */
export const NODE_PORTS = { first: 30000, last: 32767 } as const;

/** Addresses and ports below these offsets are left for explicit choice. */
const CHOSEN_ADDRESSES = 256;
const CHOSEN_PORTS = 86;

/** Whether a service of this type has a cluster IP at all. */
export function needsClusterIp(it: IService): boolean {
  const type = it.spec?.type;
  return type === "ClusterIP" || type === "NodePort" || type === "LoadBalancer";
}

export function needsNodePorts(it: IService): boolean {
  const { type, allocateLoadBalancerNodePorts: forBalancer = true } = it.spec ?? {};
  return type === "NodePort" || (type === "LoadBalancer" && forBalancer);
}

/** Gives the service what it needs and does not have. Changes it in place. */
export function allocate(it: IService, context: KindContext): void {
  if (needsClusterIp(it)) allocateAddress(it, context);
  if (needsNodePorts(it)) allocatePorts(it, context);
}

/** What was asked for by number and cannot be had. */
export function validateAllocation(it: IService, context: KindContext): FieldError[] {
  return [
    ...(needsClusterIp(it) ? validateAddress(it, context) : []),
    ...(needsNodePorts(it) ? validatePorts(it, context) : []),
  ];
}

function allocateAddress(it: IService, context: KindContext): void {
  const spec = it.spec!;
  if (!spec.clusterIP && spec.clusterIPs?.[0]) spec.clusterIP = spec.clusterIPs[0];
  spec.clusterIP ||= freeAddress(it, context);
  if (!spec.clusterIPs?.length) spec.clusterIPs = [spec.clusterIP];
  // Headless and without a selector, a service can name endpoints of either family.
  const isOpen = spec.clusterIP === "None" && !spec.selector;
  spec.ipFamilyPolicy ??= isOpen ? "RequireDualStack" : "SingleStack";
  if (!spec.ipFamilies?.length) {
    spec.ipFamilies = spec.ipFamilyPolicy === "RequireDualStack" ? ["IPv4", "IPv6"] : ["IPv4"];
  }
}

function freeAddress(it: IService, context: KindContext): string {
  const taken = new Set(others(it, context).map((other) => other.spec?.clusterIP));
  const base = toNumber(SERVICE_NETWORK.base)!;
  const size = 2 ** (32 - SERVICE_NETWORK.prefixLength);
  // The last address is the network's broadcast address.
  const candidates = size - 1 - CHOSEN_ADDRESSES;
  const start = context.random.below(candidates);
  for (let step = 0; step < candidates; step++) {
    const address = toAddress(base + CHOSEN_ADDRESSES + (start + step) % candidates);
    if (!taken.has(address)) return address;
  }
  throw new StatusError(500, "InternalError", "failed to allocate a serviceIP: range is full");
}

function allocatePorts(it: IService, context: KindContext): void {
  const ports = it.spec?.ports ?? [];
  const taken = takenPorts(it, context);
  for (const { nodePort } of ports) if (nodePort) taken.add(nodePort);
  const given = new Map<number, Set<string>>();
  for (const port of ports) {
    const protocol = port.protocol ?? "TCP";
    // The same port by two protocols gets the same node port.
    const shared = ports.find((other) =>
      other !== port && other.port === port.port && other.nodePort && other.protocol !== protocol &&
      !given.get(other.nodePort)?.has(protocol)
    );
    port.nodePort ||= shared?.nodePort ?? freePort(taken, context);
    taken.add(port.nodePort);
    given.set(port.nodePort, new Set([...given.get(port.nodePort) ?? [], protocol]));
  }
  const spec = it.spec!;
  if (spec.type === "LoadBalancer" && spec.externalTrafficPolicy === "Local") {
    spec.healthCheckNodePort ||= freePort(taken, context);
  }
}

function freePort(taken: ReadonlySet<number>, { random }: KindContext): number {
  const first = NODE_PORTS.first + CHOSEN_PORTS;
  const candidates = NODE_PORTS.last - first + 1;
  const start = random.below(candidates);
  for (let step = 0; step < candidates; step++) {
    const port = first + (start + step) % candidates;
    if (!taken.has(port)) return port;
  }
  for (let port: number = NODE_PORTS.first; port < first; port++) if (!taken.has(port)) return port;
  throw new StatusError(500, "InternalError", "failed to allocate a nodePort: range is full");
}

function validateAddress(it: IService, context: KindContext): FieldError[] {
  const { clusterIP, clusterIPs } = it.spec ?? {};
  if (!clusterIP || clusterIP === "None") return [];
  const number = toNumber(clusterIP);
  if (number === undefined) return [];
  const offset = number - toNumber(SERVICE_NETWORK.base)!;
  const refuse = (why: string) => [
    invalid("spec.clusterIPs", clusterIPs ?? [clusterIP], `failed to allocate IP ${clusterIP}: ${why}`),
  ];
  if (offset < 0 || offset >= 2 ** (32 - SERVICE_NETWORK.prefixLength)) {
    return refuse("the provided network does not match the current range");
  }
  const isTaken = others(it, context).some((other) => other.spec?.clusterIP === clusterIP);
  return isTaken ? refuse("provided IP is already allocated") : [];
}

function validatePorts(it: IService, context: KindContext): FieldError[] {
  const taken = takenPorts(it, context);
  return (it.spec?.ports ?? []).flatMap(({ nodePort }, index) => {
    if (!nodePort) return [];
    const field = `spec.ports[${index}].nodePort`;
    if (nodePort < NODE_PORTS.first || nodePort > NODE_PORTS.last) {
      const range = `${NODE_PORTS.first}-${NODE_PORTS.last}`;
      return [
        invalid(
          field,
          nodePort,
          `provided port is not in the valid range. The range of valid ports is ${range}`,
        ),
      ];
    }
    return taken.has(nodePort) ? [invalid(field, nodePort, "provided port is already allocated")] : [];
  });
}

function takenPorts(it: IService, context: KindContext): Set<number> {
  const ports = others(it, context).flatMap(({ spec }) => [
    ...(spec?.ports ?? []).map((port) => port.nodePort ?? 0),
    spec?.healthCheckNodePort ?? 0,
  ]);
  return new Set(ports.filter((port) => port > 0));
}

/** Every service but this one. */
function others(it: IService, { registry }: KindContext): IService[] {
  const services = registry.list(registry.kind("services")) as unknown as IService[];
  const { name, namespace } = it.metadata ?? {};
  return services.filter(({ metadata }) => metadata?.name !== name || metadata?.namespace !== namespace);
}

/** An IPv4 address as a number; undefined when it is none. */
export function toNumber(address: string): number | undefined {
  const parts = address.split(".");
  if (parts.length !== 4) return undefined;
  let number = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    number = number * 256 + Number(part);
  }
  return number;
}

function toAddress(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
