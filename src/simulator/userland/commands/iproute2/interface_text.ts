/** Interfaces and routes as iproute2 prints them (ip-address(8), ip-link(8), ip-route(8)). */
import type { NetworkInterface, NetworkRoute, NetworkStack } from "../../../host/network_stack.ts";
import { ipv4Number, ipv4Text } from "../../../host/ipv4.ts";

/** `BROADCAST,MULTICAST,UP,LOWER_UP` */
export function interfaceFlags({ kind, hasCarrier, addresses }: NetworkInterface): string {
  if (kind === "loopback") return addresses.length > 0 || hasCarrier ? "LOOPBACK,UP,LOWER_UP" : "LOOPBACK";
  return hasCarrier ? "BROADCAST,MULTICAST,UP,LOWER_UP" : "NO-CARRIER,BROADCAST,MULTICAST,UP";
}

export function interfaceState({ kind, hasCarrier }: NetworkInterface): "UP" | "DOWN" | "UNKNOWN" {
  if (kind === "loopback") return hasCarrier ? "UNKNOWN" : "DOWN";
  return hasCarrier ? "UP" : "DOWN";
}

/** `veth1a2b@if6`: the other end lies in another namespace; `veth0@veth1`: in this one. */
export function interfaceName(one: NetworkInterface): string {
  const { name, peer, cable } = one;
  const here = cable?.[0].stack === cable?.[1].stack ? cable?.find(({ link }) => link !== one) : undefined;
  if (here) return `${name}@${here.link.name}`;
  return peer === undefined ? name : `${name}@if${peer}`;
}

/** The line with the number, and the one with the hardware's address. */
export function linkText(one: NetworkInterface): string {
  const { index, mtu, kind, master, mac } = one;
  const discipline = kind === "loopback" && !one.hasCarrier
    ? "noop"
    : kind === "physical"
    ? "fq_codel"
    : "noqueue";
  const queue = kind === "loopback" || kind === "physical" ? " qlen 1000" : "";
  const below = master === undefined ? "" : ` master ${master}`;
  const type = kind === "loopback" ? "loopback" : "ether";
  const broadcast = kind === "loopback" ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff";
  return `${index}: ${interfaceName(one)}: <${
    interfaceFlags(one)
  }> mtu ${mtu} qdisc ${discipline}${below} state ${interfaceState(one)} group default${queue}\n` +
    `    link/${type} ${mac} brd ${broadcast}${/@if/.test(interfaceName(one)) ? " link-netnsid 0" : ""}\n`;
}

/** With `ip link` the mode stands before the group. */
export function linkOnlyText(one: NetworkInterface): string {
  return linkText(one).replace(" group default", " mode DEFAULT group default");
}

export function addressText(one: NetworkInterface): string {
  return one.addresses.map(({ address, prefix, scope }) => {
    const broadcast = scope === "host" ? "" : ` brd ${broadcastOf(address, prefix)}`;
    return `    inet ${address}/${prefix}${broadcast} scope ${scope} ${one.name}\n` +
      "       valid_lft forever preferred_lft forever\n";
  }).join("");
}

export function routeText({ to, via, device, source }: NetworkRoute, stack: NetworkStack): string {
  const isDown = stack.interfaces.some((one) => one.name === device && !one.hasCarrier);
  const way = via === undefined ? "" : ` via ${via}`;
  const origin = source === undefined ? "" : ` proto kernel scope link src ${source}`;
  return `${to}${way} dev ${device}${origin} ${isDown ? "linkdown " : ""}\n`;
}

export function broadcastOf(address: string, prefix: number): string {
  const size = 2 ** (32 - prefix);
  const number = ipv4Number(address) ?? 0;
  return ipv4Text(number - number % size + size - 1);
}
