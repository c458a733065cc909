/** Pairs of interfaces that are each other's cable (veth(4)): in one network namespace, or in two. */
import { isInSubnet, parseSubnet } from "./ipv4.ts";
import type { NetworkInterface, NetworkStack } from "./network_stack.ts";

/** One end: the interface, and the namespace that it is in now. */
export interface CableEnd {
  stack: NetworkStack;
  readonly link: NetworkInterface;
}

export type Cable = readonly [CableEnd, CableEnd];

/** Makes both interfaces, which are down. */
export function layCable(stack: NetworkStack, names: readonly [string, string]): Cable {
  const made = names.map((name) => {
    const index = stack.nextIndex;
    const mac = `02:42:00:01:${
      [index >> 8, index & 255].map((part) => part.toString(16).padStart(2, "0")).join(":")
    }`;
    const link: NetworkInterface = {
      index,
      name,
      kind: "veth",
      mac,
      mtu: 1500,
      hasCarrier: false,
      addresses: [],
    };
    stack.add(link);
    return link;
  });
  const [first, second] = [made[0]!, made[1]!];
  const cable: Cable = [{ stack, link: first }, { stack, link: second }];
  first.peer = second.index;
  second.peer = first.index;
  first.cable = second.cable = cable;
  return cable;
}

/** The other end of the cable that an interface is an end of. */
export function farEnd({ cable, name }: NetworkInterface, stack: NetworkStack): CableEnd | undefined {
  return cable?.find((end) => end.stack !== stack || end.link.name !== name);
}

/** An interface goes to another namespace: without its addresses, and down. */
export function moveLink(link: NetworkInterface, from: NetworkStack, to: NetworkStack): void {
  const end = link.cable?.find((one) => one.link === link);
  from.remove(link.name);
  link.addresses = [];
  link.hasCarrier = false;
  delete link.master;
  to.add(link);
  if (end) end.stack = to;
}

/** Who has this address at the other end of a cable, or behind the bridge that it is plugged into. */
export function neighbourAt(stack: NetworkStack, address: string): NetworkStack | undefined {
  const out = stack.interfaces.filter((one) => one.hasCarrier && isOwnNetwork(one, address));
  const bridges = out.map(({ name }) => name);
  const ports = stack.interfaces.filter((one) => out.includes(one) || bridges.includes(one.master ?? ""));
  for (const end of ports.flatMap((one) => farEnd(one, stack) ?? [])) {
    const found = end.link.hasCarrier ? behind(end, address) : undefined;
    if (found) return found;
  }
  return undefined;
}

function behind({ stack, link }: CableEnd, address: string): NetworkStack | undefined {
  if (stack.addresses.includes(address)) return stack;
  if (link.master === undefined) return undefined;
  const others = stack.interfaces.filter((one) =>
    one !== link && one.master === link.master && one.hasCarrier
  );
  return others.flatMap((one) => farEnd(one, stack) ?? [])
    .find((end) => end.link.hasCarrier && end.stack.addresses.includes(address))?.stack;
}

function isOwnNetwork({ addresses }: NetworkInterface, wanted: string): boolean {
  return addresses.some(({ address, prefix }) => {
    const subnet = parseSubnet(`${address}/${prefix}`);
    return subnet !== undefined && isInSubnet(subnet, wanted);
  });
}
