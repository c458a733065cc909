/** Subnets with their ranges, gateways and reserved addresses (github.com/docker/cli, cli/command/network/create.go). */
import { DockerFailure } from "../engine_errors.ts";

export interface AddressPool {
  Subnet: string;
  IPRange?: string;
  Gateway?: string;
  AuxiliaryAddresses?: Record<string, string>;
}

interface Addresses {
  subnets: readonly string[];
  ranges: readonly string[];
  gateways: readonly string[];
  auxiliary: Readonly<Record<string, string>>;
}

/** Throws DockerFailure where something belongs to no subnet, or to two. */
export function poolsOf({ subnets, ranges, gateways, auxiliary }: Addresses): AddressPool[] {
  if (subnets.length < ranges.length || subnets.length < gateways.length) {
    throw new DockerFailure("every ip-range or gateway must have a corresponding subnet");
  }
  const pools = new Map<string, AddressPool>();
  for (const subnet of subnets) {
    for (const other of pools.keys()) {
      if (contains(other, subnet) || contains(subnet, other)) {
        throw new DockerFailure("multiple overlapping subnet configuration is not supported");
      }
    }
    pools.set(subnet, { Subnet: subnet });
  }
  const poolOf = (address: string): AddressPool | undefined =>
    [...pools.values()].find(({ Subnet }) => contains(Subnet, address));
  for (const range of ranges) {
    const pool = poolOf(range);
    if (!pool) throw new DockerFailure(`no matching subnet for range ${range}`);
    if (pool.IPRange) {
      throw new DockerFailure(
        `cannot configure multiple ranges (${range}, ${pool.IPRange}) on the same subnet (${pool.Subnet})`,
      );
    }
    pool.IPRange = range;
  }
  for (const gateway of gateways) {
    const pool = poolOf(gateway);
    if (!pool) throw new DockerFailure(`no matching subnet for gateway ${gateway}`);
    if (pool.Gateway) {
      throw new DockerFailure(
        `cannot configure multiple gateways (${gateway}, ${pool.Gateway}) for the same subnet (${pool.Subnet})`,
      );
    }
    pool.Gateway = gateway;
  }
  for (const [name, address] of Object.entries(auxiliary)) {
    const pool = poolOf(address);
    if (!pool) throw new DockerFailure(`no matching subnet for aux-address ${address}`);
    (pool.AuxiliaryAddresses ??= {})[name] = address;
  }
  return [...pools.values()];
}

/** Whether an address, or a network's first one, is in the subnet. What cannot be read is left to the engine. */
function contains(subnet: string, address: string): boolean {
  const [base, length] = subnet.split("/");
  const [a, b] = [bits(base!), bits(address.split("/")[0]!)];
  if (!a || !b || a.length !== b.length || length === undefined) return false;
  return a.slice(0, Number(length)) === b.slice(0, Number(length));
}

function bits(address: string): string | undefined {
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(address)) {
    return address.split(".").map((part) => Number(part).toString(2).padStart(8, "0")).join("");
  }
  if (!address.includes(":") || !URL.canParse(`http://[${address}]`)) return undefined;
  const [head, tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = (text = ""): string[] => text ? text.split(":") : [];
  const missing = 8 - groups(head).length - groups(tail).length;
  const whole = [...groups(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(tail)];
  return whole.map((group) => parseInt(group, 16).toString(2).padStart(16, "0")).join("");
}
