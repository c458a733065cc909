/** The neighbour table (arp(7)): which hardware address an address has that was spoken to. */
import { isInSubnet, parseSubnet } from "./ipv4.ts";
import type { NetworkStack } from "./network_stack.ts";

export interface Neighbour {
  address: string;
  device: string;
  mac: string;
  /** When it answered last, in milliseconds. */
  heardMs: number;
}

/** For so long an answer counts (base_reachable_time). */
const REACHABLE_MS = 30_000;

export function neighbourState({ heardMs }: Neighbour, nowMs: number): "REACHABLE" | "STALE" {
  return nowMs - heardMs < REACHABLE_MS ? "REACHABLE" : "STALE";
}

/** Somebody was spoken to: the stack knows the next hop on the way there. `macOf`: the address of its hardware. */
export function learnNeighbour(
  stack: NetworkStack,
  address: string,
  heardMs: number,
  macOf: (address: string) => string,
): void {
  if (stack.has(address)) return;
  const direct = deviceTo(stack, address);
  const gateway = direct === undefined ? stack.routes.find(({ to }) => to === "default")?.via : undefined;
  const hop = direct === undefined ? gateway : address;
  const device = direct ?? (gateway === undefined ? undefined : deviceTo(stack, gateway));
  if (hop === undefined || device === undefined) return;
  stack.neighbours.set(hop, { address: hop, device, mac: macOf(hop), heardMs });
}

/** The interface on whose network an address is. */
function deviceTo({ interfaces }: NetworkStack, wanted: string): string | undefined {
  return interfaces.find(({ kind, addresses }) =>
    kind !== "loopback" && addresses.some(({ address, prefix }) => {
      const subnet = parseSubnet(`${address}/${prefix}`);
      return subnet !== undefined && isInSubnet(subnet, wanted);
    })
  )?.name;
}
